import type { NewLine } from "../../store/imports/import-lines.ts"
import { checkClaim, type Validate } from "./check-claim.ts"
import { readText } from "./read-text.ts"
import type { Line } from "./split-lines.ts"

/** One claim as JSON. */
export function readJsonLine(line: Line, validate: Validate, limit: number): NewLine {
  const read = readText(line, limit)
  if ("problem" in read) return { line: line.number, payload: null, problem: read.problem }
  try {
    return checkClaim(line.number, JSON.parse(read.text), validate)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const problem = { kind: "malformed-line", detail: `The line is not valid JSON: ${printable(error.message)}` }
    return { line: line.number, payload: null, problem }
  }
}

/** The parser quotes the line, which may hold what cannot be stored. */
function printable(message: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is replaced
  return message.replace(/[\u0000-\u001f]/g, " ").toWellFormed()
}
