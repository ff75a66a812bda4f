import pg from "pg"
import type { Postgres } from "./postgres.ts"

/** What was written to the log of PostgreSQL, in bytes. `images` are the pages in it that were written in full; null: not known. */
export type Written = { readonly bytes: number; readonly images: number | null }

/** Reads the log of the whole server. */
export type Wal = {
  position(): Promise<string>
  since(position: string): Promise<Written>
  close(): Promise<void>
}

/**
 * Pages are told apart where the server has the extension pg_walinspect. The connection stays open, since a process of the server
 * that ends while processor times are read may be missed.
 */
export async function openWal(server: Postgres): Promise<Wal> {
  const client = new pg.Client({ connectionString: await server.makeDatabase() })
  client.on("error", () => {}) // A lost connection also fails the statement, and that failure is reported.
  await client.connect()
  const ask = async <Row>(text: string, values: readonly string[] = []) =>
    (await client.query(text, [...values])).rows[0] as Row
  const canInspect = await ask("create extension pg_walinspect").then(
    () => true,
    () => false,
  )
  return {
    position: async () => (await ask<{ at: string }>("select pg_current_wal_flush_lsn()::text as at")).at,
    since: async (position) => {
      const { at, bytes } = await ask<{ at: string; bytes: number }>(
        `select at::text, pg_wal_lsn_diff(at, $1)::float8 as bytes from pg_current_wal_flush_lsn() as at`,
        [position],
      )
      if (!canInspect || bytes === 0) return { bytes, images: null }
      const { images } = await ask<{ images: number }>(
        "select coalesce(sum(fpi_size), 0)::float8 as images from pg_get_wal_stats($1, $2)",
        [position, at],
      )
      return { bytes, images }
    },
    close: () => client.end(),
  }
}
