import pg from "pg"

/** A connection for a piece of work, closed at its end. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  client.on("error", () => {}) // A lost connection also fails the statement, and that failure is reported.
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** How many rows a table has, or a query gives. */
export async function countRows(url: string, from: string): Promise<number> {
  const { rows } = await withClient(url, (client) => client.query(`select count(*)::int as count from ${from}`))
  return rows[0].count
}

/** The columns of a table that are written: not those that the database works out. */
export async function listColumns(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  )
  return rows.map(({ name }) => name)
}

export function urlOf(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}
