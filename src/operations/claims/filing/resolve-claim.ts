import type { FoundClaim } from "../../../store/claims/filing/read-filed.ts"
import { type PlainSubject, sourceLock } from "../../../store/claims/filing/read-places.ts"
import { newId } from "../../../store/connection/new-id.ts"
import { type PlacedFigure, placeFigure } from "../../judging/place-figure.ts"
import { externalIdTaken, unknownId } from "../../requests/refusals.ts"
import { requireUnit } from "../../requests/unit-input.ts"
import { claimColumns } from "../add-claims.ts"
import { type ClaimValues, readClaimValues } from "../claim-input.ts"
import type { BatchState, Draft } from "./batch-state.ts"
import { type Chosen, chooseSubject } from "./choose-subject.ts"
import type { Postponed } from "./outcome.ts"
import type { PreparedClaim, SourceMention } from "./prepare-claim.ts"

type Party = { readonly id: string; readonly name: string }

/** A claim of which everything is known but what its figure meets. */
export type ResolvedClaim = {
  readonly prepared: PreparedClaim
  readonly id: string
  readonly found: PlainSubject
  readonly source: Party
  readonly claimant: Party
  readonly via: readonly Party[]
  readonly figure: PlacedFigure
  /** The figure was looked for where it is; else it has to be looked for yet. */
  readonly isGuessed: boolean
  readonly isNewSubject: boolean
  readonly columns: ReturnType<typeof claimColumns>
}

export type Resolved =
  | { readonly kind: "claim"; readonly claim: ResolvedClaim }
  | { readonly kind: "repeated"; readonly claimId: string }
  | { readonly kind: "later"; readonly why: Postponed }

/** `choose` finds the subject. Throws a refusal, and then nothing of the claim stays in the state. */
export function resolveClaim(
  state: BatchState,
  prepared: PreparedClaim,
  place: number,
  now: string,
  choose: (draft: Draft) => Chosen = (draft) => chooseSubject(state, prepared, draft, now),
): Resolved {
  const draft: Draft = { sources: [], subjects: [] }
  const [source, claimant, ...via] = [prepared.source, prepared.claimant, ...prepared.via].map((mention) =>
    requireSource(state, mention, draft),
  )
  if (source === undefined || claimant === undefined) throw new Error("a claim has a source and a claimant")
  // Somebody else is just creating a source of this name.
  if (draft.sources.some(({ name_key }) => !state.held.has(sourceLock(name_key)))) return { kind: "later", why: "busy" }
  const filed = state.findFiled(place)
  if (filed !== undefined) return { kind: "repeated", claimId: requireSame(prepared, filed) }
  const { externalId } = prepared.input
  const chosen = choose(draft)
  if ("postponed" in chosen) return { kind: "later", why: chosen.postponed }
  const { subject: found, created } = chosen
  const { values, figure, isGuessed } = readFigure(prepared, found, now)
  requireUnit(found, values.quantity)
  if (externalId !== undefined && !state.takes(source.id, externalId)) return { kind: "later", why: "again" }
  state.keep(draft, created)
  const columns = claimColumns(values, prepared.input)
  const parties = { source, claimant, via }
  return {
    kind: "claim",
    claim: {
      prepared,
      id: newId(),
      found,
      ...parties,
      figure,
      isGuessed,
      isNewSubject: created !== undefined,
      columns,
    },
  }
}

function requireSource(state: BatchState, mention: SourceMention, draft: Draft): Party {
  const source = state.findSource(mention, draft)
  if (source === undefined) throw unknownId(mention.pointer, "source", mention.key)
  return source
}

/** One external id of one source is one claim; another body under it is a correction that does not say so. */
function requireSame({ input, bodyHash }: PreparedClaim, filed: FoundClaim): string {
  if (filed.body_hash !== bodyHash) throw externalIdTaken(input.externalId ?? "", filed.claim_id)
  return filed.claim_id
}

type ReadFigure = { readonly values: ClaimValues; readonly figure: PlacedFigure; readonly isGuessed: boolean }

function readFigure({ input, guess }: PreparedClaim, subject: PlainSubject, now: string): ReadFigure {
  if (guess !== null && guess.hint.id === subject.id && guess.hint.unit === subject.unit) {
    return { values: guess.values, figure: guess.figure, isGuessed: true }
  }
  const values = readClaimValues(input, now, subject.unit)
  return { values, figure: placeFigure(subject, values.quantity, values.asOf), isGuessed: false }
}
