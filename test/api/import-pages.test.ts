import t from "tap"
import { FilingMemory } from "../../src/operations/claims/filing/memory/filing-memory.ts"
import { runImport } from "../../src/operations/imports/run-import.ts"
import { openStore } from "../../src/store/connection/connect.ts"
import { NOW, startApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"

/** What a database does that is too slow for this: a statement that writes more conflicts at once does not end. */
const SLOW_FROM = 50
const TOO_SLOW = `
create or replace function too_slow() returns trigger language plpgsql as $$
begin
  if (select count(*) from added) >= ${SLOW_FROM} then perform pg_sleep(30); end if;
  return null;
end $$;
create trigger too_slow after insert on conflicts referencing new table as added for each statement execute function too_slow()`

for (const memory of [new FilingMemory(10_000), null]) {
  t.test(
    `a page that is too much for one transaction is filed in smaller ones, ${memory === null ? "under locks" : "by memory"}`,
    async (t) => {
      const app = await startApp()
      await app.store.pool.query(TOO_SLOW)
      t.teardown(() => app.store.pool.query("drop function if exists too_slow cascade").catch(() => {}))
      const COUNT = 30
      const claims = Array.from({ length: COUNT }, (_, at) =>
        claimOf(String(1_000 * 2 ** at), { externalId: `far-${at}` }),
      )
      const body = claims.map((claim) => JSON.stringify(claim)).join("\n")
      const sent = await app.post("/v1/imports", body, { "content-type": "application/x-ndjson" })
      t.equal(sent.status, 202)
      const store = openStore({ url: app.url, poolSize: 2, statementTimeout: 1_000 })
      t.teardown(() => store.close())
      const failures: unknown[] = []
      const file = () =>
        runImport(store.db, sent.body.id, { clock: () => NOW, onFailure: (error) => failures.push(error), memory })
      // A job files a limited number of pages, and leaves the rest to the next one.
      for (let jobs = 0; jobs < 3; jobs++) await file()
      t.same(failures, [])
      t.match((await app.get(`/v1/imports/${sent.body.id}`)).body, { status: "done", filed: COUNT, refused: 0 })
      const { rows } = await app.store.pool.query("select count(*)::int as count from conflicts")
      t.equal(rows[0].count, (COUNT * (COUNT - 1)) / 2, "each is far from every other one")
    },
  )
}
