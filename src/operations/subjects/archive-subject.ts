import type { Trx } from "../../store/connection/transaction.ts"
import { lockFamilies, lockForFiling } from "../../store/subjects/locks.ts"
import { lockSubject, setArchived } from "../../store/subjects/subjects.ts"
import { keepTerms } from "../candidates/keep-terms.ts"
import type { Occasion } from "../requests/occasion.ts"
import type { Precondition } from "../requests/precondition.ts"
import { notFound } from "../requests/refusals.ts"
import { recordSubject, requireCurrent } from "./change-subject.ts"

export type Archiving = { readonly archived: boolean; readonly reason?: string }

/**
 * Archives a subject, or takes it back. Its figures and conflicts stay as they are and are judged on: what comes back is
 * what would be there if it had never been archived. Nothing changes where it is so already.
 */
export async function archiveSubject(
  trx: Trx,
  id: string,
  { archived, reason = "" }: Archiving,
  context: Occasion & { readonly check: Precondition },
): Promise<void> {
  await lockForFiling(trx)
  // Whoever files into the subject holds this lock: nothing is filed after the archive has been answered.
  await lockFamilies(trx, [id])
  const subject = await lockSubject(trx, id)
  if (subject === undefined) throw notFound("subject", id)
  context.check(subject.version)
  requireCurrent(subject)
  const { archived_at } = subject
  if ((archived_at !== null) === archived) return
  const at = archived ? context.now : null
  await setArchived(trx, id, at)
  await keepTerms(trx, [id])
  const action = archived ? "archived" : "unarchived"
  const change = { action, note: reason || null, before: { archivedAt: archived_at }, after: { archivedAt: at } }
  await recordSubject(trx, subject, change, context)
}
