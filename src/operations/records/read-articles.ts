import type { SeenFigure } from "../../match/subjects/article.ts"
import { listWholeUnread, type WholeUnreadRow } from "../../store/articles/unread.ts"
import type { Db } from "../../store/connection/connect.ts"
import {
  listFiguresOf,
  listFiledWith,
  listWholeArticles,
  listWholeDismissals,
  listWholeLineages,
  listWholeVersions,
  type WholeFigureRow,
  type WholeFiledRow,
  type WholeLineageRow,
  type WholeVersionRow,
} from "../../store/records/list-articles.ts"
import { listDirectoryHistories } from "../../store/records/list-histories.ts"
import type { Window } from "../../store/records/window.ts"
import type { Said } from "../articles/article-input.ts"
import type { StoredUnread } from "../articles/stored-mention.ts"
import type { DraftFormat } from "../drafts/read-draft.ts"
import type {
  ArticleFigureRecord,
  ArticleRecord,
  ArticleVersionRecord,
  FiledClaimRecord,
  LineageRecord,
  UnreadRecord,
} from "./article-record.ts"
import { entriesOf } from "./history-entries.ts"
import { makeNameSeen, type NameSeen } from "./read-links.ts"

/** Articles without their versions. */
export async function readArticles(db: Db, window: Window): Promise<ArticleRecord[]> {
  const rows = await listWholeArticles(db, window)
  const ids = rows.map(({ id }) => id)
  // One after the other: an export has one connection.
  const histories = await listDirectoryHistories(db, ids)
  const lineages = Map.groupBy(await listWholeLineages(db, ids), ({ article_id }) => article_id)
  const dismissals = Map.groupBy(await listWholeDismissals(db, ids), ({ article_id }) => article_id)
  return rows.map(({ id, source_id, source_name, external_id, created_at, changed_at }) => ({
    kind: "article",
    id,
    source: { id: source_id, name: source_name },
    externalId: external_id,
    createdAt: created_at,
    changedAt: changed_at,
    lineages: (lineages.get(id) ?? []).map(toLineage),
    dismissals: (dismissals.get(id) ?? []).map(
      ({ finding_id: finding, reason, dismissed_by: who, dismissed_at: at }) => {
        return { finding, reason, who, at }
      },
    ),
    history: entriesOf(histories, id),
  }))
}

function toLineage({ id, slot, subject, is_decided, decided_by: who, decided_at }: WholeLineageRow): LineageRecord {
  const decision = is_decided && decided_at !== null ? { subject, who, at: decided_at } : null
  return { lineage: id, slot, decision }
}

/** Versions of articles, in the order of their ids in the call. */
export async function readArticleVersions(db: Db, ids: readonly string[]): Promise<ArticleVersionRecord[]> {
  if (ids.length === 0) return []
  const rows = new Map((await listWholeVersions(db, ids)).map((row) => [row.id, row]))
  const figures = Map.groupBy(await listFiguresOf<Said, SeenFigure>(db, ids), ({ version_id }) => version_id)
  const nameSeen = await makeNameSeen(
    db,
    [...figures.values()].flat().flatMap(({ seen }) => seen ?? []),
  )
  const unread = Map.groupBy(await listWholeUnread<StoredUnread>(db, ids), ({ version_id }) => version_id)
  const filed = Map.groupBy(await listFiledWith(db, ids), ({ version_id }) => version_id)
  return ids.flatMap((id) => {
    const row = rows.get(id)
    return row === undefined
      ? []
      : [
          toVersion(row, {
            figures: figures.get(id) ?? [],
            unread: unread.get(id) ?? [],
            filed: filed.get(id) ?? [],
            nameSeen,
          }),
        ]
  })
}

type FigureRow = WholeFigureRow<Said, SeenFigure>

type OfVersion = {
  readonly figures: readonly FigureRow[]
  readonly unread: readonly WholeUnreadRow<StoredUnread>[]
  readonly filed: readonly WholeFiledRow[]
  readonly nameSeen: NameSeen
}

function toVersion(row: WholeVersionRow, { figures, unread, filed, nameSeen }: OfVersion): ArticleVersionRecord {
  return {
    kind: "article-version",
    id: row.id,
    article: { id: row.article_id },
    publishedAt: row.published_at,
    publishedAtAssumed: row.published_at_assumed,
    senderVersion: row.sent_version,
    hash: row.hash,
    withdrawal: row.is_withdrawal,
    headline: row.headline,
    url: row.url,
    language: row.language,
    text: row.text,
    format: row.format as DraftFormat | null,
    sections: row.sections ?? [],
    correction: row.correction,
    recordedAt: row.recorded_at,
    figures: figures.map((figure) => toFigure(figure, nameSeen)),
    unread: unread.map(toUnread),
    claims: filed.map(toFiled),
  }
}

function toUnread({ id, said, tied_place: continues, sentence }: WholeUnreadRow<StoredUnread>): UnreadRecord {
  const { text: figure, ...placed } = said
  return { id, figure, ...placed, continues, sentence }
}

/** What a mention has in common with its figure is told once. */
function toFigure({ said, ...row }: FigureRow, nameSeen: NameSeen): ArticleFigureRecord {
  const { figure, quantity, asOf, quote, mention, matches = null } = said
  const { text: _words, quantity: _numbers, asOf: _days, ...placed } = mention ?? { text: "", quantity, asOf: null }
  return {
    lineage: row.lineage_id,
    subject: row.subject,
    claimants: row.claimants,
    figure,
    quantity,
    asOf,
    quote,
    mention: mention === undefined ? null : (placed as ArticleFigureRecord["mention"]),
    matches,
    content: row.content,
    continues: row.tied_place,
    kept: row.is_kept,
    sentence: row.sentence,
    seen: row.seen === null ? null : nameSeen(row.seen),
  }
}

function toFiled({ lineage_id, claim_id, subject, claimants, content, corrects }: WholeFiledRow): FiledClaimRecord {
  return { lineage: lineage_id, claim: claim_id, subject, claimants, content, corrects }
}
