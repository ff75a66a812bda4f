import type { NewLine } from "../../store/imports/import-lines.ts"
import type { ImportFormat } from "../../store/imports/import-tables.ts"
import type { Validate } from "./check-claim.ts"
import type { Column } from "./csv-columns.ts"
import { joinRecords } from "./join-records.ts"
import { readCsvRecord, readHeader } from "./read-csv.ts"
import { readJsonLine } from "./read-json-line.ts"
import { isBlank, type Line, splitLines } from "./split-lines.ts"

/** Reads a body of one format: first into lines, then what a line says. */
export type LineReader = {
  push(chunk: Buffer): Line[]
  end(): Line[]
  read(line: Line): NewLine
  /** The header by which the lines are read; "" where the format has none. */
  header(): string
}

/** Throws where the header of a CSV cannot be used. `limit`: bytes of a line at most. */
export function makeLineReader(format: ImportFormat, validate: Validate, limit: number): LineReader {
  return format === "csv" ? readCsv(validate, limit) : readNdjson(validate, limit)
}

function readNdjson(validate: Validate, limit: number): LineReader {
  const lines = splitLines(limit)
  return {
    push: (chunk) => lines.push(chunk).filter(isFilled),
    end: () => lines.end().filter(isFilled),
    read: (line) => readJsonLine(line, validate, limit),
    header: () => "",
  }
}

function readCsv(validate: Validate, limit: number): LineReader {
  const records = joinRecords(splitLines(limit), limit)
  let columns: readonly Column[] | null = null
  const takeHeader = (lines: readonly Line[]): Line[] => {
    const [header, ...rest] = lines.filter(isFilled)
    if (columns !== null || header === undefined) return lines.filter(isFilled)
    columns = readHeader(header, limit)
    return rest
  }
  return {
    push: (chunk) => takeHeader(records.push(chunk)),
    end: () => takeHeader(records.end()),
    read: (line) => readCsvRecord(line, columns ?? [], validate, limit),
    header: () => columns?.join() ?? "",
  }
}

function isFilled(line: Line): boolean {
  return !isBlank(line)
}
