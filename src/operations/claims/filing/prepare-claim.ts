import { type PlacedFigure, placeFigure } from "../../judging/place-figure.ts"
import { hashBody } from "../../requests/hash-body.ts"
import { readNameKey } from "../../requests/name-input.ts"
import { Refused } from "../../requests/refusals.ts"
import { readUnitCode } from "../../requests/unit-input.ts"
import type { ClaimInput, ClaimValues, SourceRef, SubjectRef } from "../claim-input.ts"
import { readClaimValues } from "../claim-input.ts"
import type { SubjectHint, SubjectHints } from "./subject-hints.ts"

/** A source as a claim names it: `key` is its folded name or its id. */
export type SourceMention = {
  readonly key: string
  readonly isId: boolean
  readonly pointer: string
  readonly name: string
  readonly url: string | null
}

/** A subject as a claim names it; `unit` and the measure only where it says them. */
export type SubjectMention = {
  readonly key: string
  readonly isId: boolean
  readonly unit: string | undefined
  /** It names a whole, so that it may have to be created within another family. */
  readonly hasWhole: boolean
}

/** A claim as far as it can be read without looking anything up. */
export type PreparedClaim = {
  readonly input: ClaimInput
  readonly source: SourceMention
  readonly claimant: SourceMention
  readonly via: readonly SourceMention[]
  readonly subject: SubjectMention
  /** Of the body, where it has an external id. */
  readonly bodyHash: string | null
  /** What the claim comes to, if its subject is the one that it was last. */
  readonly guess: Guess | null
}

export type Guess = { readonly hint: SubjectHint; readonly values: ClaimValues; readonly figure: PlacedFigure }

/** Throws a refusal where a name or a unit cannot be used. */
export function prepareClaim(input: ClaimInput, hints: SubjectHints, now: string): PreparedClaim {
  const source = readSource(input.source, "/source")
  const claimant = input.claimant === undefined ? source : readSource(input.claimant, "/claimant")
  const via = (input.via ?? []).map((ref, place) => readSource(ref, `/via/${place}`))
  const subject = readSubject(input.subject)
  const bodyHash = input.externalId === undefined ? null : hashBody(input)
  return { input, source, claimant, via, subject, bodyHash, guess: guess(input, hints.get(subject.key), now) }
}

function readSource(ref: SourceRef, pointer: string): SourceMention {
  if (typeof ref === "string") return { key: ref.toLowerCase(), isId: true, pointer, name: "", url: null }
  const key = readNameKey(ref.name, `${pointer}/name`)
  return { key, isId: false, pointer, name: ref.name, url: ref.url ?? null }
}

function readSubject(ref: SubjectRef): SubjectMention {
  if (typeof ref === "string") return { key: ref.toLowerCase(), isId: true, unit: undefined, hasWhole: false }
  const key = readNameKey(ref.name, "/subject/name")
  const unit = ref.unit === undefined ? undefined : readUnitCode(ref.unit, "/subject/unit")
  return { key, isId: false, unit, hasWhole: ref.partOf !== undefined }
}

/** Null where nothing is known, or the figure cannot be read: that is said once the subject is certain. */
function guess(input: ClaimInput, hint: SubjectHint | undefined, now: string): Guess | null {
  if (hint === undefined) return null
  try {
    const values = readClaimValues(input, now, hint.unit)
    return { hint, values, figure: placeFigure(hint, values.quantity, values.asOf) }
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }
}

/** For another try: what was guessed the first time may be why it is needed. */
export function withoutGuess(claim: PreparedClaim): PreparedClaim {
  return { ...claim, guess: null }
}
