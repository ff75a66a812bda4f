import { type ArticleRow, findArticle } from "../../store/articles/articles.ts"
import type { Db } from "../../store/connection/connect.ts"
import { findSource, findSourceIds } from "../../store/sources/sources.ts"
import { foldName } from "../../store/subjects/names.ts"
import { isUuid } from "../requests/uuid.ts"
import { type ArticleName, noSuchArticle, noSuchSource } from "./refused-articles.ts"

/** The id of the source with an id, name or alias; a merge is followed. Undefined where there is none. */
export async function lookUpSourceId(db: Db, source: string): Promise<string | undefined> {
  const id = isUuid(source) ? source.toLowerCase() : (await findSourceIds(db, [foldName(source)])).get(foldName(source))
  const row = id === undefined ? undefined : await findSource(db, id)
  return row?.merged_into ?? row?.id
}

/** The same of a source that an address names. Refuses one that is not there. */
export async function findSourceId(db: Db, source: string): Promise<string> {
  const id = await lookUpSourceId(db, source)
  if (id === undefined) throw noSuchSource(source)
  return id
}

export async function requireArticle(db: Db, name: ArticleName): Promise<ArticleRow> {
  const article = await findArticle(db, { sourceId: await findSourceId(db, name.source), externalId: name.externalId })
  if (article === undefined) throw noSuchArticle(name)
  return article
}
