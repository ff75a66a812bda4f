import { type Exact, powerOfTen } from "../../numbers/exact.ts"
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

/** Words for a minus, for a plus, and those after which an en dash before digits is a minus and "plus" a sign. */
export type SignWords = {
  readonly minus: ReadonlySet<string>
  readonly plus?: ReadonlySet<string>
  readonly before: ReadonlySet<string>
}

/** A sign is joined to what follows and not to what stands before: "−3", but not "F-16" and not "10 - 12". */
export function readSign(words: SignWords, scan: Scan, at: number, from: number): Sign {
  const none = { start: at, isNegative: false }
  const before = at > from ? scan.tokens[at - 1] : undefined
  if (before === undefined) return none
  if (words.minus.has(before.text)) return { start: at - 1, isNegative: true }
  if (words.plus?.has(before.text) && words.before.has(scan.tokens[at - 2]?.text ?? ""))
    return { start: at - 1, isNegative: false }
  if (isTiedMinus(words, scan, at, from)) return { start: at - 2, isNegative: true }
  if (before.text === "−" && at === 1) return { start: 0, isNegative: true }
  if (!isJoined(scan.tokens, at) || !isFreeBefore(scan, at - 1)) return none
  if (before.text === "+") return { start: at - 1, isNegative: false }
  return SIGNS.has(before.text) && !isDashInText(words, scan, at - 1) ? { start: at - 1, isNegative: true } : none
}

function isFreeBefore(scan: Scan, sign: number): boolean {
  return !isJoined(scan.tokens, sign) || scan.tokens[sign - 1]?.kind === "mark"
}

/** "a minus-25C night" */
function isTiedMinus(words: SignWords, { tokens }: Scan, at: number, from: number): boolean {
  const isTied = tokens[at - 1]?.text === "-" && isJoined(tokens, at) && isJoined(tokens, at - 1)
  return isTied && at - 2 >= from && words.minus.has(tokens[at - 2]?.text ?? "")
}

/** An en dash after a word interrupts the sentence, so that it is no minus, save where an amount is due or degrees follow. */
function isDashInText(words: SignWords, { tokens }: Scan, at: number): boolean {
  const before = tokens[at - 1]
  if (tokens[at]?.text !== "–" || before?.kind !== "word") return false
  return !words.before.has(before.text) && !(isJoined(tokens, at + 2) && /^[cf°]$/.test(tokens[at + 2]?.text ?? ""))
}

const CENT = powerOfTen(-2)

type Scaled = { readonly isCents: boolean; readonly scale?: Exact }

/** The numeral with its sign, in the currency itself where hundredths of it were named, and scaled by its unit's symbol. */
export function signNumeral(numeral: Numeral, isNegative: boolean, unit: Scaled | null): Numeral {
  const signed = isNegative ? negate(numeral) : numeral
  const scale = unit?.isCents ? CENT : unit?.scale
  return scale === undefined ? signed : { ...signed, scale: signed.scale.mul(scale) }
}
