import { deriveReadings, refuseSaid, type Said } from "./hedges/derive-readings.ts"
import { DEFAULT_PROFILE, type HedgeProfile } from "./hedges/hedge-profile.ts"
import { larger, MAX_DECIMALS, MAX_INTEGER_DIGITS } from "./numbers/exact.ts"
import { isWhole, isWithinLimits, type Numeral, numberOf, precisionOf } from "./numbers/numeral.ts"
import type { OpenEnds } from "./numbers/reading.ts"
import type { PointHedge, Quantity, Reads } from "./quantity.ts"
import type { Unit } from "./units/units.ts"

/** A figure as it was said, numerals in the form in which they were written. `far`, `moved` and the open ends are as in `Said`. */
export type Meaning =
  | { readonly hedge: PointHedge; readonly numeral: Numeral; readonly far?: true }
  | ({
      readonly hedge: "between"
      readonly low: Numeral
      readonly high: Numeral
      readonly moved?: PointHedge
    } & OpenEnds)
  | { readonly hedge: "order"; readonly order: string }
  | { readonly hedge: "vague" }

/** Makes every Quantity. Refuses a meaning that can be true of no number, and numerals that are too long. */
export function makeQuantity(
  text: string,
  meaning: Meaning,
  unit: Unit,
  profile: HedgeProfile = DEFAULT_PROFILE,
): Reads<Quantity> {
  const numerals = numeralsOf(meaning)
  if (!numerals.every(isWithinLimits)) return { ok: false, reason: TOO_LONG }
  const said = measure(meaning)
  const reason = refuseSaid(said, unit)
  if (reason !== null) return { ok: false, reason }
  const quantity = {
    text,
    hedge: meaning.hedge,
    value: "value" in said ? said.value : null,
    whole: numerals.length > 0 && numerals.every(isWhole),
    ...deriveReadings(said, unit, profile),
    ...keepSaid(said),
    unit: unit.code,
    dimension: unit.dimension,
  }
  return { ok: true, value: Object.freeze(quantity) }
}

export const TOO_LONG = `a number may have up to ${MAX_INTEGER_DIGITS} digits before the decimal point and ${MAX_DECIMALS} after it`

/** What the readings were derived from and do not show, so that another profile can read it again. */
function keepSaid(said: Said): Pick<Quantity, "far" | "range"> {
  if (said.hedge !== "between") return "far" in said && said.far ? { far: true } : {}
  const { low, high, moved } = said
  return moved === undefined || moved === "none" || moved === "exactly" ? {} : { range: { low, high, hedge: moved } }
}

function numeralsOf(meaning: Meaning): readonly Numeral[] {
  if ("numeral" in meaning) return [meaning.numeral]
  return meaning.hedge === "between" ? [meaning.low, meaning.high] : []
}

function measure(meaning: Meaning): Said {
  if ("numeral" in meaning) {
    const { hedge, numeral, far } = meaning
    return { hedge, value: numberOf(numeral), precision: precisionOf(numeral), ...(far && { far }) }
  }
  if (meaning.hedge !== "between") return meaning
  const { low, high, ...rest } = meaning
  const precision = larger(precisionOf(low), precisionOf(high))
  return { ...rest, low: numberOf(low), high: numberOf(high), precision }
}
