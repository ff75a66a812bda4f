import { columnsOf, prepare } from "../../connection/prepared.ts"
import { sqlState } from "../../connection/sql-state.ts"
import type { Trx } from "../../connection/transaction.ts"

/** What a batch has taken for granted: it is written only if all of it still holds. */
export type Granted = {
  readonly epoch: number
  readonly families: readonly { readonly family_id: string; readonly version: number }[]
  /** Folded names that no subject has. */
  readonly newNames: readonly string[]
  /** External ids that nobody has taken, each of a source. */
  readonly externalIds: readonly { readonly source_id: string; readonly external_id: string }[]
  /** Digests of external ids that must not be those of erased claims. */
  readonly digests: readonly string[]
  /** Keys of requests that have no answer yet. */
  readonly keys: readonly { readonly owner: string; readonly key: string }[]
}

/** What does not hold any more, or is held by somebody else at the moment. */
export type Missed = {
  /** The rules, a name or a source has changed, or sources are being merged. */
  readonly epoch: boolean
  /** By id. */
  readonly families: readonly string[]
  readonly names: readonly string[]
  /** As "source id external id". */
  readonly ids: readonly string[]
  readonly digests: readonly string[]
  /** Each with its owner before it. */
  readonly keys: readonly (readonly [string, string])[]
}

/** The SQLSTATE with which the function `filing_require` fails. Its detail is a `Missed` as JSON. */
const MISSED = "CCM01"

const requireGranted = prepare<never>(
  "require unchanged",
  `select filing_require($1::bigint, $2::uuid[], $3::bigint[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::text[],
  $9::text[])`,
)

/**
 * Takes the families, counts their versions up, and holds the rest against the store. It fails where something does not
 * hold, and then nothing that is sent after it on the same transaction is written; `readMissed` tells what. It waits for
 * nobody. Sends everything before it returns.
 */
export async function requireUnchanged(trx: Trx, granted: Granted): Promise<void> {
  const { epoch, families, newNames, externalIds, digests, keys } = granted
  await requireGranted(trx, [
    epoch,
    ...columnsOf(families, ["family_id", "version"]),
    newNames,
    ...columnsOf(externalIds, ["source_id", "external_id"]),
    digests,
    ...columnsOf(keys, ["owner", "key"]),
  ])
}

/** What a failed batch has missed; undefined for a failure of another kind. */
export function readMissed(error: unknown): Missed | undefined {
  if (sqlState(error) !== MISSED) return undefined
  return JSON.parse((error as { readonly detail: string }).detail) as Missed
}
