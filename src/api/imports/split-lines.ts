/**
 * A line of a body, by its number in the file. `bytes` is null where it is longer than is taken. `bom`: a byte order mark
 * stood before it; `cr`: it ended with CRLF.
 */
export type Line = { readonly number: number; readonly bytes: Buffer | null; readonly bom?: true; readonly cr?: true }

/**
 * Takes a body in chunks as it arrives and gives back the lines that are complete. It never holds more than one line.
 */
export type Splitter = { push(chunk: Buffer): Line[]; end(): Line[] }

const LF = 0x0a

const CR = 0x0d

const BYTE_ORDER_MARK = Buffer.from("\ufeff")

/** Lines end with LF or CRLF; the last may end with the body. `limit`: bytes of a line at most, without its end. */
export function splitLines(limit: number): Splitter {
  let pieces: Buffer[] = []
  let length = 0
  let number = 1
  const keep = (piece: Buffer) => {
    length += piece.length
    // A line that is too long is refused anyway, so that none of it needs to be held.
    if (length > limit + BYTE_ORDER_MARK.length + 1) pieces = []
    else if (piece.length > 0) pieces.push(piece)
  }
  const cut = (): Line => {
    const whole = length > limit + BYTE_ORDER_MARK.length + 1 ? null : joined(pieces)
    const bom = number === 1 && whole !== null && hasMark(whole)
    const cr = whole?.at(-1) === CR
    const bytes = whole === null ? null : trimEnds(whole, { bom, cr })
    const kept = bytes !== null && bytes.length > limit ? null : bytes
    const line = { number, bytes: kept, ...(bom ? { bom } : {}), ...(cr ? { cr } : {}) }
    pieces = []
    length = 0
    number += 1
    return line
  }
  return {
    push: (chunk) => {
      const lines: Line[] = []
      let from = 0
      for (let at = chunk.indexOf(LF); at !== -1; at = chunk.indexOf(LF, from)) {
        keep(chunk.subarray(from, at))
        lines.push(cut())
        from = at + 1
      }
      keep(chunk.subarray(from))
      return lines
    },
    end: () => (length === 0 ? [] : [cut()]),
  }
}

function joined(pieces: readonly Buffer[]): Buffer {
  const [only] = pieces
  return pieces.length === 1 && only !== undefined ? only : Buffer.concat(pieces)
}

function hasMark(bytes: Buffer): boolean {
  return bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK)
}

/** Without the CR before the LF, and without the byte order mark. */
function trimEnds(bytes: Buffer, { bom, cr }: { readonly bom: boolean; readonly cr: boolean }): Buffer {
  const line = bom ? bytes.subarray(BYTE_ORDER_MARK.length) : bytes
  return cr ? line.subarray(0, -1) : line
}

/** A line with nothing but spaces, tabs and separators, which is passed over. */
export function isBlank({ bytes }: Line, separator = " "): boolean {
  const code = separator.charCodeAt(0)
  return bytes?.every((byte) => byte === 0x20 || byte === 0x09 || byte === code) ?? false
}
