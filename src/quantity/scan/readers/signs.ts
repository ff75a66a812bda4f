import { powerOfTen } from "../../numbers/exact.ts"
import { type Numeral, negate } from "../../numbers/numeral.ts"
import { isJoined, type Scan } from "../tokenize.ts"

/** What stands joined before a numeral, from the token `start`: its sign and its currency. */
export type Prefix<Currency> = {
  readonly start: number
  readonly isNegative: boolean
  readonly currency: Currency | null
}

export type Sign = { readonly start: number; readonly isNegative: boolean }

const SIGNS: ReadonlySet<string> = new Set(["-", "−", "–"])

/** A sign is joined to what follows and not to what stands before: "−3", but not "F-16" and not "10 - 12". */
export function readSign(minusWords: ReadonlySet<string>, scan: Scan, at: number, from: number): Sign {
  const none = { start: at, isNegative: false }
  const before = at > from ? scan.tokens[at - 1] : undefined
  if (before === undefined) return none
  if (minusWords.has(before.text)) return { start: at - 1, isNegative: true }
  if (!isJoined(scan.tokens, at) || !isFreeBefore(scan, at - 1)) return none
  if (before.text === "+") return { start: at - 1, isNegative: false }
  return SIGNS.has(before.text) && !isDashInText(scan, at - 1) ? { start: at - 1, isNegative: true } : none
}

function isFreeBefore(scan: Scan, sign: number): boolean {
  return !isJoined(scan.tokens, sign) || scan.tokens[sign - 1]?.kind === "mark"
}

/** An en dash after a word interrupts the sentence, so that it is no minus. */
function isDashInText(scan: Scan, at: number): boolean {
  return scan.tokens[at]?.text === "–" && scan.tokens[at - 1]?.kind === "word"
}

const CENT = powerOfTen(-2)

/** The numeral with its sign, in the currency itself where hundredths of it were named. */
export function signNumeral(numeral: Numeral, isNegative: boolean, isCents: boolean): Numeral {
  const signed = isNegative ? negate(numeral) : numeral
  return isCents ? { ...signed, scale: signed.scale.mul(CENT) } : signed
}
