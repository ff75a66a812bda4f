import type { Described } from "./describe-figures.ts"

/** Counts by what is counted, the rest by what is measured. */
function kindOf({ mention, head }: Described): string {
  return mention.quantity.dimension === "count" ? `count ${head}` : mention.quantity.dimension
}

export function countKinds(figures: readonly Described[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const figure of figures) counts.set(kindOf(figure), (counts.get(kindOf(figure)) ?? 0) + 1)
  return counts
}

/** Whether a text has no other figure of that kind. */
export function isOnly(figure: Described, counts: ReadonlyMap<string, number>): boolean {
  return counts.get(kindOf(figure)) === 1
}
