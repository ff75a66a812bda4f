import { ProblemError } from "../../server/problems/error-handler.ts"
import { cutLong } from "../../server/problems/shown-text.ts"
import { type Separator, showSeparator } from "./separators.ts"

export type ColumnError = { readonly parameter: string; readonly detail: string }

/** Characters of the name of a column that a problem repeats. */
const SHOWN = 80

/** Says what is wrong with a column. A long name is cut, because the answer repeats it. */
export function wrong(column: string, detail: string): ColumnError {
  return { parameter: cutLong(column, SHOWN), detail }
}

export function wrongHeader(errors: readonly ColumnError[], detail: string): ProblemError {
  return new ProblemError("invalid-request", detail, errors.length > 0 ? { errors: errors.slice(0, 50) } : {})
}

type Place = { readonly line: number; readonly separator: Separator; readonly columns: readonly string[] }

/** Says the first, and which columns there are. */
export function wrongColumns(errors: readonly [ColumnError, ...ColumnError[]], place: Place): ProblemError {
  const { line, separator, columns } = place
  const [first] = errors
  const all = `Line ${line} is the header, with ${showSeparator(separator)} between its names. Columns are ${columns.join(", ")}.`
  return wrongHeader(errors, `The column "${first.parameter}" ${first.detail}. ${all}`)
}
