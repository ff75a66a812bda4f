import { sql } from "kysely"
import type { Trx } from "../connection/transaction.ts"

/** What runs beside the requests: for each task the payload of its jobs. */
export type Jobs = {
  readonly rejudge: { readonly id: string }
  readonly "file-import": { readonly id: string }
  readonly "undo-import": { readonly id: string }
  readonly "forget-import-results": Readonly<Record<string, never>>
}

/**
 * Puts a job into the queue. It runs if, and only if, this transaction is committed. Of the jobs with one `key` at most
 * one waits.
 */
export async function enqueue<Task extends keyof Jobs>(
  trx: Trx,
  task: Task,
  payload: Jobs[Task],
  key: string,
): Promise<void> {
  await sql`select graphile_worker.add_job(${task}, ${JSON.stringify(payload)}::json, job_key => ${key})`.execute(trx)
}
