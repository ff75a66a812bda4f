import { findErasedExternalIds } from "../../../store/claims/erasing/erased-sources.ts"
import type { Trx } from "../../../store/connection/transaction.ts"
import { findClaimsNamed } from "../../../store/records/find-taken.ts"
import { foldName } from "../../../store/subjects/names.ts"
import { Refused, recordErased } from "../../requests/refusals.ts"
import { digestExternalId } from "../../sources/digest-external-id.ts"
import { readClaims } from "../read-family.ts"
import type { ClaimRecord } from "../record.ts"
import { type Parties, takesExternalId } from "./read-claim.ts"
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
  const erased = await findErased(trx, all)
  return all.map((given, index) => {
    const gone = erased[index]
    if (gone !== undefined) return recordErased(gone)
    const record = stored.get(given.id ?? "") ?? stored.get(named.get(index) ?? "")
    return record && repeat(record, given)
  })
}

/** Of each claim, the erased one that had its external id by its source's old name. */
async function findErased(trx: Trx, all: readonly GivenOf<"claim">[]): Promise<(string | undefined)[]> {
  const digests = all.map(({ source, externalId, erasedAt }) =>
    source?.name === undefined || externalId == null || erasedAt != null
      ? ""
      : digestExternalId(foldName(source.name), externalId),
  )
  const found = await findErasedExternalIds(
    trx,
    digests.filter((digest) => digest !== ""),
  )
  return digests.map((digest) => found.get(digest))
}

/** By the index of the claim, the one that its external id stands for. */
async function findNamed(trx: Trx, all: readonly GivenOf<"claim">[], parties: readonly (Parties | Refused)[]) {
  const wanted = all.flatMap((given, index) => {
    const { externalId = null } = given
    const known = parties[index]
    if (externalId === null || !takesExternalId(given) || known === undefined || known instanceof Refused) return []
    return [{ index, sourceId: known.source.id, externalId }]
  })
  const found = await findClaimsNamed(trx, wanted)
  const pairs = wanted.map(({ index }, nth) => [index, found[nth] ?? null] as const)
  return new Map(pairs.flatMap(([index, id]) => (id === null ? [] : [[index, id] as const])))
}

function repeat(record: ClaimRecord, given: GivenOf<"claim">): Taken | Refused {
  // The erased record itself is a repeat; one from before would bring the text back.
  if (record.erasedAt !== null && given.erasedAt == null) return recordErased(record.id)
  try {
    const isOther = record.id !== (given.id ?? record.id)
    requireSame(record, given, isOther ? [...APART, "corrects"] : APART)
    return { outcome: "repeated", id: record.id }
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
}
