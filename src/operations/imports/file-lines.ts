import { type Tried, tryWithin } from "../../store/connection/savepoint.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import type { LineOutcome } from "../../store/imports/import-lines.ts"
import type { ClaimInput } from "../claims/claim-input.ts"
import { type Batch, fileAlone, fileClaims } from "../claims/filing/file-claims.ts"
import type { FilingOutcome } from "../claims/filing/filing-outcome.ts"
import { lookForSimilarWithin } from "../claims/filing/look-for-similar.ts"
import { type PreparedClaim, prepareClaim, withoutGuess } from "../claims/filing/prepare-claim.ts"
import type { SubjectHints } from "../claims/filing/subject-hints.ts"
import { isTakenMeanwhile } from "../claims/filing/taken-meanwhile.ts"
import { listWarnings } from "../claims/list-warnings.ts"
import type { Occasion } from "../requests/occasion.ts"
import { Refused } from "../requests/refusals.ts"

/** Called for a line that fails through a fault of the service. */
export type OnFailure = (error: unknown) => void

export type Lines = { readonly hints: SubjectHints; readonly onFailure: OnFailure } & Occasion

/**
 * Files claims with the outcome that they would have one after the other, and answers it for each. They go together as
 * far as they do not depend on each other. A wrong one does not affect the others.
 */
export async function fileLines(trx: Trx, inputs: readonly ClaimInput[], lines: Lines): Promise<LineOutcome[]> {
  const outcomes = new Map<number, LineOutcome>()
  let waiting: readonly Waiting[] = inputs.flatMap((input, index) => {
    const prepared = prepare(input, lines)
    if ("outcome" in prepared) outcomes.set(index, prepared)
    return "outcome" in prepared ? [] : [{ index, prepared }]
  })
  while (waiting.length > 0) {
    waiting = await searchAll(trx, waiting)
    const results = await fileGroup(
      trx,
      waiting.map(({ prepared }) => prepared),
      lines,
    )
    waiting.forEach(({ index }, nth) => {
      const result = results[nth]
      if (result !== undefined && result !== "later") outcomes.set(index, result)
    })
    waiting = waiting
      .filter((_, nth) => results[nth] === "later")
      .map(({ index, prepared }) => ({ index, prepared: withoutGuess(prepared) }))
  }
  return inputs.map((_, index) => outcomes.get(index) ?? missing(index))
}

type Waiting = { readonly index: number; readonly prepared: PreparedClaim }

/** The first time, where most are looked for, no family is locked yet. */
async function searchAll(trx: Trx, waiting: readonly Waiting[]): Promise<readonly Waiting[]> {
  const searched = await lookForSimilarWithin(
    trx,
    waiting.map(({ prepared }) => prepared),
  )
  return waiting.map(({ index, prepared }, nth) => ({ index, prepared: searched[nth] ?? prepared }))
}

function missing(index: number): never {
  throw new Error(`line ${index + 1} of a page has no outcome`)
}

function prepare(input: ClaimInput, { hints, now, actor, onFailure }: Lines): PreparedClaim | LineOutcome {
  try {
    return prepareClaim(input, { hints, now, actor })
  } catch (error) {
    return refuse(error, onFailure)
  }
}

/** One result for each claim. A group that fails is halved and tried again, down to the line that makes it fail. */
async function fileGroup(
  trx: Trx,
  claims: readonly PreparedClaim[],
  lines: Lines,
): Promise<readonly (LineOutcome | "later")[]> {
  const { hints, now, onFailure } = lines
  const tried = await tryAgainst(trx, () => fileClaims(trx, claims, { hints, now, waits: true }))
  if (tried.ok) return aloneWhereNeeded(trx, claims, tried.value, lines)
  if (claims.length === 1) return [refuse(tried.error, onFailure)]
  const middle = claims.length >> 1
  const first = await fileGroup(trx, claims.slice(0, middle), lines)
  return [...first, ...(await fileGroup(trx, claims.slice(middle), lines))]
}

async function aloneWhereNeeded(
  trx: Trx,
  claims: readonly PreparedClaim[],
  outcomes: readonly FilingOutcome[],
  lines: Lines,
): Promise<(LineOutcome | "later")[]> {
  const results: (LineOutcome | "later")[] = []
  for (const [index, outcome] of outcomes.entries()) {
    const prepared = claims[index]
    const isAlone = outcome.kind === "later" && outcome.why === "alone" && prepared !== undefined
    results.push(isAlone ? await fileOne(trx, prepared, lines) : toLine(outcome, lines.onFailure))
  }
  return results
}

async function fileOne(trx: Trx, prepared: PreparedClaim, { hints, now, onFailure }: Lines) {
  // Lines before it may have created what it is like.
  const [searched = prepared] = await lookForSimilarWithin(trx, [prepared])
  const tried = await tryAgainst(trx, () => fileAlone(trx, searched, { hints, now, waits: true }))
  if (!tried.ok) return refuse(tried.error, onFailure)
  const [outcome] = tried.value
  return outcome === undefined ? missing(0) : toLine(outcome, onFailure)
}

const ATTEMPTS = 5

/** The next attempt finds what another has taken since this one looked. */
async function tryAgainst(trx: Trx, file: () => Promise<Batch>): Promise<Tried<readonly FilingOutcome[]>> {
  for (let attempt = 1; ; attempt++) {
    const tried = await tryWithin(trx, () => finish(file()))
    if (tried.ok || attempt === ATTEMPTS || !isTakenMeanwhile(tried.error)) return tried
  }
}

async function finish(filing: Promise<Batch>): Promise<readonly FilingOutcome[]> {
  const { outcomes, last } = await filing
  await last
  return outcomes
}

function toLine(outcome: FilingOutcome, onFailure: OnFailure): LineOutcome | "later" {
  if (outcome.kind === "later") return "later"
  if (outcome.kind === "refused") return refuse(outcome.refusal, onFailure)
  return outcome.kind === "filed"
    ? { outcome: "filed", claimId: outcome.claim.id, similar: outcome.similar, ...listWarnings(outcome.claim) }
    : { outcome: "repeated", claimId: outcome.claim.id, similar: null }
}

/** A fault of the service at one line must not hold up the ten million lines after it. */
export function refuse(error: unknown, onFailure: OnFailure): LineOutcome {
  if (error instanceof Refused) {
    const { kind, message, errors, members } = error
    return { outcome: "refused", problem: { kind, detail: message, errors, members } }
  }
  onFailure(error)
  const detail = "Filing this line failed for a reason of ours; the log of the service says more. Send it again later."
  return { outcome: "refused", problem: { kind: "internal-error", detail } }
}
