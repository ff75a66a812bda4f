import type { ComparedFigure } from "../pair/figure.ts"

const CHANGES = Object.freeze({ up: " (a rise)", down: " (a fall)" })

/** The wording as it was said: "10,000"; of a difference also its direction. */
export function quote({ quantity: { text, change } }: ComparedFigure): string {
  return `"${text}"${change === undefined ? "" : CHANGES[change]}`
}

/** With its subject, where two subjects are in play. */
export function quoteNamed(figure: ComparedFigure): string {
  return figure.subjectName === undefined ? quote(figure) : `${quote(figure)} (${figure.subjectName})`
}
