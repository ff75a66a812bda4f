import { FEATURES } from "../features/all-features.ts"
import type { Pair } from "../features/feature.ts"

export type Reasons = { readonly why: readonly string[]; readonly against: readonly string[] }

/** Reasons that are told on each side. */
const MOST = 4
/** A reason that moves the score by less is not worth a line. */
const LEAST = 0.15

/** What moved the score most, as sentence parts. */
export function explainMatch(pair: Pair, rates: Float64Array, weights: Float64Array): Reasons {
  const moved = FEATURES.map((feature, index) => ({ feature, by: (rates[index] ?? 0) * (weights[index] ?? 0) }))
  const tell = (sign: 1 | -1) => {
    const told = moved
      .filter(({ by }) => by * sign >= LEAST)
      .toSorted((one, other) => (other.by - one.by) * sign)
      .map(({ feature }) => feature.say(pair))
    return [...new Set(told)].slice(0, MOST)
  }
  return { why: tell(1), against: tell(-1) }
}
