/** Seven bits of a number in each byte; the eighth says that more follow. */
const [BITS, MORE] = [7, 0x80]
const MOST_BYTES = 5

/** Numbers in rising order as bytes: how far each is from the one before. A dense list takes a byte a number. */
export function packNumbers(numbers: ArrayLike<number>): Buffer {
  const bytes = Buffer.allocUnsafe(numbers.length * MOST_BYTES)
  let [size, before] = [0, 0]
  for (let at = 0; at < numbers.length; at += 1) {
    const number = numbers[at] ?? 0
    let step = number - before
    before = number
    while (step >= MORE) {
      bytes[size++] = (step & (MORE - 1)) | MORE
      step >>>= BITS
    }
    bytes[size++] = step
  }
  return Buffer.from(bytes.subarray(0, size))
}

/** What `packNumbers` packed; `count` is how many. */
export function unpackNumbers(bytes: Uint8Array, count: number): Int32Array {
  const numbers = new Int32Array(count)
  let [at, number] = [0, 0]
  for (let nth = 0; nth < count; nth += 1) {
    let [step, shift] = [0, 0]
    for (;;) {
      const byte = bytes[at++] ?? 0
      step |= (byte & (MORE - 1)) << shift
      if (byte < MORE) break
      shift += BITS
    }
    number += step
    numbers[nth] = number
  }
  return numbers
}
