import type { ComparedFigure, Pair } from "../../src/compare/pair/figure.ts"
import { buildQuantity } from "../../src/quantity/build-quantity.ts"
import { makeRandom } from "../random.ts"

const HEDGES = ["none", "none", "none", "about", "nearly", "more-than", "at-least", "up-to", "less-than", "exactly"]
const SEED = 20_241_104

/** Pairs as a news desk has them: one subject, one day, two claimants, round numbers mostly, and mostly near each other. */
export function makePairs(count: number): readonly Pair<ComparedFigure>[] {
  const random = makeRandom(SEED)
  return Array.from({ length: count }, () => {
    const scale = 10 ** (1 + random(5))
    const [one, two] = [100 + random(900), 100 + random(900)]
    const near = random(4) === 0 ? two : Math.max(1, Math.round(one * (0.85 + random(31) / 100)))
    return { a: makeFigure(one * scale, random, "A"), b: makeFigure(near * scale, random, "B") }
  })
}

function makeFigure(value: number, random: (below: number) => number, claimant: string): ComparedFigure {
  const isRange = random(8) === 0
  const figure = isRange ? { min: value, max: value * 1.25 } : { value, hedge: HEDGES[random(HEDGES.length)] ?? "none" }
  const read = buildQuantity(figure)
  if (!read.ok) throw new Error(read.reason)
  return {
    quantity: read.value,
    asOf: { from: "2024-11-04", to: "2024-11-04" },
    claimants: [claimant],
    firstPublished: "2024-11-04T12:00:00Z",
    lastPublished: "2024-11-04T12:00:00Z",
  }
}
