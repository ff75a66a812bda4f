import { setTimeout } from "node:timers/promises"
import pg from "pg"
import { pino } from "pino"
import t from "tap"
import { buildApp } from "../../src/api/server/build-app.ts"
import { startWorker } from "../../src/jobs/worker.ts"
import { startRejudging } from "../../src/operations/judging/rejudge/start-rejudging.ts"
import { listClaims } from "../../src/store/claims/claim-list.ts"
import { openStore, type Store } from "../../src/store/connection/connect.ts"
import { inTransaction } from "../../src/store/connection/transaction.ts"
import { findRejudging } from "../../src/store/rules/rejudgings.ts"
import { JOB_SETTINGS, LIMITS, makeFiler, NOW } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { cloneDatabase } from "../support/database.ts"
import { startProxy } from "../support/proxy.ts"
import { query } from "../support/query.ts"
import { countTail } from "../support/words.ts"

t.test("a queue whose first look at its tasks failed is started anew, and takes the jobs", async (t) => {
  const { url } = await cloneDatabase(t)
  const store = openStore({ url, poolSize: 4, statementTimeout: 30_000 })
  const blocker = new pg.Client({ connectionString: url })
  await blocker.connect()
  await blocker.query("begin")
  await blocker.query("lock table graphile_worker._private_tasks in access exclusive mode")
  const told: string[] = []
  const logger = pino({ level: "warn" }, { write: (line) => void told.push(line) })
  const worker = await startWorker(url, store.db, logger, JOB_SETTINGS)
  t.teardown(async () => {
    await worker.stop()
    await blocker.end()
    await store.close()
  })
  // The look waits for the lock until its statement times out.
  while (!told.some((line) => line.includes("started anew"))) await setTimeout(200)
  await blocker.query("rollback")
  const now = new Date().toISOString()
  const id = await inTransaction(store.db, "test", (trx) => startRejudging(trx, [{}], null, now))
  while ((await findRejudging(store.db, id))?.status !== "done") await setTimeout(200)
  t.pass("the job was taken")
})

t.test("the words of claims are listed as long as a worker runs, also by the next one", async (t) => {
  const { url } = await cloneDatabase(t)
  const store = openStore({ url, poolSize: 4, statementTimeout: 30_000 })
  t.teardown(() => store.close())
  for (const quote of ["Seen before.", "Seen after a restart."]) {
    const worker = await startWorker(url, store.db, pino({ level: "silent" }), JOB_SETTINGS)
    await fileOne(store, quote)
    while ((await countTail(store)) > 0) await setTimeout(100)
    await worker.stop()
  }
  await fileOne(store, "Seen without a worker.")
  t.equal(await countTail(store), 1)
  t.equal((await listClaims(store.db, { q: "seen" }, { limit: 10 })).length, 3)
})

async function fileOne(store: Store, quote: string): Promise<void> {
  const filer = makeFiler(store.db)
  const app = await buildApp({ ...LIMITS, db: store.db, filer, logger: false, now: () => NOW })
  const address = await app.listen({ host: "127.0.0.1", port: 0 })
  const [headers, body] = [{ "content-type": "application/json" }, JSON.stringify(claimOf("10,000", { quote }))]
  const answer = await fetch(`${address}/v1/claims`, { method: "POST", headers, body })
  if (answer.status !== 201) throw new Error(await answer.text())
  await app.close()
}

t.test("a database that goes away in the middle of a job: the process stays, and takes it up again", async (t) => {
  const { url } = await cloneDatabase(t)
  const proxy = await startProxy(t, url)
  const store = openStore({ url: proxy.url, poolSize: 4, statementTimeout: 30_000 })
  const told: string[] = []
  const logger = pino({ level: "warn" }, { write: (line) => void told.push(line) })
  const now = new Date().toISOString()
  const id = await inTransaction(store.db, "test", (trx) => startRejudging(trx, [{}], null, now))
  const blocker = new pg.Client({ connectionString: url })
  await blocker.connect()
  await blocker.query("begin")
  // A pass begins by waiting for those who file.
  await blocker.query("select pg_advisory_xact_lock_shared(lock_key('filing', ''))")
  const worker = await startWorker(proxy.url, store.db, logger, JOB_SETTINGS)
  t.teardown(async () => {
    await worker.stop()
    await blocker.end()
    await store.close()
  })
  const waiting = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
  while ((await query(url, waiting)).length === 0) await setTimeout(50)
  proxy.cut()
  while (!told.some((line) => line.includes("background job failed"))) await setTimeout(50)
  while (!told.some((line) => line.includes("Runner stopping"))) await setTimeout(50)
  proxy.restore()
  await blocker.query("rollback")
  while ((await findRejudging(store.db, id).catch(() => null))?.status !== "done") await setTimeout(200)
  t.pass("the job was taken up")
})
