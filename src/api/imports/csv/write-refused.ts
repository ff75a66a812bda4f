import type { RefusedRow } from "../../../store/imports/import-lines.ts"
import type { CsvForm } from "../../../store/imports/import-tables.ts"
import { findColumn } from "./columns.ts"
import { isOfRecords, PASSED_OVER } from "./record-header.ts"
import { cutRecord, isSeparator, type Separator } from "./separators.ts"

/** Writes refused lines in the form of their file, with a column for the reason. */
export type RefusedWriter = { readonly head: string; line(row: RefusedRow): string }

const END = "\r\n"

/** The name of the column for the reason, where the file has none of its own. */
function reasonOf(columns: readonly string[]): string {
  if (isOfRecords(columns)) return PASSED_OVER
  return columns.find((name) => findColumn(name)?.column === "reason") ?? "reason"
}

/** `form` is that of the file. The reason goes into the column for it that a file sent for the second time has already. */
export function writeRefused(form: CsvForm): RefusedWriter {
  const separator: Separator = isSeparator(form.separator) ? form.separator : ","
  const reason = reasonOf(form.columns)
  const names = form.columns.includes(reason) ? form.columns : [...form.columns, reason]
  const at = names.indexOf(reason)
  const print = (cells: readonly string[]) => `${cells.map((cell) => quote(cell, separator)).join(separator)}${END}`
  const first = `${form.bom ? "\ufeff" : ""}${form.sep ? `sep=${separator}${END}` : ""}`
  return {
    head: `${first}${print(names)}`,
    line: (row) => {
      const cells = readCells(row.raw, separator, form.columns.length)
      return print(names.map((_, index) => (index === at ? tell(row) : (cells[index] ?? ""))))
    },
  }
}

/**
 * The values of a record as they were sent. What cannot be told apart, or has a value too many, stands whole in the first
 * column; of what was no text at all nothing is left but the reason.
 */
function readCells(raw: string | null, separator: Separator, columns: number): readonly string[] {
  if (raw === null) return []
  const cells = cutRecord(raw, separator)
  const isWhole = cells === null || cells.slice(columns).some((cell) => cell !== "")
  return isWhole ? [raw] : cells
}

/** The number of the line stands before the reason, so that no cell begins with what a spreadsheet takes for a formula. */
function tell({ line, problem }: RefusedRow): string {
  return `line ${line}: ${problem.detail.replace(/\s+/g, " ")}`
}

function quote(cell: string, separator: Separator): string {
  const isPlain = !cell.includes(separator) && !/["\r\n]/.test(cell) && cell === cell.trim()
  return isPlain ? cell : `"${cell.replaceAll('"', '""')}"`
}
