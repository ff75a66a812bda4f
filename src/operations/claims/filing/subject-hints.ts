import { LRUCache } from "lru-cache"

/** The subject that a name or an id stood for last, and the code of its unit. */
export type SubjectHint = { readonly id: string; readonly unit: string }

/**
 * By the key of a mention. Hints are guesses that save a round trip: the subject is read again under its lock before
 * anything is done with it.
 */
export type SubjectHints = LRUCache<string, SubjectHint>

const KEPT = 20_000

export function makeSubjectHints(): SubjectHints {
  return new LRUCache({ max: KEPT })
}
