import { FRACTION_SIGNS } from "../fraction-signs.ts"
import type { PhraseIndex } from "../phrases.ts"
import type { Scan } from "../tokenize.ts"

/** Whether a figure may begin at a token: at digits, at the sign of a fraction, and at the words that the language says. */
export function mayStartOf(mayStartAt: (word: string, next: string) => boolean, { tokens }: Scan, at: number): boolean {
  const token = tokens[at]
  if (token === undefined) return false
  if (token.kind === "number") return true
  if (token.kind === "mark") return FRACTION_SIGNS.has(token.text)
  return mayStartAt(token.text, tokens[at + 1]?.text ?? "")
}

/** The second words of the phrases that begin with one of `firsts`. */
export function listSecondWords(firsts: ReadonlySet<string>, indexes: readonly PhraseIndex<unknown>[]): string[] {
  return indexes
    .flatMap(({ byFirst }) => [...byFirst].filter(([first]) => firsts.has(first)))
    .flatMap(([, phrases]) => phrases.map((phrase) => phrase.tokens[1]?.text ?? ""))
}
