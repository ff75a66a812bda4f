/** Something that is rated, and what decides between two that are rated alike: the greater comes first. */
export type Rated = { readonly place: number; readonly score: number; readonly number: number }

/** The best of them, best first, `limit` at most. Those that cannot be among them are passed over at once. */
export function takeBest(all: Iterable<Rated>, limit: number): readonly Rated[] {
  let best: Rated[] = []
  let least = Number.NEGATIVE_INFINITY
  for (const one of all) {
    if (one.score < least) continue
    best.push(one)
    if (best.length < limit * 2) continue
    best = sortRated(best).slice(0, limit)
    least = best.at(-1)?.score ?? least
  }
  return sortRated(best).slice(0, limit)
}

function sortRated(rated: Rated[]): Rated[] {
  return rated.sort((one, other) => other.score - one.score || other.number - one.number)
}
