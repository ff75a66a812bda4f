import { numberOf } from "../../numbers/numeral.ts"
import type { AmountFound } from "../../scan/amount.ts"
import type { Found, Surroundings } from "../../scan/language.ts"
import { isYearNote } from "../../scan/readers/year-notes.ts"
import { isLikelyYear, looksLikeYear, readYearsOf, type YearWords } from "../../scan/readers/years.ts"
import { isCapital, type Scan, type Token } from "../../scan/tokenize.ts"
import { countsPeople, countsPlural, isOfYear, isSingularOfYear, NO_NOUNS } from "../counted-nouns.ts"
import { YEAR_WORDS } from "../date-words.ts"

/** Four bare digits of a likely year. Where a unit is expected, a figure is, so it is taken for one. */
export function isYear(scan: Scan, amount: AmountFound, start: number, known: Surroundings): boolean {
  if (!amount.isBare || !isLikelyYear(amount) || isMeanOf(scan, amount.start)) return false
  if (start === amount.start && isYearNote(scan, amount.start)) return true
  const before = scan.tokens[amount.start - 1]?.text ?? ""
  if (countsPeople(scan, amount.end) && !SURE_YEAR_WORDS.has(before)) return false
  if (THRESHOLDS.has(scan.tokens[amount.end]?.text ?? "")) return false
  if (DETERMINERS.has(before)) return !isBareName(scan, amount.end) || start === amount.start
  const isHedged = start < amount.start
  if (!isHedged && YEAR_WORDS.has(before)) return true
  return mayBeDate(scan, amount, isHedged, known) && !countsAfter(scan, amount, isHedged)
}

/** Where a unit is expected, a number is a figure, except in a bracket or as the year of a noun before it. */
function mayBeDate(scan: Scan, amount: AmountFound, isHedged: boolean, known: Surroundings): boolean {
  if (known.unit === null || isNoted(scan, amount)) return true
  return !isHedged && (isBehindNoun(scan, amount) || (amount.start === 0 && isSingularOfYear(scan, amount.end)))
}

/** "Mass production 2026", where the wording ends: the year of what the words before it name. */
function isBehindNoun({ tokens }: Scan, { start, end }: AmountFound): boolean {
  const before = tokens[start - 1]
  if (before?.kind !== "word" || tokens[end] !== undefined) return false
  return !GOVERNING.has(before.text) && !AMOUNT_NOUNS.has(before.text) && !/(ed|ing|of|to|by|at)$/.test(before.text)
}

/** "346 (2006)", "5 % (Q1 2026)", "28/100 (2006 census)": a year in brackets behind a figure, whatever unit is expected. */
function isNoted({ tokens }: Scan, { start }: AmountFound): boolean {
  const bracket = tokens[start - 1]?.text === "(" ? start - 1 : start - 2
  return bracket > 0 && tokens[bracket]?.text === "("
}

/** Something is counted after it, and what stands before it lets a number follow: nothing, a hedge, "has", "sold". */
function countsAfter(scan: Scan, { start, end }: AmountFound, isHedged: boolean): boolean {
  const [before, after] = [scan.tokens[start - 1], scan.tokens[end]]
  if (isHedged && COMPARING.has(before?.text ?? "") && isOfYear(scan, end)) return false
  if (before === undefined && isSingularOfYear(scan, end)) return false
  if (isHedged || before === undefined)
    return after?.kind === "word" && !isCapital(scan, after) && !NO_NOUNS.has(after.text)
  const mayGovern = before.kind === "mark" || GOVERNING.has(before.text) || before.text.endsWith("ed")
  return mayGovern && countsPlural(scan, end)
}

/** Hedges that also hold something against a year: "exceeded 2021 levels". */
const COMPARING: ReadonlySet<string> = new Set("above below exceeded exceeds exceeding topped topping beat".split(" "))

/**
 * "Above the 2000 level" is a level of 2,000 or that of the year, and "of 1,900 voters, 1600 said yes" has no word that
 * shows a year: round hundreds are years less often than numbers.
 */
export function mayBeYear(scan: Scan, { start, end, isBare }: AmountFound, hedge: number): boolean {
  const [before, token, after] = [scan.tokens[start - 1], scan.tokens[start], scan.tokens[end]]
  if (!isBare || token === undefined || before === undefined || !/^(1[5-9]|20)00$/.test(token.text)) return false
  if (hedge < start) return before.text === "the" && after?.text === "level"
  if (isCapital(scan, before) || YEAR_WORDS.has(before.text) || DETERMINERS.has(before.text)) return false
  return before.text !== "(" && (GOVERNING.has(before.text) || VERBS.test(after?.text ?? ""))
}

/** After a number of people without a noun. */
const VERBS = /^(said|were|died|have|voted|came|fled|agreed|took|signed|escaped|survived|lost|will|can)$/

/** "Above the 1999." counts nothing that a year would be of. */
function isBareName({ tokens }: Scan, at: number): boolean {
  return tokens[at]?.kind !== "word"
}

/** Before a year and a noun: "its 2019 level". A hedge before them is no hedge of the year. */
const DETERMINERS: ReadonlySet<string> = new Set("the its their his her our this that s".split(" "))

/** After a number that is passed: "above the 2000 mark". */
const THRESHOLDS: ReadonlySet<string> = new Set("mark threshold barrier limit ceiling line".split(" "))

/** Before four digits these make them a year, whatever stands after. */
const SURE_YEAR_WORDS: ReadonlySet<string> = new Set(
  "in since until till during before after late early mid fiscal circa".split(" "),
)

/** Besides those in -ed, words that a count may follow. */
const GOVERNING: ReadonlySet<string> = new Set(
  (
    "has have had having with sold sell sells selling hold holds held holding carry carries carrying built build builds " +
    "building employ employs killing made make makes making bought buy buys lost lose loses sent send sends found won " +
    "hit hurt saw see sees cut cuts add adds adding are were some other another all only just than left leaves " +
    "need needs take takes took hire hires fire fires own owns grow grew house houses seat seats plan plans"
  ).split(" "),
)

/** "between 1914 and 1918", where nothing is counted after it. */
export function isYearRange(scan: Scan, first: AmountFound, end: number): boolean {
  if (!first.isBare || !isYearOfSpan(scan, first.start) || !isYearOfSpan(scan, end - 1)) return false
  const before = scan.tokens[first.start - 1]?.text ?? ""
  return SURE_YEAR_WORDS.has(before) || before === "by" || (!countsPlural(scan, end) && !countsPeople(scan, end))
}

/** Beside another year one of the middle ages is plain as well; a tenth that is round is as often a number. */
function isYearOfSpan({ tokens }: Scan, at: number): boolean {
  const token = tokens[at]
  return token !== undefined && (looksLikeYear(token) || /^1[0-4]\d[1-9]$/.test(token.text))
}

/** How many times one end of a range is as large as the other at most, where one may be a year. The limit is our own. */
const FARTHEST_ENDS = 5

/**
 * "Grew in 2019 to 2.4 million", "43 % through 2030": one of the two is a year, and they make no range. `first` and
 * `second` are joined by the token before `second`.
 */
export function isYearBesideFigure(scan: Scan, first: AmountFound, second: AmountFound): boolean {
  const joiner = scan.tokens[second.start - 1]?.text ?? ""
  if (joiner !== "to" && joiner !== "through") return false
  const [isFirst, isSecond] = [first, second].map((amount) => amount.isBare && isLikelyYear(amount))
  if (isFirst === isSecond) return false
  if (isFirst) return isAfterYearWord(scan, first) && (!second.isBare || joiner === "to")
  if (first.isBare || second.unit !== null) return false
  const [low, high] = [numberOf(first.numeral).abs(), numberOf(second.numeral)]
  return joiner === "through" || low.gt(high) || low.mul(FARTHEST_ENDS).lt(high)
}

function isAfterYearWord(scan: Scan, { start }: AmountFound): boolean {
  const before = scan.tokens[start - 1]?.text ?? ""
  return SURE_YEAR_WORDS.has(before) || before === "by"
}

/** "an average of 1500", "a total of 1800". */
function isMeanOf(scan: Scan, at: number): boolean {
  return scan.tokens[at - 1]?.text === "of" && AMOUNT_NOUNS.has(scan.tokens[at - 2]?.text ?? "")
}

const AMOUNT_NOUNS: ReadonlySet<string> = new Set(
  "average total sum maximum minimum median mean crowd capacity population".split(" "),
)

const WORDS: YearWords = Object.freeze({
  decadeEnding: /^s$/,
  decade: "a decade or an age",
  countsAfter: (scan: Scan, after: Token, at: number) => !isCapital(scan, after) && at === 0,
})

/** "1990s", "the 20s", "2022-23", "1914–1918", "2024/25". */
export function readYears(scan: Scan, at: number): Found | null {
  return readYearsOf(WORDS, scan, at)
}
