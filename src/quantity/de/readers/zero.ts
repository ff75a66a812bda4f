import type { Found, Surroundings } from "../../scan/language.ts"
import { indexPhrases } from "../../scan/phrases.ts"
import { readZeroOf, type ZeroWords } from "../../scan/readers/zero.ts"
import type { Scan } from "../../scan/tokenize.ts"

const WORDS: ZeroWords = Object.freeze({
  none: new Set(["keine"]),
  counted: new Set("verletzten verletzte toten tote todesopfer opfer todesfälle festnahmen überlebenden".split(" ")),
  kinds: new Set("zivilen zivile neuen neue bestätigten schwerverletzten".split(" ")),
  nobody: indexPhrases([["niemand", true] as const]),
  befalls: new Set("getötet verletzt verwundet starb gestorben tot vermisst festgenommen".split(" ")),
})

/** Words that such a figure begins with. */
export const ZERO_STARTS: ReadonlySet<string> = new Set(["keine", "niemand"])

/** "keine Verletzten", "niemand wurde getötet" */
export function readZero(scan: Scan, at: number, _from: number, known: Surroundings): Found | null {
  return ZERO_STARTS.has(scan.tokens[at]?.text ?? "") ? readZeroOf(WORDS, scan, at, known) : null
}
