import type { ColumnType, Generated } from "kysely"

/** How a file of CSV was written, so that its refused lines can be given back in the same form. */
export type CsvForm = {
  readonly separator: string
  /** The names of its header, as they stand there, without the empty ones at its end. */
  readonly columns: readonly string[]
  /** It began with a byte order mark, without which Excel takes UTF-8 for something else. */
  readonly bom: boolean
  /** Its first line said the separator. */
  readonly sep: boolean
}

export const IMPORT_FORMATS = ["ndjson", "csv"] as const
export type ImportFormat = (typeof IMPORT_FORMATS)[number]

/** `failed`: the upload was not completed, and nothing of the file was filed. */
export const IMPORT_STATUSES = ["receiving", "waiting", "running", "done", "failed"] as const
export type ImportStatus = (typeof IMPORT_STATUSES)[number]

export type ImportsTable = {
  id: string
  format: ImportFormat
  status: ImportStatus
  idempotency_key: string | null
  digest: string | null
  actor: string | null
  received: Generated<number>
  received_line: Generated<number>
  filed: Generated<number>
  repeated: Generated<number>
  refused: Generated<number>
  cursor_line: Generated<number>
  error: string | null
  created_at: string
  started_at: string | null
  touched_at: string
  finished_at: string | null
  results_ended_at: string | null
  results_deleted_at: string | null
  csv: ColumnType<CsvForm | null, string | null, never>
}

export const UNDO_STATUSES = ["waiting", "running", "done"] as const
export type UndoStatus = (typeof UNDO_STATUSES)[number]

export type ImportUndosTable = {
  import_id: string
  status: UndoStatus
  reason: string
  actor: string | null
  /** The claims that the import has filed. */
  claims: number
  retracted: Generated<number>
  /** Claims that were corrected or retracted before. */
  kept: Generated<number>
  cursor_line: Generated<number>
  error: string | null
  created_at: string
  touched_at: string
  finished_at: string | null
}
