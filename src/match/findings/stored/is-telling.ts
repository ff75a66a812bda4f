import type { Quantity } from "../../../quantity/quantity.ts"

const LEAST = 10
/** Round numbers below this are told of many things of one story. */
const LEAST_ROUND = 1_000

/** Whether a number is rarely said of two things by chance. Where it disagrees with its own subject, less of a chance will do. */
export function isTelling({ value, precision }: Quantity, disagrees: boolean): boolean {
  if (value === null || value.abs().lt(LEAST)) return false
  return disagrees || value.abs().gte(LEAST_ROUND) || precision === null || !value.mod(LEAST).equals(0)
}
