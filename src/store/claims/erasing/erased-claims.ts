import { sql } from "kysely"
import type { Db } from "../../connection/connect.ts"
import type { Trx } from "../../connection/transaction.ts"
import type { InFamily } from "../../subjects/subjects.ts"
import type { ClaimRow } from "../claims.ts"

/** A claim with the text that stands in its quantity from now on. */
export type Blanked = { readonly claim: ClaimRow; readonly printed: string }

/** Takes the wording, the quotation and the address from claims. Their numbers, days and states stay. */
export async function blankClaims(
  trx: Trx,
  blanked: readonly Blanked[],
  by: string | null,
  now: string,
): Promise<void> {
  const families = blanked.map(({ claim }) => claim.family_id)
  const ids = blanked.map(({ claim }) => claim.id)
  const texts = blanked.map(({ printed }) => printed)
  await sql`
    update claims c set wording = '', quote = null, url = null, erased_at = ${now}, erased_by = ${by},
      version = c.version + 1, quantity = jsonb_set(c.quantity, '{text}', to_jsonb(b.printed))
    from unnest(${families}::uuid[], ${ids}::uuid[], ${texts}::text[]) as b (family_id, id, printed)
    where c.family_id = b.family_id and c.id = b.id`.execute(trx)
}

/** The subjects and figures that claims were at before they were moved, as their history names them. */
export async function listPlacesBefore(
  db: Db,
  claims: readonly InFamily[],
): Promise<readonly { readonly subject: string | null; readonly figure: string | null }[]> {
  const { rows } = await sql<{ subject: string | null; figure: string | null }>`
    select distinct h.before ->> 'subject' as subject, h.before ->> 'figure' as figure from changes h
    where h.family_id = any(${claims.map((one) => one.family_id)}::uuid[])
      and h.entity_id = any(${claims.map(({ id }) => id)}::uuid[]) and h.entity = 'claim' and h.action = 'moved'`.execute(
    db,
  )
  return rows
}

/** The families of these subjects, each once. One that was merged lies in the family of the one that stays. */
export async function listFamiliesOf(db: Db, subjectIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ family_id: string }>`
    select distinct s.family_id from subjects s where s.id = any(${[...subjectIds]}::uuid[]) order by s.family_id`.execute(
    db,
  )
  return rows.map((row) => row.family_id)
}

/**
 * Makes the external id of a claim stand for it for good, also where a retraction had freed it, so that nothing is filed as
 * it. One that stands for another claim by now stays as it is. `ids`: the claim and all that it corrects.
 */
export async function keepExternalId(
  trx: Trx,
  { source_id, external_id, family_id, id }: ClaimRow,
  ids: readonly string[],
  hash: string,
): Promise<void> {
  if (external_id === null) return
  await sql`
    insert into claim_external_ids as e (source_id, external_id, family_id, claim_id, body_hash)
    values (${source_id}, ${external_id}, ${family_id}, ${id}, ${hash})
    on conflict (source_id, external_id) do update set body_hash = excluded.body_hash
    where e.claim_id = any(${[...ids]}::uuid[])`.execute(trx)
}
