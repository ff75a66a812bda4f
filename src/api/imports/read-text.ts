import type { LineProblem } from "../../store/imports/import-lines.ts"
import { findInvalidByte } from "../server/body/invalid-byte.ts"
import type { Line } from "./split-lines.ts"

export type ReadText = { readonly text: string } | { readonly problem: LineProblem }

/**
 * Returns the text of a line, or its problem. Bytes that are not UTF-8 are refused, because they would be stored as other
 * characters than those that were meant. `limit`: bytes of a line at most, for the text of the problem.
 */
export function readText({ bytes }: Line, limit: number): ReadText {
  if (bytes === null) {
    return { problem: { kind: "body-too-large", detail: `The line is longer than ${limit} bytes.` } }
  }
  const invalid = findInvalidByte(bytes)
  if (invalid !== null) {
    const detail = `The line is not UTF-8: its byte at offset ${invalid} begins no character.`
    return { problem: { kind: "malformed-line", detail } }
  }
  return { text: bytes.toString("utf8") }
}
