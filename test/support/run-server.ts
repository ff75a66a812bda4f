import { randomBytes } from "node:crypto"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import pg from "pg"
import type { Log } from "../../src/embedded/server/data-location.ts"
import { startEmbeddedServer } from "../../src/embedded/server/server.ts"

/** One PostgreSQL for a whole run. `environment` is what the test processes need to find it. */
export type TestServer = {
  readonly url: string
  readonly environment: Readonly<Record<string, string>>
  stop(): Promise<void>
}

/** The server at TEST_DATABASE_URL, or an embedded one that forgets everything at the end. */
export async function startTestServer(given = process.env.TEST_DATABASE_URL): Promise<TestServer> {
  const run = randomBytes(4).toString("hex")
  const { url, stop } = given ? { url: given, stop: () => dropDatabases(given, run) } : await startTemporaryServer()
  return { url, environment: { COUNTERCHECK_TEST_SERVER: url, COUNTERCHECK_TEST_RUN: run }, stop }
}

async function startTemporaryServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), "countercheck-test-server-"))
  try {
    const server = await startEmbeddedServer({ dataDir, log: logProblems, durable: false })
    const stop = () => server.stop().finally(() => removeFolders(dataDir, server.folder))
    return { url: server.url, stop }
  } catch (error) {
    removeFolders(dataDir)
    throw error
  }
}

/** Somebody else's server is left as it was found. */
async function dropDatabases(url: string, run: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query("select datname from pg_database where datname ~ $1", [
    `^countercheck_test_${run}_`,
  ])
  for (const { datname } of rows) {
    await client.query(`alter database "${datname}" is_template false`)
    await client.query(`drop database "${datname}" with (force)`)
  }
  await client.end()
}

function removeFolders(...folders: readonly string[]): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}

const logProblems: Log = (level, message, detail) => {
  if (level !== "info") process.stderr.write(`${message} ${detail ? JSON.stringify(detail) : ""}\n`)
}
