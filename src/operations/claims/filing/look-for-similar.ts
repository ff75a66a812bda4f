import type { Db } from "../../../store/connection/connect.ts"
import { inPipeline, type Trx } from "../../../store/connection/transaction.ts"
import { findSimilar } from "../../names/similar.ts"
import type { PreparedClaim } from "./prepare-claim.ts"

/**
 * The claims, each with the subjects that its name may mean, where it may have to create its subject: a name that stood for
 * one when this process saw it last is not looked for. It goes before the transaction that files, so that no lock is held
 * meanwhile. Claims whose subjects are known cost no statement.
 */
export async function lookForSimilar(db: Db, claims: readonly PreparedClaim[]): Promise<readonly PreparedClaim[]> {
  const names = listUnknown(claims)
  if (names.length === 0) return claims
  return inPipeline(db, "look for similar subjects", (trx) => addSimilar(trx, claims, names))
}

/** The same within a transaction. */
export async function lookForSimilarWithin(
  trx: Trx,
  claims: readonly PreparedClaim[],
): Promise<readonly PreparedClaim[]> {
  const names = listUnknown(claims)
  return names.length === 0 ? claims : addSimilar(trx, claims, names)
}

function listUnknown(claims: readonly PreparedClaim[]): string[] {
  const unknown = claims.filter(({ subject, guess }) => guess === null && !subject.isId)
  return [...new Set(unknown.map(({ subject }) => subject.name))]
}

async function addSimilar(trx: Trx, claims: readonly PreparedClaim[], names: readonly string[]) {
  const similar = await findSimilar(trx, names)
  return claims.map((claim) => ({ ...claim, similar: similar.get(claim.subject.name) ?? claim.similar }))
}
