import type { Selectable } from "kysely"
import { type NewTerms, valuesOfTerms } from "../../candidates/new-terms.ts"
import { columnsOf, prepare } from "../../connection/prepared.ts"
import type { Trx } from "../../connection/transaction.ts"
import type { Tables } from "../../tables.ts"
import { FILED_COLUMNS, type FiledColumn } from "../claim-columns.ts"
import { FIGURE_COLUMNS, type FigureColumn } from "../figure-columns.ts"
import { callCreate, type NamedToWrite, valuesOfCreate } from "./write-named.ts"

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

export type ClaimsToWrite = NamedToWrite & {
  readonly figures: readonly FigureToWrite[]
  readonly claimants: readonly ClaimantToWrite[]
  readonly claims: readonly ClaimToWrite[]
  readonly terms: readonly NewTerms[]
}

const TAKEN = ["source_id", "external_id", "family_id", "id", "body_hash"] as const
const COUNT = ["family_id", "id", "claims"] as const
const CLAIMANT = [
  "family_id",
  "figure_id",
  "claimant_id",
  "subject_id",
  "claims",
  "first_published",
  "last_published",
] as const

/** Parameters of `filing_write`: figures with their claims, counts, claimants, external ids and claims, and the time. */
export const WRITE_PARAMETERS =
  FIGURE_COLUMNS.length + 1 + COUNT.length + CLAIMANT.length + TAKEN.length + FILED_COLUMNS.length + 1

/** A call of the function `filing_write`, with parameters that follow the first `before`. */
export function callWrite(before: number): string {
  return `filing_write(${Array.from({ length: WRITE_PARAMETERS }, (_, index) => `$${before + index + 1}`).join(", ")})`
}

/**
 * The parameters of `callWrite`; `now` is the last of them. Claims that nobody counts have ended elsewhere: no figure has
 * them, and only those whose text was erased take an external id.
 */
export function valuesOfWrite(
  { figures, claimants, claims }: Pick<ClaimsToWrite, "figures" | "claimants" | "claims">,
  now: string,
  isCounted = true,
): readonly unknown[] {
  const counts = countByFigure(isCounted ? claims : [])
  const isNew = new Set(figures.map(({ id }) => id))
  const taking = claims.filter((claim) => claim.body_hash !== null)
  return [
    ...columnsOf(figures, FIGURE_COLUMNS),
    figures.map(({ id }) => counts.get(id)?.claims ?? 0),
    ...columnsOf(
      [...counts.values()].filter(({ id }) => !isNew.has(id)),
      COUNT,
    ),
    ...columnsOf(claimants, CLAIMANT),
    ...columnsOf(taking, TAKEN),
    ...columnsOf(claims.map(printLists), FILED_COLUMNS),
    now,
  ]
}

const KEEP_TERMS = `keep_new_terms($${WRITE_PARAMETERS + 1}, $${WRITE_PARAMETERS + 2})`

const write = prepare<never>("write claims", `select ${callWrite(0)}, ${KEEP_TERMS}`)
const writeNamed = prepare<never>(
  "write claims of new names",
  `select ${callCreate(WRITE_PARAMETERS + 2)}, ${callWrite(0)}, ${KEEP_TERMS}`,
)

/**
 * Writes claims with the figures, claimants, sources, subjects and terms that are new with them, by one call. Fails with
 * `unique_violation` where another transaction has taken a source's name or an external id since they were read.
 */
export async function writeClaims(trx: Trx, rows: ClaimsToWrite, now: string): Promise<void> {
  const values = [...valuesOfWrite(rows, now), ...valuesOfTerms(rows.terms)]
  if (rows.sources.length + rows.subjects.length === 0) await write(trx, values)
  else await writeNamed(trx, [...values, ...valuesOfCreate(rows, now)])
}

const writeEnded = prepare<never>("write ended claims", `select ${callWrite(0)}`)

/** Writes claims that ended elsewhere. */
export async function writeEndedClaims(trx: Trx, claims: readonly ClaimToWrite[], now: string): Promise<void> {
  await writeEnded(trx, valuesOfWrite({ figures: [], claimants: [], claims }, now, false))
}

/** PostgreSQL would take an array of arrays for a matrix, so each list is sent as the text of an array. */
function printLists({ via, further_claimants, ...claim }: ClaimToWrite) {
  const further = further_claimants.length === 0 ? null : `{${further_claimants.join()}}`
  return { ...claim, via: `{${via.join()}}`, further_claimants: further }
}

type Count = { readonly family_id: string; readonly id: string; readonly claims: number }

function countByFigure(claims: readonly ClaimToWrite[]): ReadonlyMap<string, Count> {
  const counts = new Map<string, Count>()
  for (const { family_id, figure_id: id } of claims) {
    counts.set(id, { family_id, id, claims: (counts.get(id)?.claims ?? 0) + 1 })
  }
  return counts
}
