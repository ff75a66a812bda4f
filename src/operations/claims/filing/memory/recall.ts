import { recallStored, type Wanted } from "../../../../store/claims/filing/recall-stored.ts"
import type { Db } from "../../../../store/connection/connect.ts"
import { rateFound, searchNew } from "../../../names/similar.ts"
import { listSourceKeys } from "../../../sources/look-up-sources.ts"
import { listSubjectKeys } from "../../../subjects/look-up-subjects.ts"
import { listUnknown, withSimilar } from "../look-for-similar.ts"
import type { PreparedClaim } from "../prepare-claim.ts"
import type { FilingMemory } from "./filing-memory.ts"

/**
 * Reads what claims name and is not remembered, in one round trip. Answers the claims, each with the subjects that its name
 * may mean, where it may have to create its subject. Nothing is read where all is remembered.
 */
export async function recall(
  db: Db,
  claims: readonly PreparedClaim[],
  memory: FilingMemory,
): Promise<readonly PreparedClaim[]> {
  for (;;) {
    const unknown = claims.filter(({ subject }) => memory.findSubject(subject.key) === undefined)
    const names = listUnknown(unknown)
    const wanted = listWanted(claims, unknown, memory)
    if (memory.epoch !== null && Object.values(wanted).every((keys) => keys.length === 0)) return claims
    const read = await recallStored(db, { ...wanted, epoch: memory.epoch, newNames: names.map(searchNew) })
    if (memory.remember(read)) return withSimilar(claims, rateFound(names, read.alike))
  }
}

function listWanted(
  claims: readonly PreparedClaim[],
  unknown: readonly PreparedClaim[],
  memory: FilingMemory,
): Omit<Wanted, "epoch" | "newNames"> {
  const sources = claims
    .flatMap(({ source, claimants, via }) => [source, ...claimants, ...via])
    .filter(({ key }) => memory.findSource(key) === undefined)
  return { ...listSubjectKeys(unknown.map(({ subject }) => subject)), ...listSourceKeys(sources) }
}
