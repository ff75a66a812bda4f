import type { FiledRow } from "../../store/articles/filed-claims.ts"
import type { Plan, PlannedClaim } from "./plan-claims.ts"

/** How the claims that an article has filed meet those that its versions come to. */
export type Matching = {
  /** Planned claims that are filed, with what stands for them. */
  readonly kept: ReadonlyMap<PlannedClaim, FiledRow>
  /** Those of `kept` that are filed under another subject than the planned one. */
  readonly moved: readonly PlannedClaim[]
  /** Planned claims that are not filed yet; what one corrects comes before it. */
  readonly missing: readonly PlannedClaim[]
  /** Filed claims that nothing is planned for any more. */
  readonly surplus: readonly FiledRow[]
}

/**
 * What a person has done to a claim since it was filed makes no difference: it stands for what it was filed for. A claim
 * that was corrected here stands for nothing without its correction, since what was corrected cannot stand again.
 */
export function matchClaims(plan: Plan, filed: readonly FiledRow[]): Matching {
  const correctors = new Map(filed.flatMap((row) => (row.corrects === null ? [] : [[row.corrects, row] as const])))
  let left = filed
  let kept = keep(plan, left)
  for (let before = filed.length + 1; left.length < before; kept = keep(plan, left)) {
    before = left.length
    const used = new Set(kept.values())
    left = left.filter((row) => {
      const corrector = correctors.get(row.claim_id)
      return corrector === undefined || used.has(corrector)
    })
  }
  const used = new Set(kept.values())
  return {
    kept,
    moved: [...kept].flatMap(([claim, row]) => (claim.subject === row.subject_id ? [] : [claim])),
    missing: [...plan.keys()].filter((claim) => !kept.has(claim)),
    surplus: filed.filter((row) => !used.has(row)),
  }
}

function keep(plan: Plan, filed: readonly FiledRow[]): ReadonlyMap<PlannedClaim, FiledRow> {
  const byPlace = new Map(filed.map((row) => [placeOf(row.lineage_id, row.version_id), row]))
  const kept = new Map<PlannedClaim, FiledRow>()
  for (const claim of plan.keys()) {
    const row = byPlace.get(placeOf(claim.lineage, claim.version))
    if (row !== undefined && stands(row, claim, kept)) kept.set(claim, row)
  }
  return kept
}

function placeOf(lineage: string, version: string): string {
  return `${lineage} ${version}`
}

function stands(row: FiledRow, claim: PlannedClaim, kept: ReadonlyMap<PlannedClaim, FiledRow>): boolean {
  const corrects = claim.corrects === null ? null : (kept.get(claim.corrects)?.claim_id ?? undefined)
  return row.content === claim.content && row.corrects === corrects && row.claimants.join() === claim.claimants.join()
}
