import type { ClaimRow } from "../../../store/claims/claims.ts"
import type { Refused } from "../../requests/refusals.ts"

/** What became of a claim. */
export type Outcome =
  | { readonly kind: "filed"; readonly claim: ClaimRow }
  /** The same body was filed before under the same external id. */
  | { readonly kind: "repeated"; readonly claimId: string }
  | { readonly kind: "refused"; readonly refusal: Refused }
  | { readonly kind: "later"; readonly why: Postponed }

/**
 * Why a claim has to be filed after this batch. `busy`: somebody else files into its family. `alone`: it may have to
 * create, or to follow, subjects in other families. `again`: another claim of the batch decides what becomes of it, or
 * what was known of its subject has changed.
 */
export type Postponed = "busy" | "alone" | "again"
