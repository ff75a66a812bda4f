import type { Transaction } from "kysely"
import type { PoolClient } from "pg"
import type { Tables } from "../tables.ts"
import { causeOf, type Db, dbOn, poolOf } from "./connect.ts"

/** A Db inside a transaction. A function that locks or writes asks for it, so that forgetting it does not compile. */
export type Trx = Transaction<Tables>

const ATTEMPTS = 5

/** SQLSTATEs after which the same transaction may well succeed. */
const RETRIED: ReadonlyMap<string, string> = new Map([
  ["40001", "serialization_failure: another transaction changed what this one had read"],
  ["40P01", "deadlock_detected: two transactions waited for each other and this one was chosen to give way"],
])

/**
 * Runs `work` in one transaction and again, from its start, when PostgreSQL says that it may then succeed. `isRetried`
 * names further failures that are worth another attempt.
 */
export async function inTransaction<T>(
  db: Db,
  work: (trx: Trx) => Promise<T>,
  isRetried?: (error: unknown) => boolean,
): Promise<T> {
  return withRetries(() => db.transaction().execute(work), isRetried)
}

async function withRetries<T>(attempt: () => Promise<T>, isRetried: (error: unknown) => boolean = () => false) {
  for (let count = 1; ; count++) {
    try {
      return await attempt()
    } catch (error) {
      if (count === ATTEMPTS || !(RETRIED.has(sqlState(error)) || isRetried(error))) throw error
    }
  }
}

/**
 * The same on one connection of which every statement is sent as soon as it is asked for, the beginning with the first:
 * what nobody waits for in between costs no round trip. `work` must have waited for all that it has sent when it answers.
 * `isRetried` names further failures that are worth another attempt.
 */
export async function inPipeline<T>(
  db: Db,
  work: (trx: Trx) => Promise<T>,
  isRetried?: (error: unknown) => boolean,
): Promise<T> {
  return withRetries(async () => runPipeline(await poolOf(db).connect(), work), isRetried)
}

/**
 * The plans of prepared statements are made once a connection, perhaps while the tables are empty, and are kept: to plan
 * the largest of them takes longer than to run it. What they ask for is found by keys, whatever the values; with these
 * settings it stays so while the tables grow.
 */
const BY_KEYS = ["plan_cache_mode = force_generic_plan", "enable_seqscan = off", "enable_hashjoin = off"]
  .concat("enable_mergejoin = off")
  .map((setting) => `set local ${setting}`)
  .join("; ")

const BEGIN = `begin; ${BY_KEYS}`

async function runPipeline<T>(client: PoolClient, work: (trx: Trx) => Promise<T>): Promise<T> {
  let isBroken = false
  const begun = silence(client.query(BEGIN))
  try {
    const answer = await work(dbOn(client) as Trx)
    await begun
    // PostgreSQL answers the commit of a failed transaction with this instead of an error.
    if ((await client.query("commit")).command === "ROLLBACK")
      throw new Error("the transaction had failed and was undone")
    return answer
  } catch (error) {
    const cause = causeOf(client, error)
    await client.query("rollback").catch(() => {
      isBroken = true
    })
    throw cause
  } finally {
    client.release(isBroken)
  }
}

/** It is waited for later; until then its failure is nobody's. */
function silence<T>(statement: Promise<T>): Promise<T> {
  statement.catch(() => {})
  return statement
}

/** The five-character SQLSTATE of a PostgreSQL error, "" for anything else. */
export function sqlState(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) ? code : ""
}

/** The name of the constraint that a PostgreSQL error is about, "" where it is about none. */
export function constraintOf(error: unknown): string {
  const name = (error as { constraint?: unknown } | null)?.constraint
  return typeof name === "string" ? name : ""
}
