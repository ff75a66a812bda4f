import { setTimeout as sleep } from "node:timers/promises"
import { Logger, runMigrations } from "graphile-worker"
import { sql } from "kysely"
import { type Migration, Migrator } from "kysely/migration"
import { migrations } from "../../../migrations/index.ts"
import type { AnyMigration } from "../../../migrations/steps.ts"
import { type Db, openStore } from "../connection/connect.ts"
import { requireOurs } from "./require-ours.ts"
import { PATIENCE, type Patience, toKysely } from "./run-steps.ts"

export type Migrations = Readonly<Record<string, AnyMigration>>

/** PostgreSQL 15, the oldest version that the tests run on. */
const OLDEST_SERVER = 150_000
/** A migration may rewrite a large table, so its statements have no time limit. */
const NO_TIMEOUT = 0
/** Messages of the job queue about its own tables are of no use to anyone. */
const SILENT = new Logger(() => () => {})

/** Milliseconds until it is checked again whether another service has finished migrating. */
const LOOK_AGAIN = 500

/**
 * Brings the schema up to date and answers the names of the migrations that ran. Where two services do so at once, one
 * waits for the other. An older service may go on working meanwhile and afterwards. The next call continues a migration
 * that was cut off. Throws where the database holds something else than a store of this service.
 */
export async function migrateDatabase(
  url: string,
  known: Migrations = migrations,
  patience: Patience = PATIENCE,
): Promise<readonly string[]> {
  const store = openStore({ url, poolSize: 2, statementTimeout: NO_TIMEOUT })
  try {
    await requireServer(store.db)
    return await holdingMigrationLock(store.db, async () => {
      await requireOurs(store.db)
      await runMigrations({ connectionString: url, logger: SILENT })
      return migrateToLatest(store.db, known, patience)
    })
  } finally {
    await store.close()
  }
}

/**
 * Throws where a migration has not run yet. A migration that we do not know belongs to a newer service, which may run
 * beside us.
 */
export async function requireSchema(url: string): Promise<void> {
  const store = openStore({ url, poolSize: 2, statementTimeout: NO_TIMEOUT })
  try {
    await requireOurs(store.db)
    const ran = await listRun(store.db)
    const missing = Object.keys(migrations).filter((name) => !(name in ran))
    if (missing.length === 0) return
    const names = missing.join(", ")
    const have = missing.length === 1 ? "has" : "have"
    throw new Error(
      `The schema is not up to date: ${names} ${have} not run. Run \`npm run migrate\`, or leave out MIGRATE=off.`,
    )
  } finally {
    await store.close()
  }
}

/** Each step has a transaction of its own or none, so the migrator must not open one around all of them. */
function makeMigrator(db: Db, all: Readonly<Record<string, Migration>>): Migrator {
  return new Migrator({ db, provider: { getMigrations: async () => ({ ...all }) }, disableTransactions: true })
}

async function migrateToLatest(db: Db, known: Migrations, patience: Patience): Promise<readonly string[]> {
  const ours = Object.entries(known).map(([name, migration]) => [name, toKysely(name, migration, patience)])
  const all = { ...(await listRun(db)), ...Object.fromEntries(ours) }
  const { error, results } = await makeMigrator(db, all).migrateToLatest()
  if (error !== undefined) throw error
  return (results ?? []).map((result) => result.migrationName)
}

/**
 * The migrations that have run, ours and those of a newer service beside us: Kysely refuses to go on past one that it
 * does not know.
 */
async function listRun(db: Db): Promise<Readonly<Record<string, Migration>>> {
  const { rows: found } = await sql`select where to_regclass('kysely_migration') is not null`.execute(db)
  if (found.length === 0) return {}
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
  return Object.fromEntries(rows.map(({ name }) => [name, { up: async () => {} }]))
}

/**
 * The lock is asked for again and again instead of waited for. A statement that waits holds a snapshot, and an index
 * that is built concurrently waits for every snapshot. The lock of Kysely begins only after it has made its tables, so
 * two first starts could still collide there.
 */
async function holdingMigrationLock<T>(db: Db, work: () => Promise<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    while (!(await tryLock(connection))) await sleep(LOOK_AGAIN)
    try {
      return await work()
    } finally {
      await sql`select pg_advisory_unlock(hashtext('countercheck migrations'))`.execute(connection)
    }
  })
}

async function tryLock(connection: Db): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_lock(hashtext('countercheck migrations')) as held`.execute(connection)
  return rows[0]?.held === true
}

async function requireServer(db: Db): Promise<void> {
  const { rows } = await sql<{ version: number }>`
    select current_setting('server_version_num')::int as version`.execute(db)
  const version = rows[0]?.version ?? 0
  if (version < OLDEST_SERVER) throw new Error(`PostgreSQL is ${Math.floor(version / 10_000)}, expected 15 or newer`)
}
