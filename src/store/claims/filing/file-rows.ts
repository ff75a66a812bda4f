import { type AuditRow, printAudit } from "../../access/audit.ts"
import { valuesOfTerms } from "../../candidates/new-terms.ts"
import { type ConflictsToWrite, callConflicts, valuesOfConflicts } from "../../conflicts/file-conflicts.ts"
import type { Db } from "../../connection/connect.ts"
import { columnsOf, prepare } from "../../connection/prepared.ts"
import { sqlState } from "../../connection/sql-state.ts"
import { type ClaimsToWrite, callWrite, valuesOfWrite, WRITE_PARAMETERS } from "./write-claims.ts"
import { CREATE_PARAMETERS, callCreate, valuesOfCreate } from "./write-named.ts"

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

/** Parameters of `filing_require`. */
const REQUIRED = 9
const WRITTEN = REQUIRED + WRITE_PARAMETERS

/** Parameters of what every batch calls; those of new names and of conflicts come after them. */
const ALWAYS = WRITTEN + 3

const FILE = `${callWrite(REQUIRED)}, keep_new_terms($${WRITTEN + 1}, $${WRITTEN + 2}), keep_audit($${WRITTEN + 3})`
const IF_ALL_HOLDS = `from filing_require(${Array.from({ length: REQUIRED }, (_, index) => `$${index + 1}`)})`

const callFile = prepare<never>("file rows", `select ${FILE} ${IF_ALL_HOLDS}`)
const callFileConflicts = prepare<never>(
  "file rows and conflicts",
  `select ${FILE}, ${callConflicts(ALWAYS)} ${IF_ALL_HOLDS}`,
)
const callFileNamed = prepare<never>("file rows of new names", `select ${callCreate(ALWAYS)}, ${FILE} ${IF_ALL_HOLDS}`)
const callFileAll = prepare<never>(
  "file rows of new names and conflicts",
  `select ${callCreate(ALWAYS)}, ${FILE}, ${callConflicts(ALWAYS + CREATE_PARAMETERS)} ${IF_ALL_HOLDS}`,
)

/** By whether sources or subjects are new, and whether there are conflicts. */
const CALLS = {
  old: { bare: callFile, conflicts: callFileConflicts },
  new: { bare: callFileNamed, conflicts: callFileAll },
} as const

/**
 * Takes the families, counts their versions up, holds the rest against the store, and writes claims with the sources,
 * subjects, figures, claimants, terms and conflicts that come with them, and the rows of the audit: all by one call. It fails
 * where something does not hold; then nothing is written, nor what is sent after it on the same transaction. `readMissed` tells
 * what. It waits for nobody but who writes a source of the same name.
 */
export async function fileRows(db: Db, granted: Granted, filed: FiledRows, now: string): Promise<void> {
  const { epoch, families, newNames, externalIds, digests, keys } = granted
  const { rows, audited, conflicts } = filed
  const values = [
    epoch,
    ...columnsOf(families, ["family_id", "version"]),
    newNames,
    ...columnsOf(externalIds, ["source_id", "external_id"]),
    digests,
    ...columnsOf(keys, ["owner", "key"]),
    ...valuesOfWrite(rows, now),
    ...valuesOfTerms(rows.terms),
    printAudit(audited),
  ]
  const named = rows.sources.length + rows.subjects.length === 0 ? null : valuesOfCreate(rows, now)
  const call = CALLS[named === null ? "old" : "new"][conflicts === null ? "bare" : "conflicts"]
  await call(db, [...values, ...(named ?? []), ...(conflicts === null ? [] : valuesOfConflicts(conflicts, now))])
}

export type FiledRows = {
  readonly rows: ClaimsToWrite
  readonly audited: readonly AuditRow[]
  /** Null where none opens or changes. */
  readonly conflicts: ConflictsToWrite | null
}

/** What a failed batch has missed; undefined for a failure of another kind. */
export function readMissed(error: unknown): Missed | undefined {
  if (sqlState(error) !== MISSED) return undefined
  return JSON.parse((error as { readonly detail: string }).detail) as Missed
}
