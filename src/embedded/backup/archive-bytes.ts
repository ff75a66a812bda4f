/** Reads a stream of pieces of any size by counts of bytes. */
export type ArchiveBytes = {
  /** Exactly so many bytes, or null where the stream ends before. */
  take(length: number): Promise<Buffer | null>
  /** The next bytes, at least one and at most `most`; null at the end. */
  takeSome(most: number): Promise<Buffer | null>
}

export function readByCount(pieces: AsyncIterable<Buffer>): ArchiveBytes {
  const source = pieces[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)

  const takeSome = async (most: number): Promise<Buffer | null> => {
    while (rest.length === 0) {
      const next = await source.next()
      if (next.done === true) return null
      rest = next.value
    }
    const some = rest.subarray(0, most)
    rest = rest.subarray(some.length)
    return some
  }

  const take = async (length: number): Promise<Buffer | null> => {
    const parts: Buffer[] = []
    for (let missing = length; missing > 0; ) {
      const part = await takeSome(missing)
      if (part === null) return null
      parts.push(part)
      missing -= part.length
    }
    return Buffer.concat(parts)
  }

  return { take, takeSome }
}
