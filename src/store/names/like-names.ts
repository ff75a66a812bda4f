import { prepare } from "../connection/prepared.ts"
import type { Trx } from "../connection/transaction.ts"

/** Whose names: those of subjects, or those of sources, which are claimants too. */
export type Named = "subject" | "source"

/**
 * What to look for: keys of `match/names/name-keys.ts`. Nothing is looked for where `name_key`, a folded name, is that of a
 * subject which is not archived.
 */
export type LikeSearch = {
  readonly name_key: string | null
  readonly sure: readonly number[]
  readonly wide: readonly number[]
}

/** A stored name that shares a key with the search of this index. `name` is that of the owner, `like` the one that was found. */
export type LikeName = {
  readonly nth: number
  readonly id: string
  readonly name: string
  readonly like: string
  /** Of a source it is empty. */
  readonly unit: string
  readonly archived: boolean
}

const findOfSubjects = prepare<{ readonly found: readonly LikeName[] | null }>(
  "find subjects of like names",
  "select similar_subjects($1, $2, $3) as found",
)

/** The names of subjects that may be like those that are looked for, at most 300 for each. It runs in a pipeline, as below. */
export async function findLikeSubjects(trx: Trx, searches: readonly LikeSearch[]): Promise<readonly LikeName[]> {
  if (searches.length === 0) return []
  const [row] = await findOfSubjects(trx, valuesOfSearches(searches))
  return row?.found ?? []
}

/** Names that one search looks at, of those that share a sure key, and of those that share another. */
const LOOKED_AT = { sure: 100, wide: 200 }

const candidates = (keys: string, limit: number) =>
  `(select n.source_id as id, n.name from source_names n where n.like_keys && g.${keys}::bigint[] limit ${limit})`

const findOfSources = prepare<LikeName>(
  "find sources of like names",
  `
select g.nth, s.id, s.name, found.name as like, '' as unit, false as archived
from unnest($1::int[], $2::text[], $3::text[]) as g (nth, sure, wide)
cross join lateral (${candidates("sure", LOOKED_AT.sure)} union ${candidates("wide", LOOKED_AT.wide)}) as found
join sources s on s.id = found.id`,
)

/** The same of sources. It runs in a pipeline, whose plans find rows by their keys. */
export async function findLikeSources(trx: Trx, searches: readonly LikeSearch[]): Promise<readonly LikeName[]> {
  if (searches.length === 0) return []
  const [, ...keys] = valuesOfSearches(searches)
  return findOfSources(trx, [searches.map((_, index) => index), ...keys])
}

/** The parameters of the function `similar_subjects`. */
export function valuesOfSearches(searches: readonly LikeSearch[]): readonly unknown[] {
  return [
    searches.map(({ name_key }) => name_key),
    searches.map(({ sure }) => writeKeys(sure)),
    searches.map(({ wide }) => writeKeys(wide)),
  ]
}

/** As PostgreSQL reads an array: one of arrays would be taken for a matrix. */
export function writeKeys(keys: readonly number[]): string {
  return `{${keys.join(",")}}`
}
