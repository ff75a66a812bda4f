import { type ClaimRow, findClaim } from "../../../store/claims/claims.ts"
import { listFamiliesOf, listPlacesBefore } from "../../../store/claims/erasing/erased-claims.ts"
import type { Trx } from "../../../store/connection/transaction.ts"
import { lockFamilies } from "../../../store/subjects/locks.ts"
import { notFound } from "../../requests/refusals.ts"
import { isUuid } from "../../requests/uuid.ts"

/** A claim with all that it corrects and that corrects it, and where they are or were. The families are locked. */
export type LockedClaims = {
  /** The claim that was asked for comes first. */
  readonly claims: readonly ClaimRow[]
  /** The subjects that have, or had, one of the claims. */
  readonly subjects: readonly string[]
  readonly families: readonly string[]
  /** The figures that one of the claims says, or said before it was moved. */
  readonly figures: readonly string[]
}

/**
 * A correction keeps what it does not change, so that the text of a claim stands in all of them. They may have been moved,
 * and a figure that a claim has left may still be told in its words. What is found is read again under the locks.
 */
export async function lockWithCorrections(trx: Trx, id: string): Promise<LockedClaims> {
  for (let held = ""; ; ) {
    const claims = await findWithCorrections(trx, id)
    const before = await listPlacesBefore(trx, claims)
    const subjects = [...claims.map((claim) => claim.subject_id), ...before.flatMap(({ subject }) => readId(subject))]
    const wanted = [...new Set(subjects)].sort()
    if (wanted.join() === held) {
      const figures = [...claims.map((claim) => claim.figure_id), ...before.flatMap(({ figure }) => readId(figure))]
      const families = await listFamiliesOf(trx, wanted)
      return { claims, subjects: wanted, families, figures: [...new Set(figures)] }
    }
    await lockFamilies(trx, wanted)
    held = wanted.join()
  }
}

async function findWithCorrections(trx: Trx, id: string): Promise<ClaimRow[]> {
  const first = await findClaim(trx, id)
  if (first === undefined) throw notFound("claim", id)
  const found = new Map([[id, first]])
  for (const claim of found.values()) {
    for (const other of await findLinked(trx, claim)) if (!found.has(other.id)) found.set(other.id, other)
  }
  return [...found.values()]
}

/**
 * The claim before and the claim after. A record may name any claim as the one that it corrects: it does where that names it
 * as well.
 */
async function findLinked(trx: Trx, { id, corrects, corrected_by }: ClaimRow): Promise<ClaimRow[]> {
  const before = corrects === null ? undefined : await findClaim(trx, corrects)
  const after = corrected_by === null ? undefined : await findClaim(trx, corrected_by)
  const linked = [before?.corrected_by === id ? before : undefined, after?.corrects === id ? after : undefined]
  return linked.filter((claim) => claim !== undefined)
}

/** A history may have come with a record, and then anything may stand in it. */
function readId(text: string | null): string[] {
  return isUuid(text) ? [text] : []
}
