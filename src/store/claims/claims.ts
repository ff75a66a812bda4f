import { type Selectable, sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import type { Trx } from "../connection/transaction.ts"
import { findInFamily } from "../subjects/families.ts"
import type { InFamily, NamedRow } from "../subjects/subjects.ts"
import type { Tables } from "../tables.ts"
import { CLAIM_COLUMN_NAMES } from "./claim-columns.ts"

/** A claim with the names of what it points at. Days are "YYYY-MM-DD" or "infinity", times RFC 3339 in UTC. */
export type ClaimRow = Readonly<Pick<Selectable<Tables["claims"]>, ReadColumn>> & {
  readonly subject_name: string
  readonly source_name: string
  readonly claimant_name: string
  /** Who asserts it beside the claimant. */
  readonly further_claimants: readonly NamedRow[]
  /** The sources through which the claim came, nearest first. */
  readonly via: readonly NamedRow[]
}

/**
 * `via` and `further_claimants` are read with their names. Only reports about the past ask when a claim ended, and only the order of events asks for
 * `filed_in`.
 */
const LEFT_OUT = ["via", "further_claimants", "ended_at", "filed_in", "said_again_at"] as const
type ReadColumn = Exclude<keyof Tables["claims"], (typeof LEFT_OUT)[number]>
const READ = CLAIM_COLUMN_NAMES.filter((name): name is ReadColumn => !LEFT_OUT.some((other) => other === name))

/** The sources that a list of `claims c` names, in its order, as JSON. */
export const namedIn = (column: "via" | "further_claimants") => `
  coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'name', v.name) order by position)
    from unnest(c.${column}) with ordinality as link (id, position)
    cross join lateral (select id, name from sources where id = link.id offset 0) v), '[]')`

/**
 * A `ClaimRow` of `claims c`. Names are looked up by key: beside a join, PostgreSQL takes a list of a few rows for a
 * reason to read all subjects.
 */
export const CLAIM_COLUMNS = sql`
  ${sql.raw(READ.map((name) => `c.${name}`).join(", "))},
  (select name from subjects where id = c.subject_id) as subject_name,
  (select name from sources where id = c.source_id) as source_name,
  (select name from sources where id = c.claimant_id) as claimant_name,
  ${sql.raw(namedIn("via"))} as via,
  case when c.further_claimants is null then '[]' else ${sql.raw(namedIn("further_claimants"))} end as further_claimants`

/** Everyone who asserts a claim, in the order in which the claim names them. */
export function claimantsOf(claim: Pick<ClaimRow, "claimant_id" | "claimant_name" | "further_claimants">): NamedRow[] {
  return [{ id: claim.claimant_id, name: claim.claimant_name }, ...claim.further_claimants]
}

export async function findClaim(db: Db, id: string): Promise<ClaimRow | undefined> {
  return findInFamily(db, "claims", id, async (family) => (await findClaims(db, [{ family_id: family, id }]))[0])
}

/** In no order. A key that stands for no claim is left out. */
export async function findClaims(db: Db, keys: readonly InFamily[]): Promise<ClaimRow[]> {
  if (keys.length === 0) return []
  const [families, ids] = [keys.map((key) => key.family_id), keys.map((key) => key.id)]
  const { rows } = await sql<ClaimRow>`
    select ${CLAIM_COLUMNS} from claims c
    where c.family_id = any(${families}::uuid[]) and c.id = any(${ids}::uuid[])`.execute(db)
  return rows
}

export type ClaimPlace = InFamily & { readonly subject_id: string }

/** Where claims are at this moment, in no order: a merge may move them until their families are locked. */
export async function listPlaces(db: Db, claimIds: readonly string[]): Promise<ClaimPlace[]> {
  const { rows } = await sql<ClaimPlace>`
    select /* finds the family */ family_id, id, subject_id from claims
    where id = any(${[...claimIds]}::uuid[])`.execute(db)
  return rows
}

/** Ends an active claim. Its row stays, with when and how it ended. */
export async function endClaim(
  trx: Trx,
  claim: InFamily,
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
    .where("family_id", "=", claim.family_id)
    .where("id", "=", claim.id)
    .execute()
}

type External = Pick<ClaimRow, "id" | "source_id" | "external_id">

/** Lets the external id of a corrected claim stand for the one that took its place, in the same family. */
export async function moveExternalId(trx: Trx, claim: External, into: string): Promise<void> {
  await trx
    .updateTable("claim_external_ids")
    .set({ claim_id: into })
    .where("source_id", "=", claim.source_id)
    .where("external_id", "=", claim.external_id)
    .execute()
}

/** After a retraction the id stands for nothing: it can be filed again. */
export async function deleteExternalId(trx: Trx, claim: External) {
  await trx
    .deleteFrom("claim_external_ids")
    .where("source_id", "=", claim.source_id)
    .where("external_id", "=", claim.external_id)
    .where("claim_id", "=", claim.id)
    .execute()
}
