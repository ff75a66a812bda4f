import { sql } from "kysely"
import { type Db, openStore } from "../connection/connect.ts"

/** Tables in which migrating keeps its own state. */
const NOT_OURS = ["kysely_migration", "kysely_migration_lock", "migration_steps"]

/**
 * The schema as SQL text, read from the catalogue: tables with their comments, columns, constraints and indexes, in the
 * order in which the migrations make them, then functions.
 */
export async function describeSchema(url: string): Promise<string> {
  const store = openStore({ url, poolSize: 2, statementTimeout: 30_000 })
  try {
    const tables = await listTables(store.db)
    const texts = []
    for (const table of tables) texts.push(await describeTable(store.db, table))
    texts.push(...(await listFunctions(store.db)))
    return `-- What the migrations make. Written by npm run schema; CI holds it against them.\n\n${texts.join("\n\n")}\n`
  } finally {
    await store.close()
  }
}

async function listTables(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and c.relname <> all(${NOT_OURS}::text[]) order by c.oid`.execute(db)
  return rows.map((row) => row.name)
}

async function describeTable(db: Db, table: string): Promise<string> {
  const parts = [...(await listColumns(db, table)), ...(await listConstraints(db, table))]
  const indexes = await listIndexes(db, table)
  const columns = parts.map((part) => `  ${part}`).join(",\n")
  return [...(await listComments(db, table)), `create table ${table} (`, columns, ");", ...indexes].join("\n")
}

async function listColumns(db: Db, table: string): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
      || case when a.attnotnull then ' not null' else '' end
      || case when a.attgenerated = 's' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
        else coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') end as text
    from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = ${table}::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`.execute(db)
  return rows.map((row) => row.text)
}

/**
 * From PostgreSQL 18 on, `not null` is a constraint in the catalogue as well. It is left out, since the columns say it
 * already.
 */
async function listConstraints(db: Db, table: string): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) as text from pg_constraint
    where conrelid = ${table}::regclass and contype <> 'n' order by contype, conname`.execute(db)
  return rows.map((row) => row.text)
}

async function listIndexes(db: Db, table: string): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select pg_get_indexdef(i.indexrelid) || ';' as text from pg_index i
    where i.indrelid = ${table}::regclass and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)
    order by 1`.execute(db)
  return rows.map((row) => row.text)
}

/** What the table is for, where the migrations say so. */
async function listComments(db: Db, table: string): Promise<string[]> {
  const { rows } = await sql<{ text: string | null }>`
    select obj_description(${table}::regclass, 'pg_class') as text`.execute(db)
  return rows.flatMap(({ text }) => (text === null ? [] : [`-- ${text}`]))
}

async function listFunctions(db: Db): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select trim(pg_get_functiondef(p.oid), E'\n') || ';' as text
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public' order by p.proname`.execute(db)
  return rows.map((row) => row.text)
}
