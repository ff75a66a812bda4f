import { explainSymbol } from "../../scan/readers/unknown-symbols.ts"
import { isCapital, type Scan, writtenForm } from "../../scan/tokenize.ts"
import type { UnitMatch } from "../../scan/unit-match.ts"

/** Letters without a vowel, of which the first is small: "qz", "gb", "kVar" has one. */
const NO_WORD = /^[bcdfghjklmnpqrstvwxz][bcdfghjklmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZ]{1,4}$/
/** Such letters that are no unit: things that are counted, titles, and words between numbers. */
const KNOWN: ReadonlySet<string> = new Set(
  "vs st nd rd th mr mrs ms dr jr sr pts pt pcs mths wkts wkt hcp tds td tv tvs dvd dvds cd cds pc mp mps pm ppl rpts nth cf ft bn".split(
    " ",
  ),
)
/** Behind the letters another noun would show that they only describe it: "15 pvc windows". */
const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  "a an the per of and or in on at to for from by with was is are were than as but".split(" "),
)

/** "15 qz": letters that no word of the language is made of, behind a number, are a unit that is not known. */
export function readUnknownAbbreviation(scan: Scan, at: number): UnitMatch | null {
  const [token, next] = [scan.tokens[at], scan.tokens[at + 1]]
  if (token?.kind !== "word" || isCapital(scan, token)) return null
  if (!NO_WORD.test(writtenForm(scan, token)) || KNOWN.has(token.text)) return null
  const isFree = next === undefined || next.kind === "mark" || FUNCTION_WORDS.has(next.text)
  return isFree ? explainSymbol(scan, at) : null
}
