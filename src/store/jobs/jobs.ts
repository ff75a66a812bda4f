import { sql } from "kysely"
import type { Trx } from "../connection/transaction.ts"

/** What runs beside the requests, by the name of its task, with what it is told. */
export type Jobs = {
  readonly rejudge: { readonly id: string }
  readonly "file-import": { readonly id: string }
  readonly "forget-import-results": Readonly<Record<string, never>>
}

/**
 * Put into the queue by the transaction that causes it: it runs if, and only if, that is committed. Of the jobs of one
 * `key` no more than one waits.
 */
export async function enqueue<Task extends keyof Jobs>(
  trx: Trx,
  task: Task,
  payload: Jobs[Task],
  key: string,
): Promise<void> {
  await sql`select graphile_worker.add_job(${task}, ${JSON.stringify(payload)}::json, job_key => ${key})`.execute(trx)
}
