import { type Exact, exact, readDecimal, ZERO } from "../numbers/exact.ts"
import type { Reads, RefusedInput } from "../quantity.ts"
import { ORDER_UNITS, ORDERS } from "./orders.ts"

/** How far a hedge reaches from its numeral, in percent of the numeral, as decimal strings. */
export type HedgeWidth = { readonly stated: string; readonly implied: string }

/** An order of magnitude: implied [low, high). It is stated from one unit of its word on, whatever the profile says. */
export type OrderSpan = { readonly low: string; readonly high: string }

/** The numbers behind the hedges: data that a newsroom may set, stored as JSON with its rule. */
export type HedgeProfile = {
  /** To both sides of the numeral. */
  readonly about: HedgeWidth
  /** Below the numeral. */
  readonly nearly: HedgeWidth
  /** Above the numeral. */
  readonly justOver: HedgeWidth
  /** How far the implied end of a bound lies from a power of ten, in percent of it: "over 100" implies up to 150. */
  readonly powerOfTenStep: string
  readonly orders: Readonly<Record<string, OrderSpan>>
}

/**
 * Widths after Ferson et al. 2015 (hedges as measured with readers), the step to the next round number after Cummins,
 * Sauerland and Solt 2012.
 */
export const DEFAULT_PROFILE: HedgeProfile = Object.freeze({
  about: Object.freeze({ stated: "10", implied: "5" }),
  nearly: Object.freeze({ stated: "5", implied: "2.5" }),
  justOver: Object.freeze({ stated: "10", implied: "5" }),
  powerOfTenStep: "50",
  orders: Object.freeze(Object.fromEntries(ORDERS.map(({ name, low, high }) => [name, Object.freeze({ low, high })]))),
})

/** Refuses a profile by which a reading could be empty, or an implied reading reach beyond its stated one. */
export function checkHedgeProfile(profile: HedgeProfile): Reads<HedgeProfile> {
  const refusal =
    refuseWidth("/about", profile.about, true) ??
    refuseWidth("/nearly", profile.nearly, true) ??
    refuseWidth("/justOver", profile.justOver, false) ??
    refusePercent("/powerOfTenStep", profile.powerOfTenStep, false) ??
    refuseOrders(profile.orders)
  return refusal ?? { ok: true, value: profile }
}

/** `mayBeZero`: (N, N] would hold no number, so what lies only above N needs some width. */
function refuseWidth(at: string, width: HedgeWidth, mayBeZero: boolean): RefusedInput | null {
  const refusal =
    refusePercent(`${at}/stated`, width.stated, mayBeZero) ?? refusePercent(`${at}/implied`, width.implied, mayBeZero)
  if (refusal) return refusal
  if (exact(width.implied).lte(exact(width.stated))) return null
  return refuse(
    `${at}/implied`,
    `${width.implied} % implied is wider than ${width.stated} % stated; it must lie within it`,
  )
}

/** At most 100: a wider hedge would reach beyond zero and change the sign of what was said. */
function refusePercent(at: string, text: string, mayBeZero: boolean): RefusedInput | null {
  const percent = readDecimal(text)
  const lowest = mayBeZero ? "from 0" : "above 0"
  if (percent !== null && isAtLeast(percent, mayBeZero) && percent.lte(100)) return null
  return refuse(at, `"${text}" is not a percentage ${lowest} up to 100`)
}

function isAtLeast(percent: Exact, mayBeZero: boolean): boolean {
  return mayBeZero ? percent.gte(ZERO) : percent.gt(ZERO)
}

function refuseOrders(orders: HedgeProfile["orders"]): RefusedInput | null {
  for (const name of Object.keys(DEFAULT_PROFILE.orders)) {
    const order = orders[name]
    if (order === undefined) return refuse(`/orders/${name}`, `the order "${name}" is missing`)
    const low = readDecimal(order.low)
    const high = readDecimal(order.high)
    const unit = ORDER_UNITS[name] ?? "0"
    if (low === null || low.lt(unit)) {
      return refuse(`/orders/${name}/low`, `"${order.low}" is not a decimal from ${unit}, one unit of "${name}"`)
    }
    if (high === null || high.lte(low)) {
      return refuse(`/orders/${name}/high`, `"${order.high}" is not a decimal above the low end, ${order.low}`)
    }
  }
  return null
}

function refuse(at: string, reason: string): RefusedInput {
  return { ok: false, reason, at }
}
