import { setTimeout as sleep } from "node:timers/promises"
import { query } from "../support/query.ts"
import { call } from "../support/service.ts"
import { listAll } from "./ask.ts"
import type { Place } from "./check-ledger.ts"

/** Milliseconds. A pass that nobody is at is taken up by a schedule of every minute, once it has lain for a minute. */
const PATIENCE = 200_000

/** All passes come to their end, also those whose process was killed. In a hurry, the minute is made to be over. */
export async function endPasses({ address, hurry }: Place): Promise<void> {
  const end = Date.now() + PATIENCE
  for (let turn = 1; ; turn += 1) {
    const left = await listUnfinished(address)
    if (left.length === 0) return
    if (Date.now() > end) throw new Error(`passes that do not end: ${JSON.stringify(left)}`)
    if (hurry !== undefined && turn % 10 === 0) await wake(hurry)
    await sleep(200)
  }
}

async function listUnfinished(address: string) {
  const lists = ["waiting", "running"].map((status) => listAll(address, `/v1/rejudgings?status=${status}&limit=200`))
  return (await Promise.all(lists)).flat()
}

async function wake(url: string): Promise<void> {
  await query(url, "update rejudgings set touched_at = touched_at - interval '2 minutes' where status <> 'done'")
  await query(url, "select graphile_worker.add_job('wake-rejudgings')")
}

export async function readPass(address: string, id: string) {
  return (await call(address, "GET", `/v1/rejudgings/${id}`)).body
}
