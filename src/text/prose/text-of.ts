import type { TokenSpan } from "../../quantity/scan/language.ts"
import type { Scan } from "../../quantity/scan/tokenize.ts"

/** A span of tokens as positions in UTF-16 units of the text, end exclusive, with the text as it was written there. */
export function spanOf(scan: Scan, span: TokenSpan): { start: number; end: number; text: string } {
  const start = scan.tokens[span.start]?.start ?? 0
  const end = scan.tokens[span.end - 1]?.end ?? 0
  return { start, end, text: scan.text.slice(start, end) }
}

export function textOf(scan: Scan, span: TokenSpan): string {
  return spanOf(scan, span).text
}
