import type { NewLine } from "../../store/imports/import-lines.ts"
import { describeLost } from "../server/body/lost-numbers.ts"
import { LINE_LIMITS, scanJson } from "../server/body/scan-json.ts"
import { checkClaim, describeProblem, type LineError, type Validate } from "./check-claim.ts"
import { readText } from "./read-text.ts"
import type { Line } from "./split-lines.ts"

/** `limit`: bytes of a line at most. `language`: of the claims that do not say theirs. */
export type JsonLines = { readonly validate: Validate; readonly limit: number; readonly language: string | undefined }

/** One claim as JSON. A line that cannot be read is returned with its problem. */
export function readJsonLine(line: Line, lines: JsonLines): NewLine {
  return { ...readLine(line, lines), raw: null }
}

function readLine(line: Line, { validate, limit, language }: JsonLines): Omit<NewLine, "raw"> {
  const read = readText(line, limit)
  if ("problem" in read) return { line: line.number, payload: null, problem: read.problem }
  const { excess, lost } = scanJson(read.text, LINE_LIMITS)
  if (excess !== null) return refuseUnread(line, "invalid-request", [excess])
  try {
    const value = withLanguage(JSON.parse(read.text), language)
    return lost.length === 0
      ? checkClaim(line.number, value, validate)
      : refuseUnread(line, "invalid-input", describeLost(lost))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const problem = { kind: "malformed-line", detail: `The line is not valid JSON: ${printable(error.message)}` }
    return { line: line.number, payload: null, problem }
  }
}

function withLanguage(value: unknown, language: string | undefined): unknown {
  if (language === undefined || typeof value !== "object" || value === null || Array.isArray(value)) return value
  // A record says its language itself, where it has one.
  return "language" in value || "kind" in value ? value : { ...value, language }
}

/** Refuses the line without keeping it: it is too much to be looked at, or its parsed form holds another number than was sent. */
function refuseUnread({ number }: Line, kind: string, errors: readonly LineError[]): Omit<NewLine, "raw"> {
  return { line: number, payload: null, problem: describeProblem(kind, errors) }
}

/** The parser quotes the line, which may hold what cannot be stored. */
function printable(message: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is replaced
  return message.replace(/[\u0000-\u001f]/g, " ").toWellFormed()
}
