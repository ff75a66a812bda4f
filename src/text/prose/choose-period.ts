import type { Scan } from "../../quantity/scan/tokenize.ts"
import type { Attribution, PeriodFound, TextLanguage } from "../languages/text-language.ts"
import type { Figure } from "./figure.ts"
import type { Clauses } from "./split-clauses.ts"

export type Surrounding = {
  readonly scan: Scan
  /** Who says the figure. */
  readonly attribution: Attribution | null
  readonly clauses: Clauses
  readonly language: TextLanguage
  readonly attributions: readonly Attribution[]
}

/** `isInferred`: it is when the figure was said, and nothing says when it was so. */
export type ChosenPeriod = PeriodFound & { readonly isInferred: boolean }

/**
 * The nearest expression of time that may be the figure's, counted in tokens; of two as near, the one after it. Null too
 * where the nearest names a time that is not known. The time of a clause about something else is not the figure's, nor is
 * that of what it is compared with. Where nothing says when it was so, it was so when it was said: "the navy said on Friday".
 */
export function choosePeriod(
  figure: Figure,
  periods: readonly PeriodFound[],
  surrounding: Surrounding,
): ChosenPeriod | null {
  const own = findNearest(figure, periods, surrounding)
  if (own !== null) return own.asOf === null ? null : { ...own, isInferred: false }
  const said = findSaid(figure, periods, surrounding)
  return said === undefined ? null : { ...said, isInferred: true }
}

/** When the figure was said; not for what it is compared with, nor for an aside about a noun. */
function findSaid(figure: Figure, periods: readonly PeriodFound[], surrounding: Surrounding): PeriodFound | undefined {
  const { attribution, clauses } = surrounding
  if (attribution === null || clauses.asides[figure.start] != null) return undefined
  if (comparesWithin(clauses, Math.max(0, figure.start - LONGEST_LEAD), figure.start)) return undefined
  return periods.find(
    ({ asOf, ...period }) => asOf !== null && isWhenSaid({ asOf, ...period }, attribution, surrounding),
  )
}

function findNearest(figure: Figure, periods: readonly PeriodFound[], surrounding: Surrounding): PeriodFound | null {
  let nearest: PeriodFound | null = null
  let least = Number.POSITIVE_INFINITY
  for (const period of periods) {
    const distance = period.start >= figure.end ? period.start - figure.end : figure.start - period.end
    if (distance > least || !mayDate(figure, period, surrounding)) continue
    nearest = period
    least = distance
  }
  return nearest
}

function mayDate(figure: Figure, period: PeriodFound, surrounding: Surrounding): boolean {
  if (period.start < figure.end && figure.start < period.end) return false
  return (
    !isOfSaying(period, surrounding) &&
    isInReach(figure, period, surrounding) &&
    isInClause(figure, period, surrounding) &&
    !isCompared(figure, period, surrounding)
  )
}

function isOfSaying(period: PeriodFound, surrounding: Surrounding): boolean {
  return surrounding.attributions.some((attribution) => isWhenSaid(period, attribution, surrounding))
}

/** "said on Friday", "On Friday, the navy said" */
function isWhenSaid(period: PeriodFound, { saying, content }: Attribution, { scan, language }: Surrounding): boolean {
  if (saying.start <= period.start && period.end <= saying.end) return true
  const end = scan.tokens[period.end]?.text === "," ? period.end + 1 : period.end
  return content === "after" && end === saying.start && !period.isOpen && isFirst(scan, period, language)
}

/** Tokens of "In a briefing with reporters on Monday" at most. */
const LONGEST_FRONT = 16

/** Whether the sentence begins with the expression, or a phrase that it ends. */
function isFirst(scan: Scan, { start }: PeriodFound, { clauses: { beforeTime } }: TextLanguage): boolean {
  if (start > LONGEST_FRONT || (start > 0 && !beforeTime.has(scan.tokens[0]?.text ?? ""))) return false
  return !scan.tokens.slice(0, start).some(({ text }) => text === ",")
}

/** Words before a time that begins a clause at most. */
const MOST_BEFORE_TIME = 6

/** Whether nothing but words that lead to a time stands between the token `from` and the expression. */
function isFronted(scan: Scan, period: PeriodFound, from: number, { clauses: { beforeTime } }: TextLanguage): boolean {
  if (period.start - from > MOST_BEFORE_TIME) return false
  for (let at = from; at < period.start; at += 1) if (!beforeTime.has(scan.tokens[at]?.text ?? "")) return false
  return true
}

/** Asides about a noun keep their times to themselves. */
function isInReach(figure: Figure, period: PeriodFound, { scan, clauses, language }: Surrounding): boolean {
  const [of, around] = [clauses.asides[period.start] ?? null, clauses.asides[figure.start] ?? null]
  if (of === around) {
    const isClosed = of?.is === "relative" && period.end <= figure.start && period.start - of.start > 2
    return !isClosed
  }
  if (of === null) return around?.is === "bracket"
  return of.is === "bracket" && isFronted(scan, period, of.start + 1, language)
}

/** A time before a clause reaches over the clauses behind it; else it stays within its own. */
function isInClause(
  figure: Figure,
  period: PeriodFound,
  { scan, clauses, language, attributions }: Surrounding,
): boolean {
  const [own, its] = [clauses.numbers[figure.start] ?? 0, clauses.numbers[period.start] ?? 0]
  if (own === its) return !isBehindAnd(scan, figure, period, language)
  if (its > own) return false
  const starts = [clauses.starts[its] ?? 0, ...attributions.map(({ saying }) => saying.end)]
  return starts.some((start) => start <= period.start && isFronted(scan, period, start, language))
}

/** "opened in 1998 and holds 40 boats", but not "sank in October and 12 in September" */
function isBehindAnd(scan: Scan, figure: Figure, period: PeriodFound, { clauses }: TextLanguage): boolean {
  return scan.tokens[period.end]?.text === clauses.and && figure.start > period.end + 2
}

/** Tokens of "compared with the" at most. */
const LONGEST_LEAD = 3

function isCompared(figure: Figure, period: PeriodFound, { clauses }: Surrounding): boolean {
  if (figure.end <= period.start) return comparesWithin(clauses, figure.end, period.start)
  const lead = Math.max(0, period.start - LONGEST_LEAD)
  return comparesWithin(clauses, lead, period.start) || comparesWithin(clauses, period.end, figure.start)
}

function comparesWithin({ comparisons }: Clauses, from: number, to: number): boolean {
  return comparisons[from] !== comparisons[to]
}
