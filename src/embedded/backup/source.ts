import { join } from "node:path"
import pg from "pg"
import { CLUSTER, findData, type Log } from "../server/data-location.ts"
import { isNotYet, joinService } from "../server/reach-server.ts"
import { startEmbeddedServer } from "../server/server.ts"
import { BackupRefused } from "./backup-refused.ts"

/** A connection to a server that runs on the data. It may be the service's server or one that was started for the backup. */
export type Source = {
  /** The cluster's own folder. */
  readonly folder: string
  readonly client: pg.Client
  /** The address that the client is connected to. */
  readonly url: string
  /** Is aborted when the connection is lost. */
  readonly lost: AbortSignal
  /** Disconnects, and stops the server where it was started for the backup. */
  close(): Promise<void>
}

const CONNECT_TIMEOUT = 5_000
/** Milliseconds. The checkpoint at the start of a backup writes all changed pages, and that takes long on a slow disk. */
const STATEMENT_TIMEOUT = 600_000

/**
 * Connects to the service's own server where the service runs. Otherwise starts a server for as long as the backup
 * takes. Throws a BackupRefused where there are no data.
 */
export async function openSource(dataDir: string, log: Log, signal: AbortSignal): Promise<Source> {
  const location = requireData(dataDir)
  const folder = join(location, CLUSTER)
  const joined = await joinService(location, "answer", (url) => joinSource(folder, url), signal)
  return joined ?? startSource(dataDir, folder, log)
}

/** The folder in which the service's data are. Throws a BackupRefused where there are none. */
export function requireData(dataDir: string): string {
  const location = findData(dataDir)
  if (location !== null) return location
  throw new BackupRefused("call", `${dataDir} holds no data of the service. Set DATA_DIR to where it does`)
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

/** Null while the service or its database is still starting. */
async function joinSource(folder: string, url: string): Promise<Source | null> {
  try {
    return await connectSource(folder, url)
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
  return { folder, client, url, lost: lost.signal, close: () => client.end() }
}
