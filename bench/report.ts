/** The result of a benchmark: a table for people and numbers for programs. */
export type Report = { readonly title: string; readonly table: string; readonly numbers: object }

/** "1,287,194" */
export function printRounded(value: number): string {
  return Math.round(value).toLocaleString("en-GB")
}

/** "1.25", and "–" for what is not known. */
export function printOptional(value: number | null, digits: number): string {
  return value === null ? "–" : value.toFixed(digits)
}
