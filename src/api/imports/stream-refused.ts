import { resultsGone } from "../../operations/requests/refusals.ts"
import type { Db } from "../../store/connection/connect.ts"
import { listRefused } from "../../store/imports/import-lines.ts"
import type { CsvForm } from "../../store/imports/import-tables.ts"
import { findImport } from "../../store/imports/imports.ts"
import { writeRefused } from "./csv/write-refused.ts"

/** Lines that are held at a time. A line may be as long as a body. */
const PAGE = 20

/** The refused lines of an import as text, page by page. Throws where their time is over before the last was read. */
export async function* streamRefused(db: Db, id: string, form: CsvForm): AsyncGenerator<string> {
  const writer = writeRefused(form)
  yield writer.head
  for (let after = 0; ; ) {
    const rows = await listRefused(db, id, { limit: PAGE, after })
    if (rows.length > 0) yield rows.map((row) => writer.line(row)).join("")
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) break
    after = last.line
  }
  // The lines are read before the import: if it says afterwards that they are still kept, none was missing.
  const ended = (await findImport(db, id))?.results_ended_at
  if (typeof ended === "string") throw resultsGone(id, ended)
}
