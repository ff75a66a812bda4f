import type { ClaimRow } from "../../../store/claims/claims.ts"
import { gatherFigures, readFigures } from "../../../store/claims/filing/read-figures.ts"
import type { Trx } from "../../../store/connection/transaction.ts"
import { readInstant } from "../../requests/read-instant.ts"
import { Refused } from "../../requests/refusals.ts"
import { resolveSubject } from "../../subjects/resolve-subject.ts"
import { type Addition, addClaims } from "../add-claims.ts"
import { readSaidUnit, wordingOf } from "../claim-input.ts"
import type { BatchState } from "./batch-state.ts"
import { type Chosen, listSimilar } from "./choose-subject.ts"
import type { FilingOutcome } from "./filing-outcome.ts"
import type { PreparedClaim } from "./prepare-claim.ts"
import { readBatch, searchFigure } from "./read-batch.ts"
import { type Resolved, type ResolvedClaim, resolveClaim } from "./resolve-claim.ts"
import { readContext } from "./subject-contexts.ts"
import type { SubjectHints } from "./subject-hints.ts"

export type Filing = {
  readonly hints: SubjectHints
  readonly now: string
  /** Waits for the locks that others hold. Where it does not, the claims that need such a lock are postponed. */
  readonly waits: boolean
}

/** One outcome for each claim, in their order. `last` has been sent; the transaction must wait for it. */
export type Batch = { readonly outcomes: readonly FilingOutcome[]; readonly last: Promise<unknown> }

/**
 * Files claims together: what they name is looked up at once, their rows are written at once, their figures are judged
 * at once. A claim that is refused or postponed leaves no trace, and changes nothing for the others.
 */
export async function fileClaims(trx: Trx, claims: readonly PreparedClaim[], filing: Filing): Promise<Batch> {
  const state = await readBatch(trx, claims, filing)
  const behind = new Set<string>()
  const attempts = claims.map((claim, index): Attempt => {
    // What an earlier claim of the batch makes of the subject, or of the external id, is not known yet.
    const isBehind = keysOf(claim).some((key) => behind.has(key))
    const attempt: Attempt = isBehind
      ? { kind: "later", why: "again" }
      : tryToResolve(() => resolveClaim(state, claim, index, filing.now))
    if (isBehind || (attempt.kind === "later" && attempt.why === "alone")) {
      for (const key of keysOf(claim)) behind.add(key)
    }
    return attempt
  })
  return addResolved(trx, attempts, state, filing.now)
}

function keysOf({ subject, source, input: { externalId } }: PreparedClaim): string[] {
  return [`subject ${subject.key}`, ...(externalId === undefined ? [] : [`id ${source.key} ${externalId}`])]
}

/**
 * Files one claim whose subject has to be created within another family, or has been merged away. Throws a refusal, and
 * then the transaction must end without a trace.
 */
export async function fileAlone(trx: Trx, claim: PreparedClaim, { hints, now }: Filing): Promise<Batch> {
  const { whole } = claim.subject
  const state = await readBatch(trx, [claim], { hints, waits: true, wholes: whole === null ? [] : [whole] })
  const isFiled = state.findInForce(0) !== undefined
  const chosen: Chosen = isFiled ? { postponed: "again" } : await chooseAlone(trx, state, claim, now)
  const resolved = resolveClaim(state, claim, 0, now, () => chosen)
  return addResolved(trx, [resolved], state, now)
}

async function chooseAlone(trx: Trx, state: BatchState, claim: PreparedClaim, now: string): Promise<Chosen> {
  const unit = () => readSaidUnit(claim.input, now)
  const similar = () => listSimilar(state, claim, claim.subject.unit ?? unit())
  const { id, isNew } = await resolveSubject(trx, claim.subject, {
    unit,
    similar,
    now,
    wording: wordingOf(claim.input),
  })
  const context = await readContext(trx, id)
  state.keepContext(context)
  return { subject: context.subject, isNew }
}

type Attempt = Resolved | Extract<FilingOutcome, { kind: "refused" }>

function tryToResolve(resolve: () => Resolved): Attempt {
  try {
    return resolve()
  } catch (error) {
    if (error instanceof Refused) return { kind: "refused", refusal: error }
    throw error
  }
}

async function addResolved(trx: Trx, attempts: readonly Attempt[], state: BatchState, now: string): Promise<Batch> {
  const resolved = attempts.flatMap((attempt) => (attempt.kind === "resolved" ? [attempt.resolved] : []))
  const figures = await findFigures(trx, state, resolved)
  const additions = resolved.map((one) => additionOf(one, state, figures.get(one.index) ?? NO_FIGURE))
  const { figureIds, last } =
    additions.length === 0 ? NOTHING_ADDED : await addClaims(trx, additions, state.news, { now, actor: null })
  const rows = new Map(resolved.map((one, nth) => [one.index, rowOf(one, figureIds[nth] ?? "", now)]))
  return { outcomes: attempts.map((attempt, index) => outcomeOf(attempt, rows.get(index))), last }
}

const NOTHING_ADDED = { figureIds: [], last: Promise.resolve() }

type StoredFigure = Pick<Addition, "before" | "isKnown">

const NO_FIGURE: StoredFigure = { before: null, isKnown: false }

/** By the index of the claim. What was guessed right has been read with the batch; a new subject has no figures. */
async function findFigures(
  trx: Trx,
  state: BatchState,
  resolved: readonly ResolvedClaim[],
): Promise<ReadonlyMap<number, StoredFigure>> {
  const missing = resolved.filter(({ isGuessed, isDraft }) => !isGuessed && !isDraft)
  const searches = missing.flatMap(({ index, figure, prepared }) => searchFigure(index, figure, prepared.claimants))
  const read = gatherFigures(await readFigures(trx, searches))
  return new Map(
    resolved.map(({ index, isGuessed }) => {
      const found = isGuessed ? state.findFigure(index) : read.get(index)
      return [index, found === undefined ? NO_FIGURE : { before: found, isKnown: found.known }]
    }),
  )
}

function additionOf(resolved: ResolvedClaim, state: BatchState, stored: StoredFigure): Addition {
  const { subject, figure, claim, prepared } = resolved
  const { actor } = prepared
  return {
    ...state.contextOf(subject),
    ...stored,
    figure: { ...figure, familyId: subject.family_id, subjectId: subject.id },
    claim,
    actor,
  }
}

function outcomeOf(attempt: Attempt, claim: ClaimRow | undefined): FilingOutcome {
  if (attempt.kind !== "resolved") return attempt
  if (claim === undefined) throw new Error("a claim that was resolved has no row")
  return { kind: "filed", claim, similar: attempt.resolved.similar }
}

/** The row as the database answers it: it need not be read again. */
export function rowOf({ subject, parties, claim }: ResolvedClaim, figureId: string, now: string): ClaimRow {
  const { body_hash: _hash, ...columns } = claim
  const [claimant, ...further] = parties.claimants
  return {
    ...columns,
    family_id: subject.family_id,
    subject_id: subject.id,
    subject_name: subject.name,
    figure_id: figureId,
    source_name: parties.source.name,
    claimant_name: claimant?.name ?? "",
    further_claimants: further,
    via: parties.via,
    recorded_at: readInstant(now) ?? now,
    status: "active",
    carried_until: null,
    corrected_by: null,
    version: 1,
    erased_at: null,
    erased_by: null,
  }
}
