import { hashKey } from "../names/hash-key.ts"
import type { Finding, Found } from "./finding.ts"

const NOT_WORDS = /[^\p{L}\p{N}.,%$€£]+/gu
const RADIX = 36

/**
 * The findings with their ids. An id is made of the kind and of the words of the figures, so that typing elsewhere in the
 * text does not change it. Of findings with the same words each has its number.
 */
export function nameFindings(all: readonly Found[]): readonly Finding[] {
  const counts = new Map<string, number>()
  return all.map(({ words, ...found }) => {
    const key = [found.kind, ...words.map(normalise)].join("\n")
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    const hash = hashKey(key).toString(RADIX)
    return { id: count === 1 ? `${found.kind}-${hash}` : `${found.kind}-${hash}-${count}`, ...found }
  })
}

function normalise(words: string): string {
  return words.normalize("NFKC").toLowerCase().replace(NOT_WORDS, " ").trim()
}
