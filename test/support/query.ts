import pg from "pg"
import type { Body } from "./app.ts"

/** Asks a database on a connection of its own, so that it can be asked whatever else is at it, or has ended it. */
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
