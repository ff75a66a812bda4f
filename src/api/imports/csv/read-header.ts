import { ProblemError } from "../../server/problems/error-handler.ts"
import { cutLong } from "../../server/problems/shown-text.ts"
import { readText } from "../read-text.ts"
import type { Line } from "../split-lines.ts"
import { COLUMN_NAMES, type Column, closestNames, findColumn, isTranslated, REQUIRED_COLUMNS } from "./columns.ts"
import { cutRecord, QUOTES, SEPARATORS, type Separator, showSeparator } from "./separators.ts"

/** How the records of a file are read. */
export type Header = {
  readonly separator: Separator
  readonly columns: readonly Column[]
  /** The names as they stand in the file, one for each column. */
  readonly names: readonly string[]
  /** Some of the names are in another language than those of the API. */
  readonly isTranslated: boolean
}

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
  if (read.text.includes("\r"))
    throw wrongHeader([], `The header, line ${line.number}, holds a CR alone: ${LINE_ENDS}.`)
  const separator = said ?? findSeparator(read.text)
  const names = cutNames(read.text, separator)
  if (names === null) throw wrongHeader([], `The header, line ${line.number}, is not CSV: ${QUOTES}.`)
  if (names.length > MOST_COLUMNS) {
    const detail = `The header, line ${line.number}, has ${names.length} columns; at most ${MOST_COLUMNS} are taken.`
    throw wrongHeader([], detail)
  }
  return checkNames(names, separator, line.number)
}

const HINT = ' Save the file as "CSV UTF-8".'
const LINE_ENDS = "lines end with LF or CRLF. Save the file in another form of CSV than that of old Macs"

function findSeparator(text: string): Separator {
  const rated = Object.values(SEPARATORS).map((separator) => {
    const names = cutNames(text, separator)?.slice(0, MOST_COLUMNS) ?? []
    return { separator, known: names.filter((name) => findColumn(name) !== undefined).length, all: names.length }
  })
  const [best] = rated.sort((a, b) => b.known - a.known || b.all - a.all)
  return best?.separator ?? ","
}

/** Without the empty ones at the end. Null where the quotes are wrong. */
function cutNames(text: string, separator: Separator): string[] | null {
  const names = cutRecord(text, separator)?.map((name) => name.trim())
  if (names === undefined) return null
  return names.slice(0, names.findLastIndex((name) => name !== "") + 1)
}

type ColumnError = { readonly parameter: string; readonly detail: string }

function checkNames(names: readonly string[], separator: Separator, line: number): Header {
  const found = names.map(findColumn)
  const columns = found.map((known) => known?.column)
  const errors = [
    ...names.flatMap((name, index) => (columns[index] === undefined ? [unknown(name, index, separator)] : [])),
    ...names.flatMap((name, index) => twice(name, index, { names, columns })),
    ...REQUIRED_COLUMNS.filter((column) => !columns.includes(column)).map((column) => wrong(column, "is missing")),
  ]
  const [first] = errors
  if (first !== undefined) {
    const all = `Line ${line} is the header, with ${showSeparator(separator)} between its names. Columns are ${COLUMN_NAMES.join(", ")}.`
    throw wrongHeader(errors, `The column "${first.parameter}" ${first.detail}. ${all}`)
  }
  const known = found.flatMap((one) => one ?? [])
  return { separator, columns: known.map(({ column }) => column), names, isTranslated: known.some(isTranslated) }
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

/** Characters of the name of a column that a problem repeats. */
const SHOWN = 80

/** Says what is wrong with a column. A long name is cut, because the answer repeats it. */
function wrong(column: string, detail: string): ColumnError {
  return { parameter: cutLong(column, SHOWN), detail }
}

function wrongHeader(errors: readonly ColumnError[], detail: string): ProblemError {
  return new ProblemError("invalid-request", detail, errors.length > 0 ? { errors: errors.slice(0, 50) } : {})
}
