import type { Passage, PassagePair } from "./passage.ts"

/** Where a passage of the later version would stand in the version before: between the neighbours that are known. */
export type Places = {
  readonly isInPlace: (before: Passage, after: Passage) => boolean
  readonly listInPlace: (after: Passage) => readonly Passage[]
}

/** Passages in one place at most. */
const MOST = 6

/** `left`: the passages of the version before that are not known yet, in their order. */
export function findPlaces(known: readonly PassagePair[], left: readonly Passage[]): Places {
  const anchors = known.toSorted((one, other) => one.after.index - other.after.index)
  const headlines = left.filter((one) => one.in === "headline").slice(0, MOST)
  const placeOf = (after: Passage): { readonly from: number; readonly to: number } => {
    const next = countWhile(anchors, (anchor) => anchor.after.index < after.index)
    return { from: anchors[next - 1]?.before.index ?? -1, to: anchors[next]?.before.index ?? Number.POSITIVE_INFINITY }
  }
  return {
    isInPlace: (before, after) => {
      const { from, to } = placeOf(after)
      return before.index > from && before.index < to
    },
    listInPlace: (after) => {
      const { from, to } = placeOf(after)
      const first = countWhile(left, ({ index }) => index <= from)
      const between = left.slice(first, first + MOST).filter(({ index }) => index < to)
      return after.in === "headline" ? [...headlines, ...between] : between
    },
  }
}

/** How many items at the beginning fulfil a condition that none behind them fulfils. */
function countWhile<T>(items: readonly T[], isMet: (item: T) => boolean): number {
  let [low, high] = [0, items.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isMet(items[middle] as T)) low = middle + 1
    else high = middle
  }
  return low
}
