import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import { newId } from "../connection/new-id.ts"
import type { Trx } from "../connection/transaction.ts"

/** The last decision about a lineage, with the numbers that a model saw then. */
export type LinkDecisionRow<Seen> = {
  readonly lineage_id: string
  readonly article_id: string
  readonly seen: Seen
  readonly subject_id: string | null
  /** The subject was made for it. */
  readonly is_new: boolean
}

/** Of articles of a language the last decision of each lineage, those of the newest ones where there are more than `most`. */
export async function listLinkDecisions<Seen>(
  db: Db,
  { language, most }: { readonly language: string; readonly most: number },
): Promise<readonly LinkDecisionRow<Seen>[]> {
  const { rows } = await sql<LinkDecisionRow<Seen>>`
    select d.lineage_id, d.article_id, d.seen, d.subject_id, d.is_new
    from (
      select distinct on (l.lineage_id) l.* from link_decisions l order by l.lineage_id, l.decided_at desc, l.id desc
    ) d
    where d.language = ${language} order by d.decided_at desc, d.id desc limit ${most}`.execute(db)
  return rows
}

/** Of lineages, the subjects that were offered when people decided about them and that they do not speak of. */
export async function listRejected(
  db: Db,
  lineageIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (lineageIds.length === 0) return new Map()
  const { rows } = await sql<{ lineage_id: string; subjects: readonly string[] }>`
    select d.lineage_id, array_agg(distinct pair->>'subject') as subjects
    from link_decisions d
    cross join jsonb_array_elements(d.seen->'pairs') as pair
    join article_lineages l on l.id = d.lineage_id
    where d.lineage_id = any(${[...lineageIds]}::uuid[]) and pair->>'subject' is distinct from l.subject_id::text
    group by d.lineage_id`.execute(db)
  return new Map(rows.map(({ lineage_id, subjects }) => [lineage_id, subjects]))
}

export type NewLinkDecision = {
  readonly lineage: string
  readonly subject: string | null
  readonly isNew: boolean
  readonly by: string | null
  readonly at: string
}

/** A decision as it was made elsewhere. */
export type WholeLinkDecision = LinkDecisionRow<unknown> & {
  readonly id: string
  readonly language: string
  readonly decided_by: string | null
  readonly decided_at: string
}

export async function insertWholeDecision(trx: Trx, { seen, ...row }: WholeLinkDecision): Promise<void> {
  await trx
    .insertInto("link_decisions")
    .values({ ...row, seen: JSON.stringify(seen) })
    .execute()
}

/**
 * Keeps a decision with what a model has last seen of the figure before it. Keeps nothing of a figure that was sent as one:
 * no model has seen it.
 */
export async function insertLinkDecision(
  trx: Trx,
  { lineage, subject, isNew, by, at }: NewLinkDecision,
): Promise<void> {
  await sql`
    insert into link_decisions (id, lineage_id, article_id, language, seen, subject_id, is_new, decided_by, decided_at)
    select ${newId()}::uuid, f.lineage_id, f.article_id, v.language, f.seen, ${subject}::uuid, ${isNew}, ${by},
      ${at}::timestamptz
    from article_figures f join article_versions v on v.id = f.version_id
    where f.lineage_id = ${lineage} and f.seen is not null
    order by v.published_at desc, v.arrived desc, f.place limit 1`.execute(trx)
}
