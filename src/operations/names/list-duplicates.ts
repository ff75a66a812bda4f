import type { Db } from "../../store/connection/connect.ts"
import { inPipeline } from "../../store/connection/transaction.ts"
import { findDifferent } from "../../store/names/distinctions.ts"
import { findLikeSources, findLikeSubjects, type Named } from "../../store/names/like-names.ts"
import { listOwners, type NamedOwner } from "../../store/names/walk-names.ts"
import { readCachedName } from "./name-cache.ts"
import { rateAll, type Similar, showSimilar, sortSimilar } from "./similar.ts"

/** Two subjects or sources that may be one, the newer first. */
export type LikelyDuplicate = { readonly one: NamedOwner; readonly other: Similar }

/** Where a page ends: the newer one of its last pair, or the last that was looked at, with how many of its pairs are shown. */
export type DuplicatePlace = { readonly id: string; readonly shown: number }

export type DuplicatePage = { readonly pairs: readonly LikelyDuplicate[]; readonly next: DuplicatePlace | null }

/** Those whose names are looked up together, and those that one page looks at: it takes a second or so at most. */
const TOGETHER = 100
const LOOKED_AT = 1_000
/** `shown` of one whose pairs are all shown, or that has none. */
const ALL = -1

type Wanted = { readonly limit: number; readonly leastScore: number; readonly after: DuplicatePlace | undefined }

/**
 * Goes from the newest to the oldest and answers each with the older ones that its names may mean, until the page is full
 * or enough have been looked at. Pairs that somebody called different are left out.
 */
export async function listDuplicates(
  db: Db,
  named: Named,
  { limit, leastScore, after }: Wanted,
): Promise<DuplicatePage> {
  const pairs: LikelyDuplicate[] = []
  let place = after
  for (let looked = 0; looked < LOOKED_AT; looked += TOGETHER) {
    const from = { from: place?.id, isPast: place?.shown === ALL }
    const owners = await listOwners(db, named, { limit: TOGETHER, ...from })
    const found = await findOlder(db, named, owners, leastScore)
    for (const [nth, one] of owners.entries()) {
      const skipped = nth === 0 && place?.id === one.id && place.shown !== ALL ? place.shown : 0
      const others = (found[nth] ?? []).slice(skipped)
      const room = limit - pairs.length
      pairs.push(...others.slice(0, room).map((other) => ({ one, other })))
      if (others.length > room) return { pairs, next: { id: one.id, shown: skipped + room } }
    }
    const last = owners.at(-1)
    if (owners.length < TOGETHER || last === undefined) return { pairs, next: null }
    place = { id: last.id, shown: ALL }
  }
  return { pairs, next: place ?? null }
}

/** For each the older ones that it may be, the likeliest first. */
async function findOlder(
  db: Db,
  named: Named,
  owners: readonly NamedOwner[],
  leastScore: number,
): Promise<readonly (readonly Similar[])[]> {
  const asked = owners.flatMap((owner, nth) => owner.names.map((name) => ({ nth, ...readCachedName(name) })))
  const find = named === "subject" ? findLikeSubjects : findLikeSources
  const searches = asked.map(({ toFind }) => ({ name_key: null, ...toFind }))
  const found = await inPipeline(db, "look for duplicates", (trx) => find(trx, searches))
  const byName = Map.groupBy(found, ({ nth }) => nth)
  const rated = owners.map((owner, nth) => {
    const all = asked.flatMap(({ name, nth: of }, at) => {
      if (of !== nth) return []
      const older = (byName.get(at) ?? []).filter(({ id, archived }) => id < owner.id && !archived)
      return rateAll(name, older)
    })
    return showSimilar(keepBest(all), owner.unit).filter(({ score }) => score >= leastScore)
  })
  const pairs = rated.flatMap((others, nth) => others.map(({ id }): [string, string] => [id, owners[nth]?.id ?? ""]))
  const different = await findDifferent(db, named, pairs)
  return rated.map((others, nth) => others.filter(({ id }) => !different.has(`${id} ${owners[nth]?.id}`)))
}

/** Each once, by the best of the names that it was found by. */
function keepBest(similar: readonly Similar[]): Similar[] {
  const seen = new Set<string>()
  return sortSimilar(similar).filter(({ id }) => {
    if (seen.has(id)) return false
    seen.add(id)
    return true
  })
}
