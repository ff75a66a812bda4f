import { sql } from "kysely"
import type { Measure } from "../../compare/pair/figure.ts"
import type { Db } from "../connection/connect.ts"
import type { Trx } from "../connection/transaction.ts"
import type { KeyedName } from "../names/name-keys.ts"
import { countSharedNames } from "./filing-epoch.ts"
import { findByName, type NameQuery, putInOrder, type Ranked } from "./name-search.ts"

/** A row by its id, with the family of subjects that it belongs to: every key of a family's tables begins with that. */
export type InFamily = { readonly family_id: string; readonly id: string }

export type SubjectRow = {
  readonly family_id: string
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly measure: Measure
  readonly aliases: readonly string[]
  readonly tags: readonly string[]
  readonly external_ids: Readonly<Record<string, string>>
  /** What this subject is part of, by name. */
  readonly wholes: readonly NamedRow[]
  readonly parts: readonly NamedRow[]
  /** True where its parts are declared to add up to it. */
  readonly exhaustive: boolean
  readonly disjoint: boolean
  readonly measure_assumed: boolean
  readonly merged_into: string | null
  /** Null where it is not archived. */
  readonly archived_at: string | null
  readonly version: number
  readonly created_at: string
}

export type NamedRow = { readonly id: string; readonly name: string }

const related = (from: string, to: string) => sql`
  coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name) order by r.name, r.id)
    from subject_parts p join subjects r on r.id = p.${sql.ref(to)} where p.${sql.ref(from)} = s.id), '[]')`

/** A `SubjectRow` of `subjects s`. */
export const SUBJECT_COLUMNS = sql`
  s.family_id, s.id, s.name, s.unit, s.measure, s.tags, s.external_ids, s.exhaustive, s.disjoint, s.measure_assumed, s.merged_into, s.archived_at, s.version, s.created_at,
  array(select n.name from subject_names n where n.subject_id = s.id and n.is_alias order by n.name) as aliases,
  ${related("part_id", "whole_id")} as wholes,
  ${related("whole_id", "part_id")} as parts`

export async function findSubject(db: Db, id: string): Promise<SubjectRow | undefined> {
  const { rows } = await sql<SubjectRow>`select ${SUBJECT_COLUMNS} from subjects s where s.id = ${id}`.execute(db)
  return rows[0]
}

/** Those that there are, in no order. */
export async function findSubjects(db: Db, ids: readonly string[]): Promise<readonly SubjectRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<SubjectRow>`
    select ${SUBJECT_COLUMNS} from subjects s where s.id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}

export async function lockSubject(trx: Trx, id: string): Promise<SubjectRow | undefined> {
  await sql`select 1 from subjects where id = ${id} for update`.execute(trx)
  return findSubject(trx, id)
}

/** Every subject with this folded name or alias, by id. */
export async function listSubjectsNamed(db: Db, nameKey: string): Promise<SubjectRow[]> {
  const { rows } = await sql<SubjectRow>`
    select ${SUBJECT_COLUMNS} from subjects s
    where s.id in (select n.subject_id from subject_names n where n.name_key = ${nameKey})
    order by s.id`.execute(db)
  return rows
}

export type SubjectFilter = {
  readonly tag?: string | undefined
  readonly measure?: Measure | undefined
  /** Without it only subjects that are not archived. */
  readonly archived?: Archived | undefined
}

/** Whether a list has what is archived, what is not, or both. */
export const ARCHIVED = ["false", "true", "any"] as const
export type Archived = (typeof ARCHIVED)[number]

/** Newest first. `before` is the id of the last subject of the page before. */
export async function listSubjects(
  db: Db,
  filter: SubjectFilter,
  page: { limit: number; before?: string | undefined },
): Promise<SubjectRow[]> {
  const conditions = conditionsOf(filter)
  if (page.before !== undefined) conditions.push(sql`s.id < ${page.before}`)
  const { rows } = await sql<SubjectRow>`
    select ${SUBJECT_COLUMNS} from subjects s where ${sql.join(conditions, sql` and `)}
    order by s.id desc limit ${page.limit}`.execute(db)
  return rows
}

/** By name, the best first; of those that fit alike the newest. `after` is the last subject of the page before. */
export async function searchSubjects(
  db: Db,
  q: NameQuery,
  filter: SubjectFilter,
  page: { limit: number; after?: Ranked | undefined },
): Promise<(SubjectRow & Ranked)[]> {
  const search = { named: "subject" as const, q, conditions: conditionsOf(filter), limit: page.limit }
  const found = await findByName(db, search, page.after)
  // A subject that was merged meanwhile is shown as merged. Without it a full page would be short and look like the last.
  const { rows } = await sql<SubjectRow>`
    select ${SUBJECT_COLUMNS} from subjects s where s.id = any(${found.map(({ id }) => id)}::uuid[])`.execute(db)
  return putInOrder(rows, found)
}

function conditionsOf(filter: SubjectFilter) {
  const conditions = [sql`s.merged_into is null`]
  if (filter.archived === "true") conditions.push(sql`s.archived_at is not null`)
  else if (filter.archived !== "any") conditions.push(sql`s.archived_at is null`)
  if (filter.tag !== undefined) conditions.push(sql`s.tags @> array[${filter.tag}]`)
  if (filter.measure !== undefined) conditions.push(sql`s.measure = ${filter.measure}`)
  return conditions
}

/** Gives a subject its name, which is the first, and its aliases. Of those that fold to the same text the first is kept. */
export async function insertSubjectNames(trx: Trx, subjectId: string, names: readonly KeyedName[]): Promise<void> {
  const column = (member: keyof KeyedName) => names.map((name) => name[member])
  await sql`
    insert into subject_names (subject_id, name_key, name, is_alias, like_keys)
    select ${subjectId}, name_key, name, nth > 1, like_keys::bigint[]
    from unnest(${column("name_key")}::text[], ${column("name")}::text[], ${column("like_keys")}::text[])
      with ordinality as n (name_key, name, like_keys, nth) order by nth
    on conflict (subject_id, name_key) do nothing`.execute(trx)
  await countSharedNames(trx, subjectId, column("name_key"))
}

export async function deleteSubjectNames(trx: Trx, subjectId: string): Promise<void> {
  await trx.deleteFrom("subject_names").where("subject_id", "=", subjectId).execute()
}

export type SubjectChange = {
  readonly name: string
  readonly tags: readonly string[]
  readonly externalIds: Readonly<Record<string, string>>
  readonly exhaustive: boolean
  readonly disjoint: boolean
  readonly unit: string
  readonly measure: Measure
  readonly measureAssumed: boolean
}

export async function updateSubject(trx: Trx, id: string, change: SubjectChange): Promise<void> {
  await trx
    .updateTable("subjects")
    .set((eb) => ({
      name: change.name,
      tags: [...change.tags],
      external_ids: JSON.stringify(change.externalIds),
      exhaustive: change.exhaustive,
      disjoint: change.disjoint,
      unit: change.unit,
      measure: change.measure,
      measure_assumed: change.measureAssumed,
      version: eb("version", "+", 1),
    }))
    .where("id", "=", id)
    .execute()
}

/** A measure that somebody gave, and not one that was assumed. */
export async function setMeasure(trx: Trx, id: string, measure: Measure): Promise<void> {
  await trx
    .updateTable("subjects")
    .set((eb) => ({ measure, measure_assumed: false, version: eb("version", "+", 1) }))
    .where("id", "=", id)
    .execute()
}

/** `at`: when it was archived; null takes it back. */
export async function setArchived(trx: Trx, id: string, at: string | null): Promise<void> {
  await trx
    .updateTable("subjects")
    .set((eb) => ({ archived_at: at, version: eb("version", "+", 1) }))
    .where("id", "=", id)
    .execute()
}
