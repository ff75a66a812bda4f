import pg from "pg"
import type { Body } from "./app.ts"

/** Queries a database on a connection of its own, so that it works while others use the database or lose it. */
export async function query(url: string, text: string, values: unknown[] = []): Promise<Body[]> {
  const client = new pg.Client({ connectionString: url })
  client.on("error", () => {})
  try {
    await client.connect()
    return (await client.query(text, values)).rows
  } finally {
    await client.end()
  }
}
