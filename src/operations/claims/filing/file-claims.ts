import type { ClaimRow } from "../../../store/claims/claims.ts"
import { readFigures } from "../../../store/claims/filing/read-figures.ts"
import type { Trx } from "../../../store/connection/transaction.ts"
import { readInstant } from "../../requests/read-instant.ts"
import { Refused } from "../../requests/refusals.ts"
import { type Addition, addClaims } from "../add-claims.ts"
import { readSaidUnit } from "../claim-input.ts"
import type { BatchState } from "./batch-state.ts"
import type { Chosen } from "./choose-subject.ts"
import type { Outcome } from "./outcome.ts"
import type { PreparedClaim } from "./prepare-claim.ts"
import { readBatch, searchFigure } from "./read-batch.ts"
import { type Resolved, type ResolvedClaim, resolveClaim } from "./resolve-claim.ts"
import { resolveSubject } from "./resolve-subject.ts"
import { readContext } from "./subject-contexts.ts"
import type { SubjectHints } from "./subject-hints.ts"

/** A claim on its way, and who files it where that is not who does all that the transaction does. */
export type ClaimToFile = { readonly prepared: PreparedClaim; readonly actor: string | null }

export type Filing = {
  readonly hints: SubjectHints
  readonly now: string
  /** Waits for whoever files into the same families; else their claims are for later. */
  readonly waits: boolean
}

/** One outcome a claim, in their order. `last` is on its way to the database; the transaction waits for it. */
export type Batch = { readonly outcomes: readonly Outcome[]; readonly last: Promise<unknown> }

/**
 * Files claims together: what they name is looked up at once, their rows are written at once, their figures are judged
 * at once. A claim that is refused or postponed leaves no trace, and no other one notices.
 */
export async function fileClaims(trx: Trx, claims: readonly ClaimToFile[], filing: Filing): Promise<Batch> {
  const prepared = claims.map((claim) => claim.prepared)
  const state = await readBatch(trx, prepared, filing)
  const behind = new Set<string>()
  const resolved = prepared.map((claim, place): Attempt => {
    // What a claim before this one makes of the subject is not known yet.
    if (behind.has(claim.subject.key)) return { kind: "later", why: "again" }
    const attempted = attempt(() => resolveClaim(state, claim, place, filing.now))
    if (attempted.kind === "later" && attempted.why === "alone") behind.add(claim.subject.key)
    return attempted
  })
  return addResolved(trx, claims, resolved, { state, now: filing.now })
}

/**
 * Files one claim whose subject has to be created within another family, or has been merged away. Throws a refusal, and
 * then the transaction must end without a trace.
 */
export async function fileAlone(trx: Trx, claim: ClaimToFile, { hints, now }: Filing): Promise<Batch> {
  const { prepared } = claim
  const state = await readBatch(trx, [prepared], { hints, waits: true })
  const isFiled = state.findFiled(0) !== undefined
  const chosen: Chosen = isFiled ? { postponed: "again" } : await chooseAlone(trx, state, prepared, now)
  const resolved = resolveClaim(state, prepared, 0, now, () => chosen)
  return addResolved(trx, [claim], [resolved], { state, now })
}

async function chooseAlone(trx: Trx, state: BatchState, { input }: PreparedClaim, now: string): Promise<Chosen> {
  const subject = await resolveSubject(trx, input.subject, () => readSaidUnit(input, now), now)
  state.keepContext(await readContext(trx, subject.id))
  return { subject }
}

type Attempt = Resolved | { readonly kind: "refused"; readonly refusal: Refused }

function attempt(resolve: () => Resolved): Attempt {
  try {
    return resolve()
  } catch (error) {
    if (error instanceof Refused) return { kind: "refused", refusal: error }
    throw error
  }
}

async function addResolved(
  trx: Trx,
  claims: readonly ClaimToFile[],
  attempts: readonly Attempt[],
  { state, now }: { state: BatchState; now: string },
): Promise<Batch> {
  const ready = attempts.flatMap((one, place) => (one.kind === "claim" ? [{ claim: one.claim, place }] : []))
  const figures = await findFigures(trx, state, ready)
  const additions = ready.map(({ claim, place }) =>
    additionOf(claim, state, figures.get(place), claims[place]?.actor ?? null),
  )
  if (additions.length === 0) return { outcomes: attempts.map((one) => outcomeOf(one)), last: Promise.resolve() }
  const { figureIds, last } = await addClaims(trx, additions, state.news, now)
  const rows = new Map(ready.map(({ claim, place }, index) => [place, rowOf(claim, figureIds[index] ?? "", now)]))
  return { outcomes: attempts.map((one, place) => outcomeOf(one, rows.get(place))), last }
}

type Ready = { readonly claim: ResolvedClaim; readonly place: number }
type Figures = ReadonlyMap<number, Pick<Addition, "before" | "isKnown">>

/** What was guessed right has been read with the rest. Others are read now; a new subject has no figures. */
async function findFigures(trx: Trx, state: BatchState, ready: readonly Ready[]): Promise<Figures> {
  const missing = ready.filter(({ claim }) => !claim.isGuessed && !claim.isNewSubject)
  const searches = missing.map(({ claim, place }) => searchFigure(place, claim.figure, claim.prepared.claimant))
  const read = new Map((await readFigures(trx, searches)).map((figure) => [figure.place, figure]))
  return new Map(
    ready.map(({ claim, place }) => {
      const found = claim.isGuessed ? state.findFigure(place) : read.get(place)
      return [place, found === undefined ? NO_FIGURE : { before: found, isKnown: found.known }]
    }),
  )
}

const NO_FIGURE = { before: null, isKnown: false }

function additionOf(
  claim: ResolvedClaim,
  state: BatchState,
  stored: Pick<Addition, "before" | "isKnown"> = NO_FIGURE,
  actor: string | null,
): Addition {
  const { prepared, id, source, claimant, via, figure, columns } = claim
  const row = {
    ...columns,
    id,
    source_id: source.id,
    claimant_id: claimant.id,
    via: via.map((one) => one.id),
    external_id: prepared.input.externalId ?? null,
    corrects: null,
    body_hash: prepared.bodyHash,
  }
  return {
    ...state.contextOf(claim.found),
    ...stored,
    figure: { ...figure, subjectId: claim.found.id },
    claim: row,
    actor,
  }
}

function outcomeOf(one: Attempt, claim?: ClaimRow): Outcome {
  if (one.kind !== "claim") return one
  if (claim === undefined) throw new Error("a claim that was resolved has no row")
  return { kind: "filed", claim }
}

/** The row as it is read back. */
function rowOf(claim: ResolvedClaim, figureId: string, now: string): ClaimRow {
  const { prepared, id, found, source, claimant, via, columns } = claim
  return {
    ...columns,
    id,
    subject_id: found.id,
    subject_name: found.name,
    figure_id: figureId,
    source_id: source.id,
    source_name: source.name,
    claimant_id: claimant.id,
    claimant_name: claimant.name,
    via,
    recorded_at: readInstant(now) ?? now,
    external_id: prepared.input.externalId ?? null,
    status: "active",
    corrects: null,
    corrected_by: null,
    version: 1,
  }
}
