import type { LineOutcome } from "../../store/import-lines.ts"
import { type Tried, tryWithin } from "../../store/savepoint.ts"
import type { Trx } from "../../store/transaction.ts"
import { type Ahead, type Batch, fileAlone, fileClaims } from "../filing/file-claims.ts"
import type { Outcome } from "../filing/outcome.ts"
import type { PreparedClaim } from "../filing/prepare-claim.ts"
import { isRival } from "../filing/rivals.ts"
import type { SubjectHints } from "../filing/subject-hints.ts"
import { Refused } from "../refusals.ts"

/** Told of a line that failed for a reason that is ours, not the line's. */
export type OnFailure = (error: unknown) => void

export type Lines = { readonly hints: SubjectHints; readonly now: string; readonly onFailure: OnFailure }

/** One result a claim. `isPlain`: nothing was undone, and no claim was filed by itself. */
export type Grouped = { readonly results: readonly (LineOutcome | "later")[]; readonly isPlain: boolean }

/**
 * Files claims together. Where they fail as a whole, their halves are tried, down to the line that it fails for. `ahead`
 * is for the first try only: what was read before another one does not hold.
 */
export async function fileGroup(
  trx: Trx,
  claims: readonly PreparedClaim[],
  lines: Lines,
  ahead: Ahead = {},
): Promise<Grouped> {
  const { hints, now, onFailure } = lines
  const toFile = claims.map((prepared) => ({ prepared, actor: null }))
  let tries = 0
  const file = () => fileClaims(trx, toFile, { hints, now, waits: true, ...(tries++ === 0 ? ahead : {}) })
  const tried = await tryAgainst(trx, file)
  if (tried.ok) {
    const results = await aloneWhereNeeded(trx, claims, tried.value, lines)
    return { results, isPlain: tries === 1 && tried.value.every(({ kind }) => kind !== "later") }
  }
  if (claims.length === 1) return { results: [refuse(tried.error, onFailure)], isPlain: false }
  const middle = claims.length >> 1
  const first = await fileGroup(trx, claims.slice(0, middle), lines)
  const second = await fileGroup(trx, claims.slice(middle), lines)
  return { results: [...first.results, ...second.results], isPlain: false }
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
  if (outcome === undefined) throw new Error("a claim that was filed has no outcome")
  return toLine(outcome, onFailure)
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
export function refuse(error: unknown, onFailure: OnFailure): LineOutcome {
  if (error instanceof Refused) {
    const { kind, message, errors, members } = error
    return { outcome: "refused", problem: { kind, detail: message, errors, members } }
  }
  onFailure(error)
  const detail = "Filing this line failed for a reason of ours; the log of the service tells more. Send it again later."
  return { outcome: "refused", problem: { kind: "internal-error", detail } }
}
