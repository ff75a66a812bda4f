import { randomFillSync } from "node:crypto"
import { v7 } from "uuid"

const LENGTH = 16
/** Random bytes for 256 ids are drawn at once, since drawing costs a call into OpenSSL however few are asked for. */
const RANDOM = new Uint8Array(LENGTH * 256)
let used = RANDOM.length
let last = { msecs: 0, seq: 0 }

/** A UUID of version 7. The ids that one process makes ascend, also within a millisecond: lists are sorted by them. */
export function newId(): string {
  const random = draw()
  last = follow(Date.now(), random)
  return v7({ random, ...last })
}

function draw(): Uint8Array {
  if (used === RANDOM.length) {
    randomFillSync(RANDOM)
    used = 0
  }
  used += LENGTH
  return RANDOM.subarray(used - LENGTH, used)
}

/**
 * RFC 9562, 6.2, method 1: a counter of 32 bits within a millisecond. It begins at random in the lower half, which
 * leaves room to count.
 */
function follow(now: number, [a = 0, b = 0, c = 0, d = 0]: Uint8Array): typeof last {
  if (now > last.msecs) return { msecs: now, seq: ((a & 0x7f) << 24) | (b << 16) | (c << 8) | d }
  const seq = (last.seq + 1) | 0
  return { msecs: seq === 0 ? last.msecs + 1 : last.msecs, seq }
}
