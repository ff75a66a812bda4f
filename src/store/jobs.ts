import { sql } from "kysely"
import type { Trx } from "./transaction.ts"

/** What runs beside the requests, by the name of its task, with what it is told. */
export type Jobs = {
  readonly rejudge: { readonly id: string }
}

/** Put into the queue by the transaction that causes it: it runs if, and only if, that is committed. */
export async function enqueue<Task extends keyof Jobs>(trx: Trx, task: Task, payload: Jobs[Task]): Promise<void> {
  await sql`select graphile_worker.add_job(${task}, ${JSON.stringify(payload)}::json)`.execute(trx)
}
