import { listActiveExceptions } from "../../store/conflicts/exceptions.ts"
import type { Db } from "../../store/connection/connect.ts"
import type { Accepted } from "./conflict-lifecycle.ts"

/** Why a conflict of a subject is accepted for now; null where it is not. A new conflict has no id yet. */
export type AcceptedFor = (subjectId: string, conflictId: string | undefined) => Accepted

/**
 * Reads which differences are accepted in these subjects at a moment. The reason of an exception for the conflict itself
 * comes before that of one for the subject.
 */
export async function listAccepted(db: Db, subjectIds: readonly string[], now: string): Promise<AcceptedFor> {
  const wanted = [...new Set(subjectIds)]
  const exceptions = wanted.length === 0 ? [] : await listActiveExceptions(db, wanted, now)
  return (subjectId, conflictId) => {
    const own = exceptions.find((one) => one.conflict_id !== null && one.conflict_id === conflictId)
    const ofAll = exceptions.find((one) => one.subject_id === subjectId && one.conflict_id === null)
    return (own ?? ofAll)?.reason ?? null
  }
}
