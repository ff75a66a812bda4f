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

/** Names, and then ids, in one order: two who write the same ones wait for each other at most one way. */
const insert = prepare<never>(
  "write claims",
  `
with source as materialized (
  select * from json_to_recordset($1::json) as s (id uuid, name text, name_key text, url text)
), new_sources as (
  insert into sources (id, name, url, created_at) select id, name, url, $6::timestamptz from source
), new_source_names as (
  insert into source_names (name_key, source_id, name, is_alias)
  select name_key, id, name, false from source order by name_key
), subject as materialized (
  select * from json_to_recordset($2::json) as s (id uuid, name text, name_key text, unit text, measure text)
), new_subjects as (
  insert into subjects (id, name, unit, measure, family_id, created_at)
  select id, name, unit, measure, id, $6::timestamptz from subject
), new_subject_names as (
  insert into subject_names (subject_id, name_key, name, is_alias) select id, name_key, name, false from subject
), claimant as materialized (
  select * from json_to_recordset($4::json)
    as c (subject_id uuid, figure_id uuid, claimant_id uuid, claims int, first_published timestamptz)
), new_figures as (
  insert into figures (subject_id, id, identity, quantity, unit, narrow_min, narrow_max, as_of_from, as_of_to, claims, created_at)
  select subject_id, id, identity, quantity, unit, narrow_min, narrow_max, as_of_from, as_of_to,
    (select sum(c.claims) from claimant c where c.figure_id = f.id), $6::timestamptz
  from json_to_recordset($3::json) as f (subject_id uuid, id uuid, identity text, quantity jsonb, unit text,
    narrow_min numeric, narrow_max numeric, as_of_from date, as_of_to date)
), counted as (
  update figures f set claims = f.claims + (select sum(c.claims) from claimant c where c.figure_id = f.id)
  where f.subject_id = any($7::uuid[]) and f.id = any($8::uuid[])
), new_claimants as (
  insert into figure_claimants as old (subject_id, figure_id, claimant_id, claims, first_published)
  select subject_id, figure_id, claimant_id, claims, first_published from claimant
  on conflict (subject_id, figure_id, claimant_id) do update
  set claims = old.claims + excluded.claims, first_published = least(old.first_published, excluded.first_published)
), claim as materialized (
  select * from json_to_recordset($5::json) as c (subject_id uuid, id uuid, figure_id uuid, source_id uuid, claimant_id uuid,
    via uuid[], wording text, quantity jsonb, as_of_from date, as_of_to date, as_of_assumed boolean,
    published_at timestamptz, url text, quote text, external_id text, corrects uuid, body_hash text)
), taken as (
  insert into claim_external_ids (source_id, external_id, subject_id, claim_id, body_hash)
  select source_id, external_id, subject_id, id, body_hash from claim where body_hash is not null
  order by source_id, external_id
)
insert into claims (subject_id, id, figure_id, source_id, claimant_id, via, wording, quantity, as_of_from, as_of_to,
  as_of_assumed, published_at, recorded_at, url, quote, external_id, status, corrects)
select subject_id, id, figure_id, source_id, claimant_id, via, wording, quantity, as_of_from, as_of_to,
  as_of_assumed, published_at, $6::timestamptz, url, quote, external_id, 'active', corrects
from claim`,
)

/**
 * Writes claims with the figures, claimants, sources and subjects that are new with them. Fails with `unique_violation`
 * where a rival has taken a source's name or an external id since they were read.
 */
export async function writeClaims(trx: Trx, rows: ClaimsToWrite, now: string): Promise<void> {
  const { sources, subjects, figures, claimants, claims } = rows
  const isNew = new Set(figures.map(({ id }) => id))
  const counted = claimants.filter(({ figure_id }) => !isNew.has(figure_id))
  const lists = [sources, subjects, figures, claimants, claims].map((list) => JSON.stringify(list))
  // By their keys, so that they are found by index, whatever the table's statistics were when this was planned.
  const keys = [once(counted.map(({ subject_id }) => subject_id)), once(counted.map(({ figure_id }) => figure_id))]
  await insert(trx, [...lists, now, ...keys])
}

function once(ids: readonly string[]): string[] {
  return [...new Set(ids)]
}
