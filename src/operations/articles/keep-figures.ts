import { readQuantity } from "../../quantity/quantity.ts"
import type { ArticleRow } from "../../store/articles/articles.ts"
import { insertFigures, type NewFigureRow, updateTies } from "../../store/articles/figures.ts"
import { listFiled } from "../../store/articles/filed-claims.ts"
import { insertLineages, listLineages, newLineage } from "../../store/articles/lineages.ts"
import { insertUnread, updateUnreadTies } from "../../store/articles/unread.ts"
import type { VersionRow } from "../../store/articles/versions.ts"
import { newId } from "../../store/connection/new-id.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { hashContent, type Said, type VersionInput } from "./article-input.ts"
import type { FilingAll } from "./file-all.ts"
import { lockSubjects } from "./lock-subjects.ts"
import type { ReadNeighbours } from "./neighbours.ts"
import { readSlots } from "./read-slots.ts"
import type { ReadTextFigure, ReadUnread } from "./read-text.ts"
import { settleLineages } from "./settle-lineages.ts"
import { findSure, type SureSubject, sureLineage } from "./sure-subjects.ts"

/** `read`: what was read of the text of a version, held against those that came before and after it then. */
export type Putting = FilingAll & { readonly read: ReadNeighbours | null }

type Keeping = {
  readonly input: VersionInput
  readonly version: VersionRow
  /** All versions of the article in their order, the new one included. */
  readonly versions: readonly VersionRow[]
  readonly context: Putting
}

/** Keeps the figures of a version, each in its lineage. */
export async function keepFigures(trx: Trx, article: ArticleRow, keeping: Keeping): Promise<void> {
  const { read } = keeping.context
  if (read !== null) return keepRead(trx, article, keeping, read)
  await keepSent(trx, article, keeping)
}

async function keepSent(trx: Trx, article: ArticleRow, { input, version, context }: Keeping): Promise<void> {
  const filed = await listFiled(trx, article.id)
  const subjects = [...new Set(filed.map(({ subject_id }) => subject_id))]
  const figures = await readSlots(trx, input, { now: context.now, sourceId: article.source_id, subjects })
  const known = (await listLineages(trx, article.id)).flatMap(({ slot, id }) =>
    slot === null ? [] : [[slot, id] as const],
  )
  const slots = new Map(known)
  const added = figures.filter(({ slot }) => !slots.has(slot)).map(({ slot }) => newLineage(slot))
  await insertLineages(trx, article.id, added)
  for (const { slot, id } of added) slots.set(slot ?? "", id)
  const untied = { seen: null, tied_place: null, is_kept: false, sentence: null }
  await insertFigures(
    trx,
    figures.map(({ slot, subjectId, claimants, content, said }, place) => ({
      ...untied,
      article_id: article.id,
      version_id: version.id,
      place,
      lineage_id: slots.get(slot) ?? "",
      subject_id: subjectId,
      claimants,
      content,
      said,
    })),
  )
}

/** Each figure begins a lineage of its own, until it is known what it continues. */
async function keepRead(
  trx: Trx,
  article: ArticleRow,
  { version, versions, input }: Keeping,
  { read, afterId }: ReadNeighbours,
): Promise<void> {
  const sure = input.fileSure ? await findSure(trx, read.figures) : new Map<number, SureSubject>()
  await lockSubjects(
    trx,
    article.id,
    [...sure.values()].map(({ id }) => id),
  )
  const lineages = read.figures.map((_, place) => sureLineage(sure.get(place), version.recorded_at))
  await insertLineages(trx, article.id, lineages)
  const rows = read.figures.map((figure, place) =>
    toRow(
      figure,
      { article_id: article.id, version_id: version.id, place, lineage_id: lineages[place]?.id ?? "" },
      input,
    ),
  )
  await insertFigures(trx, rows)
  await insertUnread(trx, article.id, read.unread.map(toUnread(version.id)))
  if (afterId !== null) {
    const ties = read.after.figures.map((tied, place) => ({
      version_id: afterId,
      place,
      tied_place: tied?.place ?? null,
      is_kept: tied?.isKept ?? false,
    }))
    await updateTies(trx, ties)
    const unread = read.after.unread.map((tied, place) => ({ place, tied_place: tied?.place ?? null }))
    await updateUnreadTies(trx, afterId, unread)
  }
  await settleLineages(trx, article.id, versions)
}

function toUnread(versionId: string) {
  return ({ said, sentence, tied }: ReadUnread, place: number) => {
    return { version_id: versionId, place, id: newId(), said, tied_place: tied?.place ?? null, sentence }
  }
}

type PlaceOf = Pick<NewFigureRow, "article_id" | "version_id" | "place" | "lineage_id">

function toRow(
  { mention, quote, sentence, tied, matches, seen }: ReadTextFigure,
  place: PlaceOf,
  input: VersionInput,
): NewFigureRow {
  const { quantity, asOf, text } = mention
  const said: Said = { figure: text, quantity, asOf, quote: quote === "" ? null : quote, mention, matches }
  return {
    ...place,
    seen,
    subject_id: null,
    claimants: [],
    content: hashContent(readQuantity(quantity), asOf),
    said,
    tied_place: tied?.place ?? null,
    is_kept: tied?.isKept ?? false,
    sentence: `${input.language ?? ""}${sentence}`,
  }
}
