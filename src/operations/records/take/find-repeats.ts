import type { Trx } from "../../../store/connection/transaction.ts"
import { findClaimsNamed } from "../../../store/records/find-taken.ts"
import { Refused } from "../../requests/refusals.ts"
import { readClaims } from "../read-family.ts"
import type { ClaimRecord } from "../record.ts"
import type { Parties } from "./read-claim.ts"
import { requireSame } from "./require-same.ts"
import type { GivenOf, Taken } from "./taking.ts"

/** What one store alone decides of a claim: when it was recorded, and which figure it shares with others. */
const APART = ["recordedAt", "figure", "bodyHash"]

/**
 * For each claim that is here already, under its id or as what its external id stands for, that it is the same, or how it
 * differs; undefined for those that are new.
 */
export async function findRepeats(
  trx: Trx,
  all: readonly GivenOf<"claim">[],
  parties: readonly (Parties | Refused)[],
): Promise<(Taken | Refused | undefined)[]> {
  const named = await findNamed(trx, all, parties)
  const ids = [...all.flatMap(({ id }) => id ?? []), ...named.values()]
  const stored = new Map((await readClaims(trx, { ids })).map((record) => [record.id, record]))
  return all.map((given, index) => {
    const record = stored.get(given.id ?? "") ?? stored.get(named.get(index) ?? "")
    return record && repeat(record, given)
  })
}

/** By the index of the claim, the one that its external id stands for. */
async function findNamed(trx: Trx, all: readonly GivenOf<"claim">[], parties: readonly (Parties | Refused)[]) {
  const wanted = all.flatMap(({ externalId = null, status = "active" }, index) => {
    const known = parties[index]
    if (externalId === null || status !== "active" || known === undefined || known instanceof Refused) return []
    return [{ index, sourceId: known.source.id, externalId }]
  })
  const found = await findClaimsNamed(trx, wanted)
  const pairs = wanted.map(({ index }, nth) => [index, found[nth] ?? null] as const)
  return new Map(pairs.flatMap(([index, id]) => (id === null ? [] : [[index, id] as const])))
}

function repeat(record: ClaimRecord, given: GivenOf<"claim">): Taken | Refused {
  try {
    const isOther = record.id !== (given.id ?? record.id)
    requireSame(record, given, isOther ? [...APART, "corrects"] : APART)
    return { outcome: "repeated", id: record.id }
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
}
