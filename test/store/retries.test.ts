import { sql } from "kysely"
import { pino } from "pino"
import t, { type Test } from "tap"
import { logRetries } from "../../src/log-retries.ts"
import { openStore } from "../../src/store/connection/connect.ts"
import { listenToRetries, type Retry } from "../../src/store/connection/retries.ts"
import { sqlState } from "../../src/store/connection/sql-state.ts"
import { inPipeline, inTransaction, type Trx } from "../../src/store/connection/transaction.ts"
import { cloneDatabase } from "../support/database.ts"
import { query } from "../support/query.ts"

/** Transactions that are tried again: with a pause, and seen by whoever listens. */

const { url } = await cloneDatabase(t)
await query(
  url,
  `create function raise_state(state text) returns void language plpgsql as $$ begin
    raise exception 'as asked' using errcode = state; end $$`,
)
await query(url, "create table jottings (id int primary key, text text)")
const { db, close } = openStore({ url, poolSize: 4, statementTimeout: 30_000 })
t.teardown(close)

const RUNNERS = { inTransaction, inPipeline }
const DEADLOCK = "40P01"

function watchRetries(t: Pick<Test, "teardown">): Retry[] {
  const seen: Retry[] = []
  t.teardown(listenToRetries((retry) => void seen.push(retry)))
  return seen
}

const raise = (trx: Trx, state: string) => sql`select raise_state(${state})`.execute(trx)

for (const [name, run] of Object.entries(RUNNERS)) {
  t.test(`${name}: a failure that passes is published once for each failed attempt`, async (t) => {
    const seen = watchRetries(t)
    let attempts = 0
    const answer = await run(db, "write a jotting", async (trx) => {
      attempts += 1
      if (attempts < 3) await raise(trx, DEADLOCK)
      return attempts
    })
    t.equal(answer, 3)
    const shared = { transaction: "write a jotting", sqlState: DEADLOCK, outcome: "tried again" }
    t.match(seen, [
      { ...shared, attempt: 1 },
      { ...shared, attempt: 2 },
    ])
    t.equal(seen.length, 2)
  })

  t.test(`${name}: the pauses grow, and after the fifth attempt the caller gets the error`, async (t) => {
    const seen = watchRetries(t)
    const times: number[] = []
    const failing = run(db, "give up", async (trx) => {
      times.push(performance.now())
      await raise(trx, "40001")
    })
    await t.rejects(failing, { code: "40001" })
    t.same(
      seen.map(({ attempt, outcome }) => [attempt, outcome]),
      [1, 2, 3, 4, 5].map((attempt) => [attempt, attempt === 5 ? "given up" : "tried again"]),
    )
    const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0))
    // Half of each pause is sure, and a timer of Node may be a millisecond early.
    for (const [index, pause] of pauses.entries()) t.ok(pause >= 2 * 2 ** index - 1, `pause ${index} is ${pause} ms`)
    t.equal(pauses.length, 4)
  })

  t.test(`${name}: a failure that does not pass is neither repeated nor published`, async (t) => {
    const seen = watchRetries(t)
    let attempts = 0
    const failing = run(db, "fail", async (trx) => {
      attempts += 1
      await raise(trx, "23505")
    })
    await t.rejects(failing, { code: "23505" })
    t.same([attempts, seen], [1, []])
  })
}

t.test("two transactions that really wait for each other both succeed, and the deadlock is seen", async (t) => {
  const seen = watchRetries(t)
  await query(url, "insert into jottings values (1, ''), (2, '')")
  const both = Promise.withResolvers<void>()
  let arrived = 0
  const writeBoth = (first: number, second: number) =>
    inTransaction(db, "write both", async (trx) => {
      const set = (id: number) => sql`update jottings set text = text || 'x' where id = ${id}`.execute(trx)
      await set(first)
      arrived += 1
      if (arrived === 2) both.resolve()
      await both.promise
      await set(second)
    })
  await Promise.all([writeBoth(1, 2), writeBoth(2, 1)])
  t.same(await query(url, "select text from jottings order by id"), [{ text: "xx" }, { text: "xx" }])
  t.match(seen, [{ transaction: "write both", sqlState: DEADLOCK, attempt: 1, outcome: "tried again" }])
  t.equal(seen.length, 1)
})

t.test("the log names the transaction: at debug while it is tried again, at warn when it is given up", async (t) => {
  const lines: { level: number; msg: string; transaction: string; attempt: number; err: { code: string } }[] = []
  const logger = pino(
    { level: "debug", serializers: { err: ({ code }) => ({ code }) } },
    {
      write: (line: string) => void lines.push(JSON.parse(line)),
    },
  )
  const stop = logRetries(logger)
  const failing = inTransaction(db, "give up", (trx) => raise(trx, "40001"))
  await failing.catch((error: unknown) => t.equal(sqlState(error), "40001"))
  t.same(
    lines.map(({ level, msg, transaction, attempt, err }) => [level, msg, transaction, attempt, err.code]),
    [1, 2, 3, 4, 5].map((attempt) =>
      attempt === 5
        ? [40, "a transaction failed at every attempt", "give up", attempt, "40001"]
        : [20, "a transaction is tried again", "give up", attempt, "40001"],
    ),
  )
  stop()
  await inTransaction(db, "give up", (trx) => raise(trx, "40001")).catch(() => {})
  t.equal(lines.length, 5, "nothing is logged after the end")
})
