import { type ClaimRow, claimantsOf } from "../../store/claims/claims.ts"
import { presentPeriod } from "../values/period.ts"
import { presentQuantity } from "../values/quantity.ts"

/** Rows as the API shows them: camelCase, nested, days in their shortest form. */
export function presentClaim(row: ClaimRow) {
  return {
    id: row.id,
    subject: { id: row.subject_id, name: row.subject_name },
    source: { id: row.source_id, name: row.source_name },
    claimant: { id: row.claimant_id, name: row.claimant_name },
    claimants: claimantsOf(row),
    via: row.via,
    figure: { id: row.figure_id },
    wording: row.erased_at === null ? row.wording : null,
    language: row.language,
    quantity: presentQuantity(row.quantity),
    asOf: presentPeriod(row.as_of_from, row.as_of_to),
    asOfAssumed: row.as_of_assumed,
    publishedAt: row.published_at,
    publishedAtAssumed: row.published_at_assumed,
    recordedAt: row.recorded_at,
    url: row.url,
    quote: row.quote,
    externalId: row.external_id,
    status: row.status,
    carriedUntil: row.carried_until,
    corrects: row.corrects,
    correctedBy: row.corrected_by,
    erasedAt: row.erased_at,
    erasedBy: row.erased_by,
    version: row.version,
  }
}
