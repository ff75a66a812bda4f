import { matchFrom } from "../../scan/phrases.ts"
import { isCapital, isJoined, type Scan, type Token } from "../../scan/tokenize.ts"
import { CURRENCY_CODES } from "../../scan/unit-phrases.ts"
import {
  FUNCTION_WORDS,
  LENGTH_NAMES,
  LENGTH_NOUNS,
  METRE_NOUNS,
  METRE_WORDS,
  MILLION_NOUNS,
  MOTION_VERBS,
  PEOPLE_PLURALS,
  RACES,
} from "../metre-words.ts"
import { UNIT_PHRASES } from "../unit-index.ts"

export type MeaningOfM = "metres" | "million" | "open"

/** Tokens before a number in which a noun that settles its "m" is looked for. */
const REACH = 6

/** What the "m" at the token `at`, joined to the number before it, stands for, by what stands around it. */
export function judgeM(scan: Scan, at: number): MeaningOfM {
  if (isMeasured(scan, at) || isDistance(scan, at) || isBesideLength(scan, at)) return "metres"
  if (isCapital(scan, scan.tokens[at] as Token)) return "million"
  if (isCounted(scan, wordAfter(scan, at))) return "million"
  if (isRace(scan, at) || isMotion(scan, at)) return "metres"
  const partner = partnerOf(scan, at)
  if (partner !== null && isMeasured(scan, partner)) return "metres"
  if (partner !== null && isCounted(scan, wordAfter(scan, partner))) return "million"
  return hasBefore(scan, at, MILLION_NOUNS) ? "million" : "open"
}

/** The token after the letter, beyond the hyphen of "10m-high". */
function wordAfter({ tokens }: Scan, at: number): number {
  return tokens[at + 1]?.text === "-" && isJoined(tokens, at + 1) && tokens[at + 2]?.kind === "word" ? at + 2 : at + 1
}

/** "3m high", "a 10m fall", "a 10m swimming pool", "210m (689ft)", "6ft (1.8m)", "50m by 20m". */
function isMeasured(scan: Scan, at: number): boolean {
  const next = wordAfter(scan, at)
  const [first = "", second = ""] = [scan.tokens[next]?.text, scan.tokens[next + 1]?.text]
  if (METRE_WORDS.has(first) || METRE_NOUNS.has(first)) return true
  if (METRE_NOUNS.has(second) && scan.tokens[next]?.kind === "word" && !FUNCTION_WORDS.has(first)) return true
  return isConverted(scan, at) || isSide(scan, at) || isSpeed(scan, at)
}

/** Another length beside it, one of the two in brackets. */
function isConverted({ tokens }: Scan, at: number): boolean {
  if (tokens[at + 1]?.text === "(") return [3, 4].some((away) => LENGTH_NAMES.has(tokens[at + away]?.text ?? ""))
  const bracket = [2, 3].find((away) => /^[(/]$/.test(tokens[at - away]?.text ?? ""))
  return bracket !== undefined && LENGTH_NAMES.has(tokens[at - bracket - 1]?.text ?? "")
}

const JOINERS = /^(and|to|or|by|x|-|–|—)$/

/** "between 10 mm and 1 m": the other end is a length. */
export function isBesideLength({ tokens }: Scan, at: number): boolean {
  return (
    JOINERS.test(tokens[at - 2]?.text ?? "") &&
    /^(mm|cm|km|metres|kilometres|ft|feet)$/.test(tokens[at - 3]?.text ?? "")
  )
}

const BETWEEN_SIDES: ReadonlySet<string> = new Set(["by", "x", "×"])

/** "50m by 20m", "4 x 100m". */
function isSide({ tokens }: Scan, at: number): boolean {
  if (BETWEEN_SIDES.has(tokens[at + 1]?.text ?? "") && tokens[at + 2]?.kind === "number") return true
  return BETWEEN_SIDES.has(tokens[at - 2]?.text ?? "") && /^(number|word)$/.test(tokens[at - 3]?.kind ?? "")
}

function isSpeed({ tokens }: Scan, at: number): boolean {
  return tokens[at + 1]?.text === "/" && isJoined(tokens, at + 1) && tokens[at + 2]?.kind === "word"
}

/** "a depth of 30m", "within 10m", "30m from the shore". */
function isDistance({ tokens }: Scan, at: number): boolean {
  const before = tokens.slice(Math.max(0, at - REACH), at - 1).map(({ text }) => text)
  const of = before.lastIndexOf("of")
  if (of > 0 && LENGTH_NOUNS.has(before[of - 1] ?? "")) return true
  if (before.at(-1) === "within") return true
  return tokens[at + 1]?.text === "from" && isPlace(tokens[at + 2]?.text, tokens[at + 3]?.text)
}

const TIMES = /^(year|month|week|quarter|previous|last|same|prior|first|second|third|fourth|sale|sales)$/

function isPlace(first = "", second = ""): boolean {
  return /^(a|an|the|his|her|its|their|where|shore|goal)$/.test(first) && !TIMES.test(second)
}

/** "won the 1,500m", "the men's 100m": a distance that is run, before no noun. */
function isRace({ tokens }: Scan, at: number): boolean {
  const digits = tokens[at - 1]?.text ?? ""
  if (!RACES.has(digits.replace(",", ""))) return false
  const before = tokens[at - 2]?.text ?? ""
  const after = tokens[at + 1]
  const isFree = after === undefined || after.kind === "mark" || FUNCTION_WORDS.has(after.text)
  return isFree && (before === "the" || before === "s" || before === "'" || digits.includes(","))
}

/** "fell 30m to his death", "swam 50m", "plunged 20m into the sea". */
function isMotion({ tokens }: Scan, at: number): boolean {
  const verb = [2, 3].map((away) => tokens[at - away]?.text ?? "").find((text) => MOTION_VERBS.has(text))
  if (verb === undefined) return false
  if (MOTION_VERBS.get(verb) === true) return true
  const [first = "", second = ""] = [tokens[at + 1]?.text, tokens[at + 2]?.text]
  return (
    /^(down|into|off|onto|through|below)$/.test(first) || (first === "to" && /^(his|her|their|its|the)$/.test(second))
  )
}

/** "30m users", "30m tonnes", "5m were displaced", "5m new jobs". */
function isCounted(scan: Scan, at: number): boolean {
  const token = scan.tokens[at]
  if (token === undefined || token.kind !== "word") return false
  if (CURRENCY_CODES.has(token.text.toUpperCase()) && isCapital(scan, token)) return true
  if (/^(were|are|have)$/.test(token.text) || matchFrom(UNIT_PHRASES, scan.tokens, at) !== null) return true
  if (FUNCTION_WORDS.has(token.text)) return false
  return [0, 1, 2, 3, 4].some((ahead) => isPlural(scan, at + ahead, at))
}

/** Between words that describe. */
const DESCRIBES = /^(and|or|-)$/

/** A plural at the token `at` or, from `first` on, behind words that may describe it. */
function isPlural({ tokens }: Scan, at: number, first: number): boolean {
  if (
    tokens
      .slice(first, at)
      .some(({ kind, text }) => !DESCRIBES.test(text) && (kind !== "word" || FUNCTION_WORDS.has(text)))
  )
    return false
  const text = tokens[at]?.kind === "word" ? (tokens[at]?.text ?? "") : ""
  return !FUNCTION_WORDS.has(text) && (PEOPLE_PLURALS.has(text) || /[^s]s$/.test(text))
}

/** The letter of the other end of a range: "1.2m to 1.4m people". */
function partnerOf({ tokens }: Scan, at: number): number | null {
  if (!/^(to|and|or|-|–|—)$/.test(tokens[at + 1]?.text ?? "") || tokens[at + 2]?.kind !== "number") return null
  return tokens[at + 3]?.text === "m" && isJoined(tokens, at + 3) ? at + 3 : null
}

function hasBefore({ tokens }: Scan, at: number, words: ReadonlySet<string>): boolean {
  return tokens.slice(Math.max(0, at - 1 - REACH), at - 1).some(({ text }) => words.has(text))
}
