import pg from "pg"
import t from "tap"
import { cloneDatabase } from "../support/database.ts"

/** Stands for whatever takes long between the beginning of a statement and the lock in it. */
const WAIT_BEFORE_LOCK = `create or replace function lock_key(kind text, key text) returns bigint language plpgsql volatile as $$
  begin
    if kind = 'name' then perform pg_advisory_xact_lock(1); end if;
    return hashtextextended(kind || ' ' || key, 0);
  end $$`
const REQUIRE = "select filing_require(0, '{}', '{}', array['a quarry'], '{}', '{}', '{}', '{}', '{}')"

t.test("a name that somebody creates until its lock is free is not taken for new", async (t) => {
  const { url } = await cloneDatabase(t)
  const [filing, other] = await Promise.all([connect(url), connect(url)])
  t.teardown(() => Promise.all([filing.end(), other.end()]))
  await other.query(WAIT_BEFORE_LOCK)
  await other.query("select pg_advisory_lock(1)")
  const required = filing.query(REQUIRE).then(
    () => null,
    (error: { code?: string; detail?: string }) => error,
  )
  await waitForWaiter(other)
  const { rows } = await other.query(
    "insert into families (family_id) values (gen_random_uuid()) returning family_id as id",
  )
  await other.query(
    `with s as (insert into subjects (id, family_id, name, unit, measure, created_at) values ($1, $1, 'A quarry', '1', 'stock', now()))
    insert into subject_names (subject_id, name_key, name, is_alias) values ($1, 'a quarry', 'A quarry', false)`,
    [rows[0].id],
  )
  await other.query("select pg_advisory_unlock(1)")
  t.match(await required, { code: "CCM01", detail: /"names" : \["a quarry"\]/ })
})

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

async function waitForWaiter(client: pg.Client): Promise<void> {
  const { rows } = await client.query("select 1 from pg_locks where locktype = 'advisory' and not granted")
  if (rows.length === 0) await waitForWaiter(client)
}
