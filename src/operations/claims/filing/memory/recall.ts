import { recallFamilies } from "../../../../store/claims/filing/recall-families.ts"
import { recallNames, type Wanted } from "../../../../store/claims/filing/recall-names.ts"
import type { Db } from "../../../../store/connection/connect.ts"
import { inPipeline } from "../../../../store/connection/transaction.ts"
import { listSourceKeys } from "../../../sources/look-up-sources.ts"
import { listSubjectKeys } from "../../../subjects/look-up-subjects.ts"
import type { PreparedClaim } from "../prepare-claim.ts"
import type { FilingMemory } from "./filing-memory.ts"

/** Reads what claims name and is not remembered, in one round trip. Nothing is read where all of it is. */
export async function recall(db: Db, claims: readonly PreparedClaim[], memory: FilingMemory): Promise<void> {
  const wanted = listWanted(claims, memory)
  if (memory.epoch !== null && Object.values(wanted).every((keys) => keys.length === 0)) return
  await inPipeline(db, "recall families", async (trx) => {
    // Sent in this order, since the versions must be older than what they stand for.
    const [names, families] = await Promise.all([recallNames(trx, wanted), recallFamilies(trx, wanted)])
    memory.remember(names, families)
  })
}

function listWanted(claims: readonly PreparedClaim[], memory: FilingMemory): Wanted {
  const subjects = claims.map(({ subject }) => subject).filter(({ key }) => memory.findSubject(key) === undefined)
  const sources = claims
    .flatMap(({ source, claimants, via }) => [source, ...claimants, ...via])
    .filter(({ key }) => memory.findSource(key) === undefined)
  return { ...listSubjectKeys(subjects), ...listSourceKeys(sources) }
}
