import { type Exact, ZERO } from "../quantity/exact.ts"
import { hasArbitraryZero } from "./allowance.ts"
import { daysBetween } from "./as-of-order.ts"
import { printDecimal, printPercentBeside } from "./decimal-text.ts"
import { percentOf, spansZero } from "./gap.ts"
import { differenceUnit, phraseAmount, phraseSpan } from "./phrase-amount.ts"
import { phraseDays } from "./phrase-date.ts"
import type { Measured } from "./verdict.ts"

type Level = "stated" | "implied"

/** "10,000 to 11,400 is 12.3 % apart and 5 % is allowed", for readings that are apart. */
export function phraseGap(measured: Measured, level: Level): string {
  const { unit } = measured
  const { from, to, distance } = measured.gap[level]
  if (from === null || to === null) return ""
  const allowed = phraseAllowed(measured, level)
  if (distance.n === 0n) return `one ends where the other begins, at ${phraseAmount(to, unit)}, and ${allowed}`
  return `${phraseSpan(from, to, unit)} is ${phraseDistance(measured, level)} and ${allowed}`
}

/** In percent, unless an amount was allowed or a percentage would mean nothing. */
function phraseDistance(measured: Measured, level: Level): string {
  const { unit } = measured
  const { distance } = measured.gap[level]
  const over = isJustOver(measured, level) ? "just over " : ""
  if (!isToldInPercent(measured, level)) return `${over}${phraseAmount(distance, differenceUnit(unit))} apart`
  const percent = printPercentBeside(percentOf(measured.gap[level]), allowedPercent(measured, level))
  if (unit !== "%") return `${over}${percent} % apart`
  return `${phraseAmount(distance, differenceUnit(unit))} apart, ${over}${percent} % of the larger,`
}

function isToldInPercent({ gap, allowed, quantities }: Measured, level: Level): boolean {
  if (hasArbitraryZero(quantities.a) || spansZero(gap[level])) return false
  return allowed[level].by === "relative" || allowed[level].by === "nothing"
}

/** The gap is what was allowed, but an end is open: every two values lie further apart. */
function isJustOver({ gap, allowed }: Measured, level: Level): boolean {
  return gap[level].distance.equals(allowed[level].amount) && !gap[level].closed
}

function allowedPercent({ allowed, setting }: Measured, level: Level): Exact {
  return (allowed[level].by === "relative" ? setting.tolerance.relativePercent : null) ?? ZERO
}

function phraseAllowed(measured: Measured, level: Level): string {
  const { by, amount } = measured.allowed[level]
  if (by === "nothing") return phraseNothing(measured)
  if (by === "relative") return `${printDecimal(allowedPercent(measured, level))} % is allowed`
  const days =
    by === "drift" ? ` over ${phraseDays(daysBetween(measured.figures.a.asOf, measured.figures.b.asOf))}` : ""
  return `the allowance is ${phraseAmount(amount, differenceUnit(measured.unit))}${days}`
}

/** Where a percentage is set and comes to nothing, this says why. */
function phraseNothing({ setting, quantities }: Measured): string {
  const { relativePercent } = setting.tolerance
  if (relativePercent === null || relativePercent.n === 0n) return "no difference is allowed"
  return `a percentage allows nothing ${hasArbitraryZero(quantities.a) ? "on this scale" : "at or across zero"}`
}
