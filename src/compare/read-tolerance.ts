import type { Exact } from "../quantity/exact.ts"
import { readNumber } from "../quantity/numeral-input.ts"
import type { Reads, Refusal } from "../quantity/quantity.ts"
import { findUnit } from "../quantity/units.ts"
import { type Amount, BUILT_IN_TOLERANCE, type Tolerance, type ToleranceSetting } from "./tolerance.ts"

type Number = string | number
export type AmountInput = { readonly amount: Number; readonly unit: string }

/** What a rule may set. A bare number is never an allowance: 0.5 has meant both 50 % and 0.5 % elsewhere. */
export type ToleranceInput = {
  readonly relative?: { readonly percent: Number }
  readonly absolute?: AmountInput
  /** So much more for every day between the two as-of dates, for stocks. */
  readonly drift?: AmountInput
  readonly windowDays?: number
  readonly rounding?: Tolerance["rounding"]
  readonly severity?: { readonly medium: Number; readonly high: Number }
}

/** The settings over the built-in default. Any part of the allowance replaces all of it. `at` names the member. */
export function readTolerance(input: ToleranceInput, ruleId: string): Reads<Tolerance> {
  const allowance = readAllowance(input)
  if (!allowance.ok) return allowance
  const severity = input.severity === undefined ? null : readSeverity(input.severity)
  if (severity !== null && !severity.ok) return severity
  const sets = listSettings(input)
  const rest = BUILT_IN_TOLERANCE.rules.map((rule) => ({
    ...rule,
    sets: rule.sets.filter((one) => !sets.includes(one)),
  }))
  const value: Tolerance = {
    ...BUILT_IN_TOLERANCE,
    ...allowance.value,
    windowDays: input.windowDays ?? BUILT_IN_TOLERANCE.windowDays,
    rounding: input.rounding ?? BUILT_IN_TOLERANCE.rounding,
    severity: severity?.value ?? BUILT_IN_TOLERANCE.severity,
    rules: [{ id: ruleId, version: 1, sets }, ...rest].filter((rule) => rule.sets.length > 0),
  }
  return { ok: true, value: Object.freeze(value) }
}

function listSettings(input: ToleranceInput): ToleranceSetting[] {
  const { relative, absolute, drift, windowDays, rounding, severity } = input
  const sets: ToleranceSetting[] = []
  if (relative !== undefined || absolute !== undefined || drift !== undefined) sets.push("allowance")
  if (windowDays !== undefined) sets.push("windowDays")
  if (rounding !== undefined) sets.push("rounding")
  if (severity !== undefined) sets.push("severity")
  return sets
}

type Allowance = Pick<Tolerance, "relativePercent" | "absolute" | "driftPerDay">

function readAllowance({ relative, absolute, drift }: ToleranceInput): Reads<Partial<Allowance>> {
  if (relative === undefined && absolute === undefined && drift === undefined) return { ok: true, value: {} }
  const percent = relative === undefined ? null : readPercent(relative.percent)
  if (percent !== null && !percent.ok) return percent
  const flat = absolute === undefined ? null : readAmount(absolute, "/absolute")
  if (flat !== null && !flat.ok) return flat
  const daily = drift === undefined ? null : readAmount(drift, "/drift")
  if (daily !== null && !daily.ok) return daily
  const value = {
    relativePercent: percent?.value ?? null,
    absolute: flat?.value ?? null,
    driftPerDay: daily?.value ?? null,
  }
  return { ok: true, value }
}

/** At 100 % everything above zero would agree with everything. */
function readPercent(given: Number): Reads<Exact> {
  const read = readAtLeastZero(given, "/relative/percent")
  if (!read.ok || read.value.lt(100)) return read
  return refuse(`${given} is not a tolerance; expected a percentage from 0 to below 100`, "/relative/percent")
}

function readAmount({ amount, unit }: AmountInput, at: string): Reads<Amount> {
  const read = readAtLeastZero(amount, `${at}/amount`)
  if (!read.ok) return read
  const known = findUnit(unit)
  if (known === null) return refuse(`"${unit}" is not a known unit`, `${at}/unit`)
  return { ok: true, value: { amount: read.value, unit: known.code } }
}

function readSeverity({ medium, high }: { medium: Number; high: Number }): Reads<Tolerance["severity"]> {
  const from = readAtLeastZero(medium, "/severity/medium")
  if (!from.ok) return from
  const to = readAtLeastZero(high, "/severity/high")
  if (!to.ok) return to
  if (to.value.lt(from.value)) return refuse(`high (${high}) lies below medium (${medium})`, "/severity/high")
  return { ok: true, value: { medium: from.value, high: to.value } }
}

function readAtLeastZero(given: Number, at: string): Reads<Exact> {
  const read = readNumber(given)
  if (!read.ok) return { ...read, at }
  const { mantissa } = read.value
  return mantissa.s < 0n ? refuse(`${given} is below zero`, at) : { ok: true, value: mantissa }
}

function refuse(reason: string, at: string): Refusal {
  return { ok: false, reason, at }
}
