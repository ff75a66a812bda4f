import type { Db } from "../../store/connection/connect.ts"
import { inTransaction } from "../../store/connection/transaction.ts"
import { insertLines, type NewLine } from "../../store/imports/import-lines.ts"
import { advanceReceived, failAbandoned, insertImport, markReceived } from "../../store/imports/imports.ts"
import type { ImportFormat } from "../../store/tables.ts"
import { importBusy } from "../requests/refusals.ts"
import { publishLines } from "../signals.ts"
import { queueImport } from "./run-import.ts"

/** An upload, and what is known of it before its first line. */
export type Upload = {
  readonly id: string
  readonly format: ImportFormat
  readonly key: string | null
  readonly actor: string | null
}

/** `after` is the last line that was kept before; null where the import is not stored yet. */
export type Place = { readonly after: number | null; readonly digest: string | null }

/** Stores lines as they came, with those that could not be read as a claim refused. Answers the number of the last. */
export async function keepLines(
  db: Db,
  upload: Upload,
  lines: readonly NewLine[],
  { after, digest }: Place,
  now: string,
): Promise<number> {
  const line = lines.at(-1)?.line ?? 0
  const refused = lines.filter(({ problem }) => problem !== null).length
  await inTransaction(db, async (trx) => {
    if (after === null && !(await insertImport(trx, upload, now))) throw importBusy(null)
    const received = { after: after ?? 0, line, count: lines.length, refused, digest }
    if (!(await advanceReceived(trx, upload.id, received, now))) throw importBusy(upload.id)
    await insertLines(trx, upload.id, lines)
  })
  publishLines({ filed: 0, repeated: 0, refused })
  return line
}

/** Everything has arrived: what is acknowledged now is filed, whatever happens to this process. */
export async function completeUpload(db: Db, id: string, line: number, now: string): Promise<void> {
  await inTransaction(db, async (trx) => {
    if (!(await markReceived(trx, id, line, now))) throw importBusy(id)
    await queueImport(trx, id)
  })
}

/** An upload that nobody goes on with. It can still be taken up with its Idempotency-Key. */
export async function endAbandoned(db: Db, touchedBefore: string): Promise<void> {
  await failAbandoned(db, touchedBefore, "The upload was never completed; nothing of it was filed.")
}
