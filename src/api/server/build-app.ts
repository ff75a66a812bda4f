import Fastify, { type FastifyInstance } from "fastify"
import { Recogniser } from "../../operations/access/recogniser.ts"
import { RefusedAccess } from "../../operations/access/refused-access.ts"
import type { Filer } from "../../operations/claims/filing/filer.ts"
import type { Db } from "../../store/connection/connect.ts"
import { connectionsOf } from "../../store/connection/pooled-db.ts"
import { setBrowserHeaders } from "../access/browser-headers.ts"
import { guardRequests } from "../access/guard.ts"
import { listAllowedHosts } from "../access/hosts.ts"
import { limitRates } from "../access/rates/limit-rates.ts"
import { watchRefusals } from "../access/watch-refusals.ts"
import { healthRoutes } from "../health/routes.ts"
import { type Metrics, type MetricsSource, startMetrics } from "../metrics/metrics.ts"
import { metricsRoutes } from "../metrics/routes.ts"
import type { LoginSettings } from "../session/login/provider.ts"
import { loginRoutes } from "../session/login/routes.ts"
import { pageRoutes } from "../session/page-routes.ts"
import { TextThreads, type TextThreadsOptions } from "../texts/threads/text-threads.ts"
import { boundConnections } from "./admission/bound-connections.ts"
import { Door } from "./admission/door.ts"
import { GRACE, type LeastRate } from "./admission/least-rate.ts"
import { limitAdmission } from "./admission/limit-admission.ts"
import { LINGER } from "./admission/linger.ts"
import { readJsonBodies } from "./body/json-body.ts"
import { compressAnswers } from "./compression.ts"
import type { Context } from "./context.ts"
import { V1 } from "./paths.ts"
import { handleErrors } from "./problems/error-handler.ts"
import { describeApi, showReference } from "./reference.ts"
import { sendRequestIds } from "./request-id.ts"
import { type ServerOptions, serverOptions } from "./server-options.ts"
import { SHARED_SCHEMAS } from "./shared-schemas.ts"
import { announceStop } from "./stopping.ts"
import { v1 } from "./v1.ts"
import { refuseUnstorableText } from "./validation.ts"
import { readVersion } from "./version.ts"
import { watchRequests } from "./watch-requests.ts"

declare module "fastify" {
  interface FastifyInstance {
    /** What it remembers of credentials holds for a second, unless it is told to forget it. */
    readonly recogniser: Recogniser
    /** Null where nothing is counted. */
    readonly metrics: Metrics | null
  }
}

export type AppOptions = ServerOptions &
  Omit<TextThreadsOptions, "onRefusal" | "onFailure"> & {
    /** The address that the service listens on. */
    readonly host: string
    /** Further hosts that it answers for, and origins whose pages may send requests. */
    readonly allowedHosts?: readonly string[]
    readonly corsOrigins?: readonly string[]
    /** Cost of requests a minute for each key or person; 0, which is the default, is no limit. */
    readonly rateLimit?: number
    /** The address under which people reach the service, such as https://facts.example.org; without it the one that they ask. */
    readonly publicUrl?: string | null
    /** The newsroom's own login; without it people sign in by links only. */
    readonly login?: LoginSettings | null
    readonly db: Db
    readonly filer: Filer
    /** UTF-8 bytes of a text to parse at most. */
    readonly textLimit: number
    /** Bytes of an import at most. */
    readonly importLimit: number
    /** Requests that are answered at a time. */
    readonly inFlightRequests: number
    /** Bytes of their bodies that have arrived. */
    readonly inFlightBytes: number
    /** Connections that are open at a time. */
    readonly connections: number
    /** Bytes a second that a body comes with at least; 0: any. */
    readonly bodyRate: number
    /** The time, RFC 3339 in UTC. */
    readonly now: () => string
    /** Milliseconds for the rest of a body that was refused unread. */
    readonly linger?: number
    /** Milliseconds in which a body need not have come any further. */
    readonly arrivalGrace?: number
    /** Milliseconds that a preview of a rule looks through the store. */
    readonly previewTime?: number
    /** Exports that run at a time; a fifth of the connections where it is left out. */
    readonly exportsAtOnce?: number
    /** Milliseconds that an export may take. */
    readonly exportTime?: number
    /** Without it there is no /metrics. */
    readonly metrics?: MetricsSource | undefined
    /** Where it is given, /metrics, /docs and /openapi.json are left to `buildMetricsApp`. */
    readonly metricsPort?: number | null
  }

/** Milliseconds. A preview holds one connection for this long. */
const PREVIEW_TIME = 5_000

/** Milliseconds. An export holds one connection for this long, and PostgreSQL keeps all that was deleted since. */
const EXPORT_TIME = 3_600_000

const NOT_TOUCHED = "when a credential was last used was not kept"
const NOT_AUDITED = "a refused request was not kept in the audit"
const NOT_COUNTED = "something that happened was not counted in the metrics"

const THREAD_FAILED = "a thread that reads texts failed; another one takes its place"

/** Builds the whole service apart from its process. The tests build it by this function too. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const door = new Door({ requests: options.inFlightRequests, bytes: options.inFlightBytes })
  const threads = new TextThreads({
    ...options,
    onRefusal: (limit) => metrics?.countTextRefusal(limit),
    onFailure: (error) => app.log.warn({ err: error }, THREAD_FAILED),
  })
  const onFailure = (error: unknown) => app.log.warn({ err: error }, NOT_COUNTED)
  const metrics = options.metrics && startMetrics(options.metrics, door, threads, onFailure)
  const app: FastifyInstance = Fastify(serverOptions(options, metrics))
  boundConnections(app.server, options.connections, () => metrics?.countRefusal("connections"))
  const { db, filer, now, publicUrl = null } = options
  const recogniser = new Recogniser({ db, now, onFailure: (error) => app.log.warn({ err: error }, NOT_TOUCHED) })
  app.decorate("recogniser", recogniser)
  app.decorate("metrics", metrics ?? null)
  const context: Context = { db, filer, now, recogniser }
  app.removeContentTypeParser("text/plain")
  // What comes along with a DELETE means nothing, so it is not read: nothing of it can be too large, or no JSON.
  app.addHttpMethod("DELETE", { hasBody: false, overrideExisting: true })
  readJsonBodies(app)
  watchRequests(app, metrics)
  handleErrors(app)
  refuseUnstorableText(app)
  sendRequestIds(app)
  await setBrowserHeaders(app, options.corsOrigins ?? [])
  guardRequests(app, {
    recogniser,
    host: options.host,
    allowedHosts: listAllowedHosts(options),
    corsOrigins: options.corsOrigins ?? [],
  })
  watchRefusals(app, new RefusedAccess({ db, now, onFailure: (error) => app.log.warn({ err: error }, NOT_AUDITED) }))
  limitRates(app, options.rateLimit ?? 0)
  announceStop(app)
  const leastRate: LeastRate = { bytes: options.bodyRate, grace: options.arrivalGrace ?? GRACE }
  limitAdmission(app, {
    door,
    silence: options.requestTimeout,
    linger: options.linger ?? LINGER,
    leastRate,
    onRefusal: (refusal) => metrics?.countRefusal(refusal),
  })
  await compressAnswers(app)
  for (const schema of SHARED_SCHEMAS) app.addSchema(schema)
  await describeApi(app, readVersion())
  await app.register(healthRoutes, { context })
  if (options.metricsPort == null) await showReferenceAndMetrics(app)
  await app.register(pageRoutes, { context })
  if (options.login != null) await app.register(loginRoutes, { context, login: options.login })
  await app.register(v1, {
    prefix: V1,
    context,
    textLimit: options.textLimit,
    threads,
    importLimit: options.importLimit,
    lineLimit: options.bodyLimit,
    silence: options.requestTimeout,
    leastRate,
    previewTime: options.previewTime ?? PREVIEW_TIME,
    exportsAtOnce: options.exportsAtOnce ?? Math.max(1, Math.floor(connectionsOf(db) / 5)),
    exportTime: options.exportTime ?? EXPORT_TIME,
    publicUrl,
  })
  app.addHook("onClose", () => threads.close())
  await app.ready()
  return app
}

async function showReferenceAndMetrics(app: FastifyInstance): Promise<void> {
  const { metrics } = app
  await showReference(app)
  if (metrics !== null) await app.register(metricsRoutes, { metrics })
}
