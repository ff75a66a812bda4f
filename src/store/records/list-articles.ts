import { sql } from "kysely"
import type { Measure } from "../../compare/pair/figure.ts"
import type { ArticleRow } from "../articles/articles.ts"
import type { DismissalRow } from "../articles/dismissals.ts"
import type { LineageRow } from "../articles/lineages.ts"
import type { WholeVersion } from "../articles/versions.ts"
import type { Db } from "../connection/connect.ts"
import type { NamedRow } from "../subjects/subjects.ts"
import { inWindow, type Window } from "./window.ts"

/** A subject with what tells it from others of its name. */
export type NamedSubjectRow = NamedRow & { readonly unit: string; readonly measure: Measure }

export type WholeArticleRow = Omit<ArticleRow, "version">

export async function listWholeArticles(db: Db, window: Window): Promise<readonly WholeArticleRow[]> {
  const { rows } = await sql<WholeArticleRow>`
    select a.id, a.source_id, (select s.name from sources s where s.id = a.source_id) as source_name, a.external_id,
      a.created_at, a.changed_at
    from articles a where ${inWindow("a.id", window)}`.execute(db)
  return rows
}

/** Where a version stands in an export: versions of an article come in the order of their arrival. */
export type VersionPlace = { readonly id: string; readonly article_id: string; readonly arrived: string }

export async function findVersionPlace(db: Db, id: string): Promise<VersionPlace | undefined> {
  const { rows } = await sql<VersionPlace>`
    select v.id, v.article_id, v.arrived::text as arrived from article_versions v where v.id = ${id}`.execute(db)
  return rows[0]
}

/** The versions of these articles, those of one in the order of their arrival; behind `after`, where it is given. */
export async function listVersionPlaces(
  db: Db,
  articleIds: readonly string[],
  after: VersionPlace | null = null,
): Promise<readonly VersionPlace[]> {
  const behind = after === null ? sql`true` : sql`v.arrived > ${after.arrived}`
  const { rows } = await sql<VersionPlace>`
    select v.id, v.article_id, v.arrived::text as arrived from article_versions v
    where v.article_id = any(${[...articleIds]}::uuid[]) and ${behind} order by v.article_id, v.arrived`.execute(db)
  return rows
}

/** The subject of a row, or the one that it was merged into, as JSON; null where there is none. */
const subjectOf = (column: "l.subject_id" | "f.subject_id" | "c.subject_id") =>
  sql.raw(`(select jsonb_build_object('id', s.id, 'name', s.name, 'unit', s.unit, 'measure', s.measure) from subjects s
    where s.id = coalesce((select m.merged_into from subjects m where m.id = ${column}), ${column}))`)

/** The claimants of a row in their order, or those that they were merged into, as JSON. */
const claimantsOf = (column: "f.claimants" | "c.claimants") =>
  sql.raw(`coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) order by said.nth)
    from unnest(${column}) with ordinality as said (id, nth) join sources p on p.id = said.id
    join sources s on s.id = coalesce(p.merged_into, p.id)), '[]')`)

export type WholeLineageRow = Omit<LineageRow, "subject_id"> & {
  readonly article_id: string
  readonly subject: NamedSubjectRow | null
}

export async function listWholeLineages(db: Db, articleIds: readonly string[]): Promise<readonly WholeLineageRow[]> {
  const { rows } = await sql<WholeLineageRow>`
    select l.article_id, l.id, l.slot, l.is_decided, l.decided_by, l.decided_at, ${subjectOf("l.subject_id")} as subject
    from article_lineages l where l.article_id = any(${[...articleIds]}::uuid[]) order by l.article_id, l.id`.execute(
    db,
  )
  return rows
}

/** In the order of their findings' ids. */
export async function listWholeDismissals(
  db: Db,
  articleIds: readonly string[],
): Promise<readonly (DismissalRow & { readonly article_id: string })[]> {
  const { rows } = await sql<DismissalRow & { readonly article_id: string }>`
    select d.article_id, d.finding_id, d.reason, d.dismissed_by, d.dismissed_at from article_dismissals d
    where d.article_id = any(${[...articleIds]}::uuid[]) order by d.article_id, d.finding_id collate "C"`.execute(db)
  return rows
}

export type WholeVersionRow = WholeVersion & { readonly article_id: string }

/** In no order. */
export async function listWholeVersions(db: Db, ids: readonly string[]): Promise<readonly WholeVersionRow[]> {
  const { rows } = await sql<WholeVersionRow>`
    select v.id, v.article_id, v.published_at, v.published_at_assumed, v.sent_version, v.hash, v.is_withdrawal, v.headline,
      v.url, v.language, v.text, v.format, v.sections, v.correction, v.recorded_at
    from article_versions v where v.id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}

/** `seen`: what a model saw of it. */
export type WholeFigureRow<Said, Seen> = {
  readonly version_id: string
  readonly lineage_id: string
  readonly subject: NamedSubjectRow | null
  readonly claimants: readonly NamedRow[]
  readonly content: string
  readonly said: Said
  readonly tied_place: number | null
  readonly is_kept: boolean
  readonly sentence: string | null
  readonly seen: Seen | null
}

/** The figures of versions, those of one in their order. */
export async function listFiguresOf<Said, Seen>(
  db: Db,
  versionIds: readonly string[],
): Promise<readonly WholeFigureRow<Said, Seen>[]> {
  const { rows } = await sql<WholeFigureRow<Said, Seen>>`
    select f.version_id, f.lineage_id, ${subjectOf("f.subject_id")} as subject, ${claimantsOf("f.claimants")} as claimants,
      f.content, f.said, f.tied_place, f.is_kept, f.sentence, f.seen
    from article_figures f where f.version_id = any(${[...versionIds]}::uuid[]) order by f.version_id, f.place`.execute(
    db,
  )
  return rows
}

export type WholeFiledRow = {
  readonly version_id: string
  readonly lineage_id: string
  readonly claim_id: string
  readonly subject: NamedSubjectRow
  readonly claimants: readonly NamedRow[]
  readonly content: string
  readonly corrects: string | null
}

/** The claims that were filed with versions, by the ids of their lineages. */
export async function listFiledWith(db: Db, versionIds: readonly string[]): Promise<readonly WholeFiledRow[]> {
  const { rows } = await sql<WholeFiledRow>`
    select c.version_id, c.lineage_id, c.claim_id, ${subjectOf("c.subject_id")} as subject,
      ${claimantsOf("c.claimants")} as claimants, c.content, c.corrects
    from article_claims c
    where c.article_id in (select w.article_id from article_versions w where w.id = any(${[...versionIds]}::uuid[]))
      and c.version_id = any(${[...versionIds]}::uuid[]) order by c.lineage_id`.execute(db)
  return rows
}
