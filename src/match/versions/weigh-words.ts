import type { Passage } from "./passage.ts"

/** How much a concept says: the more, the fewer passages have it. */
export type WordWeights = (concept: string) => number

export function weighWords(passages: readonly Passage[]): WordWeights {
  const counts = new Map<string, number>()
  for (const { items } of passages)
    for (const concept of new Set(items.flatMap(({ concept }) => concept ?? [])))
      counts.set(concept, (counts.get(concept) ?? 0) + 1)
  return (concept) => Math.log(1 + passages.length / (counts.get(concept) ?? 1))
}
