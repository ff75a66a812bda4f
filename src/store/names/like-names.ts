import { prepare } from "../connection/prepared.ts"
import type { Trx } from "../connection/transaction.ts"

/** Whose names: those of subjects, or those of sources, which are claimants too. */
export type Named = "subject" | "source"

/** What to look for: `key` is the folded name, the others are keys of `match/names/name-keys.ts`. */
export type LikeSearch = {
  /** Where it is stored as a name or alias of what is not archived, nothing is looked for. Null looks in any case. */
  readonly key: string | null
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

/** Names that one search looks at, of those that share a sure key, and of those that share another. */
const LOOKED_AT = { sure: 100, wide: 200 }

function textOf(named: Named): string {
  const [names, owner] = [`${named}_names`, `${named}_id`]
  const candidates = (keys: string, limit: number) =>
    `(select n.${owner} as id, n.name from ${names} n where n.like_keys && g.${keys}::bigint[] limit ${limit})`
  const own = named === "subject" ? "s.unit, s.archived_at is not null as archived" : "'' as unit, false as archived"
  const inUse = named === "subject" ? "join subjects o on o.id = k.subject_id and o.archived_at is null" : ""
  return `
select g.nth, s.id, s.name, found.name as like, ${own}
from unnest($1::int[], $2::text[], $3::text[], $4::text[]) as g (nth, key, sure, wide)
cross join lateral (${candidates("sure", LOOKED_AT.sure)} union ${candidates("wide", LOOKED_AT.wide)}) as found
join ${named}s s on s.id = found.id
where g.key is null or not exists (select 1 from ${names} k ${inUse} where k.name_key = g.key)`
}

const findOfSubjects = prepare<LikeName>("find names like those of subjects", textOf("subject"))
const findOfSources = prepare<LikeName>("find names like those of sources", textOf("source"))

/**
 * The stored names that may be like those that are looked for, at most 300 for each. It runs in a pipeline, whose plans find
 * rows by their keys.
 */
export async function findLikeNames(
  trx: Trx,
  named: Named,
  searches: readonly LikeSearch[],
): Promise<readonly LikeName[]> {
  if (searches.length === 0) return []
  const find = named === "subject" ? findOfSubjects : findOfSources
  return find(trx, [
    searches.map((_, index) => index),
    searches.map(({ key }) => key),
    searches.map(({ sure }) => writeKeys(sure)),
    searches.map(({ wide }) => writeKeys(wide)),
  ])
}

/** As PostgreSQL reads an array: one of arrays would be taken for a matrix. */
export function writeKeys(keys: readonly number[]): string {
  return `{${keys.join(",")}}`
}
