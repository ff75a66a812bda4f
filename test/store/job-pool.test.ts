import t from "tap"
import { openJobPool } from "../../src/store/connection/job-pool.ts"
import { cloneDatabase } from "../support/database.ts"

t.test("a connection of the job queue that is released twice goes back once", async (t) => {
  const { url } = await cloneDatabase(t)
  const pool = openJobPool(url, () => t.fail("a connection broke"))
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
  await pool.end()
})
