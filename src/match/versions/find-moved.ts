/**
 * Which of the items of a list have moved, given where each stood before: all but those of a longest run in the old order.
 * The time is that of sorting.
 */
export function findMoved(places: readonly number[]): ReadonlySet<number> {
  /** The item that ends the best run of each length, and the item before each in its run. */
  const ends: number[] = []
  const previous = places.map((place, item) => {
    const length = countUpTo(ends, places, place)
    ends[length] = item
    return ends[length - 1] ?? null
  })
  const moved = new Set(places.keys())
  for (let item = ends.at(-1) ?? null; item !== null; item = previous[item] ?? null) moved.delete(item)
  return moved
}

/** How many of the runs end at this place or before it. */
function countUpTo(ends: readonly number[], places: readonly number[], place: number): number {
  let [low, high] = [0, ends.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[ends[middle] as number] as number) <= place) low = middle + 1
    else high = middle
  }
  return low
}
