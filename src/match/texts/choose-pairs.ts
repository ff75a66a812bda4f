/** Two figures that may meet, and how much speaks for it. */
export type Candidate = { readonly a: number; readonly b: number; readonly score: number }

/** Each figure meets at most one other: the likeliest pair first, then the likeliest of those that are left. */
export function choosePairs<T extends Candidate>(candidates: readonly T[]): readonly T[] {
  const takenA = new Set<number>()
  const takenB = new Set<number>()
  const chosen: T[] = []
  for (const candidate of candidates.toSorted(
    (one, other) => other.score - one.score || one.a - other.a || one.b - other.b,
  )) {
    if (takenA.has(candidate.a) || takenB.has(candidate.b)) continue
    takenA.add(candidate.a)
    takenB.add(candidate.b)
    chosen.push(candidate)
  }
  return chosen
}
