import { dayNumber, readAsOf } from "../../quantity/dates/as-of.ts"
import { findUnit } from "../../quantity/units/units.ts"

/** What is refused about a file, with its line. */
export class RowRefused extends Error {}

export type QuoteRow = {
  readonly text: string
  readonly start: number
  readonly end: number
  /** A day number. */
  readonly day: number | null
  readonly publishedOn: number | null
}

export type SubjectRow = {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly unit: string
  readonly dimension: string
  readonly wholes: readonly string[]
  readonly quotes: readonly QuoteRow[]
}

export type QueryRow = {
  readonly group: string
  readonly headline: string | null
  /** What stands before the sentence, a paragraph each. */
  readonly before: readonly string[]
  readonly sentence: string
  readonly start: number
  readonly end: number
  /** "YYYY-MM-DD". */
  readonly day: string | null
  readonly subject: string | null
}

type Line = { readonly at: string; readonly row: Readonly<Record<string, unknown>> }

/** The lines of a file of subjects, "{"id", "name", "aliases"?, "unit"?, "partOf"?, "quotes"?}" each. */
export function readSubjectRows(file: string, text: string): readonly SubjectRow[] {
  const rows = readLines(file, text).map(readSubject)
  const seen = new Map<string, number>()
  for (const [index, { id }] of rows.entries()) {
    const first = seen.get(id)
    if (first !== undefined)
      throw new RowRefused(`${file}, line ${index + 1}: the id "${id}" is that of line ${first} too`)
    seen.set(id, index + 1)
  }
  for (const [index, { wholes }] of rows.entries())
    for (const whole of wholes)
      if (!seen.has(whole))
        throw new RowRefused(`${file}, line ${index + 1}: "partOf" is "${whole}", the id of no subject`)
  return rows
}

/** The lines of a file of figures, "{"sentence", "start", "end", "gold", …}" each. */
export function readQueryRows(file: string, text: string, subjects: ReadonlySet<string>): readonly QueryRow[] {
  return readLines(file, text).map((line) => {
    const row = readQuery(line)
    if (row.subject !== null && !subjects.has(row.subject))
      throw refuse(line, `"gold" is "${row.subject}", the id of no subject`)
    return row
  })
}

function readLines(file: string, text: string): readonly Line[] {
  const lines = text.split("\n").map((line, index) => ({ line: line.trim(), at: `${file}, line ${index + 1}` }))
  const rows = lines.filter(({ line }) => line !== "").map(({ line, at }) => ({ at, row: parse(line, at) }))
  if (rows.length === 0) throw new RowRefused(`${file} is empty; expected one JSON object a line`)
  return rows
}

function parse(line: string, at: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // What is no JSON is refused below, as JSON that is no object is.
  }
  throw new RowRefused(`${at}: expected a JSON object, not ${line.slice(0, 60)}`)
}

function readSubject(line: Line): SubjectRow {
  const unit = readText(line, "unit", "1")
  const known = findUnit(unit)
  if (known === null)
    throw refuse(line, `"unit" is "${unit}", which is no unit; expected a UCUM code, an ISO 4217 code or "1"`)
  const whole = readText(line, "partOf", null)
  return {
    id: readText(line, "id"),
    name: readText(line, "name"),
    aliases: readList(line, "aliases").map((alias) => {
      if (typeof alias !== "string") throw refuse(line, `"aliases" holds ${JSON.stringify(alias)}; expected texts`)
      return alias
    }),
    unit,
    dimension: known.dimension,
    wholes: whole === null ? [] : [whole],
    quotes: readList(line, "quotes").map((quote) => readQuote(line, quote)),
  }
}

function readQuote({ at }: Line, quote: unknown): QuoteRow {
  if (typeof quote !== "object" || quote === null)
    throw new RowRefused(`${at}: a quote is ${JSON.stringify(quote)}; expected {"text", "start", "end", "date"?}`)
  const line = { at: `${at}, a quote`, row: quote as Record<string, unknown> }
  const text = readText(line, "text")
  const day = readDay(line)
  const number = day === null ? null : dayNumber(day)
  return { text, ...readSpan(line, text), day: number, publishedOn: number }
}

function readQuery(line: Line): QueryRow {
  const sentence = readText(line, "sentence")
  return {
    group: readText(line, "group", null) ?? readText(line, "article"),
    headline: readText(line, "title", null) || null,
    before: ["lead", "prev"].flatMap((name) => readText(line, name, null) || []),
    sentence,
    ...readSpan(line, sentence),
    day: readDay(line),
    subject: readText(line, "gold", null),
  }
}

function readText(line: Line, name: string): string
function readText<T>(line: Line, name: string, absent: T): string | T
function readText<T>(line: Line, name: string, absent?: T): string | T {
  const value = line.row[name] ?? absent
  if (typeof value === "string" || (value === absent && absent !== undefined)) return value as string | T
  throw refuse(line, `"${name}" is ${JSON.stringify(line.row[name]) ?? "missing"}; expected a text`)
}

function readList(line: Line, name: string): readonly unknown[] {
  const value = line.row[name] ?? []
  if (Array.isArray(value)) return value
  throw refuse(line, `"${name}" is ${JSON.stringify(value)}; expected a list`)
}

function readSpan(line: Line, text: string): { readonly start: number; readonly end: number } {
  const { start, end } = line.row
  const isSpan = Number.isInteger(start) && Number.isInteger(end) && Number(start) >= 0 && Number(start) < Number(end)
  if (isSpan && Number(end) <= text.length) return { start: Number(start), end: Number(end) }
  throw refuse(
    line,
    `"start" and "end" are ${JSON.stringify(start)} and ${JSON.stringify(end)}; expected positions within a text of ${text.length} UTF-16 units`,
  )
}

function readDay(line: Line): string | null {
  const date = readText(line, "date", null)
  if (date === null) return null
  const read = readAsOf(date.slice(0, 10))
  if (read.ok && /^\d{4}-\d{2}-\d{2}$/.test(date.slice(0, 10))) return read.value.from
  throw refuse(line, `"date" is "${date}"; expected a day, YYYY-MM-DD`)
}

function refuse({ at }: Line, reason: string): RowRefused {
  return new RowRefused(`${at}: ${reason}`)
}
