import type { Db } from "../../../store/connection/connect.ts"
import { inPipeline, type Trx } from "../../../store/connection/transaction.ts"
import { findSimilar, type Similar } from "../../names/similar.ts"
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

/** The names under which these claims may have to create a subject, each once. */
export function listUnknown(claims: readonly PreparedClaim[]): string[] {
  const unknown = claims.filter(({ subject, guess }) => guess === null && !subject.isId)
  return [...new Set(unknown.map(({ subject }) => subject.name))]
}

async function addSimilar(trx: Trx, claims: readonly PreparedClaim[], names: readonly string[]) {
  return withSimilar(claims, await findSimilar(trx, names))
}

/** The claims, each with the subjects that its name may mean, which are given by names. */
export function withSimilar(
  claims: readonly PreparedClaim[],
  similar: ReadonlyMap<string, readonly Similar[]>,
): readonly PreparedClaim[] {
  return claims.map((claim) => {
    const found = similar.get(claim.subject.name)
    return found === undefined ? claim : { ...claim, similar: found }
  })
}
