import type { Selectable } from "kysely"
import { insertNewTerms, type NewTerms } from "../../candidates/new-terms.ts"
import { columnsOf, prepare, unnestOf } from "../../connection/prepared.ts"
import type { Trx } from "../../connection/transaction.ts"
import type { Tables } from "../../tables.ts"
import { FILED_COLUMNS, FILED_TYPES, type FiledColumn } from "../claim-columns.ts"
import { FIGURE_COLUMNS, FIGURE_TYPES, type FigureColumn } from "../figure-columns.ts"
import { type SourceToWrite, type SubjectToWrite, writeSources, writeSubjects } from "./write-named.ts"

export type FigureToWrite = Pick<Selectable<Tables["figures"]>, FigureColumn>

/** How many active claims of a figure by one claimant are added, and when the earliest and the latest were published. */
export type ClaimantToWrite = {
  readonly family_id: string
  readonly subject_id: string
  readonly figure_id: string
  readonly claimant_id: string
  readonly claims: number
  readonly first_published: string
  readonly last_published: string
}

export type ClaimToWrite = Readonly<
  Omit<Pick<Selectable<Tables["claims"]>, FiledColumn>, "via" | "further_claimants">
> & {
  readonly via: readonly string[]
  /** Who asserts it beside the claimant. */
  readonly further_claimants: readonly string[]
  /** The hash of the request, where this claim takes its external id; null where it takes none. */
  readonly body_hash: string | null
}

export type ClaimsToWrite = {
  readonly sources: readonly SourceToWrite[]
  readonly subjects: readonly SubjectToWrite[]
  readonly figures: readonly FigureToWrite[]
  readonly claimants: readonly ClaimantToWrite[]
  readonly claims: readonly ClaimToWrite[]
  readonly terms: readonly NewTerms[]
}

const insertFigures = prepare<never>(
  "write figures",
  `insert into figures (${FIGURE_COLUMNS.join(", ")}, claims, created_at)
select f.*, $12::timestamptz from ${unnestOf([...FIGURE_TYPES, "int"])} as f`,
)

const countClaims = prepare<never>(
  "count claims",
  `update figures f set claims = f.claims + c.claims
from unnest($1::uuid[], $2::uuid[], $3::int[]) as c (family_id, id, claims)
where f.family_id = c.family_id and f.id = c.id`,
)

const countClaimants = prepare<never>(
  "count claimants",
  `insert into figure_claimants as old (family_id, figure_id, claimant_id, subject_id, claims, first_published, last_published)
select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::int[], $6::timestamptz[], $7::timestamptz[])
on conflict (family_id, figure_id, claimant_id) do update
set claims = old.claims + excluded.claims, first_published = least(old.first_published, excluded.first_published),
  last_published = greatest(old.last_published, old.first_published, excluded.last_published)`,
)

/** Two transactions that write the same ids do so in one order, so that only one of them waits for the other. */
const takeExternalIds = prepare<never>(
  "take external ids",
  `insert into claim_external_ids (source_id, external_id, family_id, claim_id, body_hash)
select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::text[]) as e (source_id, external_id)
order by e.source_id, e.external_id`,
)

/** Lists of sources are turned from the text of an array into one. */
const LISTS: readonly FiledColumn[] = ["via", "further_claimants"]
const FILED_VALUES = FILED_COLUMNS.map((name) => (LISTS.includes(name) ? `${name}::uuid[]` : name)).join(", ")

const insertClaims = prepare<never>(
  "write claims",
  `insert into claims (${FILED_COLUMNS.join(", ")}, status, recorded_at)
select ${FILED_VALUES}, 'active', $${FILED_COLUMNS.length + 1}::timestamptz
from ${unnestOf(FILED_TYPES)} as c (${FILED_COLUMNS.join(", ")})`,
)

/**
 * Writes claims with the figures, claimants, sources, subjects and terms that are new with them. Sends everything before it
 * returns. Fails with `unique_violation` where another transaction has taken a source's name or an external id since they were
 * read.
 */
export async function writeClaims(trx: Trx, rows: ClaimsToWrite, now: string): Promise<void> {
  await Promise.all([
    writeSources(trx, rows.sources, now),
    writeSubjects(trx, rows.subjects, now),
    writeFigures(trx, rows, now),
    countClaimants(trx, columnsOf(rows.claimants, CLAIMANT)),
    takeIds(trx, rows.claims),
    insertClaims(trx, [...columnsOf(rows.claims.map(printLists), FILED_COLUMNS), now]),
    insertNewTerms(trx, rows.terms),
  ])
}

/** Writes claims that ended elsewhere: no figure counts them. Only those whose text was erased take an external id. */
export async function writeEndedClaims(trx: Trx, claims: readonly ClaimToWrite[], now: string): Promise<void> {
  await Promise.all([
    takeIds(trx, claims),
    insertClaims(trx, [...columnsOf(claims.map(printLists), FILED_COLUMNS), now]),
  ])
}

/** Inserts the figures that are new, and counts the new claims of the others. */
async function writeFigures(trx: Trx, { figures, claims: written }: ClaimsToWrite, now: string): Promise<void> {
  const counts = countByFigure(written)
  const isNew = new Set(figures.map(({ id }) => id))
  const claims = figures.map(({ id }) => counts.get(id)?.claims ?? 0)
  const others = [...counts.values()].filter(({ id }) => !isNew.has(id))
  await Promise.all([
    figures.length === 0 ? null : insertFigures(trx, [...columnsOf(figures, FIGURE_COLUMNS), claims, now]),
    others.length === 0 ? null : countClaims(trx, columnsOf(others, ["family_id", "id", "claims"])),
  ])
}

async function takeIds(trx: Trx, claims: readonly ClaimToWrite[]): Promise<void> {
  const taken = claims.filter((claim) => claim.body_hash !== null)
  if (taken.length > 0) await takeExternalIds(trx, columnsOf(taken, TAKEN))
}

/** PostgreSQL would take an array of arrays for a matrix, so each list is sent as the text of an array. */
function printLists({ via, further_claimants, ...claim }: ClaimToWrite) {
  const further = further_claimants.length === 0 ? null : `{${further_claimants.join()}}`
  return { ...claim, via: `{${via.join()}}`, further_claimants: further }
}

const CLAIMANT = [
  "family_id",
  "figure_id",
  "claimant_id",
  "subject_id",
  "claims",
  "first_published",
  "last_published",
] as const
const TAKEN = ["source_id", "external_id", "family_id", "id", "body_hash"] as const
type Count = { readonly family_id: string; readonly id: string; readonly claims: number }

function countByFigure(claims: readonly ClaimToWrite[]): ReadonlyMap<string, Count> {
  const counts = new Map<string, Count>()
  for (const { family_id, figure_id: id } of claims) {
    counts.set(id, { family_id, id, claims: (counts.get(id)?.claims ?? 0) + 1 })
  }
  return counts
}
