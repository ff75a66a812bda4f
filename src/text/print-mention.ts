import { printAsOf } from "../quantity/dates/print-as-of.ts"
import { type PrintedQuantity, printQuantity } from "../quantity/quantity.ts"
import type { Mention } from "./mention.ts"

/** A mention as JSON. The ends of a movement serve comparison only and are left out; the evidence shows the movement. */
export type PrintedMention = Omit<Mention, "quantity" | "asOf" | "movement"> & {
  readonly quantity: PrintedQuantity
  readonly asOf: ReturnType<typeof printAsOf> | null
}

export function printMention({ movement: _, ...mention }: Mention): PrintedMention {
  return {
    ...mention,
    quantity: printQuantity(mention.quantity),
    asOf: mention.asOf === null ? null : printAsOf(mention.asOf),
  }
}
