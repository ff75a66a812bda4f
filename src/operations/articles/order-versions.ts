import { instantKey, orderText } from "../../compare/pair/as-of-order.ts"
import type { VersionRow } from "../../store/articles/versions.ts"

type Ordered = Pick<VersionRow, "published_at" | "sent_version">

/** Whether a version that is there comes before one that arrives now, in the order in which the store lists versions. */
export function orderOf(arriving: Ordered): (version: Ordered) => boolean {
  return (version) => {
    const order = orderText(instantKey(version.published_at), instantKey(arriving.published_at))
    return order < 0 || (order === 0 && numberOf(version) <= numberOf(arriving))
  }
}

/** A version without a number comes before those with one. */
function numberOf({ sent_version }: Ordered): number {
  return sent_version ?? -1
}
