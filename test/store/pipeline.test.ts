import t, { type Test } from "tap"
import { openStore } from "../../src/store/connection/connect.ts"
import { prepare } from "../../src/store/connection/prepared.ts"
import { sqlState } from "../../src/store/connection/sql-state.ts"
import { inPipeline, type Trx } from "../../src/store/connection/transaction.ts"
import { cloneDatabase } from "../support/database.ts"
import { query } from "../support/query.ts"

/** Transactions whose statements travel together. The pool has one connection: what is not given back is missed. */

const insert = prepare<never>("test insert", "insert into jottings (text) values ($1)")
const read = prepare<{ text: string }>("test read", "select text from jottings order by id")
const raise = prepare<never>("test raise", "select raise_state($1)")
const UNIQUE_VIOLATION = "23505"

const { url } = await cloneDatabase(t)
await query(url, "create table jottings (id int generated always as identity, text text unique)")
await query(
  url,
  `create function raise_state(state text) returns void language plpgsql as $$ begin
    raise exception 'as asked' using errcode = state; end $$`,
)
const { db, pool, close } = openStore({ url, poolSize: 1, statementTimeout: 30_000 })
t.teardown(close)
t.beforeEach(() => query(url, "truncate jottings"))

async function stored(): Promise<string[]> {
  return (await query(url, "select text from jottings order by id")).map(({ text }) => text)
}

/** The connection is free, works, and is in no transaction: what a transaction had set is as it was. */
async function checkGivenBack(t: Test): Promise<void> {
  t.same([pool.totalCount, pool.waitingCount], [pool.idleCount, 0], "the connection is given back")
  t.same((await pool.query("show plan_cache_mode")).rows, [{ plan_cache_mode: "auto" }], "it is in no transaction")
}

async function stateOf(failing: Promise<unknown>): Promise<string> {
  try {
    await failing
    return "no failure"
  } catch (error) {
    return sqlState(error) || (error as Error).message
  }
}

t.test("what was sent is committed once it is answered", async (t) => {
  const told = await inPipeline(db, "test", (trx) =>
    Promise.all([insert(trx, ["a"]), insert(trx, ["b"])]).then(() => "told"),
  )
  t.same([told, await stored()], ["told", ["a", "b"]])
  await checkGivenBack(t)
})

t.test("statements that are sent without waiting run in their order", async (t) => {
  const texts = Array.from({ length: 50 }, (_, n) => `jotting ${n}`)
  const seen = await inPipeline(db, "test", async (trx) => {
    const inserts = texts.map((text) => insert(trx, [text]))
    const between = read(trx, [])
    const more = insert(trx, ["after"])
    await Promise.all([...inserts, more])
    return between
  })
  t.same(
    seen.map(({ text }) => text),
    texts,
    "a read sees what was sent before it, and nothing that was sent after",
  )
  t.same(await stored(), [...texts, "after"])
})

t.test("an error of the work undoes what was sent", async (t) => {
  const failing = inPipeline(db, "test", async (trx) => {
    void insert(trx, ["a"])
    throw new Error("on second thoughts")
  })
  t.equal(await stateOf(failing), "on second thoughts")
  t.same(await stored(), [])
  await checkGivenBack(t)
})

t.test("an error of a statement that nobody waited for undoes everything, and is no success", async (t) => {
  const failing = inPipeline(db, "test", async (trx) => {
    for (const text of ["a", "a", "b"]) insert(trx, [text]).catch(() => {})
    return "done"
  })
  t.equal(await stateOf(failing), "the transaction had failed and was undone")
  t.same(await stored(), [])
  await checkGivenBack(t)
})

t.test("a transaction that has failed is never answered as a success, even when the failure was caught", async (t) => {
  const failing = inPipeline(db, "test", async (trx) => {
    await insert(trx, ["a"])
    await insert(trx, ["a"]).catch(() => {})
    return "done"
  })
  t.equal(await stateOf(failing), "the transaction had failed and was undone")
  t.same(await stored(), [])
  await checkGivenBack(t)
})

const TRIED_AGAIN = ["40001", "40P01"]
/** Where the failure comes: in a statement that the work waits for, in the last ones, or before one that it waits for. */
const PLACES: Record<string, (trx: Trx, state: string) => Promise<readonly Promise<unknown>[]>> = {
  "a statement that is waited for": async (trx, state) => {
    await raise(trx, [state])
    return []
  },
  "the last statements": async (trx, state) => [raise(trx, [state])],
  "a statement before one that is waited for": async (trx, state) => {
    const early = raise(trx, [state])
    early.catch(() => {})
    await read(trx, [])
    return [early]
  },
}

for (const [place, fail] of Object.entries(PLACES)) {
  t.test(`a failure of ${place} that may pass is tried again from the start`, async (t) => {
    for (const state of TRIED_AGAIN) {
      await query(url, "truncate jottings")
      let attempts = 0
      const told = await inPipeline(db, "test", async (trx) => {
        attempts += 1
        const written = insert(trx, ["once"])
        const last = attempts < 3 ? await fail(trx, state) : []
        await Promise.all([written, ...last])
        return attempts
      })
      t.same([told, await stored()], [3, ["once"]], state)
      await checkGivenBack(t)
    }
  })

  t.test(`a failure of ${place} that does not pass is reported unchanged`, async (t) => {
    for (const [state, expected] of [
      ["40001", 5],
      ["23514", 1],
    ] as const) {
      let attempts = 0
      const failing = inPipeline(db, "test", async (trx) => {
        attempts += 1
        return Promise.all(await fail(trx, state))
      })
      t.equal(await stateOf(failing), state)
      t.equal(attempts, expected, `${state} is tried ${expected} times`)
      await checkGivenBack(t)
    }
  })
}

t.test("the caller names further failures that are worth another attempt", async (t) => {
  let attempts = 0
  const work = async (trx: Trx) => {
    attempts += 1
    await Promise.all([insert(trx, ["a"]), insert(trx, [attempts < 2 ? "a" : "b"])])
    return attempts
  }
  t.equal(await inPipeline(db, "test", work, (error) => sqlState(error) === UNIQUE_VIOLATION), 2)
  t.same(await stored(), ["a", "b"])
  await checkGivenBack(t)
})

t.test("a connection that breaks is replaced", async (t) => {
  const failing = inPipeline(db, "test", async (trx) => {
    await insert(trx, ["a"])
    await query(
      url,
      `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'countercheck'`,
    )
    return insert(trx, ["b"])
  })
  t.not(await stateOf(failing), "no failure")
  t.same(await stored(), [])
  await checkGivenBack(t)
  await inPipeline(db, "test", (trx) => insert(trx, ["c"]))
  t.same(await stored(), ["c"])
})
