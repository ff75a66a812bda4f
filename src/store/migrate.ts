import { Logger, runMigrations } from "graphile-worker"
import { sql } from "kysely"
import { Migrator } from "kysely/migration"
import { migrations } from "../../migrations/index.ts"
import { type Db, openStore } from "./connect.ts"

/** PostgreSQL 15: the oldest that the tests run on. */
const OLDEST_SERVER = 150_000
/** A migration may rewrite a large table. */
const NO_TIMEOUT = 0
/** What the job queue says of its own tables is of no use to anyone. */
const SILENT = new Logger(() => () => {})

/** Brings the schema up to date and answers the names of the migrations that ran. Two at once are safe: one waits. */
export async function migrateDatabase(url: string): Promise<readonly string[]> {
  const store = openStore({ url, poolSize: 2, statementTimeout: NO_TIMEOUT })
  try {
    await requireServer(store.db)
    return await holdingMigrationLock(store.db, async () => {
      await runMigrations({ connectionString: url, logger: SILENT })
      return migrateToLatest(store.db)
    })
  } finally {
    await store.close()
  }
}

/** Throws where a migration has not run yet. One that we do not know is of a newer service, which may run beside us. */
export async function requireSchema(url: string): Promise<void> {
  const store = openStore({ url, poolSize: 2, statementTimeout: NO_TIMEOUT })
  try {
    const missing = (await makeMigrator(store.db).getMigrations()).filter(({ executedAt }) => executedAt === undefined)
    if (missing.length === 0) return
    const names = missing.map(({ name }) => name).join(", ")
    throw new Error(
      `The schema is not up to date: ${names} has not run. Run \`npm run migrate\`, or leave out MIGRATE=off.`,
    )
  } finally {
    await store.close()
  }
}

function makeMigrator(db: Db): Migrator {
  return new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } })
}

async function migrateToLatest(db: Db): Promise<readonly string[]> {
  const { error, results } = await makeMigrator(db).migrateToLatest()
  if (error !== undefined) throw error
  return (results ?? []).map((result) => result.migrationName)
}

/** Kysely's own lock begins after it has made its tables, where two first starts can still collide. */
async function holdingMigrationLock<T>(db: Db, work: () => Promise<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(hashtext('countercheck migrations'))`.execute(connection)
    try {
      return await work()
    } finally {
      await sql`select pg_advisory_unlock(hashtext('countercheck migrations'))`.execute(connection)
    }
  })
}

async function requireServer(db: Db): Promise<void> {
  const { rows } = await sql<{ version: number }>`
    select current_setting('server_version_num')::int as version`.execute(db)
  const version = rows[0]?.version ?? 0
  if (version < OLDEST_SERVER) throw new Error(`PostgreSQL is ${Math.floor(version / 10_000)}, expected 15 or newer`)
}
