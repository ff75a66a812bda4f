import t from "tap"
import { openJobPool } from "../../src/store/connection/job-pool.ts"
import { cloneDatabase } from "../support/database.ts"

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
