import type { LineOutcome } from "../../store/import-lines.ts"
import { tryWithin } from "../../store/savepoint.ts"
import type { Trx } from "../../store/transaction.ts"
import type { ClaimInput } from "../claim-input.ts"
import { fileClaim } from "../file-claim.ts"
import { Refused } from "../refusals.ts"

/** Told of a line that failed for a reason that is ours, not the line's. */
export type OnFailure = (error: unknown) => void

/**
 * Files claims in their order, as one by one over POST /v1/claims, and answers what became of each. All in one go where
 * none is refused, which is the rule; else each by itself, so that a wrong one takes nothing else with it.
 */
export async function fileLines(
  trx: Trx,
  inputs: readonly ClaimInput[],
  now: string,
  onFailure: OnFailure,
): Promise<LineOutcome[]> {
  const together = await tryWithin(trx, () => fileTogether(trx, inputs, now))
  return together.ok ? together.value : fileApart(trx, inputs, now, onFailure)
}

async function fileTogether(trx: Trx, inputs: readonly ClaimInput[], now: string): Promise<LineOutcome[]> {
  const outcomes: LineOutcome[] = []
  for (const input of inputs) outcomes.push(await fileOne(trx, input, now))
  return outcomes
}

async function fileApart(
  trx: Trx,
  inputs: readonly ClaimInput[],
  now: string,
  onFailure: OnFailure,
): Promise<LineOutcome[]> {
  const outcomes: LineOutcome[] = []
  for (const input of inputs) {
    const tried = await tryWithin(trx, () => fileOne(trx, input, now))
    outcomes.push(tried.ok ? tried.value : refuse(tried.error, onFailure))
  }
  return outcomes
}

async function fileOne(trx: Trx, input: ClaimInput, now: string): Promise<LineOutcome> {
  const { claimId, created } = await fileClaim(trx, input, now)
  return { outcome: created ? "filed" : "repeated", claimId }
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
