import type { ContrastIndex, PurposeUse } from "../../languages/contrasts.ts"
import type { ClauseWord } from "./list-clause-words.ts"
import type { Found } from "./qualifier.ts"

/** The class of what money is allotted to. */
export const PURPOSE = "purpose"

const MOST_WORDS = 7
/** A word behind a comma or the like is further from the one before it than this. */
const IN_A_ROW = 3

/** "The law provides $15 billion for lead pipes": pipes. Only right behind the amount, and only of what is allotted. */
export function findPurpose(words: readonly ClauseWord[], at: number, { purposes }: ContrastIndex): readonly Found[] {
  if (!isPurposeAt(words, at, purposes)) return []
  const [first] = words.slice(at, at + 1)
  let cost = first?.cost ?? 0
  let head: ClauseWord | null = null
  for (const word of words.slice(at + 1, at + 1 + MOST_WORDS)) {
    if (word.cost - cost > IN_A_ROW || purposes.ends.has(word.lower)) break
    if (word.lower !== purposes.and) head = word
    cost = word.cost
  }
  return head === null ? [] : [{ name: PURPOSE, words: [head], groups: new Set([head.lower]) }]
}

function isPurposeAt(words: readonly ClauseWord[], at: number, { before, allotting }: PurposeUse): boolean {
  const [word, previous] = [words[at], words[at - 1]]
  if (word === undefined || word.isBefore || word.cost > 1 || !before.has(word.lower)) return false
  return previous?.isBefore === true && words.some(({ isBefore, lower }) => isBefore && allotting.has(lower))
}
