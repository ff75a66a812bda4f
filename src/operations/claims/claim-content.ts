import { isDeepStrictEqual } from "node:util"
import { printQuantity } from "../../quantity/quantity.ts"
import type { ClaimRow } from "../../store/claims/claims.ts"
import type { ClaimToWrite } from "../../store/claims/filing/write-claims.ts"
import type { NamedRow } from "../../store/subjects/subjects.ts"
import { storedPeriod } from "../judging/normalise-figure.ts"
import type { ClaimValues } from "./claim-input.ts"

/** The columns that hold what a claim says. The type and the comparison below both follow from this list. */
const CONTENT = [
  "claimant_id",
  "further_claimants",
  "via",
  "wording",
  "quantity",
  "as_of_from",
  "as_of_to",
  "as_of_assumed",
  "published_at",
  "published_at_assumed",
  "language",
  "url",
  "quote",
] as const satisfies readonly (keyof ClaimToWrite)[]

/** What a claim says, in the columns in which it is stored. */
export type ClaimContent = Pick<ClaimToWrite, (typeof CONTENT)[number]>

/** What a claim says besides its values; `claimants` and `via` have the ids of sources. */
type Said = {
  /** The first of them first. */
  readonly claimants: readonly string[]
  readonly via: readonly string[]
  readonly url?: string | null | undefined
  readonly quote?: string | null | undefined
}

export function printContent(values: ClaimValues, said: Said): ClaimContent {
  const { quantity, asOfAssumed, publishedAt, publishedAtAssumed } = values
  const { asOfFrom, asOfTo } = storedPeriod(values.asOf)
  const [claimant, ...further] = said.claimants
  if (claimant === undefined) throw new Error("a claim has no claimant")
  return {
    claimant_id: claimant,
    further_claimants: further,
    via: said.via,
    wording: quantity.text,
    quantity: printQuantity(quantity),
    as_of_from: asOfFrom,
    as_of_to: asOfTo,
    as_of_assumed: asOfAssumed,
    published_at: publishedAt,
    published_at_assumed: publishedAtAssumed,
    language: values.language,
    url: said.url ?? null,
    quote: said.quote ?? null,
  }
}

/** What a stored claim says. */
export function storedContent(claim: ClaimRow): ClaimContent {
  const idsOf = (named: readonly NamedRow[]) => named.map(({ id }) => id)
  return { ...claim, via: idsOf(claim.via), further_claimants: idsOf(claim.further_claimants) }
}

/** Whether two claims on one subject, by one source, say the same in the same words. */
export function isSameContent(a: ClaimContent, b: ClaimContent): boolean {
  return isDeepStrictEqual(pickContent(a), pickContent(b))
}

/** Through JSON, as a quantity is stored: it has no members that are undefined. */
function pickContent(content: ClaimContent): unknown {
  return JSON.parse(JSON.stringify(Object.fromEntries(CONTENT.map((column) => [column, content[column]]))))
}
