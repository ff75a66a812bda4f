import type { TestApp } from "./app.ts"

/**
 * The columns, as "table.column", in which a text stands anywhere in the database. They are read from the catalogue, of every
 * schema but PostgreSQL's own, so that a table which is added is looked through as well.
 */
export async function findText({ store: { pool } }: TestApp, text: string): Promise<string[]> {
  const { rows: columns } = await pool.query(
    `select quote_ident(c.table_schema) || '.' || quote_ident(c.table_name) as table, quote_ident(c.column_name) as column,
      c.table_name || '.' || c.column_name as name
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
      and c.data_type not in ('uuid', 'boolean', 'integer', 'bigint', 'smallint', 'date', 'numeric', 'timestamp with time zone')
    order by 1, c.ordinal_position`,
  )
  const searches = columns.map(
    ({ table, column, name }) =>
      `select '${name}' as name where exists (select from ${table} where position(lower($1) in lower(${column}::text)) > 0)`,
  )
  const { rows } = await pool.query(searches.join("\nunion all "), [text])
  return rows.map(({ name }) => name)
}
