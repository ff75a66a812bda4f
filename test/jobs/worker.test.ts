import { setTimeout } from "node:timers/promises"
import pg from "pg"
import { pino } from "pino"
import t from "tap"
import { startWorker } from "../../src/jobs/worker.ts"
import { startRejudging } from "../../src/operations/rejudge/start-rejudging.ts"
import { openStore } from "../../src/store/connect.ts"
import { findRejudging } from "../../src/store/rejudgings.ts"
import { inTransaction } from "../../src/store/transaction.ts"
import { cloneDatabase } from "../support/database.ts"

t.test("a queue whose first look at its tasks failed is started anew, and takes the jobs", async (t) => {
  const { url } = await cloneDatabase(t)
  const store = openStore({ url, poolSize: 4, statementTimeout: 30_000 })
  const blocker = new pg.Client({ connectionString: url })
  await blocker.connect()
  await blocker.query("begin")
  await blocker.query("lock table graphile_worker._private_tasks in access exclusive mode")
  const told: string[] = []
  const logger = pino({ level: "warn" }, { write: (line) => void told.push(line) })
  const worker = await startWorker(url, store.db, logger)
  t.teardown(async () => {
    await worker.stop()
    await blocker.end()
    await store.close()
  })
  // The look waits for the lock until its statement times out.
  while (!told.some((line) => line.includes("started anew"))) await setTimeout(200)
  await blocker.query("rollback")
  const now = new Date().toISOString()
  const id = await inTransaction(store.db, (trx) => startRejudging(trx, [{}], null, now))
  while ((await findRejudging(store.db, id))?.status !== "done") await setTimeout(200)
  t.pass("the job was taken")
})
