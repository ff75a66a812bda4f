import { type Candidate, isMeeting } from "../choose-pairs.ts"
import type { ClauseWord } from "../describe/list-clause-words.ts"

/** One sentence about two figures that look alike and are of different things; null where no words of both say so. */
export function explainContrast(apart: readonly Candidate[]): string | null {
  for (const { a, b, contrast } of apart.filter(isMeeting)) {
    if (contrast === null || contrast.a.length === 0 || contrast.b.length === 0) continue
    const [one, other] = [phrase(contrast.a), phrase(contrast.b)]
    return `"${a.mention.text}" is said of "${one}" and "${b.mention.text}" of "${other}".`
  }
  return null
}

function phrase(words: readonly ClauseWord[]): string {
  return words.map(({ bare }) => bare).join(" ")
}
