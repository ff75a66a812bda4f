import { exact } from "../../numbers/exact.ts"
import { type Numeral, numberOf } from "../../numbers/numeral.ts"
import type { AmountFound } from "../amount.ts"
import { isJoined, type Scan, type Token } from "../tokenize.ts"

/** What is said of the smaller unit. */
export type Rest = { readonly end: number; readonly numeral: Numeral }

/** The rest of "11st 7", "2h45" and "2h 45m", whose unit is not written or is one letter. */
export function readShortRest(scan: Scan, whole: AmountFound): Rest | null {
  if (whole.unit === "[stone_av]") return readBarePounds(scan, whole)
  if (whole.unit === "h") return readMinutes(scan, whole)
  return whole.unit === "min" ? readSeconds(scan, whole) : null
}

function isSmall(token: Token | undefined): token is Token {
  return token?.kind === "number" && /^\d{1,2}$/.test(token.text)
}

function whole({ text }: Token): Numeral {
  return { mantissa: exact(BigInt(text)), places: 0, scale: exact(1) }
}

/** Behind the inches nothing is counted. */
export function endsHeight(next: Token | undefined): boolean {
  return next === undefined || /^([.,;)]|tall|high|and|or|but|in|with)$/.test(next.text)
}

/** The 7 of "11st 7", where the number counts nothing else. */
function readBarePounds({ tokens }: Scan, { end }: AmountFound): Rest | null {
  const number = tokens[end]
  if (tokens[end - 1]?.text !== "st" || !isSmall(number)) return null
  return endsHeight(tokens[end + 1]) ? { end: end + 1, numeral: whole(number) } : null
}

/** "2h45", "2h 45m", "2h45m"; behind a space the letter shows that they are minutes. */
function readMinutes({ tokens }: Scan, { end }: AmountFound): Rest | null {
  const minutes = tokens[end]
  if (tokens[end - 1]?.text !== "h" || !isSmall(minutes) || Number(minutes.text) >= MINUTES) return null
  const hasLetter = tokens[end + 1]?.text === "m" && isJoined(tokens, end + 1)
  if (hasLetter) return { end: end + 2, numeral: whole(minutes) }
  const isTied = isJoined(tokens, end) && minutes.text.length === 2
  const isFree = tokens[end + 1]?.kind !== "word" || !isJoined(tokens, end + 1)
  return isTied && isFree ? { end: end + 1, numeral: whole(minutes) } : null
}

const MINUTES = 60

/** "3m 05s" behind minutes that are written as a letter. */
function readSeconds({ tokens }: Scan, { end }: AmountFound): Rest | null {
  const seconds = tokens[end]
  if (tokens[end - 1]?.text !== "m" || !isSmall(seconds)) return null
  return tokens[end + 1]?.text === "s" && isJoined(tokens, end + 1) ? { end: end + 2, numeral: whole(seconds) } : null
}

/** "45m 10s" from the token `at`: minutes, since seconds follow. */
export function readMinutesBeforeSeconds({ tokens }: Scan, at: number): AmountFound | null {
  const [minutes, letter, seconds, last] = tokens.slice(at, at + 4)
  if (!isSmall(minutes) || letter?.text !== "m" || !isSmall(seconds) || last?.text !== "s") return null
  if (!isJoined(tokens, at + 1) || !isJoined(tokens, at + 3) || /^\p{Sc}$/u.test(tokens[at - 1]?.text ?? ""))
    return null
  return { start: at, end: at + 2, numeral: whole(minutes), unit: "min", isBare: false }
}

const INCHES = 12
const MARKED = /^(\d{1,2})'(\d{1,2})$/

/** `6'2"`, `6' 2"`: feet and inches by their marks, from the token `at`. */
export function readMarkedFeet({ tokens }: Scan, at: number): AmountFound | null {
  const [, feet, inches] = MARKED.exec(tokens[at]?.text ?? "") ?? spacedFeet(tokens, at)
  const last = feet !== undefined && tokens[at]?.text === feet ? at + 3 : at + 1
  if (feet === undefined || inches === undefined || Number(inches) >= INCHES) return null
  if (tokens[last]?.text !== '"' || !isJoined(tokens, last)) return null
  const mantissa = exact(BigInt(feet))
    .mul(INCHES)
    .add(exact(BigInt(inches)))
  return { start: at, end: last + 1, numeral: { mantissa, places: 0, scale: exact(1) }, unit: "[in_i]", isBare: false }
}

function spacedFeet(tokens: readonly Token[], at: number): readonly (string | undefined)[] {
  const [feet, inches] = [tokens[at], tokens[at + 2]]
  if (!isSmall(feet) || tokens[at + 1]?.text !== "'" || !isJoined(tokens, at + 1) || !isSmall(inches)) return []
  return ["", feet.text, inches.text]
}

/** "6 in" behind feet, where no "in the" follows. */
export function isInch({ tokens }: Scan, at: number): boolean {
  if (tokens[at]?.text !== "in") return false
  if (isJoined(tokens, at)) return true
  const next = tokens[at + 1]
  return next === undefined || next.kind === "mark" || AFTER_INCHES.has(next.text)
}

const AFTER_INCHES: ReadonlySet<string> = new Set(
  "tall high long wide deep thick above below of by x and to or but with in apart shorter taller longer higher".split(
    " ",
  ),
)

const SHILLINGS = 20
const PENCE = 240

/** "£4 10s", "£4 10s 6d": the shillings and pence that Britain had until 1971, as pounds. */
export function readShillings({ tokens }: Scan, { end, numeral }: AmountFound): Rest | null {
  const [shillings, s, pence, d] = tokens.slice(end, end + 4)
  if (!isSmall(shillings) || s?.text !== "s" || !isJoined(tokens, end + 1) || Number(shillings.text) >= SHILLINGS)
    return null
  const mantissa = numberOf(numeral).add(exact(BigInt(shillings.text)).div(SHILLINGS))
  const hasPence = isSmall(pence) && d?.text === "d" && isJoined(tokens, end + 3) && Number(pence.text) < INCHES
  if (!hasPence) return { end: end + 2, numeral: { mantissa, places: 2, scale: exact(1) } }
  const all = mantissa.add(exact(BigInt(pence.text)).div(PENCE))
  return { end: end + 4, numeral: { mantissa: all, places: null, scale: exact(1) } }
}
