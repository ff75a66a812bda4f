import { type Exact, ZERO } from "../../quantity/numbers/exact.ts"
import { numberOf } from "../../quantity/numbers/numeral.ts"
import type { Found } from "../../quantity/scan/language.ts"
import type { ReaderMatch } from "../../quantity/scan/scan-figures.ts"
import type { Scan } from "../../quantity/scan/tokenize.ts"
import { findUnit } from "../../quantity/units/units.ts"
import type { UnitSharing } from "../languages/text-language.ts"

/**
 * The unit of a bare number that another figure has for both: the numbers before it in a list, "3, 4 and 5 percent",
 * and the level that it is held against, "14.5 weeks, up from 8.3".
 */
export function shareUnits(scan: Scan, matches: readonly ReaderMatch[], words: UnitSharing): readonly ReaderMatch[] {
  if (matches.length < 2) return matches
  const shared = [...matches]
  for (let index = matches.length - 2; index >= 0; index -= 1) {
    const [match, next] = [shared[index], shared[index + 1]]
    if (match && next) shared[index] = fromNext(scan, match, next, words)
  }
  for (let index = 1; index < matches.length; index += 1) {
    const [before, match] = [shared[index - 1], shared[index]]
    if (before && match) shared[index] = fromBefore(scan, before, match, words)
  }
  return shared
}

type FigureMatch = Extract<Found, { kind: "figure" }>

/** A number without a unit, and with nothing behind its digits or words. */
function isBare(found: Found): found is FigureMatch {
  return found.kind === "figure" && found.unit === null && found.unsettled === undefined && "numeral" in found.meaning
}

/** What "A and B" may have for both; money has its sign at each number, and a rate is long. */
const SHARED: ReadonlySet<string> = new Set(["percent", "length", "time", "mass", "temperature"])

function mayShare({ unit, kind }: Partial<FigureMatch>): boolean {
  if (kind !== "figure" || unit === null || unit === undefined) return false
  return unit.startsWith("%") || SHARED.has(findUnit(unit)?.dimension ?? "")
}

function fromNext(scan: Scan, match: ReaderMatch, next: ReaderMatch, { joiners, moments }: UnitSharing): ReaderMatch {
  const [found, other] = [match.found, next.found]
  if (!isBare(found) || other.kind !== "figure" || !mayShare(other) || other.start - found.end > 2) return match
  const between = scan.tokens.slice(found.end, other.start)
  if (between.length === 0 || !between.every(({ text }) => text === "," || joiners.test(text))) return match
  const isLast = between.some(({ text }) => joiners.test(text))
  if (!isLast && other.isUnitShared !== true) return match
  const isMoment = isLast && moments.test(scan.tokens[other.end]?.text ?? "")
  const isAlike = "numeral" in other.meaning && areAlike(other.meaning.numeral, found)
  return isMoment || !isAlike || found.meaning.hedge !== "none" ? match : withUnit(match, found, other)
}

/** Tokens between a level and the one before it at most. */
const MOST_BETWEEN = 8
/** How many times as high as the other a level is at most. The limit is our own. */
const LARGEST_RATIO = 10

function fromBefore(scan: Scan, before: ReaderMatch, match: ReaderMatch, { compared, ends }: UnitSharing): ReaderMatch {
  const [level, found] = [before.found, match.found]
  if (!isBare(found) || level.kind !== "figure" || level.unit === null || !("numeral" in level.meaning)) return match
  const between = scan.tokens.slice(level.end, found.start)
  if (between.length > MOST_BETWEEN || !compared.test(between.map(({ text }) => text).join(" "))) return match
  const next = scan.tokens[found.end]
  if (next !== undefined && next.kind === "word" && !ends.test(next.text)) return match
  if (next?.text === "-" || !areAlike(level.meaning.numeral, found)) return match
  return withUnit(match, found, level)
}

function areAlike(numeral: Parameters<typeof numberOf>[0], { meaning }: FigureMatch): boolean {
  if (!("numeral" in meaning)) return false
  const [first, second] = [numberOf(numeral).abs(), numberOf(meaning.numeral).abs()]
  const [low, high]: [Exact, Exact] = first.lt(second) ? [first, second] : [second, first]
  return low.gt(ZERO) && high.lte(low.mul(LARGEST_RATIO))
}

function withUnit(match: ReaderMatch, found: FigureMatch, { unit }: FigureMatch): ReaderMatch {
  return { ...match, found: { ...match.found, ...found, unit, isUnitShared: true } }
}
