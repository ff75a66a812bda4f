import { sql } from "kysely"
import t from "tap"
import { inTransaction } from "../../src/store/connection/transaction.ts"
import { startApp } from "../support/app.ts"
import { scrape, sumOf } from "../support/exposition.ts"

const RETRIES = "countercheck_transaction_retries_total"

t.test("attempts that failed are counted by SQLSTATE, and what was never tried again is not", async (t) => {
  const app = await startApp()
  const count = async (labels: Record<string, string>) => sumOf(await scrape(app.address), RETRIES, labels)
  t.equal(await count({ sqlstate: "40P01", outcome: "tried again" }), 0, "there from the start")
  const fail = (state: string, times: number) => {
    let attempts = 0
    return inTransaction(app.store.db, "test", async (trx) => {
      attempts += 1
      if (attempts > times) return
      await sql`do ${sql.raw(`$$ begin raise exception 'as asked' using errcode = '${state}'; end $$`)}`.execute(trx)
    })
  }
  await fail("40P01", 2)
  t.equal(await count({ sqlstate: "40P01", outcome: "tried again" }), 2)
  t.equal(await count({ sqlstate: "40P01", outcome: "given up" }), 0)
  await t.rejects(fail("40001", 5), { code: "40001" })
  t.equal(await count({ sqlstate: "40001", outcome: "tried again" }), 4)
  t.equal(await count({ sqlstate: "40001", outcome: "given up" }), 1)
  await t.rejects(fail("23505", 1), { code: "23505" })
  t.equal(await count({ sqlstate: "23505" }), 0)
})
