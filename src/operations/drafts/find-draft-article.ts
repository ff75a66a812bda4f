import type { LanguageCode } from "../../quantity/languages/languages.ts"
import { findArticle } from "../../store/articles/articles.ts"
import { findCurrentText } from "../../store/articles/current-text.ts"
import type { Db } from "../../store/connection/connect.ts"
import { invalidInput } from "../requests/refusals.ts"
import type { SourceRef } from "../sources/source-mention.ts"
import { findDraftSource } from "./find-draft-source.ts"
import type { DraftFormat, DraftInput } from "./read-draft.ts"

/** The published article that a draft is the next version of. */
export type DraftArticle = { readonly source: SourceRef; readonly externalId: string }

/**
 * What the last version of the article says; null where it has no text. Refuses an article that is not stored. Stored texts
 * were checked when they came, so that a plain one is taken as it stands.
 */
export async function findVersionBefore(db: Db, { source, externalId }: DraftArticle): Promise<DraftInput | null> {
  const sourceId = await findDraftSource(db, source, "/article/source")
  const article = await findArticle(db, { sourceId, externalId })
  if (article === undefined) {
    const detail = `the source has no article with the externalId "${externalId}"; leave it out before the first version`
    throw invalidInput([{ pointer: "/article/externalId", detail }])
  }
  const version = await findCurrentText(db, article.id)
  if (version === undefined || version.text === null) return null
  const { headline, text, format, language, published_at } = version
  return {
    text,
    format: (format ?? "text") as DraftFormat,
    language: language as LanguageCode,
    publishedAt: published_at,
    ...(headline === null ? {} : { headline }),
  }
}
