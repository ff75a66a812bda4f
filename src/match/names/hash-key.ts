/** Bits of the upper half: all in all a key has 53 bits, which a number holds exactly. */
const UPPER_BITS = 21

/** A text as a number from 0 to 2 ** 53 - 1, the same on every machine: two FNV-1a hashes with different seeds. */
export function hashKey(text: string): number {
  let [low, high] = [0x811c9dc5, 0x1000193]
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ (unit + 0x9e37), 0x85ebca6b)
  }
  return ((mix(high) >>> 0) % 2 ** UPPER_BITS) * 2 ** 32 + (mix(low) >>> 0)
}

/** Spreads what the last letters have changed over all bits. */
function mix(hash: number): number {
  const spread = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  return spread ^ (spread >>> 15)
}
