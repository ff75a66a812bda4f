import { type PrintedQuantity, type Quantity, readQuantity } from "../../quantity/quantity.ts"

/** A figure that is remembered is held against each that comes, and told with each that disagrees. */
const READ = new WeakMap<PrintedQuantity, Quantity>()

/** The quantity of a figure, which is read once for as long as somebody keeps the printed one. */
export function recallQuantity(printed: PrintedQuantity): Quantity {
  const known = READ.get(printed)
  if (known !== undefined) return known
  const quantity = readQuantity(printed)
  READ.set(printed, quantity)
  return quantity
}
