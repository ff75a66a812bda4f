import { sql } from "kysely"
import type { ExceptionRow } from "../conflicts/exceptions.ts"
import type { Trx } from "../connection/transaction.ts"
import type { RuleContent } from "../rules/rules.ts"
import type { SourceRow } from "../sources/sources.ts"
import { countEpochUp } from "../subjects/filing-epoch.ts"
import type { SubjectRow } from "../subjects/subjects.ts"

/** Writes a source with the id and the time that it has elsewhere. Its names are written apart. */
export async function insertWholeSource(trx: Trx, row: Omit<SourceRow, "aliases" | "version">): Promise<void> {
  await trx
    .insertInto("sources")
    .values({ ...row, tags: [...row.tags] })
    .execute()
}

export type WholeSubject = Omit<SubjectRow, "aliases" | "wholes" | "parts" | "version">

/** Writes a subject with the id and the time that it has elsewhere. Its names and wholes are written apart. */
export async function insertWholeSubject(trx: Trx, row: WholeSubject): Promise<void> {
  await trx
    .insertInto("subjects")
    .values({ ...row, tags: [...row.tags], external_ids: JSON.stringify(row.external_ids) })
    .execute()
  // A subject that was merged away lies in the family of the one that it was merged into.
  if (row.family_id !== row.id) return
  await trx.insertInto("families").values({ family_id: row.id }).execute()
}

export type WholeVersion = RuleContent & { readonly version: number; readonly at: string }

/** Writes a rule with all its versions, oldest first; the last one holds. */
export async function insertWholeRule(
  trx: Trx,
  rule: { readonly id: string; readonly created_at: string },
  versions: readonly WholeVersion[],
): Promise<void> {
  const rows = versions.map(({ settings, ...version }) => ({ ...version, settings: JSON.stringify(settings) }))
  const { at: changed_at, ...last } = rows.at(-1) ?? missing()
  await trx
    .insertInto("rules")
    .values({ ...rule, ...last, changed_at })
    .execute()
  await trx
    .insertInto("rule_versions")
    .values(rows.map((row) => ({ rule_id: rule.id, ...row })))
    .execute()
  await countEpochUp(trx)
}

function missing(): never {
  throw new Error("a rule has at least one version")
}

/** Writes an exception as it stands. */
export async function insertWholeException(
  trx: Trx,
  row: Omit<ExceptionRow, "subject_name" | "version">,
): Promise<void> {
  await trx.insertInto("exceptions").values(row).execute()
}

/** What is kept of a claim besides what its filing gives. */
export type ClaimEnd = {
  readonly family_id: string
  readonly id: string
  readonly recorded_at: string
  readonly status: string
  readonly corrected_by: string | null
  readonly ended_at: string | null
  readonly carried_until: string | null
  readonly said_again_at: string | null
  readonly erased_at: string | null
  readonly erased_by: string | null
}

/** Sets when claims were recorded, how and when they ended, how they were carried, and who erased their texts when. */
export async function updateClaimEnds(trx: Trx, ends: readonly ClaimEnd[]): Promise<void> {
  await sql`
    update claims c set recorded_at = e.recorded_at, status = e.status, corrected_by = e.corrected_by, ended_at = e.ended_at,
      carried_until = e.carried_until, said_again_at = e.said_again_at, erased_at = e.erased_at, erased_by = e.erased_by
    from jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) as e (family_id uuid, id uuid, recorded_at timestamptz,
      status text, corrected_by uuid, ended_at timestamptz, carried_until timestamptz, said_again_at timestamptz,
      erased_at timestamptz, erased_by text)
    where c.family_id = e.family_id and c.id = e.id`.execute(trx)
}
