import type { RuleScope } from "../../../compare/rules/cascade.ts"
import type { Db } from "../../../store/connection/connect.ts"
import { newId } from "../../../store/connection/new-id.ts"
import { inTransaction, type Trx } from "../../../store/connection/transaction.ts"
import { enqueue } from "../../../store/jobs/jobs.ts"
import { insertRejudging, listStalled, touchRejudging } from "../../../store/rules/rejudgings.ts"

/**
 * Queues a pass that judges everything in these scopes anew once this transaction is committed. The pass uses the rules as
 * they are when it comes to a subject, so that overlapping passes all end at the present rules. Returns the id under
 * which its progress can be read.
 */
export async function startRejudging(
  trx: Trx,
  scopes: readonly RuleScope[],
  rule: { id: string; version: number } | null,
  now: string,
): Promise<string> {
  const id = newId()
  await insertRejudging(trx, { id, scopes, rule }, now)
  await queueRejudging(trx, id)
  return id
}

export async function queueRejudging(trx: Trx, id: string): Promise<void> {
  await enqueue(trx, "rejudge", { id }, `rejudging ${id}`)
}

/**
 * Queues again the passes without progress since `touchedBefore`. The job of a process that was killed stays locked in the
 * queue for hours.
 */
export async function wakeStalled(db: Db, touchedBefore: string, now: string): Promise<void> {
  for (const id of await listStalled(db, touchedBefore)) {
    await inTransaction(db, "wake a rejudging", async (trx) => {
      await touchRejudging(trx, id, now)
      await queueRejudging(trx, id)
    })
  }
}
