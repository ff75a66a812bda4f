import type { ComparedFigure } from "../pair/figure.ts"
import { orderMins } from "../pair/gap.ts"
import { narrowReading } from "../pair/narrow-reading.ts"
import type { Outcome, VerdictMatrix } from "./compare-all.ts"
import { DEFAULT_STEPS, findHeaviestSet } from "./independent-set.ts"

/** `dropped` are indexes of the figures, ascending. If not `exact`, the search was cut short, and fewer may suffice. */
export type FewestToDrop = { readonly dropped: readonly number[]; readonly exact: boolean }

type Figures = readonly ComparedFigure[]

/**
 * The fewest figures without which no two of the rest are in conflict or tension. Of equally many those with fewer
 * claimants, counted figure by figure; then those that keep the first figure, the second, and so on. `steps` bounds the
 * search, in look-ups of pairs.
 */
export function findFewestToDrop(
  figures: Figures,
  { outcomes }: Pick<VerdictMatrix, "outcomes">,
  steps = DEFAULT_STEPS,
): FewestToDrop {
  const graph = outcomes.map(
    (row) => new Set(row.flatMap((outcome, index) => (isDisagreement(outcome) ? [index] : []))),
  )
  const { kept, exact } = findHeaviestSet(graph, weigh(figures), byLowerEnd(figures), steps)
  const keeps = new Set(kept)
  const dropped = [...figures.keys()].filter((index) => !keeps.has(index))
  return Object.freeze({ dropped: Object.freeze(dropped), exact })
}

function isDisagreement(outcome: Outcome | null): boolean {
  return outcome === "conflict" || outcome === "tension"
}

/** One figure more weighs more than all claimants together, so that claimants only decide between equals. */
function weigh(figures: Figures): readonly number[] {
  const total = figures.reduce((sum, { claimants }) => sum + claimants.length, 0)
  return figures.map(({ claimants }) => total + 1 + claimants.length)
}

/** Figures that lie apart can be put in a row, each beyond the last: so found, cliques are large and bounds tight. */
function byLowerEnd(figures: Figures): readonly number[] {
  const ends = figures.map(({ quantity }) => narrowReading(quantity).min)
  return [...figures.keys()].sort((p, q) => orderMins(ends[p] ?? null, ends[q] ?? null) || p - q)
}
