import type { CsvForm } from "../../../store/imports/import-tables.ts"
import { ProblemError } from "../../server/problems/error-handler.ts"
import { cutLong } from "../../server/problems/shown-text.ts"
import type { LineReader, Reading } from "../reading.ts"
import { isBlank, type Line, splitLines } from "../split-lines.ts"
import { joinRecords } from "./join-records.ts"
import { type Header, readHeader } from "./read-header.ts"
import { readRecord } from "./read-record.ts"
import { isSeparator, readSaidSeparator, SEPARATORS, type Separator, showSeparator } from "./separators.ts"

/** What stands before the records: a line that says the separator, if there is one, and the header. */
type Top = { readonly said: Separator | undefined; readonly header: Header | undefined; readonly form: CsvForm | null }

/** Reads the records of a file. Throws `invalid-request` where its first lines cannot be used. */
export function readCsv(reading: Reading): LineReader {
  const { limit, language, separator } = reading
  const records = joinRecords(splitLines(limit), limit)
  const wanted = separator === undefined ? undefined : SEPARATORS[separator]
  let top: Top | undefined
  const take = (lines: readonly Line[]): Line[] =>
    lines.filter((line) => {
      if (isBlank(line, top?.header?.separator)) return false
      if (top?.header !== undefined) return true
      top = readTop(line, { top, wanted, limit })
      return false
    })
  return {
    push: (chunk) => take(records.push(chunk)),
    end: () => take(records.end()),
    read: (line) => readRecord(line, requireHeader(top), reading),
    header: () => (top?.header === undefined ? "" : printHeader(top.header, language)),
    form: () => top?.form ?? null,
  }
}

function requireHeader(top: Top | undefined): Header {
  if (top?.header === undefined) throw new Error("a record was read before the header")
  return top.header
}

type Reached = { readonly top: Top | undefined; readonly wanted: Separator | undefined; readonly limit: number }

/** Takes the next of the lines before the records. */
function readTop(line: Line, { top, wanted, limit }: Reached): Top {
  const said = top === undefined ? readSaid(line, wanted) : undefined
  const bom = line.bom === true || top?.form?.bom === true
  if (said !== undefined) return { said, header: undefined, form: { separator: said, columns: [], bom, sep: true } }
  const header = readHeader(line, limit, top?.said ?? wanted)
  const { separator, names } = header
  return { said: top?.said, header, form: { separator, columns: names, bom, sep: top?.said !== undefined } }
}

/** Bytes. No line that only says the separator is as long. */
const LONGEST_SAID = 100

/** The separator that a first line says; undefined where it is no such line. */
function readSaid({ bytes, number }: Line, wanted: Separator | undefined): Separator | undefined {
  const text = bytes === null || bytes.length > LONGEST_SAID ? null : readSaidSeparator(bytes.toString("utf8"))
  if (text === null) return undefined
  if (!isSeparator(text)) {
    const expected = Object.values(SEPARATORS).map(showSeparator).join(" or ")
    throw wrongSaid(number, `says the separator ${JSON.stringify(cutLong(text, 20))}; expected ${expected}`)
  }
  if (wanted !== undefined && wanted !== text) {
    throw wrongSaid(
      number,
      `says that ${showSeparator(text)} is the separator, and the parameter ${showSeparator(wanted)}`,
    )
  }
  return text
}

function wrongSaid(line: number, detail: string): ProblemError {
  return new ProblemError("invalid-request", `Line ${line} ${detail}.`, {
    errors: [{ parameter: "sep", detail: `line ${line} ${detail}` }],
  })
}

/** The columns, and what else decides what a line means. */
function printHeader({ columns, separator }: Header, language: string | undefined): string {
  const more = separator === "," && language === undefined ? [] : [separator, language ?? ""]
  return [columns.join(), ...more].join(" ")
}
