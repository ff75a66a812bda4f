import type { Db } from "../../store/connection/connect.ts"
import { inTransaction } from "../../store/connection/transaction.ts"
import { insertLines, type NewLine } from "../../store/imports/import-lines.ts"
import type { CsvForm, ImportFormat } from "../../store/imports/import-tables.ts"
import { advanceReceived, failAbandoned, insertImport, markFailed, markReceived } from "../../store/imports/imports.ts"
import { type AuditedOutcome, keepAudit } from "../access/audit.ts"
import { importBusy } from "../requests/refusals.ts"
import { publishLines } from "../signals.ts"
import { queueImport } from "./run-import.ts"

/** What is known of an upload before its first line. */
export type Upload = {
  readonly id: string
  readonly format: ImportFormat
  readonly key: string | null
  readonly actor: string | null
}

/**
 * How far an upload has come. `after` is the last line that was kept; null where the import is not stored yet. `csv`: how
 * a file of CSV is written.
 */
export type UploadProgress = {
  readonly after: number | null
  readonly digest: string | null
  readonly csv: CsvForm | null
}

/**
 * Stores lines as they came; those that could not be read as a claim are refused. Answers the number of the last one.
 * Refuses where another upload of the same import is under way.
 */
export async function keepLines(
  db: Db,
  upload: Upload,
  lines: readonly NewLine[],
  { after, digest, csv }: UploadProgress,
  now: string,
): Promise<number> {
  const line = lines.at(-1)?.line ?? 0
  const refused = lines.filter(({ problem }) => problem !== null).length
  await inTransaction(db, "keep lines", async (trx) => {
    if (after === null && !(await insertImport(trx, { ...upload, csv }, now))) throw importBusy(null)
    const received = { after: after ?? 0, line, count: lines.length, refused, digest }
    if (!(await advanceReceived(trx, upload.id, received, now))) throw importBusy(upload.id)
    await insertLines(trx, upload.id, lines)
  })
  publishLines({ filed: 0, repeated: 0, refused })
  return line
}

/** Everything has arrived and is acknowledged: another process files it where this one dies. */
export async function completeUpload(
  db: Db,
  id: string,
  line: number,
  { audited, status, now }: AuditedOutcome & { readonly now: string },
): Promise<void> {
  await inTransaction(db, "complete an upload", async (trx) => {
    if (!(await markReceived(trx, id, line, now))) throw importBusy(id)
    await queueImport(trx, id)
    await keepAudit(trx, [{ audited, status }], now)
  })
}

/** A body that cannot be used ends its import: nothing of it is filed. `reason` is shown with the import. */
export async function failUpload(db: Db, id: string, reason: string, now: string): Promise<void> {
  await markFailed(db, id, reason, now)
}

/** Ends the uploads that nobody has gone on with. One can still be taken up again with its key. */
export async function endAbandoned(db: Db, touchedBefore: string): Promise<void> {
  await failAbandoned(db, touchedBefore, "The upload was never completed; nothing of it was filed.")
}
