import { sql } from "kysely"
import pg from "pg"
import t, { type Test } from "tap"
import { openStore, type Store } from "../../src/store/connection/connect.ts"
import { inTransaction } from "../../src/store/connection/transaction.ts"
import { cloneDatabase } from "../support/database.ts"
import { query } from "../support/query.ts"
import { until } from "../support/service.ts"

/** A store that ends while a statement of it waits for somebody. */

const { url } = await cloneDatabase(t)
await query(url, "create table jottings (text text)")

t.test("a cut-off fails running work at once and rolls it back, even while it waits for a lock", async (t) => {
  const { store, ending, release } = await startWaiting(t)
  const ended = store.cutOff().then(() => "ended")
  await until(() => ending() !== null)
  t.match(ending(), /Connection terminated|connection error/)
  t.equal(await ended, "ended", "while the one that it waited for still holds its lock")
  t.equal((await listWaiting()).length, 1, "the server does not know yet that its client has gone")
  await release()
  await until(async () => (await listSessions()).length === 0)
  t.same(await query(url, "select text from jottings"), [])
})

t.test("closed: what runs is waited for, and committed", async (t) => {
  const { store, ending, release } = await startWaiting(t)
  const ended = store.close()
  await release()
  await ended
  t.equal(ending(), "done")
  t.same(await query(url, "select text from jottings"), [{ text: "written" }])
})

/** `ending`: "done" or what it failed with, null before. */
async function startWaiting(t: Test): Promise<{ store: Store; ending(): string | null; release(): Promise<void> }> {
  await query(url, "truncate jottings")
  const blocker = new pg.Client({ connectionString: url })
  await blocker.connect()
  await blocker.query("begin")
  await blocker.query("lock table jottings in access exclusive mode")
  let releasing: Promise<void> | undefined
  const release = () => {
    releasing ??= blocker.end()
    return releasing
  }
  t.teardown(release)
  const store = openStore({ url, poolSize: 1, statementTimeout: 600_000 })
  let ending: string | null = null
  inTransaction(store.db, "test", (trx) => sql`insert into jottings values ('written')`.execute(trx)).then(
    () => {
      ending = "done"
    },
    (error: Error) => {
      ending = error.message
    },
  )
  await until(async () => (await listWaiting()).length === 1)
  return { store, ending: () => ending, release }
}

function listWaiting() {
  return query(url, `${SESSIONS} and wait_event_type = 'Lock'`)
}

function listSessions() {
  return query(url, SESSIONS)
}

const SESSIONS = `select pid from pg_stat_activity
  where datname = current_database() and application_name = 'countercheck'`
