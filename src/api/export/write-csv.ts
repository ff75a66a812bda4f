import type { AnyRecord, RecordKind } from "../../operations/records/record.ts"
import type { Separator } from "../imports/csv/separators.ts"
import type { Writer } from "./stream-export.ts"

/** The columns of each kind: members of its records, by their path. What holds several values is JSON in one cell. */
const COLUMNS: Readonly<Record<RecordKind, string>> = {
  source: "kind id name aliases url tags mergedInto createdAt history",
  subject:
    "kind id name aliases unit measure tags externalIds partOf exhaustive archivedAt mergedInto createdAt history",
  rule: "kind id version name scope settings priority status at createdAt earlier history",
  claim: `kind id subject.name subject.unit subject.measure subject.id wording quantity asOf asOfAssumed source.name source.id
    claimant.name claimant.id claimants via publishedAt publishedAtAssumed language url quote externalId bodyHash status
    corrects correctedBy endedAt recordedAt figure.id history`,
  conflict: `kind id conflictKind subject.name subject.id verdict severity status note assignee resolution figures detail
    openedAt changedAt history`,
  exception: `kind id subject.name subject.unit subject.measure subject.id conflict conflictKind figures reason until status
    createdAt endedAt history`,
}

/** Writes records as CSV by RFC 4180. `isResumed`: the header was in the answer that broke off. */
export function csvWriter(kind: RecordKind, separator: Separator, isResumed: boolean): Writer {
  const columns = COLUMNS[kind].split(/\s+/)
  const print = (cells: readonly string[]) => `${cells.map((cell) => quote(cell, separator)).join(separator)}\r\n`
  const line = (record: AnyRecord) => print(columns.map((column) => cellOf(valueAt(record, column))))
  return { head: isResumed ? "" : print(columns), line }
}

function valueAt(record: AnyRecord, column: string): unknown {
  return column.split(".").reduce<unknown>((value, member) => (value as Record<string, unknown>)[member], record)
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ""
  return guard(typeof value === "string" ? value : JSON.stringify(value))
}

/**
 * A spreadsheet takes a cell that begins so for a formula, and runs it. With an apostrophe before it, it is text. A cell
 * that begins with apostrophes before such a character gets one more, so that all of them can be taken off again.
 */
const RISKY = /^'*[=+\-@\t\r]/

function guard(cell: string): string {
  return RISKY.test(cell) ? `'${cell}` : cell
}

function quote(cell: string, separator: Separator): string {
  return /["\r\n]/.test(cell) || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell
}
