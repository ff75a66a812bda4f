import { type FoundSubject, familyKey, nameLock, type PlainSubject } from "../../../store/claims/filing/read-places.ts"
import { newId } from "../../../store/connection/new-id.ts"
import { unknownId } from "../../requests/refusals.ts"
import { type ClaimInput, type NamedSubject, readSaidUnit } from "../claim-input.ts"
import type { BatchState, Draft } from "./batch-state.ts"
import { findFitting, namesOneOf } from "./fitting-subject.ts"
import type { Postponed } from "./outcome.ts"
import type { PreparedClaim } from "./prepare-claim.ts"

/** The subject of a claim: one that is there, or one of the draft, which is `created`. */
export type Chosen =
  | { readonly subject: PlainSubject; readonly created?: FoundSubject }
  | { readonly postponed: Postponed }

/**
 * Finds the subject that a claim names, or makes it one of the draft. Several matches, or a unit or measure other than
 * the stored one, are refused.
 */
export function chooseSubject(state: BatchState, claim: PreparedClaim, draft: Draft, now: string): Chosen {
  const { subject: mention, input } = claim
  const found = state.listSubjects(mention.key)
  if (typeof input.subject === "string") {
    const [subject] = found
    if (subject === undefined) throw unknownId("/subject", "subject", mention.key)
    return hold(state, subject)
  }
  const named = input.subject
  const subject = findFitting(found, named, mention.unit)
  if (subject !== undefined) {
    // A claim does not change what its subject is part of; whether it is so through others is looked up one by one.
    const { wholes } = state.contextOf(subject).subject
    return namesOneOf(wholes, named) ? hold(state, subject) : { postponed: "alone" }
  }
  if (mention.hasWhole) return { postponed: "alone" }
  if (!state.held.has(nameLock(mention.key))) return { postponed: "busy" }
  const created = createSubject(named, mention, input, draft, now)
  return { subject: created, created }
}

/** A subject that was merged away is followed where that is done one by one. */
function hold(state: BatchState, subject: FoundSubject): Chosen {
  if (subject.merged_into !== null) return { postponed: "alone" }
  const isHeld = state.held.has(familyKey(subject.family_id)) || subject.family_id === OWN_FAMILY
  return isHeld ? { subject } : { postponed: "busy" }
}

/** Nobody else knows of its family yet. */
const OWN_FAMILY = ""

function createSubject(
  named: NamedSubject,
  { key, unit: given }: PreparedClaim["subject"],
  input: ClaimInput,
  draft: Draft,
  now: string,
): FoundSubject {
  const unit = given ?? readSaidUnit(input, now)
  const { name, measure = "stock" } = named
  const id = newId()
  draft.subjects.push({ id, name, name_key: key, unit, measure })
  return {
    key,
    id,
    name,
    unit,
    measure,
    tags: [],
    exhaustive: false,
    family_id: OWN_FAMILY,
    merged_into: null,
    related: false,
  }
}
