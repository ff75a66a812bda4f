import { readAsOf } from "../../quantity/dates/as-of.ts"
import { readQuantity } from "../../quantity/quantity.ts"
import type { Mention, Unread } from "../../text/mention.ts"
import type { PrintedMention } from "../../text/print-mention.ts"

/** A figure of a text as it is kept. Its positions are those of the plain text; `at` has those of what was sent. */
export type StoredMention = PrintedMention & {
  readonly in: "headline" | "text"
  readonly at: { readonly start: number; readonly end: number }
}

/** A number of a text that was not understood, as it is kept: its words, the reason, and its places as those of a figure. */
export type StoredUnread = Unread & Pick<StoredMention, "in" | "at"> & { readonly quote: string | null }

export function readMention({ in: _part, at: _place, asOf, quantity, ...mention }: StoredMention): Mention {
  const read = asOf === null ? null : readAsOf(asOf)
  return { ...mention, quantity: readQuantity(quantity), asOf: read?.ok ? read.value : null }
}
