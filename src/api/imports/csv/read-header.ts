import { RECORD_COLUMNS } from "../../records/columns.ts"
import { readText } from "../read-text.ts"
import type { Line } from "../split-lines.ts"
import { COLUMN_NAMES, type Column, closestNames, findColumn, isTranslated, REQUIRED_COLUMNS } from "./columns.ts"
import { type ColumnError, wrong, wrongColumns, wrongHeader } from "./header-problems.ts"
import { isOfRecords, isRecordColumn } from "./record-header.ts"
import { cutRecord, QUOTES, SEPARATORS, type Separator, showSeparator } from "./separators.ts"

type Named = {
  readonly separator: Separator
  /** The names as they stand in the file, one for each column. */
  readonly names: readonly string[]
}

/** How the lines of a file of claims are read. */
export type ClaimHeader = Named & {
  readonly of: "claims"
  readonly columns: readonly Column[]
  /** Some of the names are in another language than those of the API. */
  readonly isTranslated: boolean
}

/** How the lines of an export are read: each column is a member of its records, by its path. */
export type RecordHeader = Named & { readonly of: "records"; readonly columns: readonly string[] }

export type Header = ClaimHeader | RecordHeader

/** Any more are a mistake, or empty ones that a spreadsheet has put behind the others. */
const MOST_COLUMNS = 200

/**
 * The columns that a line names, in its order. Where the separator is not said it is the one under which most names are
 * known. Empty columns at the end are passed over. Throws `invalid-request` where the line cannot be read, and where a
 * column is unknown, missing or named twice: then the whole import is refused. `limit`: bytes of a line at most.
 */
export function readHeader(line: Line, limit: number, said?: Separator): Header {
  const read = readText(line, limit)
  if ("problem" in read)
    throw wrongHeader([], `The header, line ${line.number}, cannot be read: ${read.problem.detail}${HINT}`)
  const text = read.text.replaceAll("\r\n", "\n")
  if (text.includes("\r")) throw wrongHeader([], `The header, line ${line.number}, holds a CR alone: ${LINE_ENDS}.`)
  const separator = said ?? findSeparator(text)
  const names = cutNames(text, separator)
  if (names === null) throw wrongHeader([], `The header, line ${line.number}, is not CSV: ${QUOTES}.`)
  if (names.length > MOST_COLUMNS) {
    const detail = `The header, line ${line.number}, has ${names.length} columns; at most ${MOST_COLUMNS} are taken.`
    throw wrongHeader([], detail)
  }
  return isOfRecords(names)
    ? checkRecordNames(names, separator, line.number)
    : checkNames(names, separator, line.number)
}

const HINT = ' Save the file as "CSV UTF-8".'
const LINE_ENDS = "lines end with LF or CRLF. Save the file in another form of CSV than that of old Macs"

function findSeparator(text: string): Separator {
  const rated = Object.values(SEPARATORS).map((separator) => {
    const names = cutNames(text, separator)?.slice(0, MOST_COLUMNS) ?? []
    return { separator, known: names.filter(isKnown).length, all: names.length }
  })
  const [best] = rated.sort((a, b) => b.known - a.known || b.all - a.all)
  return best?.separator ?? ","
}

function isKnown(name: string): boolean {
  return findColumn(name) !== undefined || isRecordColumn(name)
}

/** Without the empty ones at the end. Null where the quotes are wrong. */
function cutNames(text: string, separator: Separator): string[] | null {
  const names = cutRecord(text, separator)?.map((name) => name.trim())
  if (names === undefined) return null
  return names.slice(0, names.findLastIndex((name) => name !== "") + 1)
}

function checkNames(names: readonly string[], separator: Separator, line: number): ClaimHeader {
  const found = names.map(findColumn)
  const columns = found.map((known) => known?.column)
  const errors = [
    ...names.flatMap((name, index) => (columns[index] === undefined ? [unknown(name, index, separator)] : [])),
    ...names.flatMap((name, index) => twice(name, index, { names, columns })),
    ...REQUIRED_COLUMNS.filter((column) => !columns.includes(column)).map((column) => wrong(column, "is missing")),
  ]
  const [first] = errors
  if (first !== undefined) {
    throw wrongColumns([first, ...errors.slice(1)], { line, separator, columns: COLUMN_NAMES })
  }
  const known = found.flatMap((one) => one ?? [])
  return {
    of: "claims",
    separator,
    columns: known.map(({ column }) => column),
    names,
    isTranslated: known.some(isTranslated),
  }
}

function unknown(name: string, index: number, separator: Separator): ColumnError {
  const place = `(column ${index + 1})`
  if (name === "") return wrong(name, `${place} has no name`)
  const other = Object.values(SEPARATORS).find((one) => one !== separator && name.includes(one))
  const mixed = other === undefined ? "" : `; it holds ${showSeparator(other)}, and a file has one separator`
  const closest = closestNames(name)
    .map((one) => `"${one}"`)
    .join(" or ")
  return wrong(name, `${place} is not a known column; the closest is ${closest}${mixed}`)
}

type Names = { readonly names: readonly string[]; readonly columns: readonly (Column | undefined)[] }

function twice(name: string, index: number, { names, columns }: Names): ColumnError[] {
  const column = columns[index]
  const before = columns.indexOf(column)
  if (column === undefined || before === index) return []
  const same = names[before] === name ? "" : `: "${names[before]}" is "${column}" too`
  return [wrong(name, `is there twice${same}`)]
}

/** The columns of an export, some of which may have been left out. Any other is refused: it would be lost. */
function checkRecordNames(names: readonly string[], separator: Separator, line: number): RecordHeader {
  const errors = names.flatMap((name, index) => {
    if (!isRecordColumn(name)) return [wrong(name, `(column ${index + 1}) is not a column of an export`)]
    return names.indexOf(name) === index ? [] : [wrong(name, "is there twice")]
  })
  const [first, ...others] = errors
  if (first !== undefined) throw wrongColumns([first, ...others], { line, separator, columns: [...RECORD_COLUMNS] })
  return { of: "records", separator, columns: names, names }
}
