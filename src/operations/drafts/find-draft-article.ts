import type { LanguageCode } from "../../quantity/languages/languages.ts"
import { findArticle } from "../../store/articles/articles.ts"
import { type CurrentText, findCurrentText } from "../../store/articles/current-text.ts"
import { listDismissals } from "../../store/articles/dismissals.ts"
import { listWholeFigures } from "../../store/articles/figures.ts"
import type { Db } from "../../store/connection/connect.ts"
import { listRejected } from "../../store/links/link-decisions.ts"
import { lookUpSourceId } from "../articles/find-article.ts"
import { invalidInput } from "../requests/refusals.ts"
import type { SourceRef } from "../sources/source-mention.ts"
import { findDraftSource } from "./find-draft-source.ts"
import type { DraftFormat, DraftInput } from "./read-draft.ts"

/**
 * The published article that a draft is the next version of. Its source has its id, name or alias, as in the address of the
 * article, or is named as elsewhere in a body.
 */
export type DraftArticle = { readonly source: SourceRef; readonly externalId: string }

/**
 * `before`: what its last version says; null where that has no text. `dismissed`: the ids of findings that were put aside.
 * `rejectedBefore`: by figure of the last version, the subjects that people have said it does not speak of.
 */
export type PublishedArticle = {
  readonly before: DraftInput | null
  readonly dismissed: readonly string[]
  readonly rejectedBefore: readonly (readonly string[])[]
}

/**
 * What is on file of the article that a draft is the next version of. Refuses an article that is not stored. Stored texts
 * were checked when they came, so that a plain one is taken as it stands.
 */
export async function findDraftArticle(db: Db, { source, externalId }: DraftArticle): Promise<PublishedArticle> {
  const sourceId = await findSourceOf(db, source)
  const article = await findArticle(db, { sourceId, externalId })
  if (article === undefined) {
    const detail = `the source has no article with the externalId "${externalId}"; leave it out before the first version`
    throw invalidInput([{ pointer: "/article/externalId", detail }])
  }
  const version = await findCurrentText(db, article.id)
  const dismissals = await listDismissals(db, article.id)
  return {
    before: version === undefined ? null : toDraft(version),
    dismissed: dismissals.map(({ finding_id }) => finding_id),
    rejectedBefore: version === undefined ? [] : await listRejectedOf(db, version.id),
  }
}

async function findSourceOf(db: Db, source: SourceRef): Promise<string> {
  if (typeof source !== "string") return findDraftSource(db, source, "/article/source")
  const id = await lookUpSourceId(db, source)
  if (id !== undefined) return id
  throw invalidInput([
    { pointer: "/article/source", detail: `there is no source with the id, name or alias "${source}"` },
  ])
}

async function listRejectedOf(db: Db, versionId: string): Promise<readonly (readonly string[])[]> {
  const lineages = (await listWholeFigures(db, [versionId])).map(({ lineage_id }) => lineage_id)
  const rejected = await listRejected(db, lineages)
  return rejected.size === 0 ? [] : lineages.map((id) => rejected.get(id) ?? [])
}

function toDraft({ headline, text, format, language, published_at }: CurrentText): DraftInput | null {
  if (text === null) return null
  return {
    text,
    format: (format ?? "text") as DraftFormat,
    language: language as LanguageCode,
    publishedAt: published_at,
    ...(headline === null ? {} : { headline }),
  }
}
