import type { FastifyInstance } from "fastify"
import type { Logger } from "pino"
import { isLoopback } from "./api/access/hosts.ts"
import { buildApp } from "./api/server/build-app.ts"
import { buildMetricsApp } from "./api/server/build-metrics-app.ts"
import { readVersion } from "./api/server/version.ts"
import { OWNER_PAGE } from "./api/session/links.ts"
import { type Config, ConfigError } from "./config.ts"
import { type EmbeddedServer, startEmbeddedServer } from "./embedded/server/server.ts"
import { startWorker } from "./jobs/worker.ts"
import { logRetries } from "./log-retries.ts"
import { readLoginSettings } from "./login-settings.ts"
import { offerOwnership } from "./operations/access/owner-link.ts"
import { Filer } from "./operations/claims/filing/filer.ts"
import { FilingMemory } from "./operations/claims/filing/memory/filing-memory.ts"
import { readOwnerKeyFile } from "./owner-key-file.ts"
import { openStore, type Store } from "./store/connection/connect.ts"
import { waitForDatabase } from "./store/connection/wait-for-database.ts"
import { migrateDatabase, requireSchema } from "./store/migrating/migrate.ts"

export type Service = {
  /** Such as http://127.0.0.1:8080. */
  readonly address: string
  /** Where /docs, /openapi.json and /metrics are: the same address, unless they have a port of their own. */
  readonly referenceAddress: string
  /** The link by which somebody becomes the owner; null where the service is owned, or open. */
  readonly ownerLink: string | null
  /** Ends in-flight requests, then the pool, then the embedded server. May be called twice. */
  stop(): Promise<void>
}

/** Milliseconds. */
const CLOSE_IDLE_EVERY = 50

/**
 * Connections that wait until they are accepted. The 511 of Node are too few for a flood: those beyond them hear nothing
 * for seconds and are then cut off, although they could be refused with 503. The limit of the system holds as well.
 */
const BACKLOG = 4_096

/** How to end each of the things that were started. They end in reverse order. */
type Ends = (() => Promise<void>)[]

/**
 * Starts everything or nothing: what was started before a failure is ended again. `signal` ends a start that still waits
 * for the database.
 */
export async function startService(config: Config, logger: Logger, signal?: AbortSignal): Promise<Service> {
  const ends: Ends = []
  let stopped: Promise<void> | undefined
  const stop = () => {
    stopped ??= endAll(ends).then(() => logger.info("stopped"))
    return stopped
  }
  logger.info({ version: readVersion(), node: process.versions.node }, "starting")
  try {
    return { ...(await start(config, logger, ends, signal)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function start(config: Config, logger: Logger, ends: Ends, signal?: AbortSignal): Promise<Omit<Service, "stop">> {
  const url = config.databaseUrl ?? (await startDatabase(config, logger, ends))
  await waitForDatabase(url, (message) => logger.warn(message), { signal })
  await prepareSchema(url, config, logger)
  const { poolSize, statementTimeout } = config
  const onIdleError = (error: Error) => logger.warn({ err: error }, "an idle database connection broke")
  const store = openStore({ url, poolSize, statementTimeout, onIdleError })
  ends.push(store.close)
  const endRetries = logRetries(logger)
  ends.push(async () => endRetries())
  if (config.ownerKeyFile !== null) await readOwnerKeyFile(store.db, config.ownerKeyFile, readClock(), logger)
  const login = readLoginSettings(config)
  const memory = config.filingMemory === 0 ? null : new FilingMemory(config.filingMemory)
  const worker = await startWorker(url, store.db, logger, { ...config, memory })
  ends.push(worker.stop)
  const pools = { requests: store.pool, jobs: worker.pool }
  const metrics = config.metrics ? { pools, backlogPool: worker.pool } : undefined
  const filer = new Filer({ db: store.db, clock: readClock, limit: config.claimQueue, memory })
  const app = await buildApp({ ...config, login, db: store.db, filer, logger, now: readClock, metrics })
  // They close in this order: the metrics stay readable until the last request has ended.
  const apps = [app]
  ends.push(() => closeWithin(apps, store, config.shutdownTimeout, logger))
  const metricsApp = config.metricsPort === null ? null : await buildMetricsApp(app, { ...config, logger })
  if (metricsApp !== null) apps.push(metricsApp)
  signal?.throwIfAborted()
  const metricsAddress = metricsApp && (await listenForMetrics(metricsApp, config, logger))
  const address = await app.listen({ host: config.host, port: config.port, backlog: BACKLOG })
  const referenceAddress = metricsAddress ?? address
  return { address, referenceAddress, ownerLink: await offerOwner(app, { config, db: store.db, logger, address }) }
}

/** A failure names its setting, which would otherwise look like that of the main port. */
async function listenForMetrics(app: FastifyInstance, config: Config, logger: Logger): Promise<string> {
  const { metricsHost: host, metricsPort: port } = config
  const address = await app.listen({ host, port: port ?? 0 }).catch((error) => {
    throw Object.assign(error, { setting: "METRICS_PORT" })
  })
  const level = isLoopback(host) ? "info" : "warn"
  logger[level](`the metrics and the reference are open to whoever reaches ${address}; no key is asked for there`)
  return address
}

type Start = {
  readonly config: Config
  readonly db: Store["db"]
  readonly logger: Logger
  readonly address: string
}

/** A service that anybody on this machine may use says so. One that is closed and that nobody owns has a link for its owner. */
async function offerOwner(app: FastifyInstance, { config, db, logger, address }: Start): Promise<string | null> {
  if (isLoopback(config.host) && !(await app.recogniser.isAnybodyKnown())) {
    logger.info("the service is open: it listens on this machine only, and no key and no account was ever made")
    return null
  }
  const token = await offerOwnership(db, readClock())
  return token === null ? null : `${config.publicUrl ?? address}${OWNER_PAGE}?token=${token}`
}

/** RFC 3339 in UTC. */
function readClock(): string {
  return new Date().toISOString()
}

async function prepareSchema(url: string, config: Config, logger: Logger): Promise<void> {
  if (!config.migrate) return requireSchema(url)
  const names = await migrateDatabase(url)
  if (names.length > 0) logger.info({ migrations: names }, "migrated the database")
}

async function startDatabase(config: Config, logger: Logger, ends: Ends): Promise<string> {
  const server: EmbeddedServer = await startEmbeddedServer({
    dataDir: config.dataDir,
    log: (level, message, detail) => logger[level](detail ?? {}, message),
  })
  ends.push(server.stop)
  return server.url
}

/**
 * Requests that take longer than the time allowed are cut off, and what they began in the database is rolled back.
 * Otherwise it could be done after its sender has seen it fail, and it would keep the service from ending.
 */
async function closeWithin(
  apps: readonly FastifyInstance[],
  store: Store,
  milliseconds: number,
  logger: Logger,
): Promise<void> {
  let isOver = false
  const cutOff = () => {
    for (const { server } of apps) {
      if (isOver) server.closeAllConnections()
      else server.closeIdleConnections()
    }
  }
  const timer = setTimeout(() => {
    logger.warn("some requests did not end in time and are cut off")
    isOver = true
    cutOff()
    store.cutOff().catch((error) => logger.warn({ err: error }, "the database connections did not close"))
  }, milliseconds)
  // A connection is kept alive for the next request, so one whose request was in flight becomes idle only now. A port that
  // closes after another may be connected to even when the time is over.
  const closing = setInterval(cutOff, CLOSE_IDLE_EVERY)
  for (const app of apps) await app.close()
  clearInterval(closing)
  clearTimeout(timer)
}

async function endAll(ends: Ends): Promise<void> {
  for (let end = ends.pop(); end !== undefined; end = ends.pop()) await end()
}

type Failure = { readonly code?: string; readonly message?: string; readonly port?: number; readonly setting?: string }

/** For a person at a terminal: what went wrong and what to set. */
export function explainFailedStart(error: unknown): string {
  if (error instanceof ConfigError) return error.message
  const { code, message, port, setting = "PORT" } = error as Failure
  if (code === "EADDRINUSE") return `The port ${port} is in use. Set ${setting} to another one.`
  return `Countercheck did not start. ${message ?? String(error)}`
}
