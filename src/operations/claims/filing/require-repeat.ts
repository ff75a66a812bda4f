import type { FoundClaim } from "../../../store/claims/filing/read-filed.ts"
import type { InFamily } from "../../../store/subjects/subjects.ts"
import { externalIdErased, externalIdTaken } from "../../requests/refusals.ts"
import type { Party } from "../../sources/look-up-sources.ts"
import { fits } from "../../subjects/fitting-subject.ts"
import { isSameContent, printContent } from "../claim-content.ts"
import { readClaimValues } from "../claim-input.ts"
import type { BatchState } from "./batch-state.ts"
import type { PreparedClaim } from "./prepare-claim.ts"

/** The sources of a claim: `claimants` the first of them first, `via` nearest first. */
export type Parties = { readonly source: Party; readonly claimants: readonly Party[]; readonly via: readonly Party[] }

/** The claim that is in force under the external id of the one that is sent, and whom that one names. */
type Repeat = { readonly filed: FoundClaim; readonly parties: Parties }

/**
 * The claim in force, which what was sent must repeat: something else under its external id is a correction
 * that does not say so, and refused. The body that has taken the id is a repeat for as long as the id is taken, because
 * an outlet delivers it again whether or not its claim was corrected here. A claim that corrects came in another form than
 * a body, so that any other body is held against what that claim says. Nothing repeats a claim whose text was erased.
 */
export function requireRepeat(state: BatchState, prepared: PreparedClaim, repeat: Repeat, now: string): InFamily {
  const { filed } = repeat
  if (filed.erased_at !== null) throw externalIdErased(prepared.input.externalId ?? "", filed.claim_id)
  const isSameBody = filed.body_hash === prepared.bodyHash
  const isSame = isSameBody || (filed.corrects !== null && isStored(state, prepared, repeat, now))
  if (!isSame) throw externalIdTaken(prepared.input.externalId ?? "", filed.claim_id)
  return { family_id: filed.family_id, id: filed.claim_id }
}

function isStored(state: BatchState, prepared: PreparedClaim, { filed, parties }: Repeat, now: string): boolean {
  const { subject: mention, input } = prepared
  const named = state.listSubjects(mention.key).filter((subject) => fits(subject, mention))
  const subject = named.find(({ id, merged_into }) => (merged_into ?? id) === filed.subject_id)
  if (subject === undefined) return false
  const values = readClaimValues(input, now, subject.unit)
  const idsOf = (sources: readonly Party[]) => sources.map(({ id }) => id)
  const { url, quote } = input
  const said = printContent(values, { claimants: idsOf(parties.claimants), via: idsOf(parties.via), url, quote })
  return isSameContent(filed, said)
}
