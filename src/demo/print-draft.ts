import { WIDTH, wrap } from "./table.ts"

/** A text of a draft, and the names of its places in the findings. */
export type ShownText = { readonly in: "headline" | "text"; readonly text: string }

/** The members of a finding that the demo shows. Positions are UTF-16 units, end exclusive. */
export type ShownFinding = {
  readonly kind: string
  readonly severity: string | null
  readonly mention: { readonly in: "headline" | "text"; readonly start: number; readonly end: number }
  readonly explanation: string
}

type Line = { readonly text: string; readonly start: number }

/** The texts in lines of 100 columns, each finding under the words that it speaks of. */
export function printDraft(texts: readonly ShownText[], findings: readonly ShownFinding[]): string {
  return texts
    .flatMap((text) => cutLines(text.text).flatMap((line) => printLine(line, listIn(findings, text.in, line))))
    .join("\n")
}

/** Those whose first unit stands in the line. */
function listIn(findings: readonly ShownFinding[], place: ShownText["in"], { text, start }: Line): ShownFinding[] {
  return findings.filter(
    ({ mention }) => mention.in === place && mention.start >= start && mention.start <= start + text.length,
  )
}

function printLine({ text, start }: Line, findings: readonly ShownFinding[]): string[] {
  return [text, ...findings.flatMap((finding) => printFinding(finding, start, text.length))]
}

function printFinding({ kind, severity, mention, explanation }: ShownFinding, start: number, length: number): string[] {
  const from = mention.start - start
  const marks = Math.max(1, Math.min(mention.end - start, length) - from)
  const label = severity === null ? kind : `${kind} (${severity})`
  return [
    " ".repeat(from) + "^".repeat(marks),
    ...wrap(`${label}: ${explanation}`, WIDTH - 4).map((line) => `    ${line}`),
  ]
}

/** The lines of a text, cut at its own ends of lines and between words, with the place where each begins. */
function cutLines(text: string): Line[] {
  const lines: Line[] = []
  for (let start = 0; start <= text.length; ) {
    const end = findLineEnd(text, start)
    lines.push({ text: text.slice(start, end), start })
    start = end + 1
  }
  return lines
}

function findLineEnd(text: string, start: number): number {
  const found = text.indexOf("\n", start)
  const end = found < 0 ? text.length : found
  if (end - start <= WIDTH) return end
  const space = text.lastIndexOf(" ", start + WIDTH)
  return space > start ? space : end
}
