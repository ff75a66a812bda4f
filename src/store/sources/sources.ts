import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import type { Trx } from "../connection/transaction.ts"
import type { KeyedName } from "../names/name-keys.ts"
import { inWindow, type Window } from "../records/window.ts"
import { countEpochUp } from "../subjects/filing-epoch.ts"
import { findByName, type NameQuery, putInOrder, type Ranked } from "../subjects/name-search.ts"

export type SourceRow = {
  readonly id: string
  readonly name: string
  readonly url: string | null
  readonly aliases: readonly string[]
  readonly tags: readonly string[]
  readonly merged_into: string | null
  readonly version: number
  readonly created_at: string
}

/** A `SourceRow` of `sources s`. */
const COLUMNS = sql`
  s.id, s.name, s.url, s.tags, s.merged_into, s.version, s.created_at,
  array(select n.name from source_names n where n.source_id = s.id and n.is_alias order by n.name) as aliases`

export async function findSource(db: Db, id: string): Promise<SourceRow | undefined> {
  const { rows } = await sql<SourceRow>`select ${COLUMNS} from sources s where s.id = ${id}`.execute(db)
  return rows[0]
}

export async function lockSource(trx: Trx, id: string): Promise<SourceRow | undefined> {
  await sql`select 1 from sources where id = ${id} for update`.execute(trx)
  return findSource(trx, id)
}

/** Sources by id, also those that were merged. */
export async function listSourcesIn(db: Db, window: Window): Promise<SourceRow[]> {
  return listThose(db, inWindow("s.id", window))
}

/** The place of a source among all of them: those that were merged come behind the others. */
export type SourcePlace = { readonly id: string; readonly isMerged: boolean }

/** The next sources; none only at the end of all. */
export async function listSourcesAfter(db: Db, after: SourcePlace | null, limit: number): Promise<SourceRow[]> {
  const current = async (id: string | null) =>
    listThose(db, sql`s.merged_into is null and ${inWindow("s.id", { after: id, limit })}`)
  const merged = async (id: string | null) =>
    listThose(db, sql`s.merged_into is not null and ${inWindow("s.id", { after: id, limit })}`)
  if (after?.isMerged) return merged(after.id)
  const rows = await current(after?.id ?? null)
  return rows.length > 0 ? rows : merged(null)
}

async function listThose(db: Db, condition: ReturnType<typeof inWindow>): Promise<SourceRow[]> {
  const { rows } = await sql<SourceRow>`select ${COLUMNS} from sources s where ${condition}`.execute(db)
  return rows
}

export type SourceFilter = { readonly tag?: string | undefined }

/** Newest first. `before` is the id of the last source of the page before. */
export async function listSources(
  db: Db,
  filter: SourceFilter,
  page: { limit: number; before?: string | undefined },
): Promise<SourceRow[]> {
  const conditions = conditionsOf(filter)
  if (page.before !== undefined) conditions.push(sql`s.id < ${page.before}`)
  const { rows } = await sql<SourceRow>`
    select ${COLUMNS} from sources s where ${sql.join(conditions, sql` and `)}
    order by s.id desc limit ${page.limit}`.execute(db)
  return rows
}

/** By name, the best first; of those that fit alike the newest. `after` is the last source of the page before. */
export async function searchSources(
  db: Db,
  q: NameQuery,
  filter: SourceFilter,
  page: { limit: number; after?: Ranked | undefined },
): Promise<(SourceRow & Ranked)[]> {
  const search = { named: "source" as const, q, conditions: conditionsOf(filter), limit: page.limit }
  const found = await findByName(db, search, page.after)
  // A source that was merged meanwhile is shown as merged. Without it a full page would be short and look like the last.
  const { rows } = await sql<SourceRow>`
    select ${COLUMNS} from sources s where s.id = any(${found.map(({ id }) => id)}::uuid[])`.execute(db)
  return putInOrder(rows, found)
}

function conditionsOf(filter: SourceFilter) {
  const conditions = [sql`s.merged_into is null`]
  if (filter.tag !== undefined) conditions.push(sql`s.tags @> array[${filter.tag}]`)
  return conditions
}

/** The ids of the sources with these names or aliases, by folded name. A name that nobody has is left out. */
export async function findSourceIds(db: Db, nameKeys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom("source_names")
    .select(["name_key", "source_id"])
    .where("name_key", "in", [...nameKeys])
    .execute()
  return new Map(rows.map((row) => [row.name_key, row.source_id]))
}

/**
 * Gives a source a name. False where the folded name belongs to a source already. Waits for a transaction that is
 * taking it.
 */
export async function insertSourceName(
  trx: Trx,
  sourceId: string,
  { name_key, name, like_keys }: KeyedName,
  isAlias: boolean,
): Promise<boolean> {
  const { rows } = await sql`
    insert into source_names (name_key, source_id, name, is_alias, like_keys)
    values (${name_key}, ${sourceId}, ${name}, ${isAlias}, ${like_keys}::bigint[])
    on conflict (name_key) do nothing returning name_key`.execute(trx)
  return rows.length === 1
}

export async function deleteSourceNames(trx: Trx, sourceId: string): Promise<void> {
  await trx.deleteFrom("source_names").where("source_id", "=", sourceId).execute()
  await countEpochUp(trx)
}

export type SourceChange = { name: string; url: string | null; tags: readonly string[] }

export async function updateSource(trx: Trx, id: string, change: SourceChange): Promise<void> {
  await trx
    .updateTable("sources")
    .set((eb) => ({ name: change.name, url: change.url, tags: [...change.tags], version: eb("version", "+", 1) }))
    .where("id", "=", id)
    .execute()
  await countEpochUp(trx)
}
