import type { FoundSubject, PlainSubject } from "../../../store/claims/filing/look-up-names.ts"
import { familyKey, nameLock } from "../../../store/subjects/locks.ts"
import { type Similar, showSimilar, sortSimilar } from "../../names/similar.ts"
import { subjectUnknown } from "../../requests/refusals.ts"
import { draftSubject } from "../../subjects/draft-subject.ts"
import { findFitting, namesOneOf } from "../../subjects/fitting-subject.ts"
import { readSaidUnit, wordingOf } from "../claim-input.ts"
import type { BatchState, Draft } from "./batch-state.ts"
import type { Postponed } from "./filing-outcome.ts"
import type { PreparedClaim } from "./prepare-claim.ts"

/** The subject of a claim: one that is there, or one of the draft, which is `created`. */
export type Chosen =
  | { readonly subject: PlainSubject; readonly created?: FoundSubject; readonly isNew: boolean }
  | { readonly postponed: Postponed }

/**
 * Finds the subject that a claim names, or adds it to the draft. Several matches, or a unit or measure other than the
 * stored one, are refused.
 */
export function chooseSubject(state: BatchState, claim: PreparedClaim, draft: Draft, now: string): Chosen {
  const { subject: mention, input } = claim
  const subject = findFitting(state.listSubjects(mention.key), mention)
  if (subject !== undefined) return isCertain(state, subject, claim) ? hold(state, subject) : { postponed: "alone" }
  if (mention.whole !== null) return { postponed: "alone" }
  if (!state.held.has(nameLock(mention.key))) return { postponed: "busy" }
  const unit = mention.unit ?? readSaidUnit(input, now)
  if (!mention.mayCreate) throw subjectUnknown(mention.name, mention.pointer, listSimilar(state, claim, unit))
  const { toWrite, found } = draftSubject(mention, { unit, wording: wordingOf(input) })
  draft.subjects.push(toWrite)
  return { subject: found, created: found, isNew: true }
}

/** What is shown of the subjects that a name may mean which no subject has: those that were there, and those of its batch. */
export function listSimilar(state: BatchState, { subject, similar }: PreparedClaim, unit: string): readonly Similar[] {
  return showSimilar(sortSimilar([...similar, ...state.findNewLike(subject.name)]), unit)
}

/** Whether the subject is part of what the claim says, as far as it is known here: directly, not through others. */
function isCertain(state: BatchState, subject: FoundSubject, { subject: { whole } }: PreparedClaim): boolean {
  return whole === null || namesOneOf(state.contextOf(subject).subject.wholes, whole)
}

/**
 * A subject that was merged away is followed where a claim is filed alone. Nobody else knows of a subject that this batch
 * creates: its family needs no lock.
 */
function hold(state: BatchState, subject: FoundSubject): Chosen {
  if (subject.merged_into !== null) return { postponed: "alone" }
  const isHeld = state.held.has(familyKey(subject.family_id)) || state.creates(subject.id)
  return isHeld ? { subject, isNew: false } : { postponed: "busy" }
}
