import type { NewLine } from "../../store/imports/import-lines.ts"
import { listLostNumbers } from "../server/body/lost-numbers.ts"
import { checkClaim, type Validate } from "./check-claim.ts"
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
  try {
    const value = withLanguage(JSON.parse(read.text), language)
    const lost = listLostNumbers(read.text)
    return lost.length === 0 ? checkClaim(line.number, value, validate) : refuseLost(line, lost)
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

/** Refuses the line without keeping it, because its parsed form holds another number than was sent. */
function refuseLost({ number }: Line, errors: ReturnType<typeof listLostNumbers>): Omit<NewLine, "raw"> {
  const [first] = errors
  const named = errors.map(({ pointer = "", detail }) => ({ pointer, detail }))
  const detail = `${first?.pointer ?? ""}: ${first?.detail ?? ""}.`
  return { line: number, payload: null, problem: { kind: "invalid-input", detail, errors: named } }
}

/** The parser quotes the line, which may hold what cannot be stored. */
function printable(message: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is replaced
  return message.replace(/[\u0000-\u001f]/g, " ").toWellFormed()
}
