import type { Row, Telling } from "../describe/find-row.ts"

const MEANT = 1.2
/** That it is meant says as much for its measuring the same thing. */
const SAYS = 1.2
const OTHER_MEANT = -5

/**
 * Which of several figures is meant: of "12 people in Peru and four in Chile" it is the four that "six people in Chile" speaks of,
 * and not the twelve. Above 0 where the row of either says that it is this one, below 0 where another of a row is meant, 0
 * where the rows decide nothing. It orders the pairs, and says nothing of whether any of them measures one thing.
 */
export function preferByRows(a: Row, b: Row): number {
  if (isOtherMeant(a, b) || isOtherMeant(b, a)) return OTHER_MEANT
  return isMeant(a, b) || isMeant(b, a) ? MEANT : 0
}

export function rateRows(a: Row, b: Row): number {
  return preferByRows(a, b) > 0 ? SAYS : 0
}

function isMeant({ rivals }: Row, { words, nearest }: Row): boolean {
  return rivals.some(({ mine, theirs }) => isMissing(theirs, words) && meet(mine.nearest, nearest))
}

function isOtherMeant({ rivals }: Row, { words, nearest }: Row): boolean {
  return rivals.some(({ mine, theirs }) => isMissing(mine, words) && meet(theirs.nearest, nearest))
}

/** Whether the other text says nothing of what is said of this figure alone, and of what leads the row not all. */
function isMissing({ words, lead }: Telling, said: ReadonlySet<string>): boolean {
  if (meet(words, said)) return false
  return lead.length === 0 ? words.size > 0 : lead.some((word) => !said.has(word))
}

function meet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  for (const word of one) if (other.has(word)) return true
  return false
}
