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

const write = prepare<never>("write claims", "select filing_write($1::json, $2::timestamptz)")

/**
 * Writes claims with the figures, claimants, sources and subjects that are new with them. Fails with `unique_violation`
 * where a rival has taken a source's name or an external id since they were read.
 */
export async function writeClaims(trx: Trx, rows: ClaimsToWrite, now: string): Promise<void> {
  const { figures, claimants, claims } = rows
  const counts = countByFigure(claimants)
  const isNew = new Set(figures.map(({ id }) => id))
  const news = {
    ...rows,
    figures: figures.map((figure) => ({ ...figure, claims: counts.get(figure.id)?.claims ?? 0 })),
    counted: [...counts.values()].filter(({ id }) => !isNew.has(id)),
    taken: claims.flatMap(({ source_id, external_id, subject_id, id, body_hash }) =>
      body_hash === null ? [] : [{ source_id, external_id, subject_id, id, body_hash }],
    ),
  }
  await write(trx, [JSON.stringify(news), now])
}

type Count = { readonly subject_id: string; readonly id: string; readonly claims: number }

function countByFigure(claimants: readonly ClaimantToWrite[]): ReadonlyMap<string, Count> {
  const counts = new Map<string, Count>()
  for (const { subject_id, figure_id: id, claims } of claimants) {
    counts.set(id, { subject_id, id, claims: (counts.get(id)?.claims ?? 0) + claims })
  }
  return counts
}
