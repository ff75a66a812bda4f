import type { Quantity } from "../quantity/quantity.ts"
import { point, type Reading } from "../quantity/reading.ts"
import { signChange } from "./signed-change.ts"

/**
 * The narrowest implied reading that a quantity has beside any other: for a bare numeral the number itself, for all
 * else its implied reading. Every reading that a pair gives it contains this one.
 */
export function narrowReading(quantity: Quantity): Reading {
  const { hedge, value, implied } = signChange(quantity)
  return hedge === "none" && value !== null ? point(value) : implied
}
