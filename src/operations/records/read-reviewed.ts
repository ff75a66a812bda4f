import type { Db } from "../../store/connection/connect.ts"
import { listWholeClaims, type WholeClaimRow } from "../../store/records/list-claims.ts"
import { type FirstClaimRow, listFirstClaims } from "../../store/records/list-first-claims.ts"
import { listHistories } from "../../store/records/list-histories.ts"
import { listSettled, type SettledRow } from "../../store/records/list-settled.ts"
import type { Window } from "../../store/records/window.ts"
import { listSourcesIn, type SourceRow } from "../../store/sources/sources.ts"
import { toClaim } from "./read-family.ts"
import type { ClaimRecord } from "./record.ts"

/** A claim with what people decided about the conflicts that it is in. */
export type ReviewedClaim = {
  readonly id: string
  readonly claim: ClaimRecord
  /** Where the claimant is first known to have said so; null for a claim that has ended. */
  readonly first: FirstClaimRow | null
  /** Oldest first; the last 100 of its figure at most. */
  readonly settled: readonly SettledRow[]
  /** All sources that are named, by their ids. */
  readonly sources: ReadonlyMap<string, SourceRow>
}

/** Claims that have ended are among them, with what was decided while they stood. */
export async function readReviewed(db: Db, window: Window): Promise<ReviewedClaim[]> {
  const rows = await listWholeClaims(db, window)
  const figures = rows.map(({ family_id, figure_id: id }) => ({ family_id, id }))
  const claimants = rows.map(({ claimant_id }) => claimant_id)
  // One after the other: an export has one connection.
  const histories = await listHistories(
    db,
    rows.map(({ id }) => id),
  )
  const settled = await listSettled(db, figures)
  const firsts = await listFirstClaims(db, figures, claimants)
  const sources = await readNamed(db, rows, firsts)
  const firstOf = new Map(firsts.map((first) => [`${first.figure_id} ${first.claimant_id}`, first]))
  return rows.map((row) => ({
    id: row.id,
    claim: toClaim(row, histories),
    first: row.status === "active" ? (firstOf.get(`${row.figure_id} ${row.claimant_id}`) ?? null) : null,
    settled: (settled.get(row.figure_id) ?? []).filter((one) => stoodThen(row, one)),
    sources,
  }))
}

/** What was decided after a claim had ended was not decided about it. */
function stoodThen({ ended_at }: WholeClaimRow, { settled_at }: SettledRow): boolean {
  return ended_at === null || Date.parse(settled_at) <= Date.parse(ended_at)
}

async function readNamed(db: Db, rows: readonly WholeClaimRow[], firsts: readonly FirstClaimRow[]) {
  const ids = rows.flatMap(({ source_id, claimant_id, further_claimants }) => [
    source_id,
    claimant_id,
    ...further_claimants.map(({ id }) => id),
  ])
  const all = new Set([...ids, ...firsts.map(({ source_id }) => source_id)])
  return new Map((await listSourcesIn(db, { ids: [...all] })).map((source) => [source.id, source]))
}
