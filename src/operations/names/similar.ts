import { compareNames } from "../../match/names/compare-names.ts"
import type { Name } from "../../match/names/read-name.ts"
import { findUnit } from "../../quantity/units/units.ts"
import type { Db } from "../../store/connection/connect.ts"
import { inPipeline, type Trx } from "../../store/connection/transaction.ts"
import { findLikeSubjects, type LikeName, type LikeSearch } from "../../store/names/like-names.ts"
import { foldName } from "../../store/subjects/names.ts"
import { readCachedName, takeApart } from "./name-cache.ts"

/** A stored subject that a name may mean, with why in words. `score`: from 60 to 100, where 100 is as good as the same. */
export type Similar = {
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly score: number
  readonly why: string
}

/** Subjects that are shown of those that a name may mean. */
const SHOWN = 10

/** Below this score a subject whose unit is of another dimension is another subject. */
const LEAST_OF_ANOTHER_DIMENSION = 92

/**
 * For each name the subjects that it may mean, the likeliest first, whatever their units are. Of a name that is stored
 * nothing is looked for.
 */
export async function findSimilar(
  trx: Trx,
  names: readonly string[],
): Promise<ReadonlyMap<string, readonly Similar[]>> {
  return rateFound(names, await findLikeSubjects(trx, names.map(searchNew)))
}

/** How subjects are looked for that a name may mean, unless it is stored. */
export function searchNew(name: string): LikeSearch {
  return { name_key: foldName(name), ...readCachedName(name).toFind }
}

/** By each of these names those that its search has found and that it may mean. */
export function rateFound(
  names: readonly string[],
  found: readonly LikeName[],
): ReadonlyMap<string, readonly Similar[]> {
  const byName = [...Map.groupBy(found, ({ nth }) => names[nth] ?? "")]
  return new Map(byName.map(([name, candidates]) => [name, rateAll(readCachedName(name).name, candidates)]))
}

/**
 * What is shown of the subjects that a name of a new subject may mean, also those of exactly this name. It is asked for
 * before the subject is written.
 */
export async function lookUpSimilar(db: Db, text: string, unit: string): Promise<readonly Similar[]> {
  const { name, toFind } = readCachedName(text)
  const search = { name_key: null, ...toFind }
  const found = await inPipeline(db, "look for similar subjects", (trx) => findLikeSubjects(trx, [search]))
  return showSimilar(rateAll(name, found), unit)
}

/** Those of the candidates that the name may mean, each once, by the name or alias that is most like it. */
export function rateAll(name: Name, candidates: readonly Omit<LikeName, "nth">[]): readonly Similar[] {
  const best = new Map<string, Similar>()
  for (const candidate of candidates) {
    const similar = rate(name, candidate)
    if (similar !== null && similar.score > (best.get(similar.id)?.score ?? 0)) best.set(similar.id, similar)
  }
  return sortSimilar([...best.values()])
}

function rate(name: Name, { id, name: own, like, unit, archived }: Omit<LikeName, "nth">): Similar | null {
  const likeness = compareNames(name, takeApart(like))
  if (likeness === null) return null
  const by = like === own ? "" : `by its alias "${like}": `
  const why = `${by}${likeness.why}${archived ? "; it is archived" : ""}`
  return { id, name: own, unit, score: likeness.score, why }
}

/** The likeliest first; of those that are as likely, the older first, since it is the one to keep. */
export function sortSimilar(similar: readonly Similar[]): Similar[] {
  return similar.toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
}

/**
 * What is shown of the subjects that a name may mean, ten at most. A subject of another dimension than `unit` is shown only
 * where its name is so like that somebody may have given a wrong unit.
 */
export function showSimilar(similar: readonly Similar[], unit: string): readonly Similar[] {
  const dimension = findUnit(unit)?.dimension
  const shown = similar.flatMap((one) => {
    if (findUnit(one.unit)?.dimension === dimension) return [one]
    if (one.score < LEAST_OF_ANOTHER_DIMENSION) return []
    return [{ ...one, why: `${one.why}; its unit "${one.unit}" is of another dimension` }]
  })
  return shown.slice(0, SHOWN)
}
