import { LRUCache } from "lru-cache"

/** Which subject a name or an id stood for last, and in which unit it is measured. */
export type SubjectHint = { readonly id: string; readonly unit: string }

/**
 * By the key of a mention. Guesses that save a round trip: what they say is read again under the lock before anything is
 * done with it.
 */
export type SubjectHints = LRUCache<string, SubjectHint>

const KEPT = 20_000

export function makeSubjectHints(): SubjectHints {
  return new LRUCache({ max: KEPT })
}
