import { parse } from "csv-parse/sync"

/** What may stand between the values of a record, by the name that the parameter `separator` has for it. */
export const SEPARATORS = { comma: ",", semicolon: ";", tab: "\t" } as const

export type SeparatorName = keyof typeof SEPARATORS
export type Separator = (typeof SEPARATORS)[SeparatorName]

export const SEPARATOR_NAMES = Object.keys(SEPARATORS) as readonly SeparatorName[]

/** As a sentence shows it. */
export function showSeparator(separator: string): string {
  return separator === "\t" ? "a tab" : JSON.stringify(separator)
}

export const QUOTES =
  'a value with a separator, a quote or a line break stands in double quotes, and a quote in it is written twice ("")'

/** Cuts a record into its values by RFC 4180. Returns null where a quote is not closed, or stands where none may. */
export function cutRecord(text: string, separator: Separator): string[] | null {
  // Most records have no quotes and can be cut at once. The library needs 70 µs to get ready for a record.
  if (!text.includes('"')) return text.split(separator)
  try {
    const options = { delimiter: separator, record_delimiter: ["\n", "\r\n"], relax_column_count: true }
    const records = parse(text, options) as string[][]
    return records.length === 1 ? (records[0] ?? null) : null
  } catch {
    return null
  }
}

/** Excel reads and writes a first line that says the separator. Also in quotes, as other programs save it again. */
const SAYS = /^"?sep=([^\r]*?)"?$/i

/** What stands behind "sep=" in such a line; null for any other line. */
export function readSaidSeparator(text: string): string | null {
  return SAYS.exec(text)?.[1] ?? null
}

export function isSeparator(text: string): text is Separator {
  return Object.values(SEPARATORS).some((separator) => separator === text)
}
