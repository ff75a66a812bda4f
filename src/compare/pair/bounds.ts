import type { Hedge, Quantity } from "../../quantity/quantity.ts"
import type { Pair } from "./figure.ts"

const FLOORS: ReadonlySet<Hedge> = new Set(["more-than", "at-least", "just-over", "order"])
const CEILINGS: ReadonlySet<Hedge> = new Set(["up-to", "at-most", "less-than"])

/** One is a floor and the other a ceiling, so that together they make a range. */
export function isRange({ a, b }: Pair<Quantity>): boolean {
  return (isFloor(a) && isCeiling(b)) || (isFloor(b) && isCeiling(a))
}

/** A range with a hedge that leaves it without an upper end is a floor, and one without a lower end a ceiling. */
function isFloor({ hedge, stated }: Quantity): boolean {
  return FLOORS.has(hedge) || (hedge === "between" && stated.max === null)
}

function isCeiling({ hedge, stated }: Quantity): boolean {
  return CEILINGS.has(hedge) || (hedge === "between" && stated.min === null)
}
