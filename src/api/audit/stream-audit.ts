import { type AuditFilter, type AuditPosition, listAudit } from "../../store/access/audit.ts"
import type { Db } from "../../store/connection/connect.ts"
import { printRow } from "../export/write-csv.ts"
import { SEPARATORS } from "../imports/csv/separators.ts"
import { presentAuditEntry } from "./present.ts"

/** Entries that are held at a time. */
const PAGE = 1_000

type Entry = ReturnType<typeof presentAuditEntry>
type Lines = { readonly type: string; readonly head: string; line(entry: Entry): string }

const COLUMNS = [
  "id",
  "at",
  "actor",
  "key",
  "person",
  "address",
  "operation",
  "path",
  "status",
  "request",
] as const satisfies readonly (keyof Entry)[]

/** How all of the audit is written. */
export const AUDIT_LINES: Readonly<Record<"ndjson" | "csv", Lines>> = {
  ndjson: {
    type: "application/x-ndjson; charset=utf-8",
    head: "",
    line: (entry) => `${JSON.stringify(entry)}\n`,
  },
  csv: {
    type: "text/csv; charset=utf-8",
    head: print(COLUMNS),
    line: (entry) => print(COLUMNS.map((column) => entry[column])),
  },
}

/** All entries as text, newest first, page by page. What is added meanwhile is newer than what was read, and left out. */
export async function* streamAudit(db: Db, filter: AuditFilter, { head, line }: Lines): AsyncGenerator<string> {
  if (head !== "") yield head
  let before: AuditPosition | undefined
  do {
    const rows = await listAudit(db, filter, { limit: PAGE, before })
    if (rows.length > 0) yield rows.map((row) => line(presentAuditEntry(row))).join("")
    before = rows.length < PAGE ? undefined : rows.at(-1)
  } while (before !== undefined)
}

function print(values: readonly unknown[]): string {
  return printRow(values, SEPARATORS.comma)
}
