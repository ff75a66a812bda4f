import type { ClaimRow } from "../../store/claims/claims.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import type { ClaimInput } from "../claims/claim-input.ts"
import { fileAlone, fileClaims } from "../claims/filing/file-claims.ts"
import type { FilingOutcome } from "../claims/filing/filing-outcome.ts"
import { type PreparedClaim, prepareClaim, withoutGuess } from "../claims/filing/prepare-claim.ts"
import type { SubjectHints } from "../claims/filing/subject-hints.ts"
import type { Occasion } from "../requests/occasion.ts"
import { atPointer } from "./at-pointer.ts"

export type FilingAll = Occasion & { readonly hints: SubjectHints }

/** A claim to be filed, and the JSON Pointer of what it comes from. */
export type ToFile = { readonly input: ClaimInput; readonly pointer: string }

/**
 * Files claims together, all of them or none: the first that is refused is thrown, with where it stands. One claim for
 * each, in their order.
 */
export async function fileAll(trx: Trx, all: readonly ToFile[], context: FilingAll): Promise<readonly ClaimRow[]> {
  const filed = new Map<number, ClaimRow>()
  let waiting = all.map(({ input, pointer }, index) => ({
    index,
    claim: atPointer(pointer, () => prepareClaim(input, context)),
  }))
  while (waiting.length > 0) {
    const outcomes = await fileTogether(
      trx,
      waiting.map(({ claim }) => claim),
      context,
    )
    const later: typeof waiting = []
    for (const [nth, { index, claim }] of waiting.entries()) {
      const outcome = await settle(trx, outcomes[nth], claim, context)
      if (outcome?.kind === "filed") filed.set(index, outcome.claim)
      else if (outcome?.kind === "later") later.push({ index, claim: withoutGuess(claim) })
      else if (outcome?.kind === "refused") atPointer(all[index]?.pointer ?? "", () => raise(outcome.refusal))
    }
    waiting = later
  }
  return all.map((_, index) => filed.get(index) ?? missing(index))
}

async function fileTogether(trx: Trx, claims: readonly PreparedClaim[], { hints, now }: FilingAll) {
  const { outcomes, last } = await fileClaims(trx, claims, { hints, now, waits: true })
  await last
  return outcomes
}

/** A claim that has to be filed alone is. */
async function settle(
  trx: Trx,
  outcome: FilingOutcome | undefined,
  claim: PreparedClaim,
  { hints, now }: FilingAll,
): Promise<FilingOutcome | undefined> {
  if (outcome?.kind !== "later" || outcome.why !== "alone") return outcome
  const { outcomes, last } = await fileAlone(trx, claim, { hints, now, waits: true })
  await last
  return outcomes[0]
}

function raise(refusal: Error): never {
  throw refusal
}

function missing(index: number): never {
  throw new Error(`claim ${index + 1} of an article was not filed`)
}
