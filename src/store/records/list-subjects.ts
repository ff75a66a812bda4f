import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import { SUBJECT_COLUMNS, type SubjectRow } from "../subjects/subjects.ts"
import { inWindow, type Window } from "./window.ts"

/**
 * How many relations lead from a subject up to what is part of nothing, along the longest way. `merged`: behind all
 * others, since what a subject was merged into comes before it.
 */
type Depth = number | "merged"

/** The place of a subject among all of them. */
export type SubjectPlace = { readonly depth: Depth; readonly id: string }

const DEPTHS = sql`
  with recursive below (id, depth) as (
    select p.part_id, 1 from subject_parts p
    where not exists (select 1 from subject_parts q where q.part_id = p.whole_id)
    union
    select p.part_id, b.depth + 1 from below b join subject_parts p on p.whole_id = b.id
  ), depths as (select b.id, max(b.depth) as depth from below b group by b.id)`

const IS_NO_PART = sql`not exists (select 1 from subject_parts p where p.part_id = s.id)`

/** Where a subject stands among all of them; undefined where there is none with this id. */
export async function findSubjectPlace(db: Db, id: string): Promise<SubjectPlace | undefined> {
  const { rows } = await sql<{ depth: number; merged_into: string | null }>`
    ${DEPTHS} select s.merged_into, coalesce(d.depth, 0) as depth from subjects s left join depths d on d.id = s.id
    where s.id = ${id}`.execute(db)
  const [row] = rows
  return row && { id, depth: row.merged_into === null ? row.depth : "merged" }
}

/**
 * The next subjects: whatever a subject is part of, or was merged into, comes before it. Answers fewer than `limit` at
 * the end of a stretch, and none only at the end of all.
 */
export async function listSubjectsAfter(db: Db, after: SubjectPlace | null, limit: number): Promise<PlacedSubject[]> {
  const { depth, id } = after ?? { depth: 0, id: null }
  if (depth === 0) {
    const rows = await listThose(
      db,
      sql`s.merged_into is null and ${IS_NO_PART} and ${inWindow("s.id", { after: id, limit })}`,
    )
    return rows.length > 0 ? rows.map((row) => ({ ...row, depth: 0 })) : listParts(db, { depth: 0, id: null }, limit)
  }
  if (depth !== "merged") return listParts(db, { depth, id }, limit)
  return listMerged(db, id, limit)
}

export type PlacedSubject = SubjectRow & { readonly depth: Depth }

async function listParts(db: Db, after: { depth: number; id: string | null }, limit: number): Promise<PlacedSubject[]> {
  const isBehind =
    after.id === null ? sql`d.depth > ${after.depth}` : sql`(d.depth, s.id) > (${after.depth}::int, ${after.id}::uuid)`
  const { rows } = await sql<PlacedSubject>`
    ${DEPTHS} select ${SUBJECT_COLUMNS}, d.depth from depths d join subjects s on s.id = d.id
    where s.merged_into is null and ${isBehind} order by d.depth, s.id limit ${limit}`.execute(db)
  return rows.length > 0 ? rows : listMerged(db, null, limit)
}

async function listMerged(db: Db, after: string | null, limit: number): Promise<PlacedSubject[]> {
  const rows = await listThose(db, sql`s.merged_into is not null and ${inWindow("s.id", { after, limit })}`)
  return rows.map((row) => ({ ...row, depth: "merged" }))
}

/** The subjects with these ids, by id. */
export async function listSubjectsOf(db: Db, window: Extract<Window, { ids: unknown }>): Promise<SubjectRow[]> {
  return listThose(db, inWindow("s.id", window))
}

async function listThose(db: Db, condition: ReturnType<typeof inWindow>): Promise<SubjectRow[]> {
  const { rows } = await sql<SubjectRow>`select ${SUBJECT_COLUMNS} from subjects s where ${condition}`.execute(db)
  return rows
}
