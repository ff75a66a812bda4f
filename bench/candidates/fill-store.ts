import type pg from "pg"
import { listSubjects } from "../../src/operations/candidates/list-subjects.ts"
import { openStore } from "../../src/store/connection/connect.ts"
import { migrateDatabase } from "../../src/store/migrating/migrate.ts"
import { secondsUsed } from "../seconds-used.ts"
import { withClient } from "../server/client.ts"
import type { Postgres } from "../server/postgres.ts"
import type { PlacedSubject } from "./news-of-places.ts"

const AT_ONCE = 10_000
const TIMEOUT = 600_000

/** `seconds`: what listing all subjects took; of the processor, of this process and of PostgreSQL. */
export type Filled = {
  readonly url: string
  readonly seconds: number
  readonly own: number
  readonly server: number | null
}

/**
 * A store in which the subjects stand as an older version of the service left them, and which is then listed by the job. A
 * sentence stands as an alias, which costs a row instead of a claim. Ids are in the order of the subjects.
 */
export async function fillStore(server: Postgres, subjects: readonly PlacedSubject[]): Promise<Filled> {
  const url = await server.makeDatabase()
  await migrateDatabase(url)
  await withClient(url, async (client) => {
    for (let from = 0; from < subjects.length; from += AT_ONCE)
      await insert(client, subjects.slice(from, from + AT_ONCE), from)
    await client.query("vacuum analyze")
  })
  return { url, ...(await listAll(server, url)) }
}

/** The id of the nth subject. */
export function idOf(nth: number): string {
  return `${(nth + 1).toString(16).padStart(8, "0")}-0000-7000-8000-000000000000`
}

async function insert(client: pg.Client, subjects: readonly PlacedSubject[], from: number): Promise<void> {
  const ids = subjects.map((_, nth) => idOf(from + nth))
  const values = [
    ids,
    subjects.map(({ name }) => name),
    subjects.map(({ sentence }) => sentence),
    subjects.map(({ day }) => day),
  ]
  await client.query(
    `with made as materialized (
      select * from unnest($1::uuid[], $2::text[], $3::text[], $4::int[]) as m (id, name, sentence, day)
    ), families as (
      insert into families (family_id) select id from made
    ), names as (
      insert into subject_names (subject_id, name_key, name, is_alias, like_keys)
      select id, lower(name), name, false, '{}'::bigint[] from made union all select id, lower(sentence), sentence, true, '{}'::bigint[] from made
    )
    insert into subjects (id, name, unit, measure, family_id, created_at)
    select id, name, '1', 'cumulative', id, '1970-01-01T12:00:00Z'::timestamptz + day * interval '1 day' from made`,
    values,
  )
}

async function listAll(server: Postgres, url: string): Promise<Omit<Filled, "url">> {
  const store = openStore({ url, poolSize: 1, statementTimeout: TIMEOUT })
  const [begin, own, used] = [performance.now(), secondsUsed(), server.readCpu()]
  await listSubjects(store.db, "2100-01-01T00:00:00Z")
  const [seconds, after] = [(performance.now() - begin) / 1_000, server.readCpu()]
  const taken = { seconds, own: secondsUsed() - own, server: used === null || after === null ? null : after - used }
  await store.close()
  await withClient(url, (client) => client.query("vacuum analyze"))
  return taken
}
