import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import type { InFamily, SubjectRow } from "./subjects.ts"

/** The most rows of a family that one request moves into another family. */
export const MOST_MOVED = 100_000

/** The most figures of a subject that a merge moves. */
export const MOST_MERGED = 5_000

/** The most pairs of figures, one of each subject, that a merge judges. */
export const MOST_MET = 100_000

/** How many rows belong to a family, counted up to one more than `MOST_MOVED`. */
export async function countFamilyRows(db: Db, familyId: string): Promise<number> {
  const most = MOST_MOVED + 1
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      (select from claims c where c.family_id = ${familyId} limit ${most})
      union all (select from figures f where f.family_id = ${familyId} limit ${most})
      union all (select from conflicts k where k.family_id = ${familyId} limit ${most})
      union all (select from changes h where h.family_id = ${familyId} limit ${most})
      limit ${most}
    ) r`.execute(db)
  return rows[0]?.count ?? 0
}

/** How many figures a subject has, counted up to one more than `MOST_MERGED`. */
export async function countFigures(db: Db, { family_id, id }: InFamily): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from figures f where f.family_id = ${family_id} and f.subject_id = ${id} limit ${MOST_MERGED + 1}
    ) f`.execute(db)
  return rows[0]?.count ?? 0
}

type Meeting = Pick<SubjectRow, "family_id" | "id" | "measure">

/** How many pairs of live figures of two subjects lie near enough in time, counted up to one more than `MOST_MET`. */
export async function countMeeting(db: Db, one: Meeting, other: Meeting, windowDays: number): Promise<number> {
  const days = other.measure === "stock" ? windowDays : 0
  const near =
    other.measure === "cumulative"
      ? sql`true`
      : sql`b.as_of_to >= a.as_of_from - ${days}::int and b.as_of_from <= a.as_of_to + ${days}::int`
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from figures a join figures b on b.family_id = ${other.family_id} and b.subject_id = ${other.id} and b.claims > 0 and ${near}
      where a.family_id = ${one.family_id} and a.subject_id = ${one.id} and a.claims > 0 limit ${MOST_MET + 1}
    ) p`.execute(db)
  return rows[0]?.count ?? 0
}
