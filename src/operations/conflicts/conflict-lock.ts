import { findSubjectOfConflict } from "../../store/conflicts/conflicts.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { lockFamilies } from "../../store/subjects/locks.ts"
import type { InFamily } from "../../store/subjects/subjects.ts"

/**
 * Locks the family that a conflict belongs to, and returns its subject, or undefined where there is no such conflict. Until
 * the family is locked a merge may move the conflict to another subject. The caller holds `lockForFiling`.
 */
export async function lockFamilyOfConflict(trx: Trx, conflictId: string): Promise<InFamily | undefined> {
  for (let locked: string | undefined; ; ) {
    const subject = await findSubjectOfConflict(trx, conflictId)
    if (subject === undefined || subject.id === locked) return subject
    await lockFamilies(trx, [subject.id])
    locked = subject.id
  }
}
