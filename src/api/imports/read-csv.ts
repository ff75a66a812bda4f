import { parse } from "csv-parse/sync"
import type { NewLine } from "../../store/imports/import-lines.ts"
import { ProblemError } from "../server/problems/error-handler.ts"
import { cutLong } from "../server/problems/shown-text.ts"
import { checkClaim, type Validate } from "./check-claim.ts"
import { COLUMN_NAMES, type Column, isColumn, REQUIRED_COLUMNS, toClaim } from "./csv-columns.ts"
import { readText } from "./read-text.ts"
import type { Line } from "./split-lines.ts"

/**
 * A record, with the columns of the header. Its problems have the pointers of the claim that it stands for. `limit`:
 * bytes of a line at most.
 */
export function readCsvRecord(line: Line, columns: readonly Column[], validate: Validate, limit: number): NewLine {
  const refused = (kind: string, detail: string) => ({ line: line.number, payload: null, problem: { kind, detail } })
  const read = readText(line, limit)
  if ("problem" in read) return refused(read.problem.kind, read.problem.detail)
  const cells = parseRecord(read.text)
  if (cells === null) return refused("malformed-line", `The line is not CSV: ${QUOTES}.`)
  if (cells.length === columns.length) return checkClaim(line.number, toClaim(columns, cells), validate)
  return refused("malformed-line", `The line has ${cells.length} values, and the header ${columns.length} columns.`)
}

const QUOTES =
  'a value with a comma, a quote or a line break stands in double quotes, and a quote in it is written twice ("")'

/** Cuts a record into its values by RFC 4180. Returns null where a quote is not closed, or stands where none may. */
function parseRecord(text: string): string[] | null {
  // Most records have no quotes and can be cut at the commas. The library needs 70 µs to get ready for a record.
  if (!text.includes('"')) return text.split(",")
  try {
    const records = parse(text, { record_delimiter: ["\n", "\r\n"], relax_column_count: true }) as string[][]
    return records.length === 1 ? (records[0] ?? null) : null
  } catch {
    return null
  }
}

/**
 * The columns that the first line names, in its order. Throws `invalid-request` where it cannot be read, and where a
 * column is unknown, missing or named twice: then the whole import is refused.
 */
export function readHeader(line: Line, limit: number): Column[] {
  const read = readText(line, limit)
  if ("problem" in read) throw wrongHeader([], `The header cannot be read: ${read.problem.detail}`)
  const columns: readonly string[] | undefined = parseRecord(read.text)?.map((column) => column.trim())
  if (columns === undefined) throw wrongHeader([], `The header is not CSV: ${QUOTES}.`)
  const errors = [
    ...columns.filter((column) => !isColumn(column)).map((column) => wrong(column, "is not a known column")),
    ...columns
      .filter((column, index) => columns.indexOf(column) < index)
      .map((column) => wrong(column, "is there twice")),
    ...REQUIRED_COLUMNS.filter((column) => !columns.includes(column)).map((column) => wrong(column, "is missing")),
  ]
  const [first] = errors
  if (first === undefined) return columns.filter(isColumn)
  throw wrongHeader(errors, `The column "${first.parameter}" ${first.detail}. Columns are ${COLUMN_NAMES.join(", ")}.`)
}

type ColumnError = { readonly parameter: string; readonly detail: string }

/** Characters of the name of a column that a problem repeats. */
const SHOWN = 80

/** Says what is wrong with a column. A long name is cut, because the answer repeats it. */
function wrong(column: string, detail: string): ColumnError {
  return { parameter: cutLong(column, SHOWN), detail }
}

function wrongHeader(errors: readonly ColumnError[], detail: string): ProblemError {
  return new ProblemError("invalid-request", detail, errors.length > 0 ? { errors: errors.slice(0, 50) } : {})
}
