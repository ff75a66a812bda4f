import type { SeenFigure } from "../../match/subjects/article.ts"
import type { LearnScore } from "../../match/subjects/learn/try-cases.ts"
import type { LinkModel } from "../../match/subjects/score/link-model.ts"
import type { LanguageCode } from "../../quantity/languages/languages.ts"
import type { Db } from "../../store/connection/connect.ts"
import { listDirectoryHistories } from "../../store/records/list-histories.ts"
import { listSubjectNames, listWholeDecisions, listWholeModels } from "../../store/records/list-links.ts"
import type { Window } from "../../store/records/window.ts"
import { entriesOf } from "./history-entries.ts"
import type { NamedSubject } from "./kept.ts"
import type { LinkDecisionRecord, LinkModelRecord, SeenRecord } from "./link-record.ts"

/** Names the subjects of what a model saw. */
export type NameSeen = (seen: SeenFigure) => SeenRecord

/** Subjects are told under their own ids, also those that were merged since: decisions and what was seen speak of the same. */
export async function makeNameSeen(db: Db, all: readonly SeenFigure[]): Promise<NameSeen> {
  const nameOf = await makeNameOf(
    db,
    all.flatMap(({ pairs }) => pairs.map(({ subject }) => subject)),
  )
  return ({ model, pairs, none }) => ({
    model,
    pairs: pairs.map(({ subject, rates, left, isGated }) => ({
      subject: nameOf(subject),
      rates,
      left,
      gated: isGated,
    })),
    none,
  })
}

async function makeNameOf(db: Db, ids: readonly string[]): Promise<(id: string) => NamedSubject> {
  const subjects = new Map((await listSubjectNames(db, [...new Set(ids)])).map((subject) => [subject.id, subject]))
  return (id) => {
    const subject = subjects.get(id)
    if (subject === undefined) throw new Error(`the subject ${id} that a model saw is gone`)
    return subject
  }
}

export async function readLinkDecisions(db: Db, window: Window): Promise<LinkDecisionRecord[]> {
  const rows = await listWholeDecisions<SeenFigure>(db, window)
  const nameSeen = await makeNameSeen(
    db,
    rows.map(({ seen }) => seen),
  )
  const nameOf = await makeNameOf(
    db,
    rows.flatMap(({ subject_id }) => subject_id ?? []),
  )
  return rows.map((row) => ({
    kind: "link-decision",
    id: row.id,
    article: { id: row.article_id },
    lineage: row.lineage_id,
    language: row.language as LanguageCode,
    subject: row.subject_id === null ? null : nameOf(row.subject_id),
    new: row.is_new,
    seen: nameSeen(row.seen),
    who: row.decided_by,
    at: row.decided_at,
  }))
}

export async function readLinkModels(db: Db, window: Window): Promise<LinkModelRecord[]> {
  const rows = await listWholeModels<LinkModel, LearnScore>(db, window)
  const histories = await listDirectoryHistories(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    kind: "link-model",
    id: row.id,
    language: row.language as LanguageCode,
    base: row.base,
    number: row.number,
    weights: row.model.weights,
    calibration: row.model.calibration,
    decisions: row.decisions,
    before: row.before,
    after: row.after,
    createdBy: row.made_by,
    createdAt: row.made_at,
    revokedBy: row.revoked_by,
    revokedAt: row.revoked_at,
    history: entriesOf(histories, row.id),
  }))
}
