import { type RawBuilder, sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import type { InFamily } from "../subjects/subjects.ts"
import { CONFLICT_FIGURE } from "./conflicts.ts"
import { OPEN } from "./disputes.ts"
import type { ConflictFigure } from "./pair-row.ts"

/** At most this many live figures of a subject are looked at for its ranges. */
const MOST_FIGURES = 10_000
/** Outliers are counted among at most this many open conflicts. */
const MOST_CONFLICTS = 100_000

/** The figures of a subject, in one unit, that are in an open conflict of the subject. */
export type DisputedRange = {
  readonly unit: string
  readonly figures: number
  /** False where only 10,000 figures of the subject were looked at. */
  readonly exact: boolean
  /** By the narrowest reading that a figure can have. */
  readonly lowest: ConflictFigure
  readonly highest: ConflictFigure
}

/**
 * One range for each unit, the one with most figures first. A subject has several units only where money is in several
 * currencies.
 */
export async function listDisputedRanges(db: Db, subject: InFamily): Promise<DisputedRange[]> {
  const { rows } = await sql<DisputedRange>`
    with live as materialized (
      select f.family_id, f.id, f.unit from figures f where ${ofSubject("f", subject)} and f.claims > 0 limit ${MOST_FIGURES}
    ),
    ranges as materialized (
      select f.unit, count(*) as figures from live f cross join lateral (${anyConflict(subject)}) k group by f.unit
    )
    select r.unit, r.figures, (select count(*) from live) < ${MOST_FIGURES} as exact,
      ${firstFigure(subject, sql`f.narrow_min`)} as lowest, ${firstFigure(subject, sql`f.narrow_max desc`)} as highest
    from ranges r order by r.figures desc, r.unit`.execute(db)
  return rows
}

/** A row that belongs to the subject. */
function ofSubject(row: "f" | "k", { family_id, id }: InFamily) {
  return sql`${sql.ref(`${row}.family_id`)} = ${family_id} and ${sql.ref(`${row}.subject_id`)} = ${id}`
}

/**
 * One row where `f` is in an open conflict of the subject, on either side. With `offset 0` the conflicts are found by the
 * figure, which has few, and never among all of the subject.
 */
function anyConflict(subject: InFamily) {
  const on = (side: "figure_a" | "figure_b") => sql`
    (select 1 from (select * from conflicts k where k.family_id = f.family_id and k.${sql.ref(side)} = f.id offset 0) k
    where ${ofSubject("k", subject)} and ${OPEN} limit 1)`
  return sql`${on("figure_a")} union all ${on("figure_b")} limit 1`
}

/** Figures are read in the order of an index until one is in a conflict, which is mostly the first. */
function firstFigure(subject: InFamily, order: RawBuilder<unknown>) {
  return sql`(select ${CONFLICT_FIGURE} from figures f
    cross join lateral (${anyConflict(subject)}) k join subjects s on s.id = f.subject_id
    where ${ofSubject("f", subject)} and f.unit = r.unit and f.claims > 0 order by ${order}, f.id limit 1)`
}

/** A figure, of the subject or of a part, and how many of the counted conflicts it is in. */
export type Outlier = { readonly figure: ConflictFigure; readonly open_conflicts: number }

/**
 * `counted` is how many open conflicts were looked at: all of them, up to 100,000. The figure with most conflicts comes
 * first.
 */
export type Outliers = { readonly counted: number; readonly outliers: readonly Outlier[] }

/** The figures with the most open conflicts of a subject. */
export async function listOutliers(db: Db, subject: InFamily, limit: number): Promise<Outliers> {
  const { rows } = await sql<Outliers>`
    with counted as materialized (
      select k.figure_a, k.figure_b from conflicts k where ${ofSubject("k", subject)} and ${OPEN} limit ${MOST_CONFLICTS}
    ),
    sides as (
      select figure_a as id from counted
      union all select figure_b from counted where figure_b is not null
      union all select m.figure_id from conflicts k join conflict_summands m
        on m.family_id = k.family_id and m.conflict_id = k.id
        where ${ofSubject("k", subject)} and ${OPEN} and k.kind = 'sum'
    ),
    top as (select id, count(*) as open from sides group by id order by open desc, id limit ${limit})
    select (select count(*) from counted) as counted, coalesce((
      select jsonb_agg(jsonb_build_object('figure', ${CONFLICT_FIGURE}, 'open_conflicts', t.open) order by t.open desc, f.id)
      from top t join figures f on f.family_id = ${subject.family_id} and f.id = t.id join subjects s on s.id = f.subject_id),
      '[]') as outliers`.execute(db)
  return rows[0] ?? { counted: 0, outliers: [] }
}
