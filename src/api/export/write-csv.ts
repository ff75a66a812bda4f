import type { AnyRecord } from "../../operations/records/record.ts"
import type { Separator } from "../imports/csv/separators.ts"
import { type CsvKind, columnsOf, guard } from "../records/columns.ts"
import type { Writer } from "./stream-export.ts"

/** Writes records as CSV by RFC 4180. `isResumed`: the header was in the answer that broke off. */
export function csvWriter(kind: CsvKind, separator: Separator, isResumed: boolean): Writer {
  const columns = columnsOf(kind)
  const print = (values: readonly unknown[]) => printRow(values, separator)
  const line = (record: AnyRecord) => print(columns.map((column) => valueAt(record, column)))
  return { head: isResumed ? "" : print(columns), line }
}

/** A line of CSV by RFC 4180. Null is an empty cell, and no cell begins with what a spreadsheet takes for a formula. */
export function printRow(values: readonly unknown[], separator: Separator): string {
  return `${values.map((value) => quote(cellOf(value), separator)).join(separator)}\r\n`
}

function valueAt(record: AnyRecord, column: string): unknown {
  return column.split(".").reduce<unknown>((value, member) => (value as Record<string, unknown>)[member], record)
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ""
  return guard(typeof value === "string" ? value : JSON.stringify(value))
}

function quote(cell: string, separator: Separator): string {
  return /["\r\n]/.test(cell) || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell
}
