import { v7 as uuidv7 } from "uuid"
import { type FoundSubject, familyKey, nameLock } from "../../store/filing/read-places.ts"
import { foldName } from "../../store/names.ts"
import type { ClaimInput, NamedSubject } from "../claim-input.ts"
import { readClaimValues } from "../claim-input.ts"
import { subjectAmbiguous, subjectDiffers, unknownId } from "../refusals.ts"
import type { BatchState, Draft } from "./batch-state.ts"
import type { Postponed } from "./outcome.ts"
import type { PreparedClaim } from "./prepare-claim.ts"

/** The subject of a claim: one that is there, or one of the draft. */
export type Chosen = { readonly subject: FoundSubject; readonly isNew: boolean } | { readonly postponed: Postponed }

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
  const fitting = found.filter((subject) => fits(subject, named, mention.unit))
  if (fitting.length > 1) throw subjectAmbiguous(named.name, fitting)
  const [subject] = fitting
  if (subject !== undefined) return namesWhole(state, subject, named) ? hold(state, subject) : { postponed: "alone" }
  refuseDifferent(found, named, mention.unit)
  if (mention.hasWhole) return { postponed: "alone" }
  if (!state.held.has(nameLock(mention.key))) return { postponed: "busy" }
  return { subject: createSubject(named, mention, input, draft, now), isNew: true }
}

/** A subject that was merged away is followed where that is done one by one. */
function hold(state: BatchState, subject: FoundSubject): Chosen {
  if (subject.merged_into !== null) return { postponed: "alone" }
  const isHeld = state.held.has(familyKey(subject.family_id)) || subject.family_id === OWN_FAMILY
  return isHeld ? { subject, isNew: false } : { postponed: "busy" }
}

function fits(subject: FoundSubject, { measure }: NamedSubject, unit: string | undefined): boolean {
  return (unit === undefined || subject.unit === unit) && (measure === undefined || subject.measure === measure)
}

function refuseDifferent(named: readonly FoundSubject[], ref: NamedSubject, unit: string | undefined): void {
  const [stored] = named
  if (stored === undefined) return
  if (named.length > 1) throw subjectAmbiguous(ref.name, named)
  if (unit !== undefined && stored.unit !== unit) throw subjectDiffers(stored, "unit", unit)
  throw subjectDiffers(stored, "measure", ref.measure ?? stored.measure)
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
  // A bare "1500" is a count here, not a year: the request says that it is a figure.
  const unit = given ?? readClaimValues(input, now, "1").quantity.unit
  const { name, measure = "stock" } = named
  const id = uuidv7()
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

/** Whether a subject is directly part of what the claim says it is. A claim does not change that. */
function namesWhole(state: BatchState, subject: FoundSubject, { partOf }: NamedSubject): boolean {
  if (partOf === undefined) return true
  const wanted = typeof partOf === "string" ? partOf.toLowerCase() : foldName(partOf.name)
  const { wholes } = state.contextOf(subject).subject
  return wholes.some((whole) => whole.id === wanted || foldName(whole.name) === wanted)
}
