import { type RawBuilder, sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import { columnsOf, prepare } from "../connection/prepared.ts"
import type { Trx } from "../connection/transaction.ts"
import { findFamilyOf } from "../subjects/families.ts"
import type { InFamily } from "../subjects/subjects.ts"
import type { Resolution } from "../tables.ts"
import { CONFLICT_COLUMN_LIST, FIGURE_OBJECT, PAIR_COLUMN_LIST } from "./conflict-columns.ts"
import { ofFigure } from "./conflict-sides.ts"
import type { ConflictRow, PairRow } from "./pair-row.ts"

const PAIR_COLUMNS = sql.raw(PAIR_COLUMN_LIST)
export const CONFLICT_FIGURE = sql.raw(FIGURE_OBJECT)
const COLUMNS = sql.raw(CONFLICT_COLUMN_LIST)

export async function findConflict(db: Db, id: string): Promise<ConflictRow | undefined> {
  const family = await findFamilyOf(db, "conflicts", id)
  if (family === undefined) return undefined
  const { rows } = await sql<ConflictRow>`
    select ${COLUMNS} from conflicts k where k.family_id = ${family} and k.id = ${id}`.execute(db)
  return rows[0]
}

/** The subject that a conflict belongs to now, with its family. A merge of subjects may change both. */
export async function findSubjectOfConflict(db: Db, id: string): Promise<InFamily | undefined> {
  const { rows } = await sql<InFamily>`
    select /* finds the family */ k.family_id, k.subject_id as id from conflicts k where k.id = ${id}`.execute(db)
  return rows[0]
}

/** The caller holds the lock of its family. */
export async function lockConflict(trx: Trx, id: string): Promise<ConflictRow | undefined> {
  const family = await findFamilyOf(trx, "conflicts", id)
  if (family === undefined) return undefined
  await sql`select 1 from conflicts k where k.family_id = ${family} and k.id = ${id} for update`.execute(trx)
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

/** Of figures of one family. */
const sumsOf = (figures: readonly InFamily[]) => {
  const [families, ids] = [figures.map((one) => one.family_id), figures.map((one) => one.id)]
  return sql`k.family_id = any(${families}::uuid[]) and k.figure_a = any(${ids}::uuid[]) and k.kind = 'sum'`
}

/** The conflicts that belong to a subject, as a pair of its figures or as the whole. */
const ofSubject = (subject: InFamily) => sql`k.family_id = ${subject.family_id} and k.subject_id = ${subject.id}`

/** Conflicts that a person explained or dismissed. */
const SETTLED_STATUS = "status in ('explained', 'dismissed')"
const SETTLED = sql.raw(`k.${SETTLED_STATUS}`)

const PAIRS_OF = `select ${PAIR_COLUMN_LIST} from conflicts k
where k.family_id = any($1::uuid[]) and (k.figure_a = any($2::uuid[]) or k.figure_b = any($2::uuid[])) and k.kind <> 'sum'`

/** Everyone locks rows in one order, so that two transactions which lock the same ones cannot wait for each other. */
const LOCKED = "order by k.family_id, k.id for update"

const listPairs = prepare<PairRow>("list pairs", PAIRS_OF)
const lockPairs = prepare<PairRow>("lock pairs", `${PAIRS_OF} ${LOCKED}`)

/** Every pair with one of these figures on a side, also pairs of a part and its whole; locked. */
export function lockPairsOf(trx: Trx, figures: readonly InFamily[]): Promise<readonly PairRow[]> {
  return lockPairs(trx, keysOf(figures))
}

/** The families, each once, and the ids. */
function keysOf(figures: readonly InFamily[]): [string[], string[]] {
  return [[...new Set(figures.map((one) => one.family_id))], figures.map((one) => one.id)]
}

/** The pairs of `lockPairsOf` as they stand, without a lock. */
export function listPairsOf(db: Db, figures: readonly InFamily[]): Promise<readonly PairRow[]> {
  return listPairs(db, keysOf(figures))
}

/** The sums that compare one of these figures, as the whole, with its parts; locked. */
export function lockSumsOf(trx: Trx, figures: readonly InFamily[]): Promise<PairRow[]> {
  return lockRows(trx, sumsOf(figures))
}

/** The sums of `lockSumsOf` as they stand, without a lock. */
export function listSumsOf(db: Db, figures: readonly InFamily[]): Promise<PairRow[]> {
  return listRows(db, sumsOf(figures))
}

/** All sums of which the subject is the whole, locked. */
export function lockSumsOfSubject(trx: Trx, subject: InFamily): Promise<PairRow[]> {
  return lockRows(trx, sql`${ofSubject(subject)} and k.kind = 'sum'`)
}

/** A figure and its single claimant, whose other figures in the subject it may revise. */
export type Speaker = {
  readonly familyId: string
  readonly subjectId: string
  readonly figureId: string
  readonly claimantId: string
}

const lockThose = prepare<PairRow>(
  "lock to rejudge",
  `
select ${PAIR_COLUMN_LIST} from conflicts k where k.family_id = any($6::uuid[]) and k.kind <> 'sum' and k.id = any(array(
  with speaker as materialized (
    select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[]) as s (family_id, subject_id, figure_id, claimant_id)
  ), pair as materialized (
    select s.family_id, s.figure_id as one, c.figure_id as other from speaker s
    cross join lateral (select c.figure_id from figure_claimants c
      where c.family_id = s.family_id and c.claimant_id = s.claimant_id and c.subject_id = s.subject_id offset 0) c
    union
    select s.family_id, s.figure_id, o.figure_id from speaker s join speaker o on o.subject_id = s.subject_id
  )
  select p.id from pair cross join lateral (select p.id from conflicts p where p.family_id = pair.family_id
    and p.figure_a = least(pair.one, pair.other) and p.figure_b = greatest(pair.one, pair.other) offset 0) p
  union all
  select p.id from conflicts p where p.family_id = any($6::uuid[]) and p.figure_a = any($5::uuid[]) and p.${SETTLED_STATUS}
  union all
  select p.id from conflicts p where p.family_id = any($6::uuid[]) and p.figure_b = any($5::uuid[]) and p.${SETTLED_STATUS}
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
  settled: readonly InFamily[],
): Promise<readonly PairRow[]> {
  const families = new Set([...speakers.map((one) => one.familyId), ...settled.map((one) => one.family_id)])
  const columns = columnsOf(speakers, ["familyId", "subjectId", "figureId", "claimantId"])
  return lockThose(trx, [...columns, settled.map((one) => one.id), [...families]])
}

/** The sums that a person explained or dismissed and in which the figure is the whole or a summand; locked. */
export function lockSettledSumsWith(trx: Trx, figure: InFamily): Promise<PairRow[]> {
  return lockRows(trx, sql`${ofFigure(figure)} and ${SETTLED} and k.kind = 'sum'`)
}

/** The open conflicts of a subject, locked. */
export function lockOpen(trx: Trx, subject: InFamily): Promise<PairRow[]> {
  return lockRows(trx, sql`${ofSubject(subject)} and k.status = 'open'`)
}

/** The conflicts of a subject that ended in this way, locked. */
export function lockByResolution(trx: Trx, subject: InFamily, resolution: Resolution): Promise<PairRow[]> {
  return lockRows(trx, sql`${ofSubject(subject)} and k.resolution = ${resolution}`)
}

/** The conflicts of a subject with those that it is part of; locked. */
export function lockPartPairs(trx: Trx, part: InFamily): Promise<PairRow[]> {
  const isPart = sql`(k.subject_a = ${part.id} or k.subject_b = ${part.id})`
  return lockRows(
    trx,
    sql`k.family_id = ${part.family_id} and k.kind = 'part' and k.subject_id <> ${part.id} and ${isPart}`,
  )
}
