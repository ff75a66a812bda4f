import type { ComparedFigure } from "../pair/figure.ts"

/** Everyone who asserts one of the figures, each once: ten outlets that quote one ministry are one. */
export function listClaimants(figures: readonly Pick<ComparedFigure, "claimants">[]): readonly string[] {
  return [...new Set(figures.flatMap(({ claimants }) => claimants))]
}
