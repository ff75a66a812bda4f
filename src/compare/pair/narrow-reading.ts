import { point, type Reading } from "../../quantity/numbers/reading.ts"
import type { Quantity } from "../../quantity/quantity.ts"
import { signChange } from "./signed-change.ts"

/**
 * The narrowest implied reading that a quantity has beside any other. Every reading that a pair gives it contains this
 * one. A fall lies below zero.
 */
export function narrowReading(quantity: Quantity): Reading {
  return readNarrowly(signChange(quantity))
}

/** For a bare numeral the number itself, for every other quantity its implied reading. */
export function readNarrowly({ hedge, value, implied }: Quantity): Reading {
  return hedge === "none" && value !== null ? point(value) : implied
}
