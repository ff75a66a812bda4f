/** What a benchmark tells: a table for people and numbers for programs. */
export type Report = { readonly title: string; readonly table: string; readonly numbers: object }

/** "1,287,194" */
export function printRounded(value: number): string {
  return Math.round(value).toLocaleString("en-GB")
}
