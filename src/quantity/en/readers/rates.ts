import type { Found, Surroundings } from "../../scan/language.ts"
import { codePerNumber, rateOf, underOf, unknownRate } from "../../scan/readers/rates.ts"
import type { UnitMatch } from "../../scan/readers/units.ts"
import { isCapital, isJoined, type Scan } from "../../scan/tokenize.ts"
import { findUnit } from "../../units/units.ts"
import { PER_WORDS } from "../unit-index.ts"
import { readNumber } from "./number.ts"
import { readUnit } from "./units.ts"
import { isNumberWord } from "./words.ts"

/** "A" before one of these says what money is paid for. */
const EACH: ReadonlySet<string> = new Set(
  "share person head ticket piece pop game seat meal visit bottle trip item household pupil student child copy dose bushel ounce acre".split(
    " ",
  ),
)
/** The same behind money alone: eight hours a night are hours. */
const EACH_OF_MONEY: ReadonlySet<string> = new Set("night room family home shift".split(" "))
/** Adverbs of a rate. */
const ADVERBS: ReadonlyMap<string, string> = new Map([
  ["annually", "a"],
  ["yearly", "a"],
  ["monthly", "mo"],
  ["weekly", "wk"],
  ["daily", "d"],
  ["hourly", "h"],
])
/** "300 a year ago" is no rate. */
const MOMENTS: ReadonlySet<string> = new Set(["ago", "later", "earlier", "previously"])
/** After "a day" these make it a moment where a noun stands between: "killed 300 people a day after the vote". */
const LOOSE_MOMENTS: ReadonlySet<string> = new Set([...MOMENTS, "after", "before", "since", "apart"])

/** "a year", "per barrel", "/day", "annually"; with hyphens before a noun, "a £3m-a-year contract". */
export function readRate(scan: Scan, before: number, over: string, known: Surroundings): UnitMatch | null {
  const { tokens } = scan
  const isTied = tokens[before]?.text === "-" && tokens[before + 2]?.text === "-" && isJoined(tokens, before)
  const at = isTied ? before + 1 : before
  const word = tokens[at]?.text ?? ""
  const adverb = over === "1" ? undefined : ADVERBS.get(word)
  if (adverb !== undefined) return rateOf(over, { end: at + 1, code: adverb })
  if (!PER_WORDS.has(word) || (word === "/" && !isJoined(tokens, at + 1))) return null
  return readPer(scan, at, isTied ? at + 2 : at + 1, over, known)
}

/** What stands at the token `thing` behind the "per" at the token `at`. */
function readPer(scan: Scan, at: number, thing: number, over: string, known: Surroundings): UnitMatch | null {
  const isPer = scan.tokens[at]?.text === "per"
  if (isWeighed(scan, thing, over)) return rateOf(over, { end: thing + 1, code: "[lb_av]" })
  const under = readUnit(scan, thing, null, underOf(known))
  if (under === null || ("code" in under && under.scale !== undefined)) return readPerOther(scan, at, over)
  if ("reason" in under) return over === "1" && !isPer ? null : readPerUnsettled(at, over, under, known)
  const isMoment = !isPer && isMomentBefore(scan, under.end)
  if (under.isCents || isMoment || (over === "1" && !isRateWord(scan, at, under.code))) return null
  return rateOf(over, under) ?? (isPer ? unknownRate(scan, at, under.end) : null)
}

/** "$3m a year earlier", "a week ago": when it was, and no rate. "$3m a year before tax" is one. */
function isMomentBefore({ tokens }: Scan, end: number): boolean {
  const [word, next] = [tokens[end]?.text ?? "", tokens[end + 1]]
  return MOMENTS.has(word) || (word === "before" && next?.kind !== "word")
}

/** "$9,000 per ton": in prose one per what the name says, as of a thing that has no unit. */
function readPerUnsettled(
  at: number,
  over: string,
  { end, name, reason }: Extract<UnitMatch, { reason: string }>,
  known: Surroundings,
): UnitMatch | null {
  const settled = PER_MONEY.get(`${over} ${name}`)
  if (settled !== undefined) return rateOf(over, { end, code: settled })
  return known.inProse && name !== undefined ? rateOf(over, { end: at, code: "1" }) : { end, reason }
}

/** "$3 a pound": what money is paid for by the pound is weighed. */
function isWeighed({ tokens }: Scan, at: number, over: string): boolean {
  return tokens[at]?.text === "pound" && findUnit(over)?.dimension === "money"
}

/** Gallons and pints that money is paid for are those of its country. */
const PER_MONEY: ReadonlyMap<string, string> = new Map([
  ["USD gallon", "[gal_us]"],
  ["USD gal", "[gal_us]"],
  ["USD pint", "[pt_us]"],
  ["GBP gallon", "[gal_br]"],
  ["GBP gal", "[gal_br]"],
  ["GBP pint", "[pt_br]"],
])

/** "200 a day" and "110/day" are rates; "200 a metre" is not said of counts. */
function isRateWord({ tokens }: Scan, at: number, under: string): boolean {
  return /^(per|\/)$/.test(tokens[at]?.text ?? "") || findUnit(under)?.dimension === "time"
}

/** Never behind "per" as something counted. */
const NO_THINGS: ReadonlySet<string> = new Set(["se", "cent", "cents", "centum", "the", "each", "every"])

/** "per 100,000", "per person", "$20 a head"; a thing that has no unit is left to be the noun. */
function readPerOther(scan: Scan, at: number, over: string): UnitMatch | null {
  const [word, thing] = [scan.tokens[at]?.text ?? "", scan.tokens[at + 1]]
  if (thing === undefined || thing.kind === "mark") return null
  if (word === "per" && (thing.kind === "number" || isScale(scan, at + 1))) return readPerNumber(scan, at, over)
  if (thing.kind !== "word" || isCapital(scan, thing) || NO_THINGS.has(thing.text)) return null
  const isMoney = findUnit(over)?.dimension === "money"
  const isEach = over !== "1" && (EACH.has(thing.text) || (isMoney && EACH_OF_MONEY.has(thing.text)))
  return word === "per" || isEach ? rateOf(over, { end: at, code: "1" }) : null
}

function isScale({ tokens }: Scan, at: number): boolean {
  return /^(hundred|thousand|million|billion)$/.test(tokens[at]?.text ?? "") || isNumberWord(tokens[at])
}

const BARE_SCALES: ReadonlyMap<string, string> = new Map([
  ["hundred", "%"],
  ["thousand", "[ppth]"],
  ["million", "[ppm]"],
  ["billion", "[ppb]"],
])

function readPerNumber(scan: Scan, at: number, over: string): UnitMatch {
  const bare = BARE_SCALES.get(scan.tokens[at + 1]?.text ?? "")
  const number = bare === undefined ? numberAt(scan, at + 1) : { end: at + 2, code: bare }
  const isOfUnit = readUnit(scan, number.end, null, { unit: null }) !== null
  if (number.code === undefined || over !== "1" || isOfUnit) return unknownRate(scan, at, number.end)
  return { end: number.end, code: number.code, isCents: false }
}

/** `code`: what so many in this number are counted in. */
function numberAt(scan: Scan, at: number): { end: number; code: string | undefined } {
  const number = readNumber(scan.tokens, at, { joinsAnd: false, readLetter: () => true })
  if (number === null || "reason" in number) return { end: number?.end ?? at + 1, code: undefined }
  return { end: number.end, code: codePerNumber(number.numeral) }
}

/** The 100,000 of "per 100,000" is no figure of its own. */
export function readPerWhat(scan: Scan, at: number): Found | null {
  if (scan.tokens[at - 1]?.text !== "per") return null
  return { start: at, end: numberAt(scan, at).end, kind: "other", what: "what a rate is per" }
}

/** Words of a noun between a number and what it is per, at most. */
const MOST_WORDS = 4

/** "300 tonnes of plastic a day", "450 cases per 100,000", "$3bn+ annually": the end stays before what is counted. */
export function readRateBeyond(scan: Scan, end: number, over: string, known: Surroundings): UnitMatch | null {
  const start = skipOrMore(scan, end)
  if (over !== "1" && start === end && scan.tokens[end]?.text !== "of") return null
  for (let at = start; at <= start + MOST_WORDS; at += 1) {
    const rate = at > end ? readLooseRate(scan, at, over, known) : null
    if (rate !== null) return { ...rate, end }
    if (!mayBeOfNoun(scan, at)) return null
  }
  return null
}

function skipOrMore({ tokens }: Scan, at: number): number {
  if (tokens[at]?.text === "+") return at + 1
  return tokens[at]?.text === "or" && tokens[at + 1]?.text === "more" ? at + 2 : at
}

function readLooseRate(scan: Scan, at: number, over: string, known: Surroundings): UnitMatch | null {
  const word = scan.tokens[at]?.text ?? ""
  if (word === "/" || word === "-") return null
  if (over === "1" && ADVERBS.has(word)) return rateOf(over, { end: at, code: ADVERBS.get(word) ?? "" })
  const rate = readRate(scan, at, over, known)
  if (rate === null || word === "per" || "reason" in rate) return rate
  const isTime = findUnit(rate.code.split("/")[1] ?? "")?.dimension === "time"
  return isTime && !LOOSE_MOMENTS.has(scan.tokens[rate.end]?.text ?? "") ? rate : null
}

const NO_NOUN: ReadonlySet<string> = new Set(
  (
    "and or but to in on at for from by with was were is are be been has have had who that which when while after " +
    "before since until as than a an the each every per not it he she they i we you said did do does will would could"
  ).split(" "),
)

function mayBeOfNoun({ tokens }: Scan, at: number): boolean {
  const token = tokens[at]
  return token?.kind === "word" && !NO_NOUN.has(token.text)
}
