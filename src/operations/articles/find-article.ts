import { type ArticleRow, findArticle } from "../../store/articles/articles.ts"
import type { Db } from "../../store/connection/connect.ts"
import { findSource, findSourceIds } from "../../store/sources/sources.ts"
import { foldName } from "../../store/subjects/names.ts"
import { type ArticleName, noSuchArticle, noSuchSource } from "./refused-articles.ts"

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The id of the source that an address names by its id, name or alias; a merge is followed. Refuses one that is not there. */
export async function findSourceId(db: Db, source: string): Promise<string> {
  const id = UUID.test(source)
    ? source.toLowerCase()
    : (await findSourceIds(db, [foldName(source)])).get(foldName(source))
  const row = id === undefined ? undefined : await findSource(db, id)
  if (row === undefined) throw noSuchSource(source)
  return row.merged_into ?? row.id
}

export async function requireArticle(db: Db, name: ArticleName): Promise<ArticleRow> {
  const article = await findArticle(db, { sourceId: await findSourceId(db, name.source), externalId: name.externalId })
  if (article === undefined) throw noSuchArticle(name)
  return article
}
