import { sql } from "kysely"
import { migrations } from "../../../migrations/index.ts"
import type { Db } from "../connection/connect.ts"

/** The first migration of every store that this service has made since its first release. */
const [BASELINE = ""] = Object.keys(migrations)
/** The first migration of the stores that were made before. */
const BEFORE_BASELINE = "0001_claims_and_conflicts"

/**
 * Throws where the database holds something else than a store of this service: a store from before the first release, or
 * the tables of another program. Nothing is changed then. An empty database, and one whose first migration was cut off,
 * pass.
 */
export async function requireOurs(db: Db): Promise<void> {
  const ran = await listNames(db, "kysely_migration", "name")
  if (ran.includes(BASELINE)) return
  if (ran.includes(BEFORE_BASELINE)) throw new Error(OLD_STORE)
  const [other] = ran
  if (other !== undefined)
    throw new Error(`Another program keeps its tables here: its migration ${other} has run. ${USE_ANOTHER}`)
  if ((await listNames(db, "migration_steps", "migration")).includes(BASELINE)) return
  const [table] = await listTables(db)
  if (table !== undefined)
    throw new Error(`The database has a table "${table}" that Countercheck has not made. ${USE_ANOTHER}`)
}

const USE_ANOTHER = "Nothing was changed. Create a database for Countercheck alone and name it in DATABASE_URL."

const OLD_STORE =
  "The store was made by a version of Countercheck from before its first release, and its tables have another shape. " +
  "Nothing was changed. Create a new database, name it in DATABASE_URL, and import the claims into it again. " +
  "Until then the version that made the store can go on with it."

/** Empty where there is no such table. */
async function listNames(db: Db, table: string, column: string): Promise<string[]> {
  const { rows: found } = await sql`select where to_regclass(${table}) is not null`.execute(db)
  if (found.length === 0) return []
  const { rows } = await sql<{
    name: string
  }>`select ${sql.ref(column)} as name from ${sql.table(table)} order by 1`.execute(db)
  return rows.map(({ name }) => name)
}

/** The tables of the schema that have the name of one of ours. */
async function listTables(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = current_schema()
      and tablename in ('claims', 'conflicts', 'figures', 'subjects', 'sources', 'rules', 'families') order by 1`.execute(
    db,
  )
  return rows.map(({ name }) => name)
}
