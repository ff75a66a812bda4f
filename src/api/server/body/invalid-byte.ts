import { isUtf8 } from "node:buffer"

/** A decoder writes this character for bytes that are none. It may also have been sent, and then has these bytes. */
const REPLACEMENT = "\ufffd"
const SENT = Buffer.from(REPLACEMENT)

/** Bytes that are looked at one character after the other; whole stretches of this length are passed over at once. */
const STRETCH = 4_096

/** The offset of the first byte that begins no character in UTF-8; null where there is none. */
export function findInvalidByte(bytes: Buffer): number | null {
  if (isUtf8(bytes)) return null
  let from = 0
  for (let to = endOfStretch(bytes, from); isUtf8(bytes.subarray(from, to)); to = endOfStretch(bytes, from)) from = to
  return from + findIn(bytes.subarray(from, endOfStretch(bytes, from)))
}

/** A stretch ends where a character begins. A character has three bytes behind its first at most. */
function endOfStretch(bytes: Buffer, from: number): number {
  const most = Math.min(from + STRETCH, bytes.length)
  let end = most
  while (end < bytes.length && most - end < 3 && isContinuation(bytes[end])) end--
  return end
}

function isContinuation(byte = 0): boolean {
  return (byte & 0xc0) === 0x80
}

function findIn(bytes: Buffer): number {
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
