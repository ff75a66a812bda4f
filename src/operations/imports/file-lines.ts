import { type Tried, tryWithin } from "../../store/connection/savepoint.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import type { LineOutcome } from "../../store/imports/import-lines.ts"
import type { ClaimInput } from "../claims/claim-input.ts"
import { type Batch, fileAlone, fileClaims } from "../claims/filing/file-claims.ts"
import type { Outcome } from "../claims/filing/outcome.ts"
import { type PreparedClaim, prepareClaim, withoutGuess } from "../claims/filing/prepare-claim.ts"
import { isRival } from "../claims/filing/rivals.ts"
import type { SubjectHints } from "../claims/filing/subject-hints.ts"
import { Refused } from "../requests/refusals.ts"

/** Told of a line that failed for a reason that is ours, not the line's. */
export type OnFailure = (error: unknown) => void

type Lines = { readonly hints: SubjectHints; readonly now: string; readonly onFailure: OnFailure }

/**
 * Files claims in their order, as one by one over POST /v1/claims, and answers what became of each: together as far as
 * they do not depend on each other. A wrong one takes nothing else with it.
 */
export async function fileLines(trx: Trx, inputs: readonly ClaimInput[], lines: Lines): Promise<LineOutcome[]> {
  const outcomes = new Map<number, LineOutcome>()
  let waiting = inputs.flatMap((input, place) => {
    const prepared = prepare(input, lines)
    if ("outcome" in prepared) outcomes.set(place, prepared)
    return "outcome" in prepared ? [] : [{ place, prepared }]
  })
  while (waiting.length > 0) {
    const results = await fileGroup(
      trx,
      waiting.map(({ prepared }) => prepared),
      lines,
    )
    waiting.forEach(({ place }, index) => {
      const result = results[index]
      if (result !== undefined && result !== "later") outcomes.set(place, result)
    })
    waiting = waiting
      .filter((_, index) => results[index] === "later")
      .map(({ place, prepared }) => ({ place, prepared: withoutGuess(prepared) }))
  }
  return inputs.map((_, place) => outcomes.get(place) ?? missing(place))
}

function missing(place: number): never {
  throw new Error(`the line at ${place} of its page has no outcome`)
}

function prepare(input: ClaimInput, { hints, now, onFailure }: Lines): PreparedClaim | LineOutcome {
  try {
    return prepareClaim(input, hints, now)
  } catch (error) {
    return refuse(error, onFailure)
  }
}

/** One result a claim. Where the group fails as a whole, its halves are tried, down to the line that it fails for. */
async function fileGroup(
  trx: Trx,
  claims: readonly PreparedClaim[],
  lines: Lines,
): Promise<readonly (LineOutcome | "later")[]> {
  const { hints, now, onFailure } = lines
  const toFile = claims.map((prepared) => ({ prepared, actor: null }))
  const tried = await tryAgainst(trx, () => fileClaims(trx, toFile, { hints, now, waits: true }))
  if (tried.ok) return aloneWhereNeeded(trx, claims, tried.value, lines)
  if (claims.length === 1) return [refuse(tried.error, onFailure)]
  const middle = claims.length >> 1
  const first = await fileGroup(trx, claims.slice(0, middle), lines)
  return [...first, ...(await fileGroup(trx, claims.slice(middle), lines))]
}

async function aloneWhereNeeded(
  trx: Trx,
  claims: readonly PreparedClaim[],
  outcomes: readonly Outcome[],
  lines: Lines,
): Promise<(LineOutcome | "later")[]> {
  const results: (LineOutcome | "later")[] = []
  for (const [place, outcome] of outcomes.entries()) {
    const prepared = claims[place]
    const isAlone = outcome.kind === "later" && outcome.why === "alone" && prepared !== undefined
    results.push(isAlone ? await fileOne(trx, prepared, lines) : toLine(outcome, lines.onFailure))
  }
  return results
}

async function fileOne(trx: Trx, prepared: PreparedClaim, { hints, now, onFailure }: Lines) {
  const claim = { prepared, actor: null }
  const tried = await tryAgainst(trx, () => fileAlone(trx, claim, { hints, now, waits: true }))
  if (!tried.ok) return refuse(tried.error, onFailure)
  const [outcome] = tried.value
  return outcome === undefined ? missing(0) : toLine(outcome, onFailure)
}

const ATTEMPTS = 5

/** What a rival took in the meantime is found taken when it is tried again. */
async function tryAgainst(trx: Trx, file: () => Promise<Batch>): Promise<Tried<readonly Outcome[]>> {
  for (let attempt = 1; ; attempt++) {
    const tried = await tryWithin(trx, () => finish(file()))
    if (tried.ok || attempt === ATTEMPTS || !isRival(tried.error)) return tried
  }
}

async function finish(filing: Promise<Batch>): Promise<readonly Outcome[]> {
  const { outcomes, last } = await filing
  await last
  return outcomes
}

function toLine(outcome: Outcome, onFailure: OnFailure): LineOutcome | "later" {
  if (outcome.kind === "later") return "later"
  if (outcome.kind === "refused") return refuse(outcome.refusal, onFailure)
  return outcome.kind === "filed"
    ? { outcome: "filed", claimId: outcome.claim.id }
    : { outcome: "repeated", claimId: outcome.claimId }
}

/** A fault of ours in one line must not hold up the ten million after it. */
function refuse(error: unknown, onFailure: OnFailure): LineOutcome {
  if (error instanceof Refused) {
    const { kind, message, errors, members } = error
    return { outcome: "refused", problem: { kind, detail: message, errors, members } }
  }
  onFailure(error)
  const detail = "Filing this line failed for a reason of ours; the log of the service tells more. Send it again later."
  return { outcome: "refused", problem: { kind: "internal-error", detail } }
}
