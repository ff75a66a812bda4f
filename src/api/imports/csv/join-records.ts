import { isBlank, type Line, type Splitter } from "../split-lines.ts"

const QUOTE = 0x22

/** Lines that one record may span. The longest text that a claim or a record takes has 10,000 characters. */
const MOST_LINES = 20_000

const LF = Buffer.from("\n")
const CRLF = Buffer.from("\r\n")

/**
 * Joins the lines of a quoted value that spans several. A record is complete where its quotes are even; it has the
 * number of its first line. Where a quote stays open for more bytes than a line may have, for more lines than any text has, or to the end, it was opened by
 * mistake: its line stands alone and is refused, and the lines after it are read anew. Otherwise one stray quote would
 * swallow the rest of the file.
 */
export function joinRecords(lines: Splitter, limit: number): Splitter {
  let open: Line[] = []
  let size = 0
  const take = (line: Line): Line[] => {
    if (open.length === 0 && (isBlank(line) || line.bytes === null || hasEvenQuotes(line.bytes))) return [line]
    open.push(line)
    size += (line.bytes?.length ?? limit) + 1
    if (size > limit || open.length > MOST_LINES) return giveUp()
    if (open.length === 1 || line.bytes === null || hasEvenQuotes(line.bytes)) return []
    const record = { number: open[0]?.number ?? line.number, bytes: joinLines(open) }
    open = []
    size = 0
    return [record]
  }
  const giveUp = (): Line[] => {
    const [first, ...rest] = open
    open = []
    size = 0
    return [...(first === undefined ? [] : [first]), ...rest.flatMap(take)]
  }
  return {
    push: (chunk) => lines.push(chunk).flatMap(take),
    end: () => {
      let records = lines.end().flatMap(take)
      while (open.length > 0) records = records.concat(giveUp())
      return records
    },
  }
}

/** With the line ends that stood within the value. The last line has lost its own. */
function joinLines(lines: readonly Line[]): Buffer {
  const last = lines.length - 1
  return Buffer.concat(
    lines.flatMap(({ bytes, cr }, index) => [bytes ?? LF, ...(index === last ? [] : [cr ? CRLF : LF])]),
  )
}

function hasEvenQuotes(bytes: Buffer): boolean {
  let isEven = true
  for (const byte of bytes) if (byte === QUOTE) isEven = !isEven
  return isEven
}
