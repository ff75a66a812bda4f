import { subscribe, unsubscribe } from "node:diagnostics_channel"
import pg from "pg"
import type { Test } from "tap"
import type { Signals } from "../../src/operations/signals.ts"
import type { LockKind } from "../../src/store/subjects/locks.ts"
import type { Body, Reply, TestApp } from "./app.ts"
import { claimOf } from "./claims.ts"
import { until } from "./service.ts"

/** The signals of filing in this process since the call. */
export type Watched = {
  /** Claims of each transaction, as they ended. */
  readonly sizes: number[]
  /** Claims that wait, as it was told last; -1 before. */
  depth(): number
}

export function watchFiling(t: Pick<Test, "teardown">): Watched {
  const sizes: number[] = []
  let depth = -1
  const onBatch = (signal: unknown) => sizes.push((signal as Signals["batch"]).claims)
  const onQueue = (signal: unknown) => {
    depth = (signal as Signals["queue"]).depth
  }
  subscribe("countercheck:batch", onBatch)
  subscribe("countercheck:queue", onQueue)
  t.teardown(() => {
    unsubscribe("countercheck:batch", onBatch)
    unsubscribe("countercheck:queue", onQueue)
  })
  return { sizes, depth: () => depth }
}

/** Waits until the given number of sessions wait for a lock of the store that another session holds. */
export async function untilHeldUp(pool: pg.Pool, count: number): Promise<void> {
  const waiting = `select count(*)::int as count from pg_locks l join pg_database d on d.oid = l.database
    where d.datname = current_database() and l.locktype = 'advisory' and not l.granted`
  await until(async () => (await pool.query(waiting)).rows[0].count === count)
}

/** Holds a lock of the store in a session of its own, as another process does. Answers what lets go of it, and of what it did. */
export async function holdLock(url: string, kind: LockKind, key = ""): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url })
  client.on("error", () => {})
  await client.connect()
  await client.query("begin")
  await client.query("select pg_advisory_xact_lock(lock_key($1, $2))", [kind, key])
  if (kind === "family") await client.query("update families set version = version + 1 where family_id = $1", [key])
  return () => client.end()
}

export async function holdFamily(app: TestApp, subjectId: string): Promise<() => Promise<void>> {
  const { rows } = await app.store.pool.query("select family_id from subjects where id = $1", [subjectId])
  return holdLock(app.url, "family", rows[0].family_id)
}

let openers = 0

/** Batches that a service sends at a time. */
const LANES = 2

export type ToSend = { readonly claim: Body; readonly headers?: Record<string, string> }

/**
 * Sends claims so that they are filed in one batch, as far as one takes them: batches before them, a claim each on a
 * subject of its own, are held up with the database until all of them wait. Two at least.
 */
export async function sendTogether(t: Test, app: TestApp, toSend: readonly ToSend[]): Promise<Sent> {
  const watched = watchFiling(t)
  const release = await holdLock(app.url, "filing")
  const held = Array.from({ length: LANES }, () => app.post("/v1/claims", openerOf(++openers)))
  await untilHeldUp(app.store.pool, LANES)
  const sent = toSend.map(({ claim, headers }) => app.post("/v1/claims", claim, headers))
  await until(() => watched.depth() === toSend.length)
  await release()
  const answers = await Promise.all(sent)
  await Promise.all(held)
  return { answers, sizes: leaveOut(LANES, watched.sizes) }
}

/** Without the claims that went before, one in each batch; which of the batches ends first is open. */
function leaveOut(count: number, sizes: readonly number[]): number[] {
  let left = count
  return sizes.filter((size) => size !== 1 || left-- <= 0)
}

function openerOf(count: number): Body {
  const source = { name: `Opener ${count}` }
  return claimOf("1", { subject: { name: `Before others ${count}` }, source, claimant: source })
}

/** `sizes`: the claims of each transaction, without those before them. */
export type Sent = { readonly answers: readonly Reply[]; readonly sizes: readonly number[] }

export function statusesOf(answers: readonly Reply[]): number[] {
  return answers.map(({ status }) => status)
}
