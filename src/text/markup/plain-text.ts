/** A text without its markup, and where each of its UTF-16 units stands in the text that was sent. */
export type PlainText = {
  readonly text: string
  /** For each unit of `text` the first unit that it was made of, and the one after the last. */
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** A span of the plain text as positions in what was sent. */
export function spanInSource({ starts, ends }: PlainText, span: { start: number; end: number }) {
  return { start: starts[span.start] ?? 0, end: ends[span.end - 1] ?? 0 }
}

/** What is written so far of a plain text. */
export type Writer = {
  /** Writes `text` for the units of the source from `start` up to `end`. */
  readonly put: (text: string, start: number, end: number) => void
  /** The last units that were written, `count` at most. */
  readonly tail: (count: number) => string
  readonly finish: () => PlainText
}

export function writePlainText(): Writer {
  const units: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  return {
    put: (text, start, end) => {
      for (let at = 0; at < text.length; at += 1) {
        units.push(text.charAt(at))
        starts.push(start)
        ends.push(end)
      }
    },
    tail: (count) => units.slice(-count).join(""),
    finish: () => ({ text: units.join(""), starts, ends }),
  }
}

/** Between two blocks, so that no figure and no sentence reaches from one into the next. */
export const BLOCK_END = "\n\n"
