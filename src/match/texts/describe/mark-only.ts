import type { Description } from "./description.ts"

type Unmarked = Omit<Description, "isOnly">

/** Says of each figure of a text whether it is the only one of its kind. What is said again in another unit is one figure. */
export function markOnly(descriptions: readonly Unmarked[]): readonly Description[] {
  const counts = new Map<string, number>()
  for (const one of descriptions.filter((one) => !isSaidBefore(one)))
    counts.set(kindOf(one), (counts.get(kindOf(one)) ?? 0) + 1)
  return descriptions.map((one) => ({ ...one, isOnly: counts.get(kindOf(one)) === 1 }))
}

/** Counts are told apart by what is counted, other figures by what is measured. */
function kindOf({ mention, head }: Unmarked): string {
  return mention.quantity.dimension === "count" ? `count ${head}` : mention.quantity.dimension
}

/** The 2 km of "1.2 miles (2 km)". */
function isSaidBefore({ mention, index }: Unmarked): boolean {
  return mention.links.some((link) => link.kind === "same-quantity" && link.with < index)
}
