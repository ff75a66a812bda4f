import pg from "pg"
import { findBinaries } from "./binaries.ts"
import { type Cluster, DATABASE_NAME, DATABASE_USER, openCluster } from "./cluster.ts"
import { findDataLocation, type Log } from "./data-location.ts"
import { takeLock } from "./lock.ts"
import { type Supervision, superviseServer } from "./supervision.ts"

/** `url` stays the same when the server crashes and is started again. `folder` is where the data are, see DataLocation. */
export type EmbeddedServer = { readonly url: string; readonly folder: string; stop(): Promise<void> }

export type EmbeddedOptions = {
  readonly dataDir: string
  readonly log: Log
  /** True by default. False gives up the safety of the data for speed and is for tests only. */
  readonly durable?: boolean
}

/**
 * Starts a real PostgreSQL on 127.0.0.1 that runs as long as we do, with its data in `dataDir`.
 * Throws a DataInUse when another process owns the folder, and an Error when there is no server for this platform.
 */
export async function startEmbeddedServer(options: EmbeddedOptions): Promise<EmbeddedServer> {
  if (process.platform === "win32") throw new Error("no embedded PostgreSQL on Windows: set DATABASE_URL")
  const location = await findDataLocation(options.dataDir, options.log)
  const lock = takeLock(location.folder)
  try {
    const binaries = await findBinaries(location.account)
    const cluster = await openCluster(location, binaries, options.durable ?? true)
    const supervision = await superviseServer(cluster, options.log)
    await createDatabase(cluster, supervision)
    options.log("info", "the embedded PostgreSQL runs", { folder: location.folder, port: supervision.port })
    const stop = () => supervision.stop().finally(() => lock.release())
    return {
      url: urlOf(cluster.password, supervision.port, DATABASE_NAME),
      folder: location.folder,
      stop: onlyOnce(stop),
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** Runs at every start, because the start that made the cluster may have ended before it made the database. */
async function createDatabase(cluster: Cluster, supervision: Supervision): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(cluster.password, supervision.port, "postgres") })
  client.on("error", () => {}) // A lost connection also fails the statement, and that failure is the one we report.
  try {
    await client.connect()
    const { rowCount } = await client.query("select from pg_database where datname = $1", [DATABASE_NAME])
    if (rowCount === 0) await client.query(`create database ${DATABASE_NAME}`)
  } catch (error) {
    await supervision.stop()
    throw error
  } finally {
    await client.end()
  }
}

/** The address of a database on the server of the cluster with that password. */
export function urlOf(password: string, port: number, database: string): string {
  return `postgres://${DATABASE_USER}:${password}@127.0.0.1:${port}/${database}`
}

function onlyOnce(action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => {
    running ??= action()
    return running
  }
}
