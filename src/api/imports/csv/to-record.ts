import { RECORD_KINDS } from "../../../operations/records/record.ts"
import { findDamagedCell } from "../../../quantity/spreadsheet-damage.ts"
import { type CsvKind, hasColumns, isJsonCell, isNullable, unguard } from "../../records/columns.ts"
import { describeLost } from "../../server/body/lost-numbers.ts"
import { LINE_LIMITS, scanJson } from "../../server/body/scan-json.ts"
import { cutLong } from "../../server/problems/shown-text.ts"
import type { LineError } from "../check-claim.ts"
import type { RecordHeader } from "./read-header.ts"
import { PASSED_OVER } from "./record-header.ts"
import { readBoolean } from "./to-claim.ts"

/** A record that was not validated yet, with what is wrong in its cells. */
type Read = { readonly value: Readonly<Record<string, unknown>>; readonly errors: readonly LineError[] }

/** What people write in their own words: there it may stand. */
const OWN_WORDS = ["wording", "quote", "note", "reason"]

/** Characters that a spreadsheet keeps of a cell. */
const CELL_LIMIT = 32_767

/** Characters of a cell that a problem repeats. */
const SHOWN = 80

/**
 * The record that a line of an export stands for. An empty cell is null where its member may be, and says nothing elsewhere.
 * It is not validated here: the schema of its kind does it.
 */
export function toRecord(values: readonly string[], { columns }: RecordHeader): Read {
  const said = values[columns.indexOf("kind")] ?? ""
  const known = RECORD_KINDS.find((one) => one === said)
  if (known !== undefined && !hasColumns(known)) return { value: { kind: said }, errors: [noColumns(known)] }
  const kind = known
  const record: Record<string, unknown> = { kind: said }
  const errors: LineError[] = []
  for (const [index, column] of columns.entries()) {
    if (column === "kind" || column === PASSED_OVER) continue
    const read = readCell(column, values[index] ?? "", kind)
    if ("wrong" in read) errors.push(...read.wrong)
    else if (read.value !== undefined) put(record, column, read.value)
  }
  return { value: record, errors }
}

function noColumns(kind: string): LineError {
  return { pointer: "/kind", detail: `"${kind}" has no form in CSV; send its records as NDJSON` }
}

type Cell = { readonly value: unknown } | { readonly wrong: readonly LineError[] }

function readCell(column: string, cell: string, kind: CsvKind | undefined): Cell {
  if (cell === "") return { value: kind !== undefined && isNullable(kind, column) ? null : undefined }
  const text = unguard(cell)
  const pointer = pointerOf(column)
  if (isJsonCell(column, text)) return readJson(text, pointer)
  const damage = OWN_WORDS.includes(column) ? null : findDamagedCell(text)
  return damage === null
    ? { value: text }
    : { wrong: [{ pointer, detail: `"${cutLong(text, SHOWN)}" was not read: ${damage}` }] }
}

function readJson(text: string, pointer: string): Cell {
  const flag = readBoolean(text)
  if (typeof flag === "boolean") return { value: flag }
  const { excess, lost } = scanJson(text, LINE_LIMITS)
  if (excess !== null) return { wrong: within(pointer, [excess]) }
  try {
    const value: unknown = JSON.parse(text)
    return lost.length === 0 ? { value } : { wrong: within(pointer, describeLost(lost)) }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const cut =
      text.length >= CELL_LIMIT ? `; a spreadsheet keeps ${CELL_LIMIT} characters of a cell, and cuts the rest` : ""
    return { wrong: [{ pointer, detail: `"${cutLong(text, SHOWN)}" is not JSON${cut}` }] }
  }
}

function within(pointer: string, errors: readonly LineError[]): LineError[] {
  return errors.map((one) => ({ ...one, pointer: `${pointer}${one.pointer ?? ""}` }))
}

function pointerOf(column: string): string {
  return `/${column.replaceAll(".", "/")}`
}

/** `column`: the path of a member, of one name or two. */
function put(record: Record<string, unknown>, column: string, value: unknown): void {
  const [member = "", within] = column.split(".")
  if (within === undefined) record[member] = value
  else record[member] = { ...(record[member] as object | undefined), [within]: value }
}
