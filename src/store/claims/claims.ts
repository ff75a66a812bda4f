import { type Selectable, sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import type { Trx } from "../connection/transaction.ts"
import type { NamedRow } from "../subjects/subjects.ts"
import type { Tables } from "../tables.ts"
import { CLAIM_COLUMN_NAMES } from "./claim-columns.ts"

/** A claim with the names of what it points at. Days are "YYYY-MM-DD" or "infinity", times RFC 3339 in UTC. */
export type ClaimRow = Readonly<Pick<Selectable<Tables["claims"]>, ReadColumn>> & {
  readonly subject_name: string
  readonly source_name: string
  readonly claimant_name: string
  /** The sources through which the claim came, nearest first. */
  readonly via: readonly NamedRow[]
}

/** `via` is read with its names. When a claim ended concerns reports about the past only, `filed_in` the order of events. */
const LEFT_OUT = ["via", "ended_at", "filed_in"] as const
type ReadColumn = Exclude<keyof Tables["claims"], (typeof LEFT_OUT)[number]>
const READ = CLAIM_COLUMN_NAMES.filter((name): name is ReadColumn => !LEFT_OUT.some((other) => other === name))

/**
 * A `ClaimRow` of `claims c`. Names are looked up by key: beside a join, PostgreSQL takes a list of a few rows for a
 * reason to read all subjects.
 */
export const CLAIM_COLUMNS = sql`
  ${sql.raw(READ.map((name) => `c.${name}`).join(", "))},
  (select name from subjects where id = c.subject_id) as subject_name,
  (select name from sources where id = c.source_id) as source_name,
  (select name from sources where id = c.claimant_id) as claimant_name,
  coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'name', v.name) order by position)
    from unnest(c.via) with ordinality as link (id, position)
    cross join lateral (select id, name from sources where id = link.id offset 0) v), '[]') as via`

export async function findClaim(db: Db, id: string): Promise<ClaimRow | undefined> {
  const { rows } = await sql<ClaimRow>`select ${CLAIM_COLUMNS} from claims c where c.id = ${id}`.execute(db)
  return rows[0]
}

/** In no order. An id that stands for no claim is left out. */
export async function findClaims(db: Db, ids: readonly string[]): Promise<ClaimRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<ClaimRow>`
    select ${CLAIM_COLUMNS} from claims c where c.id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}

/** Ends an active claim. Its row stays, with when and how it ended. */
export async function endClaim(
  trx: Trx,
  claim: { subjectId: string; id: string },
  end: { status: "retracted" } | { status: "corrected"; by: string },
  now: string,
): Promise<void> {
  await trx
    .updateTable("claims")
    .set((eb) => ({
      status: end.status,
      ended_at: now,
      corrected_by: end.status === "corrected" ? end.by : null,
      version: eb("version", "+", 1),
    }))
    .where("subject_id", "=", claim.subjectId)
    .where("id", "=", claim.id)
    .execute()
}

/** Lets the external id of a corrected claim stand for the one that took its place. */
export async function moveExternalId(trx: Trx, from: string, into: string): Promise<void> {
  await sql`update claim_external_ids e set claim_id = ${into} from claims c
    where c.id = ${from} and e.source_id = c.source_id and e.external_id = c.external_id`.execute(trx)
}

/** After a retraction the id stands for nothing: it can be filed again. */
export async function deleteExternalId(trx: Trx, claim: Pick<ClaimRow, "id" | "source_id" | "external_id">) {
  await trx
    .deleteFrom("claim_external_ids")
    .where("source_id", "=", claim.source_id)
    .where("external_id", "=", claim.external_id)
    .where("claim_id", "=", claim.id)
    .execute()
}
