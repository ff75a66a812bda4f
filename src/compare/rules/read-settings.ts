import { checkHedgeProfile, DEFAULT_PROFILE, type HedgeProfile } from "../../quantity/hedges/hedge-profile.ts"
import { type Exact, printExact } from "../../quantity/numbers/exact.ts"
import { readNumber } from "../../quantity/numbers/numeral-input.ts"
import type { Reads, RefusedInput } from "../../quantity/quantity.ts"
import { findUnit } from "../../quantity/units/units.ts"
import type { RuleSettings } from "./cascade.ts"
import type { AllowanceSetting, Amount, Flaggable, Tolerance } from "./tolerance.ts"

type NumberInput = string | number
export type AmountInput = { readonly amount: NumberInput; readonly unit: string }

type Ends<Name extends string> = { readonly [N in Name]: NumberInput }

/** Parts of a hedge profile. What is left out is as in the built-in profile. */
export type HedgeProfileInput = {
  readonly about?: Ends<"stated" | "implied">
  readonly nearly?: Ends<"stated" | "implied">
  readonly justOver?: Ends<"stated" | "implied">
  readonly powerOfTenStep?: NumberInput
  readonly orders?: Readonly<Record<string, Ends<"low" | "high">>>
}

/** What a rule may set. A bare number is never an allowance: 0.5 has meant both 50 % and 0.5 % elsewhere. */
export type SettingsInput = {
  readonly relative?: { readonly percent: NumberInput }
  readonly absolute?: AmountInput
  /** Of stocks only: what is allowed in addition for every day between the two as-of dates. */
  readonly drift?: AmountInput
  readonly windowDays?: number
  readonly rounding?: Tolerance["rounding"]
  readonly precise?: Tolerance["precise"]
  readonly severity?: { readonly medium: NumberInput; readonly high: NumberInput }
  readonly hedgeProfile?: HedgeProfileInput
  readonly flagged?: readonly Flaggable[]
}

/** The settings in the form that figures are compared with. A refusal names its member as a JSON Pointer in `at`. */
export function readSettings(input: SettingsInput): Reads<RuleSettings> {
  const { windowDays, rounding, precise, flagged } = input
  const allowance = readAllowance(input)
  if (!allowance.ok) return allowance
  const severity = input.severity === undefined ? null : readSeverity(input.severity)
  if (severity !== null && !severity.ok) return severity
  const profile = input.hedgeProfile === undefined ? null : readProfile(input.hedgeProfile)
  if (profile !== null && !profile.ok) return profile
  const value: RuleSettings = {
    ...(allowance.value === null ? {} : { allowance: allowance.value }),
    ...(windowDays === undefined ? {} : { windowDays }),
    ...(rounding === undefined ? {} : { rounding }),
    ...(precise === undefined ? {} : { precise }),
    ...(severity === null ? {} : { severity: severity.value }),
    ...(profile === null ? {} : { hedgeProfile: profile.value }),
    ...(flagged === undefined ? {} : { flagged }),
  }
  return { ok: true, value: Object.freeze(value) }
}

/** A rule that sets any part of the allowance replaces all three parts. */
function readAllowance({ relative, absolute, drift }: SettingsInput): Reads<AllowanceSetting | null> {
  if (relative === undefined && absolute === undefined && drift === undefined) return { ok: true, value: null }
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
function readPercent(given: NumberInput): Reads<Exact> {
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

function readSeverity({ medium, high }: { medium: NumberInput; high: NumberInput }): Reads<Tolerance["severity"]> {
  const from = readAtLeastZero(medium, "/severity/medium")
  if (!from.ok) return from
  const to = readAtLeastZero(high, "/severity/high")
  if (!to.ok) return to
  if (to.value.lt(from.value)) return refuse(`high (${high}) lies below medium (${medium})`, "/severity/high")
  return { ok: true, value: { medium: from.value, high: to.value } }
}

/** An order that is not in the table would never be read from a wording. */
function readProfile(input: HedgeProfileInput): Reads<HedgeProfile> {
  const unknown = Object.keys(input.orders ?? {}).find((name) => DEFAULT_PROFILE.orders[name] === undefined)
  if (unknown !== undefined) {
    const known = Object.keys(DEFAULT_PROFILE.orders).join(", ")
    return refuse(`"${unknown}" is not an order; expected one of ${known}`, "/hedgeProfile/orders")
  }
  const given = asText(input) as Partial<HedgeProfile>
  const orders = { ...DEFAULT_PROFILE.orders, ...given.orders }
  const checked = checkHedgeProfile(Object.freeze({ ...DEFAULT_PROFILE, ...given, orders }))
  return checked.ok ? checked : { ...checked, at: `/hedgeProfile${checked.at ?? ""}` }
}

/** A profile keeps its numbers as text. What cannot be read as a number is left to the check of the profile to refuse. */
function asText(value: unknown): unknown {
  if (typeof value === "number") {
    const read = readNumber(value)
    return read.ok ? printExact(read.value.mantissa) : String(value)
  }
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, asText(member)]))
}

function readAtLeastZero(given: NumberInput, at: string): Reads<Exact> {
  const read = readNumber(given)
  if (!read.ok) return { ...read, at }
  const { mantissa } = read.value
  return mantissa.s < 0n ? refuse(`${given} is below zero`, at) : { ok: true, value: mantissa }
}

function refuse(reason: string, at: string): RefusedInput {
  return { ok: false, reason, at }
}
