import pg from "pg"
import t, { type Test } from "tap"
import { migrations } from "../../migrations/index.ts"
import { migrateDatabase } from "../../src/store/migrating/migrate.ts"
import { cloneDatabase } from "../support/database.ts"
import { findWrongTallies } from "../support/dispute-tally.ts"
import { query } from "../support/query.ts"
import { until } from "../support/service.ts"

/**
 * A database of the version before the tally of disputes: an older service fills it while it is migrated. Its rows are
 * written here as that service wrote them.
 */
const BEFORE = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < "0004"))
const QUICK = { lockTimeout: 100, pause: 50, giveUpAfter: 30_000 }

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`

t.test("what was open before is counted, of every subject", async (t) => {
  const url = await makeOld(t)
  for (let n = 1; n <= 45; n += 1) await addSubject(url, n, n % 7)
  await query(url, "update conflicts set status = 'dismissed' where severity = 2 and subject_id = $1", [id(2)])
  t.same((await migrateDatabase(url))[0], "0004_disputes")
  t.same(await findWrongTallies(url), [])
  const read = async (n: number) => (await query(url, "select * from disputes where subject_id = $1", [id(n)]))[0]
  const five = await read(5)
  t.match(five, { open_high: "2", open_medium: "2", open_low: "1", open_pair: "5", open_part: "0", severity: 3 })
  t.equal(five.opened_at.toISOString(), "2024-11-01T00:00:00.000Z")
  t.equal(five.changed_at.toISOString(), "2024-11-05T00:00:00.000Z")
  const two = await read(2)
  t.match(two, { open_high: "1", open_medium: "0", open_low: "0" })
  t.equal(two.opened_at.toISOString(), "2024-11-02T00:00:00.000Z", "the first of those that are open")
  t.equal(await read(7), undefined, "a subject without conflicts has no row")
  t.same(await query(url, "select to_regclass('disputes_uncounted') as left"), [{ left: null }])
})

t.test("what an older service writes meanwhile is counted once", async (t) => {
  const url = await makeOld(t)
  for (let n = 1; n <= 5; n += 1) await addSubject(url, n, 6)
  // It has written, and not committed yet, when the triggers are to be made.
  const writer = await connect(t, url)
  await writer.query("begin; update conflicts set status = 'dismissed' where severity = 1")
  const migrating = migrateDatabase(url, migrations, QUICK)
  await until(async () => (await query(url, "select to_regclass('disputes') is not null as made"))[0].made)
  await addSubject(url, 6, 6)
  await writer.query("commit")
  const busy = { now: true }
  const writing = writeUntil(url, busy)
  await migrating
  busy.now = false
  await writing
  t.same(await findWrongTallies(url), [])
})

t.test("a tally that is wrong is put right by counting the subject anew", async (t) => {
  const url = await makeOld(t)
  await addSubject(url, 1, 6)
  await migrateDatabase(url)
  await query(url, "update disputes set open_high = 70, open_sum = 3, opened_at = null")
  t.equal((await findWrongTallies(url)).length, 1)
  await query(url, "select recount_dispute(subject_id) from disputes")
  t.same(await findWrongTallies(url), [])
})

async function makeOld(t: Test): Promise<string> {
  const { url } = await cloneDatabase(t)
  await query(url, "drop schema public cascade; create schema public")
  await migrateDatabase(url, BEFORE)
  return url
}

/** A subject with as many open conflicts, their severities in turn, each opened a day later than the one before. */
async function addSubject(url: string, n: number, conflicts: number): Promise<void> {
  await query(
    url,
    `insert into subjects (id, name, unit, measure, family_id, created_at) values ('${id(n)}', 'S', '1', 'stock', '${id(n)}', now());
    insert into figures (subject_id, id, identity, quantity, unit, narrow_min, narrow_max, as_of_from, as_of_to, claims, created_at)
      select '${id(n)}', gen_random_uuid(), g, '{}', '1', g, g, '2024-11-01', '2024-11-01', 1, now() from generate_series(0, ${conflicts}) g;
    insert into conflicts (subject_id, id, kind, subject_a, figure_a, subject_b, figure_b, verdict, severity, detail, status,
        opened_at, changed_at)
      select f.subject_id, gen_random_uuid(), 'pair', f.subject_id, f.id, g.subject_id, g.id, 'conflict',
        g.narrow_min::int % 3 + 1, '{}', 'open', day, day
      from figures f join figures g on g.subject_id = f.subject_id and g.narrow_min > 0,
        lateral (select '2024-10-31T00:00:00Z'::timestamptz + g.narrow_min::int * interval '1 day' as day) d
      where f.subject_id = '${id(n)}' and f.narrow_min = 0`,
  )
}

/** Settles and opens conflicts of every subject again and again. */
async function writeUntil(url: string, busy: { now: boolean }): Promise<void> {
  for (let times = 0; busy.now; times += 1) {
    const status = times % 2 === 0 ? "explained" : "open"
    await query(url, "update conflicts set status = $1 where severity = $2", [status, (times % 3) + 1])
  }
}

async function connect(t: Test, url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  client.on("error", () => {})
  await client.connect()
  t.teardown(() => client.end())
  return client
}
