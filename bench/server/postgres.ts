import { chmodSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type pg from "pg"
import { startEmbeddedServer } from "../../src/embedded/server/server.ts"
import { urlOf, withClient } from "./client.ts"
import { readFamilyCpu, readParent } from "./usage.ts"

/** One PostgreSQL for ours and the peers, with a database for each. */
export type Postgres = {
  /** Such as "PostgreSQL 18.1, fsync on, synchronous_commit on, shared_buffers 192MB". */
  readonly description: string
  /** Makes an empty database, or a copy of one that nobody is connected to, and answers its address. */
  makeDatabase(template?: string): Promise<string>
  /** Writes out what earlier runs changed, so that none pays for another. */
  checkpoint(): Promise<void>
  /** Seconds of the processor that all of its processes have used; null where that is not known. */
  readCpu(): number | null
}

/**
 * Works with the server at BENCH_DATABASE_URL, whose user must be a superuser, or with an embedded one that keeps its
 * data as safe as in production; then leaves nothing behind. A server that does not wait for the disk is refused.
 */
export async function withPostgres<T>(work: (server: Postgres) => Promise<T>): Promise<T> {
  const { url, stop } = await startServer(process.env.BENCH_DATABASE_URL)
  const names: string[] = []
  try {
    const description = await withClient(url, describeServer)
    const pid = process.env.BENCH_DATABASE_URL ? null : await withClient(url, findMainProcess)
    return await work({
      description,
      readCpu: () => (pid === null ? null : readFamilyCpu(pid)),
      makeDatabase: (template) => makeDatabase(url, names, template),
      checkpoint: () => withClient(url, async (client) => void (await client.query("checkpoint"))),
    })
  } finally {
    await withClient(url, (client) => dropDatabases(client, names)).catch(() => {})
    await stop()
  }
}

async function startServer(given: string | undefined): Promise<{ url: string; stop(): Promise<void> }> {
  if (given) return { url: given, stop: async () => {} }
  const folder = mkdtempSync(join(tmpdir(), "countercheck-bench-"))
  chmodSync(folder, 0o755) // as root the server runs as another user
  const remove = (...folders: string[]) => {
    for (const one of folders) rmSync(one, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
  try {
    const server = await startEmbeddedServer({ dataDir: folder, log: () => {} })
    return { url: server.url, stop: () => server.stop().finally(() => remove(folder, server.folder)) }
  } catch (error) {
    remove(folder)
    throw error
  }
}

const SETTINGS = ["fsync", "synchronous_commit", "full_page_writes", "shared_buffers", "max_wal_size"]

async function describeServer(client: pg.Client): Promise<string> {
  const { rows } = await client.query("select current_setting('server_version') as version")
  const settings = await client.query("select name, current_setting(name) as value from unnest($1::text[]) as name", [
    SETTINGS,
  ])
  const shown = new Map<string, string>(settings.rows.map(({ name, value }) => [name, value]))
  for (const name of ["fsync", "synchronous_commit"])
    if (shown.get(name) !== "on") throw new Error(`the server has ${name} ${shown.get(name)}; expected on`)
  return [`PostgreSQL ${rows[0].version}`, ...SETTINGS.map((name) => `${name} ${shown.get(name)}`)].join(", ")
}

async function findMainProcess(client: pg.Client): Promise<number | null> {
  const { rows } = await client.query("select pg_backend_pid() as pid")
  return readParent(rows[0].pid)
}

async function makeDatabase(server: string, names: string[], template?: string): Promise<string> {
  const copied = template === undefined ? "" : `template ${new URL(template).pathname.slice(1)}`
  const name = `countercheck_bench_${process.pid}_${names.length}`
  await withClient(server, (client) => client.query(`create database ${name} ${copied}`))
  names.push(name)
  return urlOf(server, name)
}

async function dropDatabases(client: pg.Client, names: readonly string[]): Promise<void> {
  for (const name of names) await client.query(`drop database if exists ${name} with (force)`)
}
