import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import pg from "pg"
import { DATABASE_NAME, readPassword } from "../server/cluster.ts"
import { CLUSTER, findData, type Log } from "../server/data-location.ts"
import { findLockOwner } from "../server/lock.ts"
import { findPort } from "../server/postmaster.ts"
import { startEmbeddedServer, urlOf } from "../server/server.ts"
import { BackupRefused } from "./backup-refused.ts"

/** A server that runs on the data, whoever started it, and a connection to it. */
export type Source = {
  /** The cluster's own folder. */
  readonly folder: string
  readonly client: pg.Client
  /** Given when the connection is lost. */
  readonly lost: AbortSignal
  /** Leaves a server that ran as it was found. */
  close(): Promise<void>
}

/** Milliseconds. A service that starts may have to recover its data first. */
const PATIENCE = 60_000
const LOOK_AGAIN = 200
const CONNECT_TIMEOUT = 5_000
/** A checkpoint writes all that has changed, which a slow disk takes its time for. */
const STATEMENT_TIMEOUT = 600_000

/** The service's own server where it runs. Where it does not, one of ours, for as long as the backup takes. */
export async function openSource(dataDir: string, log: Log, signal: AbortSignal): Promise<Source> {
  const location = findData(dataDir)
  if (location === null)
    throw new BackupRefused("call", `${dataDir} holds no data of the service. Set DATA_DIR to where it does`)
  const folder = join(location, CLUSTER)
  const end = Date.now() + PATIENCE
  for (;;) {
    signal.throwIfAborted()
    const owner = findLockOwner(location)
    if (owner === null) return startSource(dataDir, folder, log)
    const source = await joinSource(folder)
    if (source !== null) return source
    if (Date.now() > end) throw new Error(`process ${owner} owns ${location}, and its database does not answer`)
    await sleep(LOOK_AGAIN)
  }
}

async function startSource(dataDir: string, folder: string, log: Log): Promise<Source> {
  const server = await startEmbeddedServer({ dataDir, log })
  try {
    const source = await connectSource(folder, server.url)
    return { ...source, close: () => source.close().finally(server.stop) }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** Null while the service still starts, or its database does. */
async function joinSource(folder: string): Promise<Source | null> {
  const port = findPort(join(folder, "data"))
  if (port === null) return null
  try {
    return await connectSource(folder, urlOf(readPassword(folder), port, DATABASE_NAME))
  } catch (error) {
    if (isNotYet(error)) return null
    throw error
  }
}

async function connectSource(folder: string, url: string): Promise<Source> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    query_timeout: STATEMENT_TIMEOUT,
    application_name: "countercheck backup",
    keepAlive: true,
  })
  const lost = new AbortController()
  const lose = () => lost.abort(new Error("the database ended while its data were copied. Run the backup again"))
  client.on("error", lose).on("end", lose)
  await client.connect()
  return { folder, client, lost: lost.signal, close: () => client.end() }
}

/** Nobody listens, the server starts or ends, or its database is made at this moment. */
function isNotYet(error: unknown): boolean {
  const { code } = error as { code?: string }
  return ["ECONNREFUSED", "ECONNRESET", "57P03", "57P01", "3D000"].includes(code ?? "")
}
