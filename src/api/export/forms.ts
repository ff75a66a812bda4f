import type { Readable } from "node:stream"
import {
  type Export,
  type ExportedKind,
  openExport,
  openReviewed,
  type Wanted,
} from "../../operations/records/open-export.ts"
import type { AnyRecord } from "../../operations/records/record.ts"
import type { Db } from "../../store/connection/connect.ts"
import { REVIEWED_LINES } from "../claims/claim-review.ts"
import { SEPARATORS, type SeparatorName } from "../imports/csv/separators.ts"
import { hasColumns } from "../records/columns.ts"
import { ProblemError } from "../server/problems/error-handler.ts"
import type { EXPORT_FORMATS, EXPORTED } from "./schema.ts"
import { streamExport, type Writer } from "./stream-export.ts"
import { csvWriter } from "./write-csv.ts"

type Exported = (typeof EXPORTED)[number]

const KINDS: Readonly<Record<Exported, ExportedKind>> = {
  sources: "source",
  subjects: "subject",
  rules: "rule",
  claims: "claim",
  conflicts: "conflict",
  exceptions: "exception",
  distinctions: "distinction",
  articles: "article",
  "link-decisions": "link-decision",
  "link-models": "link-model",
}

/** What an export is written as: its media type, and how it begins. `onClose` is called once, when the stream is over. */
export type Form = {
  readonly type: string
  start(db: Db, wanted: Wanted, onClose: () => void): Promise<{ readonly at: string; readonly stream: Readable }>
}

type Query = {
  readonly format?: (typeof EXPORT_FORMATS)[number]
  readonly separator?: SeparatorName
  readonly after?: string
}

const NDJSON_TYPE = "application/x-ndjson; charset=utf-8"
const NDJSON: Writer = { head: "", line: (record) => `${JSON.stringify(record)}\n` }

/** Throws `invalid-request` where the kind has no such form, or the form no separator. */
export function chooseForm(exported: Exported, { format = "ndjson", separator, after }: Query): Form {
  const kind = KINDS[exported]
  const records = (db: Db, wanted: Wanted) => openExport(db, kind, wanted)
  if (format === "csv") {
    if (!hasColumns(kind))
      throw wrong("format", `${exported} have texts or lists within lists, and are exported as ndjson alone`)
    const writer = csvWriter(kind, SEPARATORS[separator ?? "comma"], after !== undefined)
    return formOf<AnyRecord>("text/csv; charset=utf-8", writer, records)
  }
  if (separator !== undefined) throw wrong("separator", "belongs to CSV; add format=csv")
  if (format === "ndjson") return formOf<AnyRecord>(NDJSON_TYPE, NDJSON, records)
  if (kind === "claim") return formOf(NDJSON_TYPE, REVIEWED_LINES, openReviewed)
  throw wrong("format", `"${format}" is a form of claims; ${exported} are exported as ndjson or csv`)
}

function formOf<R>(type: string, writer: Writer<R>, open: (db: Db, wanted: Wanted) => Promise<Export<R>>): Form {
  return {
    type,
    start: async (db, wanted, onClose) => {
      const opened = await open(db, wanted)
      return { at: opened.at, stream: streamExport(opened, { writer, longest: wanted.longest, onClose }) }
    },
  }
}

function wrong(parameter: string, detail: string): ProblemError {
  return new ProblemError("invalid-request", `${parameter}: ${detail}.`, { errors: [{ parameter, detail }] })
}
