import { type RawBuilder, sql } from "kysely"
import type { Db } from "../connection/connect.ts"

/** A figure of an article's last version that is tied to no subject, and about which nobody has decided. */
export type UnassignedRow<Said> = {
  readonly lineage_id: string
  readonly source_id: string
  readonly source_name: string
  readonly external_id: string
  readonly version_id: string
  readonly published_at: string
  readonly url: string | null
  readonly headline: string | null
  readonly said: Said
}

export type UnassignedFilter = {
  readonly source?: string | undefined
  /** The source's own id of the article. */
  readonly article?: string | undefined
  /** RFC 3339: figures of versions that were published then or later. */
  readonly since?: string | undefined
}

/** Newest first. `before` is the lineage of the last one of the page before. */
export async function listUnassigned<Said>(
  db: Db,
  { source, article, since }: UnassignedFilter,
  page: { readonly limit: number; readonly before?: string | undefined },
): Promise<readonly UnassignedRow<Said>[]> {
  const conditions: RawBuilder<unknown>[] = [sql`l.slot is null and not l.is_decided`]
  if (source !== undefined) conditions.push(sql`a.source_id = ${source}`)
  if (article !== undefined) conditions.push(sql`a.external_id = ${article}`)
  if (since !== undefined) conditions.push(sql`v.published_at >= ${since}::timestamptz`)
  if (page.before !== undefined) conditions.push(sql`l.id < ${page.before}`)
  const { rows } = await sql<UnassignedRow<Said>>`
    select l.id as lineage_id, a.source_id, (select s.name from sources s where s.id = a.source_id) as source_name,
      a.external_id, v.id as version_id, v.published_at, v.url, v.headline, f.said
    from article_lineages l
    join articles a on a.id = l.article_id
    join article_figures f on f.lineage_id = l.id and f.version_id = a.current_version_id
    join article_versions v on v.id = a.current_version_id
    where ${sql.join(conditions, sql` and `)}
    order by l.id desc limit ${page.limit}`.execute(db)
  return rows
}
