import type { Place } from "../quantity/scan/language.ts"
import type { Scan } from "../quantity/scan/tokenize.ts"

/** The text of the tokens from `start` to `end`, as it was written. */
export function textOf(scan: Scan, { start, end }: Place): string {
  return scan.text.slice(scan.tokens[start]?.start ?? 0, scan.tokens[end - 1]?.end ?? 0)
}
