import type { LanguageCode } from "../../quantity/languages/languages.ts"
import { printNumbers } from "../../quantity/print-numbers.ts"
import { readQuantity } from "../../quantity/quantity.ts"
import { type ArticleRow, lockArticle, touchArticle } from "../../store/articles/articles.ts"
import { blankArticle, listErasable, updateSaid } from "../../store/articles/erasing.ts"
import { listFiled } from "../../store/articles/filed-claims.ts"
import { listVersions } from "../../store/articles/versions.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { insertDirectoryChange } from "../../store/history/changes.ts"
import { lockForMerging } from "../../store/subjects/locks.ts"
import { type Erasure, eraseClaim } from "../claims/erasing/erase-claim.ts"
import type { Occasion } from "../requests/occasion.ts"
import type { Said } from "./article-input.ts"
import { findSourceId } from "./find-article.ts"
import { type ArticleName, noSuchArticle } from "./refused-articles.ts"

export type ErasedArticle = { readonly article: ArticleRow; readonly claims: number; readonly sources: number }

/**
 * Takes the text of an article from all its versions and figures, and from the claims that it has filed. Numbers, days,
 * lineages and conflicts stay. `locations`: where stored answers say that the article is.
 */
export async function eraseArticle(
  trx: Trx,
  name: ArticleName,
  erasure: Erasure,
  { locations, ...occasion }: Occasion & { readonly locations: (article: ArticleRow) => readonly string[] },
): Promise<ErasedArticle> {
  await lockForMerging(trx)
  const article = await lockArticle(trx, {
    sourceId: await findSourceId(trx, name.source),
    externalId: name.externalId,
  })
  if (article === undefined) throw noSuchArticle(name)
  const counts = { claims: 0, sources: 0 }
  for (const { claim_id } of await listFiled(trx, article.id)) {
    const erased = await eraseClaim(trx, claim_id, erasure, { ...occasion, check: () => {} })
    counts.claims += erased.claims
    counts.sources += erased.sources
  }
  const versions = await listVersions(trx, article.id)
  const languages = new Map(versions.map(({ id, language }) => [id, language as LanguageCode]))
  const figures = await listErasable<Said>(trx, article.id)
  await updateSaid(
    trx,
    figures.map((figure) => ({ ...figure, said: withoutText(figure.said, languages.get(figure.version_id)) })),
  )
  await blankArticle(trx, article.id, locations(article))
  await touchArticle(trx, article.id, occasion.now)
  const { actor, now } = occasion
  const change = { action: "erased", note: erasure.reason ?? null, before: null, after: null }
  await insertDirectoryChange(trx, { entity: "article", entityId: article.id, actor, ...change }, now)
  return { article, ...counts }
}

/** What a figure says in numbers, whatever the words were. */
function withoutText({ figure, quantity, asOf, mention }: Said, language: LanguageCode | undefined): Said {
  const text = printNumbers(readQuantity(quantity), language)
  const printed = { ...quantity, text }
  const said = { figure: typeof figure === "string" ? text : figure, quantity: printed, asOf, quote: null }
  if (mention === undefined) return said
  const nothing = { noun: null, attribution: null, evidence: [], text, quantity: printed }
  return { ...said, mention: { ...mention, ...nothing }, matches: [] }
}
