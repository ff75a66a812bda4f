import type { Transaction } from "kysely"
import type { Tables } from "../tables.ts"
import { isConnectionLost } from "./availability.ts"
import type { PooledClient } from "./client.ts"
import type { Db } from "./connect.ts"
import { commit } from "./dialect.ts"
import { PipelineDb } from "./pipeline-db.ts"
import { connectOf } from "./pooled-db.ts"
import { withRetries } from "./retries.ts"

/** A Db inside a transaction. A function that locks or writes asks for it, so that forgetting it does not compile. */
export type Trx = Transaction<Tables>

/**
 * Runs `work` in one transaction, and again from its start where PostgreSQL reports that it may then succeed. `name`
 * says in the log which transaction was repeated. `isRetried` names further failures that are worth another attempt.
 */
export async function inTransaction<T>(
  db: Db,
  name: string,
  work: (trx: Trx) => Promise<T>,
  isRetried?: (error: unknown) => boolean,
): Promise<T> {
  return withRetries(name, () => db.transaction().execute(work), isRetried)
}

/**
 * The same on one connection, to which every statement is sent as soon as it is asked for, the beginning of the
 * transaction together with the first: statements that nobody waits for in between cost no round trip. When `work`
 * resolves it must have waited for everything that it sent. `isRetried` names further failures that are worth another
 * attempt.
 */
export async function inPipeline<T>(
  db: Db,
  name: string,
  work: (trx: Trx) => Promise<T>,
  isRetried?: (error: unknown) => boolean,
): Promise<T> {
  return withRetries(name, async () => runPipeline(await connectOf(db), work), isRetried)
}

/**
 * The same for statements of which none needs the answer to another: `send` sends all of them before it returns, and the
 * commit goes along. So the transaction is one round trip.
 */
export async function inOneTrip(db: Db, name: string, send: (trx: Trx) => readonly Promise<unknown>[]): Promise<void> {
  return withRetries(name, async () => runTrip(await connectOf(db), send))
}

async function runTrip(client: PooledClient, send: (trx: Trx) => readonly Promise<unknown>[]): Promise<void> {
  let isBroken = false
  const begun = client.query(BEGIN)
  const sent = [begun, ...send(new PipelineDb(client) as unknown as Trx), commit(client)]
  try {
    const ends = await Promise.allSettled(sent)
    const failed = ends.find((end) => end.status === "rejected")
    if (failed !== undefined) throw client.causeOf(failed.reason)
  } catch (error) {
    // The commit has ended the transaction, unless the connection is lost.
    isBroken = isConnectionLost(error)
    throw error
  } finally {
    client.release(isBroken || client.isReadOnly)
  }
}

/**
 * The plan of a prepared statement is made once a connection, perhaps while the tables are empty, and is kept, since
 * planning the largest of them takes longer than running it. What these statements ask for is found by keys, whatever
 * the values are; with these settings the plan stays right while the tables grow.
 */
const BY_KEYS = ["plan_cache_mode = force_generic_plan", "enable_seqscan = off", "enable_hashjoin = off"]
  .concat("enable_mergejoin = off")
  .map((setting) => `set local ${setting}`)
  .join("; ")

const BEGIN = `begin; ${BY_KEYS}`

async function runPipeline<T>(client: PooledClient, work: (trx: Trx) => Promise<T>): Promise<T> {
  let isBroken = false
  const begun = silence(client.query(BEGIN))
  try {
    // It is no Transaction of Kysely, which would send its own beginning and wait for it; it has all that `work` uses of one.
    const answer = await work(new PipelineDb(client) as unknown as Trx)
    await begun
    await commit(client)
    return answer
  } catch (error) {
    const cause = client.causeOf(error)
    await client.query("rollback").catch(() => {
      isBroken = true
    })
    throw cause
  } finally {
    client.release(isBroken || client.isReadOnly)
  }
}

/**
 * A failure of this statement is noticed where it is waited for later; until then it must not end the process as
 * unhandled.
 */
function silence<T>(statement: Promise<T>): Promise<T> {
  statement.catch(() => {})
  return statement
}
