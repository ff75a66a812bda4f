import { printAsOf } from "../quantity/dates/print-as-of.ts"
import { type PrintedQuantity, printQuantity } from "../quantity/quantity.ts"
import type { Mention } from "./mention.ts"

/** A mention as the API shows it. The ends of a movement are for those who compare; its evidence shows it. */
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
