import { matchFrom, type PhraseMatch } from "../../scan/phrases.ts"
import {
  type HedgeAfter,
  type HedgesBefore,
  type HedgeWord,
  type HedgeWords,
  isCompound,
  readHedgeAfterOf,
  readHedgesBeforeOf,
} from "../../scan/readers/hedges.ts"
import { isCapital, isJoined, type Scan, type Token, writtenForm } from "../../scan/tokenize.ts"
import { COMPARED_MEASURES } from "../comparatives.ts"
import {
  BRACKETED,
  FILLERS_BEFORE,
  HEDGES_AFTER,
  HEDGES_BEFORE,
  MATTERS_OVER,
  NEGATIONS,
  PASSED_THINGS,
  PASSES,
  VERBS_WITH_OVER,
} from "../hedges.ts"
import { SCALES, SHORT_SCALES } from "../number-words.ts"
import { ARRIVED_UP, BEFORE_GOING, BEFORE_TO_TOP, GOES_UP, LIST_LENGTHS } from "../rising-words.ts"
import { UNIT_PHRASES } from "../unit-index.ts"
import { isPreposition } from "./prepositions.ts"
import { isNumberWord } from "./words.ts"

const WORDS: HedgeWords = Object.freeze({
  before: HEDGES_BEFORE,
  after: HEDGES_AFTER,
  fillers: FILLERS_BEFORE,
  isOfVerb: isNoHedge,
  isNegated,
  bracketed: BRACKETED,
  fitsAfter,
})

/** "at least an additional 200", "nearly 12,000". */
export function readHedgesBefore(scan: Scan, at: number, from: number): HedgesBefore {
  if (isSub(scan, at, from)) return { start: at - 2, announcedAt: null, words: ["less-than"], isNegated: false }
  return readHedgesBeforeOf(WORDS, scan, at, from)
}

/** "7,000 troops or more", "200-odd". */
export function readHedgeAfter(scan: Scan, at: number): HedgeAfter | null {
  return readHedgeAfterOf(WORDS, scan, at)
}

/** "not 640", "not even 100"; "no one" is nobody. */
function isNegated({ tokens }: Scan, start: number, from: number): boolean {
  const wordAt = (at: number) => (at >= from ? (tokens[at]?.text ?? "") : "")
  const before = wordAt(start - 1) === "even" ? wordAt(start - 2) : wordAt(start - 1)
  return NEGATIONS.has(before) || (before === "no" && tokens[start]?.text === "one")
}

/** Words that look like a hedge and belong to what stands before them. */
function isNoHedge(scan: Scan, hedge: PhraseMatch<HedgeWord>): boolean {
  return [
    isOfVerb,
    isOfRatio,
    isPassing,
    isShortName,
    isTopOfList,
    isTimeOf,
    isTiedHedge,
    isPreposition,
    isOfRival,
  ].some((isOther) => isOther(scan, hedge))
}

/** Tokens of a number before its unit at most. */
const LONGEST_NUMBER = 4

/** "Faster than two rivals"; "faster than 100 km/h" has a unit. */
function isOfRival({ tokens }: Scan, { start, end }: PhraseMatch<HedgeWord>): boolean {
  const isCompared = tokens.slice(start, end - 1).some(({ text }) => COMPARED_MEASURES.has(text))
  if (!isCompared) return false
  for (let at = end + 1; at <= end + LONGEST_NUMBER; at += 1) {
    if (matchFrom(UNIT_PHRASES, tokens, at) !== null) return false
    if (tokens[at]?.text === "m" || tokens[at]?.text === "t") return false
  }
  return true
}

/** "three times as many as 40" is a multiple, and no bound. */
function isOfRatio({ tokens }: Scan, { start, value }: PhraseMatch<HedgeWord>): boolean {
  return value === "up-to" && tokens[start]?.text === "as" && RATIOS.test(tokens[start - 1]?.text ?? "")
}

const RATIOS = /^(times|twice|thrice|half|fold|third|quarter|double|triple|x|\p{L}+fold)$/u

/** Words between what is counted and "passed": "the toll of the floods in Spain passed 300". */
const REACH_OF_COUNT = 6
/** Words of what was passed: "passed 12 new tax laws". */
const REACH_OF_THINGS = 5

/** "Parliament has passed 12 laws"; without "has" only a total and its like pass a number. */
function isPassing({ tokens }: Scan, { start, end }: PhraseMatch<HedgeWord>): boolean {
  if (!/^pass(ed|es|ing)$/.test(tokens[end - 1]?.text ?? "")) return false
  if (tokens.slice(end, end + REACH_OF_THINGS).some(({ text }) => PASSED_THINGS.has(text))) return true
  if (end - start > 1 || start === 0) return false
  return !tokens.slice(Math.max(0, start - REACH_OF_COUNT), start).some(({ text }) => PASSES.has(text))
}

/** "EST" is a time zone, "737 Max 9" a name, and the "min." of "30 min. 12 people" minutes. */
function isShortName(scan: Scan, { start }: PhraseMatch<HedgeWord>): boolean {
  const [before, token] = [scan.tokens[start - 1], scan.tokens[start]]
  if (token === undefined || !/^(est|min|max)$/.test(token.text)) return false
  if (before?.kind === "number" || writtenForm(scan, token) === "EST") return true
  return before?.kind === "word" && isCapital(scan, token)
}

/** "presided over 200" and "went up to 50" say nothing of a bound. */
function isOfVerb(scan: Scan, { start, end, value }: PhraseMatch<HedgeWord>): boolean {
  const { tokens } = scan
  const before = tokens[start - 1]?.text ?? ""
  if (value === "up-to" && tokens[end - 1]?.text === "to") {
    if (ARRIVED_UP.has(before)) return true
    return GOES_UP.has(before) && BEFORE_GOING.has(tokens[start - 2]?.text ?? "")
  }
  if (tokens[start]?.text !== "over" || (TAKES.test(before) && isSpan(tokens, start + 1))) return false
  return VERBS_WITH_OVER.has(before) || MATTERS_OVER.has(before) || isAveraging(scan, start)
}

const TAKES = /^(take|takes|took|taken|taking)$/
const TIMES = /^(second|minute|hour|day|week|month|year|decade)s$/
/** Tokens of a number and its unit at most. */
const REACH_OF_SPAN = 5

/** "Took over three months"; but "took over two years ago" tells when it was. */
function isSpan(tokens: Scan["tokens"], at: number): boolean {
  const rest = tokens.slice(at, at + REACH_OF_SPAN).map(({ text }) => text)
  const unit = rest.findIndex((text) => TIMES.test(text))
  return unit > 0 && !/^(ago|later|earlier|before|after)$/.test(rest[unit + 1] ?? "")
}

/** "a 5-under 66": the word belongs to what it is joined to. */
function isTiedHedge({ tokens }: Scan, { start }: PhraseMatch<HedgeWord>): boolean {
  return (
    tokens[start - 1]?.text === "-" &&
    isJoined(tokens, start - 1) &&
    tokens[start - 2]?.kind !== "mark" &&
    isJoined(tokens, start)
  )
}

/** Tokens of a number with hyphens at most: "a twenty-five-year period". */
const LONGEST_COMPOUND = 5

/** "Over a five-year period", "below the 30-day average": the number only describes the noun that the word is about. */
function isTimeOf({ tokens }: Scan, { start, end }: PhraseMatch<HedgeWord>): boolean {
  if (end !== start + 1 || !/^(over|under|above|below|beyond)$/.test(tokens[start]?.text ?? "")) return false
  if (!/^(a|an|the|its|their|his|her)$/.test(tokens[end]?.text ?? "")) return false
  for (let at = end + 2; at <= end + LONGEST_COMPOUND; at += 1) {
    if (tokens[at]?.text !== "-" || !isJoined(tokens, at) || !isJoined(tokens, at + 1)) return false
    if (TIME.test(tokens[at + 1]?.text ?? "")) return true
    at += 1
  }
  return false
}

const TIME = /^(second|minute|hour|day|night|week|month|year|decade|game|match|race|quarter|season|mile|km|metre|term)$/

/** "the top 40", "top three seeds"; but "as gusts top 90mph", "deaths top 1,200" and "tops $5bn". */
function isTopOfList(scan: Scan, { start, end }: PhraseMatch<HedgeWord>): boolean {
  const { tokens } = scan
  const [before, top] = [tokens[start - 1], tokens[start]?.text]
  if (top !== "top" && top !== "tops") return false
  if (before?.kind !== "word" || before.text === "s") return true
  if (top === "tops" || BEFORE_TO_TOP.has(before.text)) return false
  return (
    !/[^su]s$/.test(before.text) || (LIST_LENGTHS.has(tokens[end]?.text ?? "") && !isScaledOrMeasured(scan, end + 1))
  )
}

function isScaledOrMeasured({ tokens }: Scan, at: number): boolean {
  const text = tokens[at]?.text ?? ""
  return text === "%" || SCALES.has(text) || SHORT_SCALES.has(text) || matchFrom(UNIT_PHRASES, tokens, at) !== null
}

/** "Averaged over 30 reviews, it scored 6.1" names what the mean is of; "she averaged over 20 points" is a bound. */
function isAveraging({ tokens }: Scan, over: number): boolean {
  if (!/^averag(e|ed|ing)$/.test(tokens[over - 1]?.text ?? "")) return false
  const before = tokens[over - 2]
  return before === undefined || before.kind === "mark" || OTHER_BOUNDS.has(tokens[over + 1]?.text ?? "")
}

const OTHER_BOUNDS: ReadonlySet<string> = new Set([
  "under",
  "below",
  "less",
  "fewer",
  "more",
  "at",
  "no",
  "up",
  "about",
])

/** "a sub-500 sq m office". */
function isSub(scan: Scan, at: number, from: number): boolean {
  return isCompound(scan, at) && at - 2 >= from && scan.tokens[at - 2]?.text === "sub"
}

/** Away from the number only "or more" and its like; "minimum", "plus" or "odd" there would belong to something else. */
function fitsAfter(scan: Scan, { start, end }: PhraseMatch<unknown>, isApart: boolean): boolean {
  const [first, next] = [scan.tokens[start]?.text, scan.tokens[end]]
  if (first === "est" || first === "estimated" || first === "approx") return !isApart && endsPhrase(scan, start, end)
  if ((isApart && first !== "or") || isTiedToNext(scan, start, end)) return false
  if (first === "or") return next?.text !== "than" && !(endsInPreposition(scan, end) && isNextFigure(scan, end))
  if (first === "and" && (next?.text === "to" || isNextFigure(scan, end))) return false
  if (first === "+" || first === "plus" || first === "at") return !isNextFigure(scan, end) && !isAdded(first, next)
  return true
}

/** "Two odd-looking men", "40 plus-size models": the word belongs to what is tied behind it. */
function isTiedToNext({ tokens }: Scan, start: number, end: number): boolean {
  return /^(odd|plus)$/.test(tokens[start]?.text ?? "") && tokens[end]?.text === "-" && isJoined(tokens, end)
}

/** The last word of "9 or below". */
function endsInPreposition({ tokens }: Scan, end: number): boolean {
  return /^(over|under|above|below)$/.test(tokens[end - 1]?.text ?? "")
}

/** "$40 plus tax", "£300 plus a bonus": something is added, and the number is no floor. */
function isAdded(first: string, next: Token | undefined): boolean {
  return first === "plus" && next !== undefined && ADDED.has(next.text)
}

const ADDED: ReadonlySet<string> = new Set(
  (
    "tax taxes vat gst interest costs expenses fees fee postage shipping tips tip bonus bonuses benefits perks commission " +
    "delivery insurance legal court airfare accommodation extras an another its their his her the"
  ).split(" "),
)

/** "5,000 est." and "12,000 estimated", but not "12 estimated losses" and not "5,000 EST". */
function endsPhrase(scan: Scan, start: number, end: number): boolean {
  const [token, next] = [scan.tokens[start], scan.tokens[end]]
  if (token === undefined || writtenForm(scan, token) === "EST") return false
  return scan.tokens[end - 1]?.text === "." || next === undefined || next.kind === "mark"
}

/** "40 % and over 80 reviews", "90 % and less than 20": the hedge belongs to the figure after it. */
function isNextFigure(scan: Scan, at: number): boolean {
  const next = scan.tokens[at]
  return next !== undefined && (next.kind === "number" || BEFORE_FIGURE.has(next.text) || isNumberWord(next))
}

const BEFORE_FIGURE: ReadonlySet<string> = new Set(["than", "$", "£", "€", "a"])
