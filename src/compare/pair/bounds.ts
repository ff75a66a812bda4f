import type { Hedge, Quantity } from "../../quantity/quantity.ts"
import type { Pair } from "./figure.ts"

const FLOORS: ReadonlySet<Hedge> = new Set(["more-than", "at-least", "just-over", "order"])
const CEILINGS: ReadonlySet<Hedge> = new Set(["up-to", "at-most", "less-than"])

/** One is a floor and the other a ceiling, so that together they make a range. */
export function isRange({ a, b }: Pair<Quantity>): boolean {
  return (isFloor(a) && isCeiling(b)) || (isFloor(b) && isCeiling(a))
}

/** A range is what the hedge before it makes of it: "at least 5 to 7" is a floor, "up to 5 to 7" a ceiling. */
function isFloor({ hedge, range }: Quantity): boolean {
  return range === undefined ? FLOORS.has(hedge) : FLOORS.has(range.hedge) && range.hedge !== "just-over"
}

function isCeiling({ hedge, range }: Quantity): boolean {
  return CEILINGS.has(range?.hedge ?? hedge)
}
