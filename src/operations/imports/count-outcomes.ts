import type { LineOutcome } from "../../store/imports/import-lines.ts"
import type { Counts } from "../../store/imports/imports.ts"

export function countOutcomes(outcomes: readonly LineOutcome[]): Counts {
  const of = (outcome: LineOutcome["outcome"]) => outcomes.filter((one) => one.outcome === outcome).length
  return { filed: of("filed"), repeated: of("repeated"), refused: of("refused") }
}
