/** The members of a conflict that the table shows. */
export type ShownConflict = {
  readonly verdict: string
  readonly severity?: string
  readonly kind: string
  readonly subject: { readonly name: string }
  readonly figures: readonly {
    readonly quantity: { readonly text: string }
    readonly claimants: readonly { readonly name: string }[]
  }[]
  readonly explanation: string
}

/** Columns of the terminal. */
export const WIDTH = 100

/** Conflicts grouped by subject, as text that fits into a terminal of 100 columns. */
export function printConflicts(conflicts: readonly ShownConflict[]): string {
  const bySubject = Map.groupBy(conflicts, (conflict) => conflict.subject.name)
  return [...bySubject]
    .map(([subject, group]) => [subject, rule("═"), ...group.flatMap(printConflict)].join("\n"))
    .join("\n")
}

function printConflict(conflict: ShownConflict): string[] {
  const label = `${conflict.verdict}${conflict.severity === undefined ? "" : ` (${conflict.severity})`}`
  const [a, b] = conflict.figures.map((figure) => {
    const [first, ...others] = figure.claimants.map((claimant) => claimant.name)
    return `${figure.quantity.text} — ${first ?? "nobody"}${others.length > 0 ? ` and ${others.length} more` : ""}`
  })
  return [
    pad(label, 20) + a,
    pad("", 20) + b,
    ...wrap(conflict.explanation, WIDTH - 20).map((line) => pad("", 20) + line),
    rule("─"),
  ]
}

function rule(mark: string): string {
  return mark.repeat(WIDTH)
}

function pad(text: string, width: number): string {
  return text.padEnd(width)
}

/** A text in lines of `width` columns at most, but for words that are longer. */
export function wrap(text: string, width: number): string[] {
  const lines = [""]
  for (const word of text.split(" ")) {
    const line = lines.at(-1) ?? ""
    if (line !== "" && line.length + word.length + 1 > width) lines.push(word)
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`
  }
  return lines
}
