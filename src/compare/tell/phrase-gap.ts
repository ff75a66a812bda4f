import { type Exact, ZERO } from "../../quantity/numbers/exact.ts"
import { hasArbitraryZero } from "../pair/allowance.ts"
import { daysBetween } from "../pair/as-of-order.ts"
import { onlyTouch, percentOf, spansZero } from "../pair/gap.ts"
import type { Measured } from "../pair/verdict.ts"
import type { Tolerance } from "../rules/tolerance.ts"
import { printDecimal, printPercentBeside } from "./decimal-text.ts"
import { differenceUnit, phraseAmount, phraseSpan } from "./phrase-amount.ts"
import { phraseDays } from "./phrase-date.ts"

export type Level = "stated" | "implied"

/** What the sentence about a gap is made from. `days`: whole days for which drift was allowed. */
export type ToldGap = Pick<Measured, "unit" | "gap" | "allowed"> & {
  readonly tolerance: Tolerance
  readonly arbitraryZero: boolean
  readonly days: number
}

/** "10,000 to 11,400 is 12.3 % apart and 5 % is allowed", for readings that are apart. */
export function phraseGap(measured: Measured, level: Level): string {
  const { figures, quantities, setting } = measured
  const days = daysBetween(figures.a.asOf, figures.b.asOf)
  const { a } = quantities
  return tellGap({ ...measured, ...setting, arbitraryZero: hasArbitraryZero(a), days }, level)
}

/** Why a tension is no conflict. */
export function phraseLeeway({ stated }: Measured["gap"]): string {
  return stated.apart ? "strictly they are close enough" : "strictly both can be true"
}

export function tellGap(measured: ToldGap, level: Level): string {
  const { unit } = measured
  const { from, to, distance } = measured.gap[level]
  if (from === null || to === null) return ""
  const allowed = phraseAllowed(measured, level)
  if (distance.n === 0n) return `one ends where the other begins, at ${phraseAmount(to, unit)}, and ${allowed}`
  return `${phraseSpan(from, to, unit)} is ${phraseDistance(measured, level)} and ${allowed}`
}

/** In percent, unless an amount or points were allowed or a percentage would mean nothing. */
function phraseDistance(measured: ToldGap, level: Level): string {
  const { unit } = measured
  const { distance } = measured.gap[level]
  const over = isJustOver(measured, level) ? "just over " : ""
  if (!isToldInPercent(measured, level)) return `${over}${phraseAmount(distance, differenceUnit(unit))} apart`
  const percent = printPercentBeside(percentOf(measured.gap[level]), allowedPercent(measured, level))
  if (unit !== "%") return `${over}${percent} % apart`
  return `${phraseAmount(distance, differenceUnit(unit))} apart, ${over}${percent} % of the larger,`
}

function isToldInPercent({ gap, allowed, arbitraryZero }: ToldGap, level: Level): boolean {
  if (arbitraryZero || spansZero(gap[level])) return false
  return ["relative", "nothing", "precise"].includes(allowed[level].by)
}

/** The gap is what was allowed, but an end is open: every two values lie further apart. */
function isJustOver({ gap, allowed }: ToldGap, level: Level): boolean {
  return gap[level].distance.equals(allowed[level].amount) && !gap[level].closed
}

function allowedPercent({ allowed, tolerance }: ToldGap, level: Level): Exact {
  return (allowed[level].by === "relative" ? tolerance.relativePercent : null) ?? ZERO
}

function phraseAllowed(measured: ToldGap, level: Level): string {
  const { by, amount } = measured.allowed[level]
  if (by === "nothing") return phraseNothing(measured)
  if (by === "precise") return phrasePrecise(measured, level)
  if (by === "relative") return `${printDecimal(allowedPercent(measured, level))} % is allowed`
  const days = by === "drift" ? ` over ${phraseDays(measured.days)}` : ""
  if (by === "points" && amount.n === 0n) return "nothing is allowed at or across zero"
  return `the allowance is ${phraseAmount(amount, differenceUnit(measured.unit))}${days}`
}

/** Figures that only touch are excused, and do not disagree. */
function phrasePrecise({ gap }: ToldGap, level: Level): string {
  return onlyTouch(gap[level])
    ? "figures that only touch agree"
    : "only rounding is allowed between figures as precise as these"
}

/** Where a percentage is set and comes to nothing, this says why. */
function phraseNothing({ tolerance: { relativePercent }, arbitraryZero }: ToldGap): string {
  if (relativePercent === null || relativePercent.n === 0n) return "no difference is allowed"
  return `a percentage allows nothing ${arbitraryZero ? "on this scale" : "at or across zero"}`
}
