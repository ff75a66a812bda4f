import type { InFamily } from "../../store/subjects/subjects.ts"
import type { Accepted } from "./conflict-lifecycle.ts"
import type { FamilyView } from "./family-view.ts"

/** Why a conflict of a subject is accepted for now; null where it is not. A new conflict has no id yet. */
export type AcceptedFor = (subjectId: string, conflictId: string | undefined) => Accepted

/**
 * Reads which differences are accepted in these subjects at a moment. The reason of an exception for the conflict itself
 * comes before that of one for the subject.
 */
export async function listAccepted(view: FamilyView, subjects: readonly InFamily[], now: string): Promise<AcceptedFor> {
  const once = [...new Map(subjects.map((subject) => [subject.id, subject])).values()]
  const exceptions = once.length === 0 ? [] : await view.listActiveExceptions(once, now)
  return (subjectId, conflictId) => {
    const own = exceptions.find((one) => one.conflict_id !== null && one.conflict_id === conflictId)
    const ofAll = exceptions.find((one) => one.subject_id === subjectId && one.conflict_id === null)
    return (own ?? ofAll)?.reason ?? null
  }
}
