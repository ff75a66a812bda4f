import { type RawBuilder, sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import { columnsOf, prepare } from "../connection/prepared.ts"
import { findInFamily } from "../subjects/families.ts"
import type { InFamily } from "../subjects/subjects.ts"
import type { Resolution } from "../tables.ts"
import { ALL_SUMMANDS, CONFLICT_COLUMN_LIST, FIGURE_OBJECT, PAIR_COLUMN_LIST } from "./conflict-columns.ts"
import { ofFigure } from "./conflict-sides.ts"
import type { ConflictFigure, ConflictRow, PairRow } from "./pair-row.ts"

const PAIR_COLUMNS = sql.raw(PAIR_COLUMN_LIST)
export const CONFLICT_FIGURE = sql.raw(FIGURE_OBJECT)
const COLUMNS = sql.raw(CONFLICT_COLUMN_LIST)

/**
 * Whoever changes conflicts holds the lock of their family, so that no row here has to be locked: what is read under that
 * lock stays as it is.
 */
export async function findConflict(db: Db, id: string): Promise<ConflictRow | undefined> {
  return findInFamily(db, "conflicts", id, async (family) => {
    const { rows } = await sql<ConflictRow>`
      select ${COLUMNS} from conflicts k where k.family_id = ${family} and k.id = ${id}`.execute(db)
    return rows[0]
  })
}

/** Every figure of the parts that a stored sum adds up, in their order. */
export async function listAllSummands(db: Db, { family_id, id }: InFamily): Promise<readonly ConflictFigure[]> {
  const { rows } = await sql<{ summands: readonly ConflictFigure[] }>`
    select ${sql.raw(ALL_SUMMANDS)} as summands from conflicts k
    where k.family_id = ${family_id} and k.id = ${id}`.execute(db)
  return rows[0]?.summands ?? []
}

/** The subject that a conflict belongs to now, with its family. A merge of subjects may change both. */
export async function findSubjectOfConflict(db: Db, id: string): Promise<InFamily | undefined> {
  const { rows } = await sql<InFamily>`
    select /* finds the family */ k.family_id, k.subject_id as id from conflicts k where k.id = ${id}`.execute(db)
  return rows[0]
}

type Condition = RawBuilder<unknown>

async function listRows(db: Db, condition: Condition): Promise<PairRow[]> {
  const { rows } = await sql<PairRow>`
    select ${PAIR_COLUMNS} from conflicts k where ${condition} order by k.id`.execute(db)
  return rows
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
where k.family_id = any($1::uuid[]) and (k.figure_a = any($2::uuid[]) or k.figure_b = any($2::uuid[])) and k.kind <> 'sum' order by k.id`

const listPairs = prepare<PairRow>("list pairs", PAIRS_OF)

/** The families, each once, and the ids. */
function keysOf(figures: readonly InFamily[]): [string[], string[]] {
  return [[...new Set(figures.map((one) => one.family_id))], figures.map((one) => one.id)]
}

/** Every pair with one of these figures on a side, also pairs of a part and its whole. */
export function listPairsOf(db: Db, figures: readonly InFamily[]): Promise<readonly PairRow[]> {
  return listPairs(db, keysOf(figures))
}

/** The sums that compare one of these figures, as the whole, with its parts. */
export function listSumsOf(db: Db, figures: readonly InFamily[]): Promise<PairRow[]> {
  return listRows(db, sumsOf(figures))
}

/** All sums of which the subject is the whole. */
export function listSumsOfSubject(db: Db, subject: InFamily): Promise<PairRow[]> {
  return listRows(db, sql`${ofSubject(subject)} and k.kind = 'sum'`)
}

/** A figure and its single claimant, whose other figures in the subject it may revise. */
export type Speaker = {
  readonly familyId: string
  readonly subjectId: string
  readonly figureId: string
  readonly claimantId: string
}

const listThose = prepare<PairRow>(
  "list to rejudge",
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
order by k.id`,
)

/**
 * The pairs of these figures with others of the same claimant, the pairs of two of these figures, and the pairs with a
 * figure of `settled` that a person explained or dismissed. They are few, and found by index however many pairs
 * a figure has.
 */
export function listToRejudge(
  db: Db,
  speakers: readonly Speaker[],
  settled: readonly InFamily[],
): Promise<readonly PairRow[]> {
  const families = new Set([...speakers.map((one) => one.familyId), ...settled.map((one) => one.family_id)])
  const columns = columnsOf(speakers, ["familyId", "subjectId", "figureId", "claimantId"])
  return listThose(db, [...columns, settled.map((one) => one.id), [...families]])
}

/** The sums that a person explained or dismissed and in which the figure is the whole or a summand. */
export function listSettledSumsWith(db: Db, figure: InFamily): Promise<PairRow[]> {
  return listRows(db, sql`${ofFigure(figure)} and ${SETTLED} and k.kind = 'sum'`)
}

/** The open conflicts of a subject. */
export function listOpen(db: Db, subject: InFamily): Promise<PairRow[]> {
  return listRows(db, sql`${ofSubject(subject)} and k.status = 'open'`)
}

/** The conflicts of a subject that ended in this way. */
export function listByResolution(db: Db, subject: InFamily, resolution: Resolution): Promise<PairRow[]> {
  return listRows(db, sql`${ofSubject(subject)} and k.resolution = ${resolution}`)
}

/** The conflicts of a subject with those that it is part of. */
export function listPartPairs(db: Db, part: InFamily): Promise<PairRow[]> {
  const isPart = sql`(k.subject_a = ${part.id} or k.subject_b = ${part.id})`
  return listRows(
    db,
    sql`k.family_id = ${part.family_id} and k.kind = 'part' and k.subject_id <> ${part.id} and ${isPart}`,
  )
}
