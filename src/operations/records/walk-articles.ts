import type { Db } from "../../store/connection/connect.ts"
import { findVersionPlace, listVersionPlaces, listWholeArticles } from "../../store/records/list-articles.ts"
import type { ArticleRecord, ArticleVersionRecord } from "./article-record.ts"
import { readArticles, readArticleVersions } from "./read-articles.ts"

type Told = ArticleRecord | ArticleVersionRecord

/** Articles that are looked at together, and versions that are read together: each may have a text as long as a body. */
const PAGE = 50
const VERSIONS = 10

/**
 * Articles by their ids, each followed by its versions in the order of their arrival, behind the record with the id `from`.
 * Undefined where nothing has that id.
 */
export async function walkArticles(db: Db, from: string | null): Promise<(() => Promise<readonly Told[]>) | undefined> {
  const place = from === null ? null : await findPlace(db, from)
  if (place === undefined) return undefined
  const groups = listGroups(db, place)
  return async () => {
    const { done, value } = await groups.next()
    return done ? [] : value
  }
}

/** The versions of an article that are still to be told, and the article itself. */
type Place = { readonly article: string; readonly versions: readonly string[] }

async function findPlace(db: Db, id: string): Promise<Place | undefined> {
  const version = await findVersionPlace(db, id)
  if (version !== undefined) {
    const rest = await listVersionPlaces(db, [version.article_id], version)
    return { article: version.article_id, versions: rest.map((one) => one.id) }
  }
  const [article] = await listWholeArticles(db, { ids: [id] })
  if (article === undefined) return undefined
  return { article: id, versions: (await listVersionPlaces(db, [id])).map((one) => one.id) }
}

async function* listGroups(db: Db, place: Place | null): AsyncGenerator<readonly Told[], void> {
  yield* readInGroups(db, place?.versions ?? [], new Map())
  for (let after = place?.article ?? null; ; ) {
    const articles = await readArticles(db, { after, limit: PAGE })
    const last = articles.at(-1)
    if (last === undefined) return
    after = last.id
    const versions = Map.groupBy(
      await listVersionPlaces(
        db,
        articles.map(({ id }) => id),
      ),
      ({ article_id }) => article_id,
    )
    const ids = articles.flatMap(({ id }) => [id, ...(versions.get(id) ?? []).map((version) => version.id)])
    yield* readInGroups(db, ids, new Map(articles.map((article) => [article.id, article])))
  }
}

/** The records with these ids, in this order: those of articles are known, and versions are read a few at a time. */
async function* readInGroups(
  db: Db,
  ids: readonly string[],
  articles: ReadonlyMap<string, ArticleRecord>,
): AsyncGenerator<readonly Told[], void> {
  const unread = ids.filter((id) => !articles.has(id))
  for (let at = 0, read = 0; at < ids.length; ) {
    const versions = await readArticleVersions(db, unread.slice(read, read + VERSIONS))
    const known = new Map<string, Told>([...articles, ...versions.map((one) => [one.id, one] as const)])
    const missing = ids.findIndex((id, index) => index >= at && !known.has(id))
    const end = missing < 0 ? ids.length : missing
    yield ids.slice(at, end).flatMap((id) => known.get(id) ?? [])
    at = end
    read += versions.length
  }
}
