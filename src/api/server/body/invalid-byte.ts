import { isUtf8 } from "node:buffer"

/** A decoder writes this character for bytes that are none. It may also have been sent, and then has these bytes. */
const REPLACEMENT = "\ufffd"
const SENT = Buffer.from(REPLACEMENT)

/** The offset of the first byte that begins no character in UTF-8; null where there is none. */
export function findInvalidByte(bytes: Buffer): number | null {
  if (isUtf8(bytes)) return null
  const text = bytes.toString("utf8")
  let offset = 0
  let from = 0
  for (let at = text.indexOf(REPLACEMENT); at !== -1; at = text.indexOf(REPLACEMENT, from)) {
    offset += Buffer.byteLength(text.slice(from, at))
    if (!bytes.subarray(offset, offset + SENT.length).equals(SENT)) return offset
    offset += SENT.length
    from = at + 1
  }
  return offset
}
