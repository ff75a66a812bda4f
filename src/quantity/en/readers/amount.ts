import { ONE } from "../../numbers/exact.ts"
import type { Numeral } from "../../numbers/numeral.ts"
import type { AmountFound, AmountMatch } from "../../scan/amount.ts"
import type { Surroundings } from "../../scan/language.ts"
import { countFromZero } from "../../scan/readers/below-zero.ts"
import type { NumeralFound } from "../../scan/readers/digits.ts"
import { readMarkedFeet, readMinutesBeforeSeconds } from "../../scan/readers/short-amounts.ts"
import { signNumeral } from "../../scan/readers/signs.ts"
import { explainThousands } from "../../scan/readers/thousands.ts"
import { joinSmallerUnit, type TwoUnitWords } from "../../scan/readers/two-units.ts"
import type { UnitMatch } from "../../scan/readers/units.ts"
import { isCapital, type Scan, writtenForm } from "../../scan/tokenize.ts"
import { findUnit } from "../../units/units.ts"
import { UNITS } from "../number-words.ts"
import { ZERO_PHRASES } from "../unit-index.ts"
import { readLoose, readNumber } from "./number.ts"
import { type EnglishPrefix, readCountryAfter, readPrefix } from "./prefix.ts"
import { readScaleLetter, splitScaledCode } from "./scale-letters.ts"
import { readUnitAfter } from "./unit-after.ts"
import { readUnit } from "./units.ts"

/**
 * The number at the token `at` with its sign, currency and units; null where no number begins there. What may be a
 * number and is not understood has its `reason`. `joinsAnd` false leaves "and" to a range.
 */
export function readAmount(
  scan: Scan,
  at: number,
  from: number,
  known: Surroundings,
  joinsAnd = true,
): AmountMatch | null {
  const short = readMarkedFeet(scan, at) ?? readMinutesBeforeSeconds(scan, at)
  const amount = short ?? readOneAmount(scan, at, from, known, joinsAnd)
  if (amount === null || "reason" in amount) return amount
  return joinSmallerUnit(TWO_UNITS, scan, amount, known)
}

export const TWO_UNITS: TwoUnitWords = Object.freeze({
  and: "and",
  numbers: UNITS,
  halves: new Map([
    ["and a half", "1/2"],
    ["and a quarter", "1/4"],
  ]),
  afterHalf: new Set("in on at to from for and or but later ago long away old before after".split(" ")),
  readAmount: readOneAmount,
})

function readOneAmount(scan: Scan, at: number, from: number, known: Surroundings, joinsAnd = true): AmountMatch | null {
  const prefix = readPrefix(scan, at, from, known)
  const number = readNumber(scan.tokens, at, {
    joinsAnd,
    readLetter: (letter, hasDecimals) =>
      readScaleLetter(scan, letter, { currency: currencyOf(prefix), hasDecimals }, known),
  })
  if (number === null) return null
  if ("reason" in number) return { start: prefix.start, end: number.end, reason: number.reason }
  const closed = prefix.isBracketed ? endOfBracket(scan, number.end) : number.end
  const country = prefix.currency === null ? null : readCountryAfter(scan, closed)
  if (country !== null)
    return assemble({ ...number, end: country.end }, { ...prefix, currency: ofCountry(prefix, country) }, null, known)
  const end = prefix.currency === null ? closed : skipCountry(scan, closed)
  const amount = readWithUnit(scan, { ...number, end }, prefix, known)
  if ("reason" in amount) return amount
  const counted = countFromZero(ZERO_PHRASES, scan, amount)
  return "reason" in counted ? counted : refuseThousands(scan, counted, known)
}

/** "16.181 users", and in prose also "16.181" alone, where a wording alone is a decimal number. */
function refuseThousands({ tokens }: Scan, amount: AmountFound, known: Surroundings): AmountMatch {
  const isCount = known.inProse === true || tokens[amount.end]?.kind === "word"
  const reason = explainThousands(amount.numeral, amount.unit, isCount)
  return reason === null ? amount : { start: amount.start, end: amount.end, reason }
}

/** "$5m (Canadian)" is no dollar of the United States; "€5m (Canadian)" says nothing of the euro. */
function ofCountry({ currency }: EnglishPrefix, { end, code }: { end: number; code: string }): UnitMatch | null {
  return currency !== null && "code" in currency && currency.code === "USD" ? { end, code, isCents: false } : currency
}

/** The code of the currency before the number, "" where its name can mean several. */
function currencyOf({ currency }: EnglishPrefix): string | null {
  return currency === null ? null : "code" in currency ? currency.code : ""
}

/** The unit, also behind a plus, "odd" or "or so": "60+ km", "5 or so minutes". */
function readWithUnit(scan: Scan, number: NumeralFound, prefix: EnglishPrefix, known: Surroundings): AmountMatch {
  const currency = currencyOf(prefix) || null
  const scaled = readScaledCode(scan, number)
  if (scaled !== null) return assemble({ ...number, numeral: scaled.numeral }, prefix, scaled.unit, known)
  const loose = number.isOpen || number.isRough ? null : readLoose(scan.tokens, number.end)
  const isTied = loose !== null && !startsFigure(scan, loose.end)
  const behind = isTied ? readUnitAfter(scan, loose.end, number.numeral, known, currency) : null
  if (loose !== null && behind !== null && !("reason" in behind) && behind.end > loose.end)
    return assemble({ ...number, [loose.is]: true }, prefix, behind, known)
  const degrees = prefix.isNegative ? readDegrees(scan, number.end) : null
  const unit = degrees ?? readUnitAfter(scan, number.end, number.numeral, known, currency)
  return assemble(number, prefix, unit ?? readUnitOfSides(scan, number, known), known)
}

/** Sides of one thing before their unit at most: "3 x 4 x 5 cm". */
const MOST_SIDES = 2

/** The metres of the 4 in "4 x 5 metres": the unit behind the last side is of each. */
function readUnitOfSides(scan: Scan, { numeral, end }: NumeralFound, known: Surroundings): UnitMatch | null {
  let at = end
  for (let sides = 0; sides < MOST_SIDES && SIDE_MARKS.has(scan.tokens[at]?.text ?? ""); sides += 1) {
    if (scan.tokens[at + 1]?.kind !== "number") return null
    at += 2
  }
  const unit = at === end ? null : readUnit(scan, at, numeral, known)
  const isLength = unit !== null && "code" in unit && findUnit(unit.code)?.dimension === "length"
  return isLength && scan.tokens[unit.end]?.text !== "relay" ? { ...unit, end } : null
}

const SIDE_MARKS: ReadonlySet<string> = new Set(["x", "×", "by"])

/** The letter of "minus 5 C" at the end of a clause: nothing else is below zero and has this letter. */
function readDegrees(scan: Scan, at: number): UnitMatch | null {
  const [token, next] = [scan.tokens[at], scan.tokens[at + 1]]
  if (token === undefined || next?.kind === "word" || next?.kind === "number") return null
  const code = DEGREES.get(writtenForm(scan, token))
  return code === undefined ? null : { end: at + 1, code, isCents: false }
}

const DEGREES: ReadonlyMap<string, string> = new Map([
  ["C", "Cel"],
  ["F", "[degF]"],
])

/** "$5 plus $3": the sign belongs to the next figure. */
function startsFigure({ tokens }: Scan, at: number): boolean {
  return tokens[at + 1]?.kind === "number" && tokens[at]?.kind === "mark"
}

/** "20 MEUR", "15 kEUR", "40 MSEK": the letter and the code in one word. */
function readScaledCode(scan: Scan, { numeral, end }: NumeralFound): { numeral: Numeral; unit: UnitMatch } | null {
  const token = scan.tokens[end]
  const found = token && numeral.scale.equals(ONE) ? splitScaledCode(writtenForm(scan, token)) : null
  if (found === null || found === undefined) return null
  return { numeral: { ...numeral, scale: found.scale }, unit: { end: end + 1, code: found.code, isCents: false } }
}

/** The bracket of "$(1.2bn)" or "$(1.2)bn". */
function endOfBracket(scan: Scan, end: number): number {
  return scan.tokens[end]?.text === ")" ? end + 1 : end
}

/** "$500 US", "$75 U.S. per barrel": which dollars, said after them. */
function skipCountry(scan: Scan, at: number): number {
  const [token, dot, letter, last] = scan.tokens.slice(at, at + 4)
  if (token === undefined || !isCapital(scan, token)) return at
  if (token.text === "us") return at + 1
  return token.text === "u" && dot?.text === "." && letter?.text === "s" ? at + (last?.text === "." ? 4 : 3) : at
}

function assemble(
  number: NumeralFound,
  prefix: EnglishPrefix,
  after: UnitMatch | null,
  known: Surroundings,
): AmountMatch {
  const unit = prefix.currency === null ? after : afterCurrency(prefix.currency, after)
  const end = Math.max(number.end, unit?.end ?? 0)
  if (unit !== null && "reason" in unit) return leaveUnsettled(number, prefix, unit, known)
  const numeral = signNumeral(number.numeral, prefix.isNegative, unit)
  const isBare = number.isPlain && unit === null && !prefix.isNegative && numeral.places === 0
  return {
    start: prefix.start,
    end,
    numeral,
    unit: unit?.code ?? null,
    isBare,
    isOpen: number.isOpen,
    isRough: number.isRough,
  }
}

/** In prose the figure stands, and counts what the name says: "20 degrees". */
function leaveUnsettled(
  number: NumeralFound,
  prefix: EnglishPrefix,
  { end, name, reason, scale }: Extract<UnitMatch, { reason: string }>,
  { inProse }: Surroundings,
): AmountMatch {
  const span = { start: prefix.start, end: Math.max(number.end, end) }
  if (!inProse || name === undefined) return { ...span, reason }
  const numeral = signNumeral(number.numeral, prefix.isNegative, { isCents: false, ...(scale && { scale }) })
  return {
    ...span,
    numeral,
    unit: null,
    isBare: false,
    unsettled: { name, reason },
    isOpen: number.isOpen,
    isRough: number.isRough,
  }
}

/** "$5 a barrel" goes on from the currency; "$5 million USD" and "$12 billion dollars" say it twice. */
function afterCurrency(currency: UnitMatch, after: UnitMatch | null): UnitMatch {
  if (after !== null && "reason" in after && after.name === undefined) return after
  if ("reason" in currency || after === null) return currency
  if ("reason" in after) return after.scale ? { ...currency, end: after.end, scale: after.scale } : currency
  const isMoney = findUnit(after.code)?.dimension.startsWith("money") ?? false
  return isMoney && !after.isCents ? after : currency
}
