import { type RawBuilder, sql } from "kysely"
import { type Db, openStore } from "../connection/connect.ts"
import { inTransaction, type Trx } from "../connection/transaction.ts"

/** Tables that the role which serves only reads: what has migrated, its own schema's and that of the job queue. */
const READ_ONLY = ["kysely_migration", "kysely_migration_lock", "migration_steps", "migrations"]
/** Tables to which it only adds. */
const APPEND_ONLY = ["audit"]
const SCHEMAS = ["public", "graphile_worker"]
/** The policy by which it sees the rows of the job queue, whose tables keep them from all but their owner. */
const POLICY = "countercheck_serving"
const TIMEOUT = 30_000

type Login = { readonly role: string; readonly password: string }
type Table = { readonly schema: string; readonly name: string; readonly hides_rows: boolean }

/**
 * Makes the role in `servingUrl` where there is none, and grants it what serving needs and nothing else: no DDL, no change of the
 * audit. What was granted before is taken back first, so that it may be called after every migration. Answers the role. Throws,
 * having changed nothing, where grants would mean nothing to the role, or the URL names another database.
 */
export async function grantServing(url: string, servingUrl: string): Promise<string> {
  const login = readLogin(url, servingUrl)
  const store = openStore({ url, poolSize: 2, statementTimeout: TIMEOUT })
  try {
    await inTransaction(store.db, "grant serving", async (trx) => {
      await makeRole(trx, login)
      await grantAll(trx, login.role)
    })
    return login.role
  } finally {
    await store.close()
  }
}

function readLogin(url: string, servingUrl: string): Login {
  const [owner, serving] = [new URL(url), new URL(servingUrl)]
  const role = decodeURIComponent(serving.username)
  if (role === "") throw new Error("SERVING_URL names no user; expected the role that serves.")
  if (serving.pathname !== owner.pathname)
    throw new Error(`SERVING_URL names the database ${serving.pathname.slice(1)}, and DATABASE_URL another one.`)
  return { role, password: decodeURIComponent(serving.password) }
}

/** A role that is there keeps its password. */
async function makeRole(trx: Trx, { role, password }: Login): Promise<void> {
  const { rows } = await sql<{ is_super: boolean; owns: boolean }>`
    select rolsuper as is_super, pg_has_role(rolname, current_user, 'member') as owns
    from pg_roles where rolname = ${role}`.execute(trx)
  const [known] = rows
  if (known === undefined) {
    if (password === "") throw new Error(`There is no role ${role} yet, and SERVING_URL has no password for it.`)
    await sql`create role ${sql.id(role)} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password ${sql.lit(password)}`.execute(
      trx,
    )
  } else if (known.is_super || known.owns) {
    const why = known.is_super ? "is a superuser" : "is the owner of the tables, or a member of that role"
    throw new Error(`The role ${role} ${why}, so that grants would not bind it. Name another role in SERVING_URL.`)
  }
}

async function grantAll(trx: Trx, role: string): Promise<void> {
  const to = sql.id(role)
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(trx)
  const database = sql.id(rows[0]?.name ?? "")
  const statements = [
    sql`revoke temporary on database ${database} from public`,
    sql`revoke create on database ${database} from public, ${to}`,
    sql`grant connect on database ${database} to ${to}`,
    ...SCHEMAS.flatMap((schema) => grantSchema(sql.id(schema), to)),
    ...(await listTables(trx)).flatMap((table) => grantTable(table, to)),
  ]
  for (const statement of statements) await statement.execute(trx)
}

function grantSchema(schema: RawBuilder<unknown>, to: RawBuilder<unknown>): RawBuilder<unknown>[] {
  return [
    sql`revoke create on schema ${schema} from public, ${to}`,
    sql`revoke all on all tables in schema ${schema} from ${to}`,
    sql`grant usage on schema ${schema} to ${to}`,
    sql`grant usage on all sequences in schema ${schema} to ${to}`,
    sql`grant execute on all functions in schema ${schema} to ${to}`,
  ]
}

function grantTable({ schema, name, hides_rows }: Table, to: RawBuilder<unknown>): RawBuilder<unknown>[] {
  const table = sql.id(schema, name)
  const policy = sql.id(POLICY)
  const shown = [
    sql`drop policy if exists ${policy} on ${table}`,
    sql`create policy ${policy} on ${table} to ${to} using (true) with check (true)`,
  ]
  return [sql`grant ${sql.raw(rightsOn(name))} on ${table} to ${to}`, ...(hides_rows ? shown : [])]
}

function rightsOn(name: string): string {
  if (READ_ONLY.includes(name)) return "select"
  return APPEND_ONLY.includes(name) ? "select, insert" : "select, insert, update, delete"
}

async function listTables(db: Db): Promise<readonly Table[]> {
  const { rows } = await sql<Table>`
    select n.nspname as schema, c.relname as name, c.relrowsecurity as hides_rows
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any(${SCHEMAS}::text[]) and c.relkind in ('r', 'p', 'v') order by 1, 2`.execute(db)
  return rows
}
