import type { PlainSubject } from "../../../store/claims/filing/look-up-names.ts"
import { newId } from "../../../store/connection/new-id.ts"
import { sourceLock } from "../../../store/subjects/locks.ts"
import { type NormalisedFigure, normaliseFigure } from "../../judging/normalise-figure.ts"
import type { Similar } from "../../names/similar.ts"
import { externalIdErased } from "../../requests/refusals.ts"
import { requireUnit } from "../../requests/unit-input.ts"
import type { Party } from "../../sources/look-up-sources.ts"
import type { ClaimToAdd } from "../add-claims.ts"
import { printContent } from "../claim-content.ts"
import { type ClaimValues, readClaimValues } from "../claim-input.ts"
import { requireDistinct } from "../read-claimants.ts"
import type { BatchState, Draft } from "./batch-state.ts"
import { type Chosen, chooseSubject, listSimilar } from "./choose-subject.ts"
import type { FilingOutcome } from "./filing-outcome.ts"
import type { PreparedClaim } from "./prepare-claim.ts"
import { type Parties, requireRepeat } from "./require-repeat.ts"
import type { SubjectHint } from "./subject-hints.ts"

/** A claim of which all is known but whether its figure is stored. */
export type ResolvedClaim = {
  readonly index: number
  readonly prepared: PreparedClaim
  readonly subject: PlainSubject
  /** Its subject is drafted with it and has no figures yet. */
  readonly isDraft: boolean
  /** Where it creates its subject, what else the name may mean; null where it does not. */
  readonly similar: readonly Similar[] | null
  readonly parties: Parties
  readonly figure: NormalisedFigure
  /** The figure was read with the batch, by a guess that was right. Otherwise it is still to be read. */
  readonly isGuessed: boolean
  readonly claim: ClaimToAdd
}

/** What became of a claim, or, where nothing stands against filing it, the claim. */
export type Resolved =
  | { readonly kind: "resolved"; readonly resolved: ResolvedClaim }
  | Extract<FilingOutcome, { kind: "repeated" | "later" }>

/** `choose` finds the subject. Throws a refusal, and then nothing of the claim stays in the state. */
export function resolveClaim(
  state: BatchState,
  prepared: PreparedClaim,
  index: number,
  now: string,
  choose: (draft: Draft) => Chosen = (draft) => chooseSubject(state, prepared, draft, now),
): Resolved {
  const draft: Draft = { sources: [], subjects: [] }
  const parties = findParties(state, prepared, draft)
  // Another transaction is creating a source of this name.
  if (draft.sources.some(({ name_key }) => !state.held.has(sourceLock(name_key)))) return { kind: "later", why: "busy" }
  const filed = state.findInForce(index)
  if (filed !== undefined) return { kind: "repeated", claim: requireRepeat(state, prepared, { filed, parties }, now) }
  requireNotErased(state, prepared, index)
  const chosen = choose(draft)
  if ("postponed" in chosen) return { kind: "later", why: chosen.postponed }
  const { subject, created, isNew } = chosen
  const { values, figure, isGuessed } = readFigure(prepared, subject, now)
  requireUnit(subject, values.quantity)
  const { externalId } = prepared.input
  if (externalId !== undefined && !state.takes(parties.source.id, externalId)) return { kind: "later", why: "again" }
  // What was created before it, and not itself.
  const similar = isNew ? listSimilar(state, prepared, subject.unit) : null
  state.keep(draft, created)
  const claim = claimOf(prepared, parties, values)
  const isDraft = created !== undefined
  return {
    kind: "resolved",
    resolved: { index, prepared, subject, isDraft, similar, parties, figure, isGuessed, claim },
  }
}

function requireNotErased(state: BatchState, { input }: PreparedClaim, index: number): void {
  const erased = state.findErased(index)
  if (erased !== undefined) throw externalIdErased(input.externalId ?? "", erased)
}

function findParties(state: BatchState, { source, claimants, via }: PreparedClaim, draft: Draft): Parties {
  const find = (mention: PreparedClaim["source"]): Party => state.findSource(mention, draft)
  const parties = { source: find(source), claimants: claimants.map(find), via: via.map(find) }
  requireDistinct(claimants, parties.claimants)
  return parties
}

function claimOf(
  { input, bodyHash }: PreparedClaim,
  { source, claimants, via }: Parties,
  values: ClaimValues,
): ClaimToAdd {
  const { url, quote, externalId = null } = input
  return {
    ...printContent(values, { claimants: idsOf(claimants), via: idsOf(via), url, quote }),
    id: newId(),
    source_id: source.id,
    external_id: externalId,
    corrects: null,
    body_hash: bodyHash,
  }
}

function idsOf(sources: readonly Party[]): string[] {
  return sources.map(({ id }) => id)
}

function isRight(hint: SubjectHint, { family_id, id, unit }: PlainSubject): boolean {
  return hint.id === id && hint.family_id === family_id && hint.unit === unit
}

type ReadFigure = { readonly values: ClaimValues; readonly figure: NormalisedFigure; readonly isGuessed: boolean }

function readFigure({ input, guess }: PreparedClaim, subject: PlainSubject, now: string): ReadFigure {
  if (guess !== null && isRight(guess.hint, subject)) {
    return { values: guess.values, figure: guess.figure, isGuessed: true }
  }
  const values = readClaimValues(input, now, subject.unit)
  return { values, figure: normaliseFigure(subject, values.quantity, values.asOf), isGuessed: false }
}
