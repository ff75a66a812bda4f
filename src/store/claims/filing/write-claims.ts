import type { PrintedQuantity } from "../../../quantity/quantity.ts"
import { columnsOf, prepare } from "../../connection/prepared.ts"
import type { Trx } from "../../connection/transaction.ts"
import { type SourceToWrite, type SubjectToWrite, writeSources, writeSubjects } from "./write-places.ts"

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
  /** The external id still stands for a claim that an older version of the service has retracted: it is freed first. */
  readonly frees_id: boolean
}

export type ClaimsToWrite = {
  readonly sources: readonly SourceToWrite[]
  readonly subjects: readonly SubjectToWrite[]
  readonly figures: readonly FigureToWrite[]
  readonly claimants: readonly ClaimantToWrite[]
  readonly claims: readonly ClaimToWrite[]
}

const insertFigures = prepare<never>(
  "write figures",
  `insert into figures (subject_id, id, identity, quantity, unit, narrow_min, narrow_max, as_of_from, as_of_to,
  claims, created_at)
select f.*, $11::timestamptz from unnest($1::uuid[], $2::uuid[], $3::text[], $4::jsonb[], $5::text[], $6::numeric[],
  $7::numeric[], $8::date[], $9::date[], $10::int[]) as f`,
)

const countClaims = prepare<never>(
  "count claims",
  `update figures f set claims = f.claims + c.claims
from unnest($1::uuid[], $2::uuid[], $3::int[]) as c (subject_id, id, claims)
where f.subject_id = c.subject_id and f.id = c.id`,
)

const countClaimants = prepare<never>(
  "count claimants",
  `insert into figure_claimants as old (subject_id, figure_id, claimant_id, claims, first_published)
select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::int[], $5::timestamptz[])
on conflict (subject_id, figure_id, claimant_id) do update
set claims = old.claims + excluded.claims, first_published = least(old.first_published, excluded.first_published)`,
)

/** In the order in which they are taken. A rival that was faster has freed and taken the id already. */
const freeRetracted = prepare<never>(
  "free retracted external ids",
  `delete from claim_external_ids where (source_id, external_id) in (
  select e.source_id, e.external_id from unnest($1::uuid[], $2::text[]) as w (source_id, external_id)
  join claim_external_ids e on e.source_id = w.source_id and e.external_id = w.external_id
  join claims c on c.subject_id = e.subject_id and c.id = e.claim_id and c.status = 'retracted'
  order by e.source_id, e.external_id for update of e)`,
)

/** In one order: two who write the same ids wait for each other at most one way. */
const takeExternalIds = prepare<never>(
  "take external ids",
  `insert into claim_external_ids (source_id, external_id, subject_id, claim_id, body_hash)
select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::text[]) as e (source_id, external_id)
order by e.source_id, e.external_id`,
)

const insertClaims = prepare<never>(
  "write claims",
  `insert into claims (subject_id, id, figure_id, source_id, claimant_id, via, wording, quantity, as_of_from, as_of_to,
  as_of_assumed, published_at, url, quote, external_id, corrects, status, recorded_at)
select subject_id, id, figure_id, source_id, claimant_id, via::uuid[], wording, quantity, as_of_from, as_of_to,
  as_of_assumed, published_at, url, quote, external_id, corrects, 'active', $17::timestamptz
from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::jsonb[], $9::date[],
  $10::date[], $11::boolean[], $12::timestamptz[], $13::text[], $14::text[], $15::text[], $16::uuid[])
  as c (subject_id, id, figure_id, source_id, claimant_id, via, wording, quantity, as_of_from, as_of_to,
    as_of_assumed, published_at, url, quote, external_id, corrects)`,
)

/**
 * Writes claims with the figures, claimants, sources and subjects that are new with them. All is sent before it returns.
 * Fails with `unique_violation` where a rival has taken a source's name or an external id since they were read.
 */
export async function writeClaims(trx: Trx, rows: ClaimsToWrite, now: string): Promise<void> {
  await Promise.all([
    writeSources(trx, rows.sources, now),
    writeSubjects(trx, rows.subjects, now),
    writeFigures(trx, rows, now),
    countClaimants(trx, columnsOf(rows.claimants, CLAIMANT)),
    takeIds(trx, rows.claims),
    insertClaims(trx, [...columnsOf(rows.claims.map(printVia), CLAIM), now]),
  ])
}

/** Figures that are new, and how many claims more the others have. */
async function writeFigures(trx: Trx, { figures, claimants }: ClaimsToWrite, now: string): Promise<void> {
  const counts = countByFigure(claimants)
  const isNew = new Set(figures.map(({ id }) => id))
  const claims = figures.map(({ id }) => counts.get(id)?.claims ?? 0)
  const others = [...counts.values()].filter(({ id }) => !isNew.has(id))
  await Promise.all([
    figures.length === 0 ? null : insertFigures(trx, [...columnsOf(figures, FIGURE), claims, now]),
    others.length === 0 ? null : countClaims(trx, columnsOf(others, ["subject_id", "id", "claims"])),
  ])
}

async function takeIds(trx: Trx, claims: readonly ClaimToWrite[]): Promise<void> {
  const taken = claims.filter((claim) => claim.body_hash !== null)
  const freed = taken.filter((claim) => claim.frees_id)
  await Promise.all([
    freed.length === 0 ? null : freeRetracted(trx, columnsOf(freed, ["source_id", "external_id"])),
    taken.length === 0 ? null : takeExternalIds(trx, columnsOf(taken, TAKEN)),
  ])
}

/** An array of arrays would be taken for a matrix. */
function printVia({ via, ...claim }: ClaimToWrite) {
  return { ...claim, via: `{${via.join()}}` }
}

const FIGURE = [
  "subject_id",
  "id",
  "identity",
  "quantity",
  "unit",
  "narrow_min",
  "narrow_max",
  "as_of_from",
  "as_of_to",
] as const
const CLAIMANT = ["subject_id", "figure_id", "claimant_id", "claims", "first_published"] as const
const TAKEN = ["source_id", "external_id", "subject_id", "id", "body_hash"] as const
const CLAIM = [
  "subject_id",
  "id",
  "figure_id",
  "source_id",
  "claimant_id",
  "via",
  "wording",
  "quantity",
  "as_of_from",
  "as_of_to",
  "as_of_assumed",
  "published_at",
  "url",
  "quote",
  "external_id",
  "corrects",
] as const

type Count = { readonly subject_id: string; readonly id: string; readonly claims: number }

function countByFigure(claimants: readonly ClaimantToWrite[]): ReadonlyMap<string, Count> {
  const counts = new Map<string, Count>()
  for (const { subject_id, figure_id: id, claims } of claimants) {
    counts.set(id, { subject_id, id, claims: (counts.get(id)?.claims ?? 0) + claims })
  }
  return counts
}
