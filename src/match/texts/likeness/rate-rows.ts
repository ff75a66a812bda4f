import type { Row, Telling } from "../describe/find-row.ts"

/** The word that tells a figure from the others of its row stands by the figure of the other text as well. */
const MEANT = 1.2

/**
 * What the rows of two figures say for their measuring one thing: of "12 people in Peru and four in Chile" it is the four that
 * "six people in Chile" speaks of, and not the twelve. Null where another of a row is meant, 0 where the rows decide nothing.
 */
export function rateRows(a: Row, b: Row): number | null {
  const [inA, inB] = [rateRow(a, b), rateRow(b, a)]
  return inA === null || inB === null ? null : Math.max(inA, inB)
}

function rateRow({ rivals }: Row, { words, nearest }: Row): number | null {
  let rating = 0
  for (const { mine, theirs } of rivals) {
    if (isMissing(mine, words) && meet(theirs.nearest, nearest)) return null
    if (isMissing(theirs, words) && meet(mine.nearest, nearest)) rating = MEANT
  }
  return rating
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
