import { setTimeout as sleep } from "node:timers/promises"
import pg from "pg"
import t from "tap"
import { openJobPool } from "../../src/store/connection/job-pool.ts"
import { cloneDatabase } from "../support/database.ts"
import { workOffJobs } from "../support/work-off-jobs.ts"

t.test("a connection of the job queue that is released twice goes back once", async (t) => {
  const { url } = await cloneDatabase(t)
  let isUsed = true
  const pool = openJobPool(url, () => isUsed && t.fail("a connection broke"))
  const client = await pool.connect()
  client.release()
  client.release()
  t.equal(pool.idleCount, 1)
  const again = await pool.connect()
  t.equal(pool.idleCount, 0)
  again.release(true)
  again.release(true)
  t.equal(pool.totalCount, 0)
  t.same((await pool.query("select 1 as one")).rows, [{ one: 1 }], "statements without a connection of one's own")
  // The pool does not wait until its connections are closed, and the database of the test is dropped with them.
  isUsed = false
  await pool.end()
})

t.test("jobs that were worked off leave no connection whose end ends the process", async (t) => {
  const { url } = await cloneDatabase(t)
  const drop = `select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`
  const other = new pg.Client({ connectionString: url })
  await other.connect()
  for (let turn = 0; turn < 20; turn += 1) {
    await workOffJobs(url, {})
    await other.query(drop)
    await sleep(50)
  }
  await other.end()
  t.pass("the process is still there")
})
