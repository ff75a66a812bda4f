import { readAsOf } from "../../quantity/dates/as-of.ts"
import { readQuantity } from "../../quantity/quantity.ts"
import type { Mention } from "../../text/mention.ts"
import type { PrintedMention } from "../../text/print-mention.ts"

/** A figure of a text as it is kept. Its positions are those of the plain text; `at` has those of what was sent. */
export type StoredMention = PrintedMention & {
  readonly in: "headline" | "text"
  readonly at: { readonly start: number; readonly end: number }
}

export function readMention({ in: _part, at: _place, asOf, quantity, ...mention }: StoredMention): Mention {
  const read = asOf === null ? null : readAsOf(asOf)
  return { ...mention, quantity: readQuantity(quantity), asOf: read?.ok ? read.value : null }
}
