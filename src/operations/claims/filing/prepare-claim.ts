import { type NormalisedFigure, normaliseFigure } from "../../judging/normalise-figure.ts"
import type { Similar } from "../../names/similar.ts"
import { hashBody } from "../../requests/hash-body.ts"
import { Refused } from "../../requests/refusals.ts"
import { readSource, type SourceMention } from "../../sources/source-mention.ts"
import { readSubject, type SubjectMention } from "../../subjects/subject-mention.ts"
import type { ClaimInput, ClaimValues } from "../claim-input.ts"
import { readClaimValues } from "../claim-input.ts"
import { readClaimants } from "../read-claimants.ts"
import type { SubjectHint, SubjectHints } from "./subject-hints.ts"

/** A claim as far as it can be read without looking anything up. */
export type PreparedClaim = {
  readonly input: ClaimInput
  readonly source: SourceMention
  /** The source itself where the claim names nobody. */
  readonly claimants: readonly SourceMention[]
  readonly via: readonly SourceMention[]
  readonly subject: SubjectMention
  /** The hash of the body, where it has an external id. */
  readonly bodyHash: string | null
  /** What the claim comes to, if its name still stands for the subject that it stood for last. */
  readonly guess: Guess | null
  /** The subjects that its name may mean, whatever their units. Empty as long as nobody has looked, and for a name that is stored. */
  readonly similar: readonly Similar[]
  /** Who files it, where that is not the actor of the whole transaction. */
  readonly actor: string | null
}

export type Guess = { readonly hint: SubjectHint; readonly values: ClaimValues; readonly figure: NormalisedFigure }

export type Preparing = { readonly hints: SubjectHints; readonly now: string; readonly actor: string | null }

/** Throws a refusal where a name or a unit cannot be used. */
export function prepareClaim(input: ClaimInput, { hints, now, actor }: Preparing): PreparedClaim {
  const source = readSource(input.source, "/source")
  const claimants = readClaimants(input) ?? [source]
  const via = (input.via ?? []).map((ref, index) => readSource(ref, `/via/${index}`))
  const subject = readSubject(input.subject)
  const bodyHash = input.externalId === undefined ? null : hashBody(input)
  const guessed = guess(input, hints.get(subject.key), now)
  return { input, source, claimants, via, subject, bodyHash, guess: guessed, similar: [], actor }
}

/** Null where nothing is known, or where the figure cannot be read: it is refused once the subject is certain. */
function guess(input: ClaimInput, hint: SubjectHint | undefined, now: string): Guess | null {
  if (hint === undefined) return null
  try {
    const values = readClaimValues(input, now, hint.unit)
    return { hint, values, figure: normaliseFigure(hint, values.quantity, values.asOf) }
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }
}

/** The claim for another attempt: a wrong guess may be the reason why the first one did not come to an end. */
export function withoutGuess(claim: PreparedClaim): PreparedClaim {
  return { ...claim, guess: null }
}
