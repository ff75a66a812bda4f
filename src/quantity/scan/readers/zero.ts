import { ONE, ZERO } from "../../numbers/exact.ts"
import type { Found, Surroundings } from "../language.ts"
import { matchFrom, type PhraseIndex } from "../phrases.ts"
import type { Scan } from "../tokenize.ts"

/** How a language says that none are counted. */
export type ZeroWords = {
  /** "no", before what is counted. */
  readonly none: ReadonlySet<string>
  /** What "no" counts as a figure does, "injuries"; elsewhere it denies: "no comment". */
  readonly counted: ReadonlySet<string>
  /** What may stand between: "no serious injuries". */
  readonly kinds: ReadonlySet<string>
  /** "nobody" */
  readonly nobody: PhraseIndex<true>
  /** What befalls people who are counted: "nobody was hurt", but not "nobody knows". */
  readonly befalls: ReadonlySet<string>
}

/** Tokens after "nobody" in which what befell nobody is looked for: "nobody has been seriously hurt". */
const REACH = 4

/** "no injuries", "nobody was hurt"; a wording is one figure, so that "nobody" alone is one. */
export function readZeroOf(words: ZeroWords, scan: Scan, at: number, known: Surroundings): Found | null {
  const { tokens } = scan
  if (words.none.has(tokens[at]?.text ?? "")) {
    const noun = words.kinds.has(tokens[at + 1]?.text ?? "") ? at + 2 : at + 1
    if (words.counted.has(tokens[noun]?.text ?? "")) return zero(at, at + 1)
  }
  const nobody = matchFrom(words.nobody, tokens, at)
  if (nobody === null) return null
  const isAlone = !known.inProse && tokens.length === nobody.end
  return isAlone || befalls(words, scan, nobody.end) ? zero(at, nobody.end) : null
}

function befalls(words: ZeroWords, { tokens }: Scan, at: number): boolean {
  for (let next = at; next < at + REACH; next += 1) {
    const token = tokens[next]
    if (token?.kind !== "word") return false
    if (words.befalls.has(token.text)) return true
  }
  return false
}

function zero(start: number, end: number): Found {
  const numeral = { mantissa: ZERO, places: 0, scale: ONE }
  return { start, end, kind: "figure", meaning: { hedge: "none", numeral }, unit: null }
}
