import type { ImportFormat } from "../../store/imports/import-tables.ts"
import { ProblemError } from "../server/problems/error-handler.ts"
import { readCsv } from "./csv/read-csv.ts"
import { readJsonLine } from "./read-json-line.ts"
import type { LineReader, Reading } from "./reading.ts"
import { isBlank, type Line, splitLines } from "./split-lines.ts"

/** Throws where a separator is said of a body without any; the reader throws where the header of a CSV cannot be used. */
export function makeLineReader(format: ImportFormat, reading: Reading): LineReader {
  if (format === "csv") return readCsv(reading)
  if (reading.separator !== undefined) throw noSeparator()
  return readNdjson(reading)
}

function noSeparator(): ProblemError {
  const detail = "belongs to CSV, and the Content-Type says that this is NDJSON"
  return new ProblemError("invalid-request", `separator: ${detail}.`, { errors: [{ parameter: "separator", detail }] })
}

function readNdjson(reading: Reading): LineReader {
  const lines = splitLines(reading.limit)
  const isFilled = (line: Line) => !isBlank(line)
  return {
    push: (chunk) => lines.push(chunk).filter(isFilled),
    end: () => lines.end().filter(isFilled),
    read: (line) => readJsonLine(line, reading),
    header: () => reading.language ?? "",
    form: () => null,
  }
}
