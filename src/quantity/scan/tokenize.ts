import { foldText, lowerText } from "./fold.ts"

export type Token = {
  readonly kind: "number" | "word" | "mark"
  /** UTF-16 units into the text, end exclusive. */
  readonly start: number
  readonly end: number
  /** Folded and in lower case. */
  readonly text: string
}

/** A text and its tokens. White space is no token, except that the end of a paragraph is a mark. */
export type Scan = { readonly text: string; readonly folded: string; readonly tokens: readonly Token[] }

export const PARAGRAPH = "\n"

/** Points at half height, which join digits as a decimal mark does. */
const MID_DOTS: ReadonlySet<string> = new Set(["·", "∙", "⋅", "‧"])

const OTHER = 1
const SPACE = 2
const DIGIT = 3
const LETTER = 4
const SUPERSCRIPT = 5

/** Class by UTF-16 unit, filled as units are met: asking a regular expression each time would cost half the scan. */
const CLASSES = new Uint8Array(0x10000)

function classOf(code: number): number {
  const known = CLASSES[code]
  if (known) return known
  const found = classify(String.fromCharCode(code))
  CLASSES[code] = found
  return found
}

function classify(unit: string): number {
  if (/\s/.test(unit)) return SPACE
  if (/[0-9]/.test(unit)) return DIGIT
  if (unit === "²" || unit === "³") return SUPERSCRIPT
  return /[\p{L}\p{M}]/u.test(unit) ? LETTER : OTHER
}

/** One pass that looks one character ahead at most, so that the time is linear in the length of any text. */
export function tokenize(text: string): Scan {
  const folded = foldText(text)
  const lower = lowerText(folded)
  const tokens: Token[] = []
  let at = 0
  while (at < folded.length) {
    const type = classOf(folded.charCodeAt(at))
    const end = endOf(type, folded, at)
    const kind = kindOf(type, end - at)
    if (kind !== null) tokens.push({ kind, start: at, end, text: lower.slice(at, end) })
    else if (isParagraphEnd(folded, at, end)) tokens.push({ kind: "mark", start: at, end, text: PARAGRAPH })
    at = end
  }
  return { text, folded, tokens: tokens.map(plainSuperscript) }
}

/** A number such as ".5" starts with a mark, but is longer than a mark can be. */
function kindOf(type: number, length: number): Token["kind"] | null {
  if (type === SPACE) return null
  if (type === LETTER) return "word"
  return type === OTHER && length === 1 ? "mark" : "number"
}

function endOf(type: number, text: string, at: number): number {
  if (type === DIGIT) return endOfNumber(text, at)
  if (type === LETTER || type === SPACE) return endOfRun(type, text, at)
  return type === OTHER && startsDecimal(text, at) ? endOfNumber(text, at) : at + 1
}

function endOfRun(type: number, text: string, at: number): number {
  let end = at + 1
  while (end < text.length && classOf(text.charCodeAt(end)) === type) end += 1
  return end
}

/** Digits with the separators between them: "12,000.5", "1'000", also "1.2.3". What it is, is for a reader to say. */
function endOfNumber(text: string, at: number): number {
  let end = at + 1
  while (isDigitAt(text, end) || (isSeparator(text.charAt(end)) && isDigitAt(text, end + 1)) || isMidDot(text, end))
    end += 1
  return end
}

/** Before a power of ten a mid-dot multiplies: "3·10⁸". */
const POWER_OF_TEN = /10[\^⁰¹²³⁴-⁹⁻−-]/y

/** "1·5": a decimal point as The Lancet sets it, between digits. */
function isMidDot(text: string, at: number): boolean {
  if (!MID_DOTS.has(text.charAt(at)) || !isDigitAt(text, at + 1)) return false
  POWER_OF_TEN.lastIndex = at + 1
  return !POWER_OF_TEN.test(text)
}

function isSeparator(unit: string): boolean {
  return unit === "," || unit === "." || unit === "'"
}

function isDigitAt(text: string, at: number): boolean {
  return at < text.length && classOf(text.charCodeAt(at)) === DIGIT
}

/** ".5", but not the full stop of "end.5". */
function startsDecimal(text: string, at: number): boolean {
  if (text.charAt(at) !== "." || !isDigitAt(text, at + 1)) return false
  if (at === 0) return true
  const before = classOf(text.charCodeAt(at - 1))
  return before === SPACE || (before === OTHER && text.charAt(at - 1) !== ".")
}

/** White space with an empty line in it. */
function isParagraphEnd(text: string, start: number, end: number): boolean {
  if (end - start < 2) return false
  const space = text.slice(start, end)
  return space.indexOf("\n") !== space.lastIndexOf("\n")
}

/** So that "km²" reads as "km2" does. */
function plainSuperscript(token: Token): Token {
  if (token.text === "²") return { ...token, text: "2" }
  return token.text === "³" ? { ...token, text: "3" } : token
}

/** The text of a token in small letters; "" where there is none. */
export function textAt({ tokens }: Scan, at: number): string {
  return tokens[at]?.text ?? ""
}

/** True when no space lies between the token at `index` and the one before it. */
export function isJoined(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1]
  const token = tokens[index]
  return before !== undefined && token !== undefined && before.end === token.start
}

export function isCapital(scan: Scan, token: Token): boolean {
  return token.kind === "word" && scan.folded.charAt(token.start) !== token.text.charAt(0)
}

/** The token as it was written, save for width and kinds of dashes and spaces. */
export function writtenForm(scan: Scan, token: Token): string {
  return scan.folded.slice(token.start, token.end)
}
