import { PAIR_COLUMN_LIST } from "../../conflicts/conflict-columns.ts"
import { MOST_KEPT } from "../../conflicts/kept-conflicts.ts"
import type { PairRow } from "../../conflicts/pair-row.ts"
import { prepare } from "../../connection/prepared.ts"
import type { Trx } from "../../connection/transaction.ts"
import { WANTED_FAMILIES, type Wanted } from "./recall-names.ts"
import type { FigureToWrite } from "./write-claims.ts"

/**
 * The most figures, claimants and conflicts of a family that are read to be remembered. A larger family is judged in the
 * database: to read it takes longer than to search its indexes. So many figures have room for all their conflicts.
 */
export const MOST_RECALLED = { figures: Math.min(300, MOST_KEPT), claimants: 1_200, conflicts: 1_000 } as const

/** A figure as it is stored, with or without active claims. */
export type RecalledFigure = FigureToWrite & {
  readonly claims: number
  /** Conflicts of it are counted or left out, as they are where a figure has very many. */
  readonly crowded: boolean
}

/** Who asserts a figure by active claims. Times are RFC 3339 in UTC. */
export type RecalledClaimant = {
  readonly family_id: string
  readonly figure_id: string
  readonly claimant_id: string
  readonly name: string
  readonly first_published: string
  readonly last_published: string | null
}

export type RecalledConflict = PairRow & { readonly changed_at: string }

export type RecalledException = {
  readonly family_id: string
  readonly id: string
  readonly subject_id: string
  readonly conflict_id: string | null
  readonly reason: string
  readonly until: string
}

const OF_FAMILIES = `from (${WANTED_FAMILIES}) w (family_id)`

const selectFigures = prepare<RecalledFigure>(
  "recall figures",
  `select f.family_id, f.subject_id, f.id, f.identity, f.quantity, f.unit, f.narrow_min, f.narrow_max, f.as_of_from,
  f.as_of_to, f.claims, f.conflicts_kept is not null or f.leaves_out as crowded ${OF_FAMILIES}
cross join lateral (select * from figures f where f.family_id = w.family_id limit ${MOST_RECALLED.figures + 1}) f`,
)

const selectClaimants = prepare<RecalledClaimant>(
  "recall claimants",
  `select c.family_id, c.figure_id, c.claimant_id, c.first_published, c.last_published,
  (select o.name from sources o where o.id = c.claimant_id) as name ${OF_FAMILIES}
cross join lateral (
  select * from figure_claimants c where c.family_id = w.family_id limit ${MOST_RECALLED.claimants + 1}
) c`,
)

const selectConflicts = prepare<RecalledConflict>(
  "recall conflicts",
  `select ${PAIR_COLUMN_LIST}, k.changed_at ${OF_FAMILIES}
cross join lateral (
  select * from conflicts k where k.family_id = w.family_id limit ${MOST_RECALLED.conflicts + 1}
) k`,
)

const selectExceptions = prepare<RecalledException>(
  "recall exceptions",
  `select e.family_id, e.id, e.subject_id, e.conflict_id, e.reason, e.until ${OF_FAMILIES}
join exceptions e on e.family_id = w.family_id where e.status = 'active' order by e.id desc`,
)

export type RecalledFamilies = {
  readonly figures: readonly RecalledFigure[]
  readonly claimants: readonly RecalledClaimant[]
  readonly conflicts: readonly RecalledConflict[]
  /** Newest first. */
  readonly exceptions: readonly RecalledException[]
}

/**
 * Reads what judging asks of the families of these subjects, of each at most one more than `MOST_RECALLED`. Sends everything
 * before it returns; what is sent before it is older.
 */
export async function recallFamilies(trx: Trx, { subjectNames, subjectIds }: Wanted): Promise<RecalledFamilies> {
  const wanted = [subjectNames, subjectIds]
  const [figures, claimants, conflicts, exceptions] = await Promise.all([
    selectFigures(trx, wanted),
    selectClaimants(trx, wanted),
    selectConflicts(trx, wanted),
    selectExceptions(trx, wanted),
  ])
  return { figures, claimants, conflicts, exceptions }
}
