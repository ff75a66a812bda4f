import { type RawBuilder, sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import { prepare } from "../connection/prepared.ts"
import type { Trx } from "../connection/transaction.ts"
import type { Resolution } from "../tables.ts"
import { CONFLICT_COLUMN_LIST, FIGURE_OBJECT, PAIR_COLUMN_LIST } from "./conflict-columns.ts"
import { ofFigure } from "./conflict-sides.ts"
import type { ConflictRow, PairRow } from "./pair-row.ts"

const PAIR_COLUMNS = sql.raw(PAIR_COLUMN_LIST)
export const CONFLICT_FIGURE = sql.raw(FIGURE_OBJECT)
const COLUMNS = sql.raw(CONFLICT_COLUMN_LIST)

export async function findConflict(db: Db, id: string): Promise<ConflictRow | undefined> {
  const { rows } = await sql<ConflictRow>`select ${COLUMNS} from conflicts k where k.id = ${id}`.execute(db)
  return rows[0]
}

/** The id of the subject that a conflict belongs to now. A merge of subjects may change it. */
export async function findSubjectOfConflict(db: Db, id: string): Promise<string | undefined> {
  const found = await db.selectFrom("conflicts").select("subject_id").where("id", "=", id).executeTakeFirst()
  return found?.subject_id
}

export async function lockConflict(trx: Trx, id: string): Promise<ConflictRow | undefined> {
  await sql`select 1 from conflicts where id = ${id} for update`.execute(trx)
  return findConflict(trx, id)
}

type Condition = RawBuilder<unknown>

async function listRows(db: Db, condition: Condition): Promise<PairRow[]> {
  const { rows } = await sql<PairRow>`select ${PAIR_COLUMNS} from conflicts k where ${condition}`.execute(db)
  return rows
}

async function lockRows(trx: Trx, condition: Condition): Promise<PairRow[]> {
  return listRows(trx, sql`${condition} ${sql.raw(LOCKED)}`)
}

const sumsOf = (figureIds: readonly string[]) => sql`k.figure_a = any(${[...figureIds]}::uuid[]) and k.kind = 'sum'`

/** Conflicts that a person explained or dismissed. */
const SETTLED_STATUS = "status in ('explained', 'dismissed')"
const SETTLED = sql.raw(`k.${SETTLED_STATUS}`)

const PAIRS_OF = `select ${PAIR_COLUMN_LIST} from conflicts k
where (k.figure_a = any($1::uuid[]) or k.figure_b = any($1::uuid[])) and k.kind <> 'sum'`

/** Everyone locks rows in one order, so that two transactions which lock the same ones cannot wait for each other. */
const LOCKED = "order by k.subject_id, k.id for update"

const listPairs = prepare<PairRow>("list pairs", PAIRS_OF)
const lockPairs = prepare<PairRow>("lock pairs", `${PAIRS_OF} ${LOCKED}`)

/** Every pair with one of these figures on a side, also pairs of a part and its whole; locked. */
export function lockPairsOf(trx: Trx, figureIds: readonly string[]): Promise<readonly PairRow[]> {
  return lockPairs(trx, [figureIds])
}

/** The pairs of `lockPairsOf` as they stand, without a lock. */
export function listPairsOf(db: Db, figureIds: readonly string[]): Promise<readonly PairRow[]> {
  return listPairs(db, [figureIds])
}

/** The sums that compare one of these figures, as the whole, with its parts; locked. */
export function lockSumsOf(trx: Trx, figureIds: readonly string[]): Promise<PairRow[]> {
  return lockRows(trx, sumsOf(figureIds))
}

/** The sums of `lockSumsOf` as they stand, without a lock. */
export function listSumsOf(db: Db, figureIds: readonly string[]): Promise<PairRow[]> {
  return listRows(db, sumsOf(figureIds))
}

/** All sums of which the subject is the whole, locked. */
export function lockSumsOfSubject(trx: Trx, subjectId: string): Promise<PairRow[]> {
  return lockRows(trx, sql`k.subject_id = ${subjectId} and k.kind = 'sum'`)
}

/** A figure and its single claimant, whose other figures in the subject it may revise. */
export type Speaker = { readonly subjectId: string; readonly figureId: string; readonly claimantId: string }

const lockThose = prepare<PairRow>(
  "lock to rejudge",
  `
select ${PAIR_COLUMN_LIST} from conflicts k where k.kind <> 'sum' and k.id = any(array(
  with speaker as materialized (
    select * from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as s (subject_id, figure_id, claimant_id)
  ), pair as materialized (
    select s.subject_id, s.figure_id as one, c.figure_id as other from speaker s
    cross join lateral (select c.figure_id from figure_claimants c
      where c.claimant_id = s.claimant_id and c.subject_id = s.subject_id offset 0) c
    union
    select s.subject_id, s.figure_id, o.figure_id from speaker s join speaker o on o.subject_id = s.subject_id
  )
  select p.id from pair cross join lateral (select p.id from conflicts p where p.subject_id = pair.subject_id
    and p.figure_a = least(pair.one, pair.other) and p.figure_b = greatest(pair.one, pair.other) offset 0) p
  union all
  select p.id from conflicts p where p.figure_a = any($4::uuid[]) and p.${SETTLED_STATUS}
  union all
  select p.id from conflicts p where p.figure_b = any($4::uuid[]) and p.${SETTLED_STATUS}
))
${LOCKED}`,
)

/**
 * The pairs of these figures with others of the same claimant, the pairs of two of these figures, and the pairs with a
 * figure of `settled` that a person explained or dismissed; locked. They are few, and found by index however many pairs
 * a figure has.
 */
export function lockToRejudge(
  trx: Trx,
  speakers: readonly Speaker[],
  settled: readonly string[],
): Promise<readonly PairRow[]> {
  const column = (name: keyof Speaker) => speakers.map((speaker) => speaker[name])
  return lockThose(trx, [column("subjectId"), column("figureId"), column("claimantId"), settled])
}

/** The sums that a person explained or dismissed and in which the figure is the whole or a summand; locked. */
export function lockSettledSumsWith(trx: Trx, figureId: string): Promise<PairRow[]> {
  return lockRows(trx, sql`${ofFigure(figureId)} and ${SETTLED} and k.kind = 'sum'`)
}

/** The open conflicts of a subject, locked. */
export function lockOpen(trx: Trx, subjectId: string): Promise<PairRow[]> {
  return lockRows(trx, sql`k.subject_id = ${subjectId} and k.status = 'open'`)
}

/** The conflicts of a subject that ended in this way, locked. */
export function lockByResolution(trx: Trx, subjectId: string, resolution: Resolution): Promise<PairRow[]> {
  return lockRows(trx, sql`k.subject_id = ${subjectId} and k.resolution = ${resolution}`)
}

/** The conflicts of a subject with those that it is part of; locked. */
export function lockPartPairs(trx: Trx, partId: string): Promise<PairRow[]> {
  const isPart = sql`(k.subject_a = ${partId} or k.subject_b = ${partId})`
  return lockRows(trx, sql`k.kind = 'part' and k.subject_id <> ${partId} and ${isPart}`)
}
