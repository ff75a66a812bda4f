import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import type { WholeLinkDecision } from "../links/link-decisions.ts"
import type { LinkModelRow } from "../links/link-models.ts"
import type { NamedSubjectRow } from "./list-articles.ts"
import { inWindow, type Window } from "./window.ts"

/** What somebody said that a figure of an article speaks of, with what a model saw of it then. */
export type WholeDecisionRow<Seen> = Omit<WholeLinkDecision, "seen"> & { readonly seen: Seen }

export async function listWholeDecisions<Seen>(db: Db, window: Window): Promise<readonly WholeDecisionRow<Seen>[]> {
  const { rows } = await sql<WholeDecisionRow<Seen>>`
    select d.id, d.lineage_id, d.article_id, d.language, d.seen, d.subject_id, d.is_new, d.decided_by, d.decided_at
    from link_decisions d where ${inWindow("d.id", window)}`.execute(db)
  return rows
}

export type WholeModelRow<Model, Score> = Omit<LinkModelRow<Model, Score>, "note">

export async function listWholeModels<Model, Score>(
  db: Db,
  window: Window,
): Promise<readonly WholeModelRow<Model, Score>[]> {
  const { rows } = await sql<WholeModelRow<Model, Score>>`
    select m.id, m.language, m.base, m.number, m.model, m.decisions, m.before, m.after, m.made_by, m.made_at, m.revoked_by,
      m.revoked_at
    from link_models m where ${inWindow("m.id", window)}`.execute(db)
  return rows
}

/** Subjects under their own ids and names, also those that were merged into others, in no order. */
export async function listSubjectNames(db: Db, ids: readonly string[]): Promise<readonly NamedSubjectRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<NamedSubjectRow>`
    select s.id, s.name, s.unit, s.measure from subjects s where s.id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}
