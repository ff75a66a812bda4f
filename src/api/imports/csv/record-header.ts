import { RECORD_COLUMNS } from "../../records/columns.ts"

/** The column by which a file is known for an export: no file of claims has it. */
const KIND = "kind"

/** What refused lines of an export come back with. `reason` is a member of exceptions. */
export const PASSED_OVER = "problem"

/** Whether the names of a header are those of an export. */
export function isOfRecords(names: readonly string[]): boolean {
  return names.includes(KIND)
}

export function isRecordColumn(name: string): boolean {
  return RECORD_COLUMNS.has(name) || name === PASSED_OVER
}
