import type { NewLine } from "../../store/imports/import-lines.ts"
import type { CsvForm } from "../../store/imports/import-tables.ts"
import type { Validate } from "./check-claim.ts"
import type { SeparatorName } from "./csv/separators.ts"
import type { Line } from "./split-lines.ts"

/** Reads a body of one format: first into lines, then what a line says. */
export type LineReader = {
  push(chunk: Buffer): Line[]
  end(): Line[]
  read(line: Line): NewLine
  /** What the meaning of the lines hangs on besides them; "" where that is nothing. */
  header(): string
  /** How a file of CSV was written, once its header was read. */
  form(): CsvForm | null
}

export type Reading = {
  readonly validate: Validate
  /** Bytes of a line at most. */
  readonly limit: number
  /** Of the claims that do not say theirs. */
  readonly language: string | undefined
  /** Of CSV; where it is not said, the header tells. */
  readonly separator: SeparatorName | undefined
}
