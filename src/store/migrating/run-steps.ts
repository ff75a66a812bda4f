import { setTimeout as sleep } from "node:timers/promises"
import { type Kysely, type RawBuilder, sql } from "kysely"
import type { Migration } from "kysely/migration"
import type { AnyMigration, Step } from "../../../migrations/steps.ts"
import { sqlState } from "../connection/sql-state.ts"
import { hasEnded, markEnded, prepareSteps } from "./ended-steps.ts"

/** All in milliseconds. */
export type Patience = {
  /**
   * How long a statement waits for a lock. Every request that asks for the same table meanwhile queues behind it, so it
   * is well below the time that a statement of a request may take.
   */
  readonly lockTimeout: number
  /** Between two attempts. Requests that queued behind the first are served in this time. */
  readonly pause: number
  /** How long after its first attempt a step is given up. */
  readonly giveUpAfter: number
}

export const PATIENCE: Patience = { lockTimeout: 2_000, pause: 1_000, giveUpAfter: 180_000 }

/**
 * For steps that take no lock which keeps others out, such as a concurrent index. They may wait long for older
 * transactions.
 */
const LONG_LOCK_TIMEOUT = 600_000

/** SQLSTATEs after which a step is tried again. */
const RETRIED = new Set([
  "55P03", // lock_not_available: another transaction works with the table
  "40P01", // deadlock_detected: two transactions waited for each other, and this one was chosen to give way
])

/** A migration that is one function, as a single step. */
type PlainStep = { readonly kind: "plain"; readonly name: "up"; readonly up: Migration["up"] }
type AnyStep = Step | PlainStep
type IndexStep = Extract<Step, { kind: "index" }>

/** A migration in the form of Kysely, to be run without a transaction around it. */
export function toKysely(name: string, migration: AnyMigration, patience: Patience): Migration {
  const steps = "steps" in migration ? migration.steps : [plainStep(migration)]
  return {
    up: async (db) => {
      await prepareSteps(db)
      for (const step of steps) {
        if (!(await hasEnded(db, name, step.name))) await runStep(db, step, name, patience)
      }
    },
  }
}

function plainStep({ up }: Migration): PlainStep {
  return { kind: "plain", name: "up", up }
}

async function runStep(db: Kysely<unknown>, step: AnyStep, migration: string, patience: Patience): Promise<void> {
  const retry = <T>(work: () => Promise<T>) => retryStep(work, migration, step.name, patience)
  if (step.kind === "index" || step.kind === "function") {
    await sql`select set_config('lock_timeout', ${String(LONG_LOCK_TIMEOUT)}, false)`.execute(db)
    await retry(() => (step.kind === "index" ? buildIndex(db, step) : step.run(db)))
    return markEnded(db, migration, step.name)
  }
  if (step.kind === "batches") {
    for (let changed = 1n; changed > 0n; ) changed = await retry(() => runBatch(db, step.statement, patience))
    return markEnded(db, migration, step.name)
  }
  return retry(() =>
    inStepTransaction(db, patience, async (trx) => {
      if (step.kind === "plain") await step.up(trx)
      else for (const statement of step.statements) await statement.execute(trx)
      await markEnded(trx, migration, step.name)
    }),
  )
}

async function retryStep<T>(work: () => Promise<T>, migration: string, step: string, patience: Patience): Promise<T> {
  const end = Date.now() + patience.giveUpAfter
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!RETRIED.has(sqlState(error))) throw error
      if (Date.now() > end) throw tooBusy(migration, step, patience, error)
      await sleep(patience.pause)
    }
  }
}

function tooBusy(name: string, step: string, { giveUpAfter }: Patience, cause: unknown): Error {
  const message = `Migration ${name}, step "${step}": a lock that it needs was not free for ${giveUpAfter / 1_000} s.`
  return new Error(`${message} pg_stat_activity shows which long transaction holds it. Then migrate again.`, { cause })
}

async function inStepTransaction(
  db: Kysely<unknown>,
  { lockTimeout }: Patience,
  work: (trx: Kysely<unknown>) => Promise<void>,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`select set_config('lock_timeout', ${String(lockTimeout)}, true)`.execute(trx)
    await work(trx)
  })
}

/** Answers how many rows the batch changed. */
async function runBatch(db: Kysely<unknown>, statement: RawBuilder<unknown>, patience: Patience): Promise<bigint> {
  let changed = 0n
  await inStepTransaction(db, patience, async (trx) => {
    changed = (await statement.execute(trx)).numAffectedRows ?? 0n
  })
  return changed
}

/**
 * An earlier build that was cut off leaves an invalid index, which is kept up to date and never read. It is dropped first.
 */
async function buildIndex(db: Kysely<unknown>, { name, statement }: IndexStep): Promise<void> {
  const { rows } = await sql<{ valid: boolean }>`
    select indisvalid as valid from pg_index where indexrelid = to_regclass(${name})`.execute(db)
  if (rows[0]?.valid === true) return
  if (rows.length > 0) await sql`drop index concurrently ${sql.id(name)}`.execute(db)
  await statement.execute(db)
}
