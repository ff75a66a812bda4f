import { prepare } from "../connection/prepared.ts"
import type { Trx } from "../connection/transaction.ts"

/** Whose names: those of subjects, or those of sources, which are claimants too. */
export type Named = "subject" | "source"

/** What to look for: keys of `match/names/name-keys.ts`. */
export type LikeSearch = { readonly sure: readonly number[]; readonly wide: readonly number[] }

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
  return `
select g.nth, s.id, s.name, found.name as like, ${own}
from unnest($1::int[], $2::text[], $3::text[]) as g (nth, sure, wide)
cross join lateral (${candidates("sure", LOOKED_AT.sure)} union ${candidates("wide", LOOKED_AT.wide)}) as found
join ${named}s s on s.id = found.id`
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
    searches.map(({ sure }) => writeKeys(sure)),
    searches.map(({ wide }) => writeKeys(wide)),
  ])
}

const findKnown = prepare<{ readonly name_key: string }>(
  "find names that subjects have",
  `select key as name_key from unnest($1::text[]) as key
where exists (select 1 from subject_names n join subjects s on s.id = n.subject_id
  where n.name_key = key and s.archived_at is null)`,
)

/** Those of these folded names that are names or aliases of subjects which are not archived. */
export async function findKnownNames(trx: Trx, keys: readonly string[]): Promise<ReadonlySet<string>> {
  return new Set((await findKnown(trx, [keys])).map(({ name_key }) => name_key))
}

/** As PostgreSQL reads an array: one of arrays would be taken for a matrix. */
export function writeKeys(keys: readonly number[]): string {
  return `{${keys.join(",")}}`
}
