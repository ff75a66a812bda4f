import { type RawBuilder, sql } from "kysely"
import type { Db } from "../connection/connect.ts"

export type Condition = RawBuilder<unknown>

/**
 * Which conflicts belong to a tag or a source, as two conditions. `asked` checks one conflict; `found` starts from all
 * subjects with the tag or all claims of the source. With more than `FEW` of those the membership is wide: then so
 * large a share of the conflicts belongs that a page fills soon in the order of the list, while finding and sorting
 * everything that belongs takes longer the larger the store is.
 */
export type Membership = { readonly isWide: boolean; readonly asked: Condition; readonly found: Condition }

/** Subjects of a tag, or claims of a source, up to which a membership is not wide. */
export const FEW = 500
/**
 * Claims of a source up to which reading all of their figures once is faster than looking up those of each conflict.
 */
export const MANY = 5_000

type Filter = { readonly tag?: string | undefined; readonly source?: string | undefined }

export async function listMemberships(db: Db, { tag, source }: Filter): Promise<Membership[]> {
  return [
    ...(tag === undefined ? [] : [await tagged(db, tag)]),
    ...(source === undefined ? [] : [await carried(db, source)]),
  ]
}

async function tagged(db: Db, tag: string): Promise<Membership> {
  const hasTag = sql`s.tags @> array[${tag}]`
  const ids = sql`array(select s.id from subjects s where ${hasTag})`
  return {
    isWide: (await countUpTo(db, FEW + 1, sql`subjects s where ${hasTag}`)) > FEW,
    asked: sql`(select true from subjects s where s.id in (k.subject_a, k.subject_b) and ${hasTag} limit 1)`,
    found: sql`(k.subject_id = any(${ids}) or (k.kind = 'part' and k.subject_a = any(${ids}))
      or (k.kind = 'part' and k.subject_b = any(${ids})))`,
  }
}

async function carried(db: Db, sourceId: string): Promise<Membership> {
  const isCarried = sql`c.source_id = ${sourceId} and c.status = 'active'`
  const figures = sql`(select c.family_id, c.figure_id from claims c where ${isCarried})`
  // The count only decides which way is taken, so it may include claims that are not active: an index answers it.
  const claims = await countUpTo(db, MANY + 1, sql`claims c where c.source_id = ${sourceId}`)
  return {
    isWide: claims > FEW,
    asked: claims > MANY ? askClaims(isCarried) : askFigures(figures),
    found: sql`k.id = any(array(
      select a.id from ${figures} c join conflicts a on a.family_id = c.family_id and a.figure_a = c.figure_id
      union select b.id from ${figures} c join conflicts b on b.family_id = c.family_id and b.figure_b = c.figure_id))`,
  }
}

/** Costs two look-ups a conflict, however many claims there are. */
function askClaims(isCarried: Condition): Condition {
  const asked = (figure: "figure_a" | "figure_b") => sql`
    (select true from claims c
      where c.family_id = k.family_id and c.figure_id = k.${sql.ref(figure)} and ${isCarried} limit 1)`
  return sql`(${asked("figure_a")} or ${asked("figure_b")})`
}

/** Reads all figures once, into a hash table. */
function askFigures(figures: Condition): Condition {
  return sql`((k.family_id, k.figure_a) in ${figures} or (k.family_id, k.figure_b) in ${figures})`
}

async function countUpTo(db: Db, limit: number, rows: Condition): Promise<number> {
  const counted = await sql<{ count: number }>`
    select /* every family */ count(*) from (select from ${rows} limit ${limit}) c`.execute(db)
  return counted.rows[0]?.count ?? 0
}
