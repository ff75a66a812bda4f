import { sql } from "kysely"
import t from "tap"
import { type Db, openStore } from "../../src/store/connection/connect.ts"
import { prepare } from "../../src/store/connection/prepared.ts"
import { inPipeline, inTransaction } from "../../src/store/connection/transaction.ts"
import { FILES, readSource } from "../house/sources.ts"
import { cloneDatabase } from "../support/database.ts"

const CALL = /\bprepare(?:<[^(]*>)?\(\s*"([^"]+)"/g

t.test("no two prepared statements have one name, since PostgreSQL keeps one text under it", async (t) => {
  const sources = FILES.filter((file) => file.startsWith("store/")).map(readSource)
  const names = sources.flatMap((source) => [...source.matchAll(CALL)].map((match) => match[1]))
  const uses = sources.join("\n").match(/= prepare[<(]/g) ?? []
  t.ok(names.length > 20)
  t.equal(names.length, uses.length, "every statement is found")
  t.same(
    names.filter((name, index) => names.indexOf(name) !== index),
    [],
  )
})

t.test("a statement is kept under its name on the connection, however it is sent", async (t) => {
  const { url } = await cloneDatabase(t)
  const store = openStore({ url, poolSize: 1, statementTimeout: 30_000 })
  t.teardown(store.close)
  const listKept = async (db: Db) => {
    const { rows } = await sql<{ name: string }>`select name from pg_prepared_statements order by name`.execute(db)
    return rows.map(({ name }) => name)
  }
  const [one, two, three] = ["one", "two", "three"].map((name) => prepare<{ told: string }>(name, "select $1 as told"))
  if (one === undefined || two === undefined || three === undefined) throw new Error("three statements were prepared")
  t.same(await one(store.db, ["a"]), [{ told: "a" }])
  t.same(await inTransaction(store.db, "test", (trx) => two(trx, ["b"])), [{ told: "b" }])
  t.same(await inPipeline(store.db, "test", (trx) => three(trx, ["c"])), [{ told: "c" }])
  t.same(await one(store.db, ["d"]), [{ told: "d" }], "again, by the plan that is kept")
  t.same(await listKept(store.db), ["one", "three", "two"])
})

t.test("the stack of an error says which code has sent the statement, however it was sent", async (t) => {
  const { url } = await cloneDatabase(t)
  const store = openStore({ url, poolSize: 1, statementTimeout: 30_000 })
  t.teardown(store.close)
  const divide = prepare<never>("divide", "select 1 / $1::int")
  async function divideByNothing(db: Db) {
    await divide(db, [0])
  }
  const stackOf = async (failing: Promise<unknown>) => {
    const error = await failing.catch((caught: unknown) => caught)
    return error instanceof Error ? error.stack : "no error"
  }
  t.match(await stackOf(divideByNothing(store.db)), /division by zero.*divideByNothing/s)
  t.match(await stackOf(inTransaction(store.db, "test", divideByNothing)), /division by zero.*divideByNothing/s)
  t.match(await stackOf(inPipeline(store.db, "test", divideByNothing)), /division by zero.*divideByNothing/s)
})
