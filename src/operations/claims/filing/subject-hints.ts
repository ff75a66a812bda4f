import { LRUCache } from "lru-cache"
import type { InFamily } from "../../../store/subjects/subjects.ts"

/** The subject that a name or an id stood for last, in its family, and the code of its unit. */
export type SubjectHint = InFamily & { readonly unit: string }

/**
 * By the key of a mention. Hints are guesses that save a round trip: the subject is read again under its lock before
 * anything is done with it.
 */
export type SubjectHints = LRUCache<string, SubjectHint>

const KEPT = 20_000

export function makeSubjectHints(): SubjectHints {
  return new LRUCache({ max: KEPT })
}
