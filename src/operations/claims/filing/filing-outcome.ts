import type { ClaimRow } from "../../../store/claims/claims.ts"
import type { InFamily } from "../../../store/subjects/subjects.ts"
import type { Similar } from "../../names/similar.ts"
import type { Refused } from "../../requests/refusals.ts"

/** What became of a claim that was to be filed. */
export type FilingOutcome =
  /** `similar`: where the claim created its subject, the others that the name may mean; null where it did not. */
  | { readonly kind: "filed"; readonly claim: ClaimRow; readonly similar: readonly Similar[] | null }
  /** The external id stands for this claim, which says what was sent. */
  | { readonly kind: "repeated"; readonly claim: InFamily }
  | { readonly kind: "refused"; readonly refusal: Refused }
  | { readonly kind: "later"; readonly why: Postponed }

/**
 * Why a claim has to be filed after this batch. `busy`: somebody else holds the lock of its family or of a name. `alone`:
 * it may have to create, or to follow, subjects in other families. `again`: another claim of the batch decides what
 * becomes of it, or what was known of its subject has changed.
 */
export type Postponed = "busy" | "alone" | "again"
