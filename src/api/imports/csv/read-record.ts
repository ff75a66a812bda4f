import { findDamagedCell } from "../../../quantity/spreadsheet-damage.ts"
import type { NewLine } from "../../../store/imports/import-lines.ts"
import { cutLong } from "../../server/problems/shown-text.ts"
import { checkClaim, type LineError, refuseClaim, type Validate } from "../check-claim.ts"
import { readText } from "../read-text.ts"
import type { Line } from "../split-lines.ts"
import { pointerOf } from "./columns.ts"
import type { ClaimHeader, Header } from "./read-header.ts"
import { cutRecord, QUOTES, showSeparator } from "./separators.ts"
import { type Cells, toClaim } from "./to-claim.ts"
import { toRecord } from "./to-record.ts"

/** `limit`: bytes of a line at most. `language`: of the claims that do not say theirs. */
export type Records = { readonly validate: Validate; readonly limit: number; readonly language: string | undefined }

/** A record, with the columns of the header. Its problems have the pointers of the claim that it stands for. */
export function readRecord(line: Line, header: Header, { validate, limit, language }: Records): NewLine {
  const read = readText(line, limit)
  if ("problem" in read) return { line: line.number, payload: null, raw: null, problem: read.problem }
  const { text } = read
  const raw = text.includes("\0") ? null : text
  const refused = (detail: string) => {
    return { line: line.number, payload: null, raw, problem: { kind: "malformed-line", detail } }
  }
  const values = cutRecord(text, header.separator)
  if (values === null) return refused(`The line is not CSV: ${QUOTES}.`)
  if (!fits(values, header.columns.length)) return refused(tellMisfit(values.length, header))
  const { value, errors } = header.of === "records" ? toRecord(values, header) : readClaim(values, header, language)
  const checked =
    errors.length > 0
      ? refuseClaim(line.number, value, "invalid-input", errors)
      : checkClaim(line.number, value, validate)
  return { ...checked, raw }
}

function readClaim(values: readonly string[], header: ClaimHeader, language: string | undefined) {
  const cells = nameCells(values, header)
  const errors = [...listDamaged(cells), ...listUnclear(cells, header, language)]
  return { value: toClaim(cells, language), errors }
}

/** Empty values behind the last column say nothing. */
function fits(values: readonly string[], columns: number): boolean {
  return values.length >= columns && values.slice(columns).every((value) => value === "")
}

function tellMisfit(count: number, { columns, separator }: Header): string {
  const by = `with ${showSeparator(separator)} between them`
  return `The line has ${count} values, and the header ${columns.length} columns, ${by}.`
}

function nameCells(values: readonly string[], { columns }: ClaimHeader): Cells {
  const cells: Cells = {}
  for (const [index, column] of columns.entries()) {
    const value = (values[index] ?? "").replaceAll("\r\n", "\n")
    if (value !== "") cells[column] = value
  }
  return cells
}

function listDamaged(cells: Cells): LineError[] {
  return Object.entries(cells).flatMap(([column, cell]) => {
    const damage = column === "reason" ? null : findDamagedCell(cell)
    return damage === null
      ? []
      : [{ pointer: pointerOf(column as keyof Cells), detail: `"${cutLong(cell)}" was not read: ${damage}` }]
  })
}

/** A number that is a thousand times as much in German as in English, or as little. */
const TELLS_LANGUAGE = /\d[.,]\d{3}(?!\d)/

/** Spreadsheets write ";" where the comma is the decimal sign, and there "1.234" is a thousand. */
const GROUPED_BY_POINTS = /\d\.\d{3}(?!\d)/

/** Neither a header in German nor ";" says in which language the figures are: where it matters, somebody has to. */
function listUnclear(
  cells: Cells,
  { isTranslated, separator }: ClaimHeader,
  language: string | undefined,
): LineError[] {
  const { figure } = cells
  if (figure === undefined || language !== undefined || cells.language !== undefined) return []
  const isUnclear = isTranslated ? TELLS_LANGUAGE : separator === ";" ? GROUPED_BY_POINTS : null
  if (isUnclear?.test(figure) !== true) return []
  const detail = `"${cutLong(figure)}" is another number in German than in English; say the language of the file with the parameter language, or that of each line in a column "language"`
  return [{ pointer: "/figure", detail }]
}
