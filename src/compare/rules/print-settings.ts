import type { HedgeProfile } from "../../quantity/hedges/hedge-profile.ts"
import { type Exact, printExact } from "../../quantity/numbers/exact.ts"
import type { RuleSettings } from "./cascade.ts"
import type { AllowanceSetting, Amount, Flaggable, Tolerance } from "./tolerance.ts"

export type PrintedAmount = { readonly amount: string; readonly unit: string }

/** Settings as JSON, as `readSettings` takes them; decimals are strings. They are stored in this form. */
export type PrintedSettings = {
  readonly relative?: { readonly percent: string }
  readonly absolute?: PrintedAmount
  readonly drift?: PrintedAmount
  readonly windowDays?: number
  readonly rounding?: Tolerance["rounding"]
  readonly precise?: Tolerance["precise"]
  readonly severity?: { readonly medium: string; readonly high: string }
  readonly hedgeProfile?: HedgeProfile
  readonly flagged?: readonly Flaggable[]
}

export function printSettings({ allowance, severity, ...rest }: RuleSettings): PrintedSettings {
  return {
    ...(allowance === undefined ? {} : printAllowance(allowance)),
    ...rest,
    ...(severity === undefined ? {} : { severity: printSeverity(severity) }),
  }
}

/** All settings of a tolerance; of the allowance, only the parts that are not null. */
export function printTolerance({ rules: _rules, ...tolerance }: Tolerance): PrintedSettings {
  const { relativePercent, absolute, driftPerDay, ...rest } = tolerance
  return printSettings({ allowance: { relativePercent, absolute, driftPerDay }, ...rest })
}

function printAllowance({ relativePercent, absolute, driftPerDay }: AllowanceSetting): PrintedSettings {
  return {
    ...(relativePercent === null ? {} : { relative: { percent: printExact(relativePercent) } }),
    ...(absolute === null ? {} : { absolute: printAmount(absolute) }),
    ...(driftPerDay === null ? {} : { drift: printAmount(driftPerDay) }),
  }
}

function printAmount({ amount, unit }: Amount): PrintedAmount {
  return { amount: printExact(amount), unit }
}

function printSeverity({ medium, high }: { medium: Exact; high: Exact }) {
  return { medium: printExact(medium), high: printExact(high) }
}
