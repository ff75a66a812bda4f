import { printAsOf } from "../quantity/dates/print-as-of.ts"
import { type PrintedQuantity, printQuantity } from "../quantity/quantity.ts"
import type { Mention } from "./mention.ts"

/** A mention as JSON. */
export type PrintedMention = Omit<Mention, "quantity" | "asOf"> & {
  readonly quantity: PrintedQuantity
  readonly asOf: ReturnType<typeof printAsOf> | null
}

export function printMention(mention: Mention): PrintedMention {
  return {
    ...mention,
    quantity: printQuantity(mention.quantity),
    asOf: mention.asOf === null ? null : printAsOf(mention.asOf),
  }
}
