import type { ArticleRow } from "../../store/articles/articles.ts"
import { listWholeFigures, updateClaimants } from "../../store/articles/figures.ts"
import { type SourceToWrite, writeSources } from "../../store/claims/filing/write-named.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { findNameError } from "../requests/name-input.ts"
import { findOrDraftSource, lookUpSources } from "../sources/look-up-sources.ts"
import { readSource, type SourceMention } from "../sources/source-mention.ts"
import type { Said } from "./article-input.ts"
import type { SettledFigure } from "./settle-lineages.ts"

/** UTF-16 units of the name of a source. */
const LONGEST_NAME = 300

/**
 * Says who asserts the figures of texts that are tied to a subject: whom the text names, or else the source of the article.
 * Only now are sources made of the names, since most figures of a text are never filed.
 */
export async function nameClaimants(
  trx: Trx,
  article: ArticleRow,
  figures: readonly SettledFigure[],
  now: string,
): Promise<void> {
  const unnamed = figures.filter(({ row, origin, subject }) => subject !== null && row === origin && isUnnamed(row))
  if (unnamed.length === 0) return
  const keys = new Set(unnamed.map(({ row }) => `${row.version_id} ${row.place}`))
  const versions = [...new Set(unnamed.map(({ row }) => row.version_id))]
  const whole = (await listWholeFigures<Said>(trx, versions)).filter((row) =>
    keys.has(`${row.version_id} ${row.place}`),
  )
  const own = readSource(article.source_id, "/source")
  const named = whole.map((row) => ({ row, mention: mentionOf(row.said) ?? own }))
  const known = await lookUpSources(
    trx,
    named.map(({ mention }) => mention),
  )
  const drafts: SourceToWrite[] = []
  const rows = named.map(({ row, mention }) => ({
    version_id: row.version_id,
    place: row.place,
    claimants: [findOrDraftSource(mention, known, drafts).id],
  }))
  await writeSources(trx, drafts, now)
  await updateClaimants(trx, rows)
}

function isUnnamed({ sentence, claimants }: SettledFigure["row"]): boolean {
  return sentence !== null && claimants.length === 0
}

/** Null where the text names nobody, or nobody whose name can be one of a source. */
function mentionOf({ mention }: Said): SourceMention | null {
  const name = mention?.attribution?.trim() ?? ""
  if (name === "" || name.length > LONGEST_NAME || findNameError(name, "") !== null) return null
  return readSource({ name }, "/claimant")
}
