import { exact, ONE } from "../../numbers/exact.ts"
import { numberOf } from "../../numbers/numeral.ts"
import type { AmountFound, AmountMatch } from "../../scan/amount.ts"
import type { Found, Surroundings } from "../../scan/language.ts"
import { assemblePoint } from "../../scan/readers/figures.ts"
import type { HedgesBefore, HedgeWord } from "../../scan/readers/hedges.ts"
import { matchUnits } from "../../scan/readers/ranges.ts"
import { isCapital, type Scan } from "../../scan/tokenize.ts"
import { readAmount } from "./amount.ts"
import { readHedgeAfter, readHedgesBefore } from "./hedges.ts"
import { isYearRange } from "./years.ts"

/** The level that a change reached, with its hedges. `isNext`: nothing but "auf" stands between it and the level before. */
type Reached = { readonly amount: AmountFound; readonly words: readonly HedgeWord[]; readonly isNext: boolean }

/** "Sank von 5,2 auf 4,9 Prozent": in a wording the level that was reached. */
export function readReached(scan: Scan, first: AmountFound, before: HedgesBefore, known: Surroundings): Found | null {
  const reached = known.inProse ? null : findReached(scan, first, before, known)
  if (reached === null || !tellsMove(scan, before.announcedAt ?? first.start, reached.amount.end)) return null
  const { amount, words } = reached
  const after = scan.tokens[amount.end]
  const isCounted = after !== undefined && isCapital(scan, after)
  const unit = amount.unit ?? (isCounted ? null : first.unit)
  const span = { start: before.announcedAt ?? first.start, end: amount.end }
  return assemblePoint(span, { ...amount, unit }, words, readHedgeAfter(scan, amount.end))
}

/** Tokens before "von" and behind the second level in which a word of movement is looked for. */
const REACH = 5
const MOVES =
  /^(ge)?(sank|sinkt|sunken|stieg|steigt|stiegen|fiel|fällt|fallen|wuchs|wächst|wachsen|kletter|sprang|sprung|rutsch|schrumpf|schnell|nahm|nommen|ging|gangen|kürz|senk|stürz|brach|zurück)|verdoppel|verdreifach|vervierfach|halbier|erhöh|reduzier|verringer|gesenkt|gekürzt|angehoben|gehoben|verbesser|verschlechter|veränder/

function tellsMove({ tokens }: Scan, start: number, end: number): boolean {
  return [...tokens.slice(Math.max(0, start - REACH), start), ...tokens.slice(end, end + REACH)].some(({ text }) =>
    MOVES.test(text),
  )
}

/** Above this ratio the first level of "von 950 auf 1,2 Millionen" may have the scale or not. The limit is our own. */
const LARGEST_RATIO = 20
/** From here on a level is written out. */
const WRITTEN_OUT = exact(1000)

/** "Sank von 5,2 auf 4,9 Prozent": in prose the level before, in the unit and the scale that are said of the other. */
export function shareWithReached(
  scan: Scan,
  first: AmountFound,
  before: HedgesBefore,
  known: Surroundings,
): AmountMatch {
  const reached = known.inProse ? findReached(scan, first, before, known) : null
  if (!reached?.isNext) return first
  const { amount } = reached
  const units = matchUnits(first, amount)
  if (units === null) return first
  const level = { ...first, unit: units.unit, isBare: false }
  const mayShare = first.numeral.scale.equals(ONE) && amount.numeral.scale.gt(ONE)
  if (!mayShare || numberOf(first.numeral).gte(WRITTEN_OUT)) return level
  if (first.numeral.mantissa.gt(amount.numeral.mantissa.mul(LARGEST_RATIO)))
    return { start: first.start, end: first.end, reason: "the scale of the other level may be of both; write both out" }
  return { ...level, numeral: { ...first.numeral, scale: amount.numeral.scale } }
}

/** Tokens between the first level and "auf" at most: "im Jahr 2019". */
const MOST_BETWEEN = 4
/** Tokens of hedges before the level at most. */
const MOST_HEDGES = 3

function findReached(scan: Scan, first: AmountFound, before: HedgesBefore, known: Surroundings): Reached | null {
  if (before.announcedAt === null || scan.tokens[before.announcedAt]?.text !== "von") return null
  const auf = findAuf(scan, first.end)
  if (auf === null) return null
  for (let at = auf + 1; at <= auf + 1 + MOST_HEDGES; at += 1) {
    const amount = readAmount(scan, at, auf + 1, known)
    if (amount === null) continue
    if ("reason" in amount || (first.isBare && isYearRange(scan, first, amount.end))) return null
    const { start, words } = readHedgesBefore(scan, amount.start, auf + 1)
    return start === auf + 1 ? { amount, words, isNext: auf === first.end } : null
  }
  return null
}

/** Words and a year may stand between. */
function findAuf({ tokens }: Scan, end: number): number | null {
  for (let at = end; at <= end + MOST_BETWEEN; at += 1) {
    const token = tokens[at]
    if (token?.text === "auf") return at
    const mayStand = token?.kind === "word" ? token.text !== "bis" : /^(1[5-9]|20)\d\d$/.test(token?.text ?? "")
    if (!mayStand) return null
  }
  return null
}
