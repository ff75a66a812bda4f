import { tellMisfit } from "../../match/kinds/tell-misfit.ts"
import type { ClaimRow } from "../../store/claims/claims.ts"
import { languageOf } from "./correct-claim.ts"

/** What may be wrong with a claim that was filed all the same. */
export function listWarnings(claim: ClaimRow): { warnings?: string[] } {
  const { wording, subject_name, quantity } = claim
  const mayMisfit = quantity.dimension === "count" && /\p{L}/u.test(wording)
  const misfit = mayMisfit ? tellMisfit(wording, subject_name, languageOf(claim)) : null
  return misfit === null ? {} : { warnings: [misfit] }
}
