import type { Reading } from "../../quantity/numbers/reading.ts"
import type { Quantity } from "../../quantity/quantity.ts"
import { signChange } from "./signed-change.ts"

/** What a quantity is searched by: its implied reading. A fall lies below zero. */
export function narrowReading(quantity: Quantity): Reading {
  return signChange(quantity).implied
}
