/**
 * A term among the subjects of one dimension as the number under which it is stored, the same on every machine. Two terms
 * that share a number are found together, which happens to one in thousands and costs a candidate too many. The words
 * themselves are kept nowhere.
 */
export function termKey(dimension: string, term: string): number {
  let hash = 0x811c9dc5
  const text = `${dimension} ${term}`
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  const spread = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  return (spread ^ (spread >>> 15)) | 0
}

/** A term as one of a subject's name: it says more there than in what somebody said of the subject. */
export function nameKey(dimension: string, term: string): number {
  return termKey(dimension, `=${term}`)
}

/** A term that all subjects of a dimension have, by which those of some quarters are found. */
export function everyKey(dimension: string): number {
  return termKey(dimension, "#")
}
