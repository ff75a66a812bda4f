import type { PrintedQuantity } from "../../quantity/quantity.ts"
import { prepare } from "../prepared.ts"
import type { Trx } from "../transaction.ts"

export type SourceToWrite = {
  readonly id: string
  readonly name: string
  readonly name_key: string
  readonly url: string | null
}

export type SubjectToWrite = {
  readonly id: string
  readonly name: string
  readonly name_key: string
  readonly unit: string
  readonly measure: string
}

export type FigureToWrite = {
  readonly subject_id: string
  readonly id: string
  readonly identity: string
  readonly quantity: PrintedQuantity
  readonly unit: string
  readonly narrow_min: string
  readonly narrow_max: string
  readonly as_of_from: string
  readonly as_of_to: string
}

/** So many active claims more of a figure, by one claimant, the earliest of them published then. */
export type ClaimantToWrite = {
  readonly subject_id: string
  readonly figure_id: string
  readonly claimant_id: string
  readonly claims: number
  readonly first_published: string
}

export type ClaimToWrite = {
  readonly subject_id: string
  readonly id: string
  readonly figure_id: string
  readonly source_id: string
  readonly claimant_id: string
  readonly via: readonly string[]
  readonly wording: string
  readonly quantity: PrintedQuantity
  readonly as_of_from: string
  readonly as_of_to: string
  readonly as_of_assumed: boolean
  readonly published_at: string
  readonly url: string | null
  readonly quote: string | null
  readonly external_id: string | null
  readonly corrects: string | null
  /** Of the request, where its external id is taken by this claim; else null. */
  readonly body_hash: string | null
}

export type ClaimsToWrite = {
  readonly sources: readonly SourceToWrite[]
  readonly subjects: readonly SubjectToWrite[]
  readonly figures: readonly FigureToWrite[]
  readonly claimants: readonly ClaimantToWrite[]
  readonly claims: readonly ClaimToWrite[]
}

const insertSources = prepare<never>(
  "write sources",
  `
with source as materialized (
  select * from json_to_recordset($1::json) as s (id uuid, name text, name_key text, url text)
), names as (
  insert into source_names (name_key, source_id, name, is_alias) select name_key, id, name, false from source order by name_key
)
insert into sources (id, name, url, created_at) select id, name, url, $2::timestamptz from source`,
)

const insertSubjects = prepare<never>(
  "write subjects",
  `
with subject as materialized (
  select * from json_to_recordset($1::json) as s (id uuid, name text, name_key text, unit text, measure text)
), names as (
  insert into subject_names (subject_id, name_key, name, is_alias) select id, name_key, name, false from subject
)
insert into subjects (id, name, unit, measure, family_id, created_at)
select id, name, unit, measure, id, $2::timestamptz from subject`,
)

const insertFigures = prepare<never>(
  "write figures",
  `
insert into figures (subject_id, id, identity, quantity, unit, narrow_min, narrow_max, as_of_from, as_of_to, claims, created_at)
select subject_id, id, identity, quantity, unit, narrow_min, narrow_max, as_of_from, as_of_to, claims, $2::timestamptz
from json_to_recordset($1::json) as f (subject_id uuid, id uuid, identity text, quantity jsonb, unit text,
  narrow_min numeric, narrow_max numeric, as_of_from date, as_of_to date, claims int)`,
)

/** By their keys, so that they are found by index, whatever the table's statistics were when this was planned. */
const countFigures = prepare<never>(
  "count claims",
  `
update figures f set claims = f.claims + c.claims
from unnest($1::uuid[], $2::uuid[], $3::int[]) as c (subject_id, id, claims)
where f.subject_id = c.subject_id and f.id = c.id and f.subject_id = any($1::uuid[]) and f.id = any($2::uuid[])`,
)

const insertClaimants = prepare<never>(
  "write claimants",
  `
insert into figure_claimants as old (subject_id, figure_id, claimant_id, claims, first_published)
select * from json_to_recordset($1::json)
  as c (subject_id uuid, figure_id uuid, claimant_id uuid, claims int, first_published timestamptz)
on conflict (subject_id, figure_id, claimant_id) do update
set claims = old.claims + excluded.claims, first_published = least(old.first_published, excluded.first_published)`,
)

const insertExternalIds = prepare<never>(
  "write external ids",
  `
insert into claim_external_ids (source_id, external_id, subject_id, claim_id, body_hash)
select source_id, external_id, subject_id, id, body_hash
from json_to_recordset($1::json) as c (source_id uuid, external_id text, subject_id uuid, id uuid, body_hash text)
order by source_id, external_id`,
)

const insertClaims = prepare<never>(
  "write claims",
  `
insert into claims (subject_id, id, figure_id, source_id, claimant_id, via, wording, quantity, as_of_from, as_of_to,
  as_of_assumed, published_at, recorded_at, url, quote, external_id, status, corrects)
select subject_id, id, figure_id, source_id, claimant_id, via, wording, quantity, as_of_from, as_of_to,
  as_of_assumed, published_at, $2::timestamptz, url, quote, external_id, 'active', corrects
from json_to_recordset($1::json) as c (subject_id uuid, id uuid, figure_id uuid, source_id uuid, claimant_id uuid,
  via uuid[], wording text, quantity jsonb, as_of_from date, as_of_to date, as_of_assumed boolean,
  published_at timestamptz, url text, quote text, external_id text, corrects uuid)`,
)

/**
 * Writes claims with the figures, claimants, sources and subjects that are new with them, in statements that are sent
 * together. Fails with `unique_violation` where a rival has taken a source's name or an external id since they were read.
 */
export async function writeClaims(trx: Trx, rows: ClaimsToWrite, now: string): Promise<void> {
  const { sources, subjects, figures, claimants, claims } = rows
  const counts = countByFigure(claimants)
  const isNew = new Set(figures.map(({ id }) => id))
  const fresh = figures.map((figure) => ({ ...figure, claims: counts.get(figure.id)?.claims ?? 0 }))
  const counted = [...counts].filter(([id]) => !isNew.has(id))
  const taken = claims.flatMap(({ source_id, external_id, subject_id, id, body_hash }) =>
    body_hash === null ? [] : [{ source_id, external_id, subject_id, id, body_hash }],
  )
  await Promise.all([
    write(insertSources, trx, sources, now),
    write(insertSubjects, trx, subjects, now),
    write(insertFigures, trx, fresh, now),
    counted.length > 0 && countFigures(trx, columnsOf(counted)),
    write(insertClaimants, trx, claimants),
    write(insertExternalIds, trx, taken),
    write(insertClaims, trx, claims, now),
  ])
}

type Statement = ReturnType<typeof prepare<never>>

function write(statement: Statement, trx: Trx, rows: readonly object[], ...values: readonly unknown[]) {
  return rows.length === 0 ? undefined : statement(trx, [JSON.stringify(rows), ...values])
}

type Count = { readonly subjectId: string; readonly claims: number }

function countByFigure(claimants: readonly ClaimantToWrite[]): ReadonlyMap<string, Count> {
  const counts = new Map<string, Count>()
  for (const { subject_id: subjectId, figure_id, claims } of claimants) {
    counts.set(figure_id, { subjectId, claims: (counts.get(figure_id)?.claims ?? 0) + claims })
  }
  return counts
}

function columnsOf(counted: readonly (readonly [string, Count])[]): readonly unknown[][] {
  return [
    counted.map(([, { subjectId }]) => subjectId),
    counted.map(([id]) => id),
    counted.map(([, { claims }]) => claims),
  ]
}
