import { STATUS_CODES } from "node:http"
import type { Socket } from "node:net"
import Fastify, {
  type ConnectionError,
  type FastifyInstance,
  type FastifyRequest,
  type FastifyServerOptions,
} from "fastify"
import { Filer } from "../../operations/claims/filing/filer.ts"
import type { Db } from "../../store/connection/connect.ts"
import { newId } from "../../store/connection/new-id.ts"
import { claimRoutes } from "../claims/routes.ts"
import { conflictRoutes } from "../conflicts/routes.ts"
import { disputeRoutes } from "../disputes/routes.ts"
import { exceptionRoutes } from "../exceptions/routes.ts"
import { healthRoutes } from "../health/routes.ts"
import { importRoutes } from "../imports/routes.ts"
import { isLongUpload } from "../imports/upload-timeout.ts"
import { type Metrics, type MetricsSource, startMetrics } from "../metrics/metrics.ts"
import { metricsRoutes } from "../metrics/routes.ts"
import { rejudgingRoutes } from "../rejudgings/routes.ts"
import { ruleRoutes } from "../rules/routes.ts"
import { sourceRoutes } from "../sources/routes.ts"
import { reportRoutes } from "../subjects/report/routes.ts"
import { subjectRoutes } from "../subjects/routes.ts"
import { textRoutes } from "../texts/routes.ts"
import { Door } from "./admission/door.ts"
import { limitAdmission } from "./admission/limit-admission.ts"
import { LINGER } from "./admission/linger.ts"
import type { Context } from "./context.ts"
import { handleErrors, ProblemError, sendProblem } from "./problems/error-handler.ts"
import { PROBLEM_TYPE, problem } from "./problems/problems.ts"
import { describeApi } from "./reference.ts"
import { type RequestEnd, tellEnd } from "./request-end.ts"
import { logEnd, RequestLog } from "./request-log.ts"
import { SHARED_SCHEMAS } from "./shared-schemas.ts"
import { refuseUnstorableText, schemaController } from "./validation.ts"
import { readVersion } from "./version.ts"

export type AppOptions = {
  readonly db: Db
  readonly logger: FastifyServerOptions["loggerInstance"] | false
  /** Bytes of a body at most. */
  readonly bodyLimit: number
  /** UTF-8 bytes of a text to parse at most. */
  readonly textLimit: number
  /** Bytes of an import at most. */
  readonly importLimit: number
  /** Claims that may wait to be filed. */
  readonly claimQueue: number
  /** Requests that are answered at a time. */
  readonly inFlightRequests: number
  /** Bytes of their bodies. */
  readonly inFlightBytes: number
  /** Milliseconds for a request to arrive; of an import, for its next bytes. */
  readonly requestTimeout: number
  readonly now?: () => string
  /** Milliseconds for the rest of a body that was refused unread. */
  readonly linger?: number
  /** Milliseconds that a preview of a rule looks through the store. */
  readonly previewTime?: number
  /** Without it there is no /metrics. */
  readonly metrics?: MetricsSource | undefined
}

/** Milliseconds between two looks for requests that are late. */
const CHECK_EVERY = 30_000

/** Milliseconds. Meanwhile it holds one connection. */
const PREVIEW_TIME = 5_000

const NOT_COUNTED = "something that happened was not counted in the metrics"

/** The whole service but its process: what the tests build is what runs. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const door = new Door({ requests: options.inFlightRequests, bytes: options.inFlightBytes })
  const onFailure = (error: unknown) => app.log.warn({ err: error }, NOT_COUNTED)
  const metrics = options.metrics && startMetrics(options.metrics, door, onFailure)
  const onEnd = (request: FastifyRequest) => (end: RequestEnd) => {
    metrics?.countRequest(end)
    logEnd(request, end)
  }
  const app = Fastify({
    logController: new RequestLog(),
    ...(options.logger ? { loggerInstance: options.logger } : { logger: false }),
    bodyLimit: options.bodyLimit,
    requestTimeout: options.requestTimeout,
    http: watchArrival(options.requestTimeout),
    schemaController,
    genReqId: (request) => givenRequestId(request.headers["x-request-id"]) ?? newId(),
    forceCloseConnections: "idle",
    return503OnClosing: false,
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (error, request, reply) => {
      tellEnd(request, reply, onEnd(request))
      reply.header("x-request-id", request.id)
      void sendProblem(reply as never, problem("invalid-request", error.message))
    },
  })
  const { db, claimQueue, now = () => new Date().toISOString() } = options
  const context: Context = { db, now, filer: new Filer({ db, clock: now, limit: claimQueue }) }
  app.removeContentTypeParser("text/plain")
  // What comes along with a DELETE means nothing, so it is not read: nothing of it can be too large, or no JSON.
  app.addHttpMethod("DELETE", { hasBody: false, overrideExisting: true })
  app.addHook("onRequest", async (request, reply) => tellEnd(request, reply, onEnd(request)))
  app.addHook("onRoute", ({ method, url }) => expectRoute(metrics, [method].flat(), url))
  app.addHook("onClose", async () => metrics?.close())
  handleErrors(app)
  refuseUnstorableText(app)
  markAnswers(app)
  limitAdmission(app, {
    door,
    silence: options.requestTimeout,
    linger: options.linger ?? LINGER,
    onRefusal: (refusal) => metrics?.countRefusal(refusal),
  })
  for (const schema of SHARED_SCHEMAS) app.addSchema(schema)
  await describeApi(app, readVersion())
  await app.register(healthRoutes, { context })
  if (metrics !== undefined) await app.register(metricsRoutes, { metrics })
  await app.register(claimRoutes, { context, prefix: "/v1" })
  await app.register(conflictRoutes, { context, prefix: "/v1" })
  await app.register(disputeRoutes, { context, prefix: "/v1" })
  await app.register(textRoutes, { textLimit: options.textLimit, prefix: "/v1" })
  await app.register(subjectRoutes, { context, prefix: "/v1" })
  await app.register(reportRoutes, { context, prefix: "/v1" })
  await app.register(ruleRoutes, { context, previewTime: options.previewTime ?? PREVIEW_TIME, prefix: "/v1" })
  await app.register(rejudgingRoutes, { context, prefix: "/v1" })
  await app.register(exceptionRoutes, { context, prefix: "/v1" })
  await app.register(sourceRoutes, { context, prefix: "/v1" })
  const limits = { bytes: options.importLimit, silence: options.requestTimeout }
  await app.register(importRoutes, { context, limits, lineLimit: options.bodyLimit, prefix: "/v1" })
  await app.ready()
  return app
}

/** Node swaps the two limits where that of the head, 60 s by itself, is the longer one: a body would then have 60 s too. */
function watchArrival(requestTimeout: number) {
  const connectionsCheckingInterval = Math.min(requestTimeout, CHECK_EVERY)
  return { requestTimeout, headersTimeout: requestTimeout, connectionsCheckingInterval }
}

/** What Node's HTTP parser refuses never becomes a request: it is answered on the bare socket. */
function answerBrokenRequest(error: ConnectionError, socket: Socket): void {
  if (error.code === "ERR_HTTP_REQUEST_TIMEOUT" && isLongUpload(socket)) return
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy()
  const kind =
    error.code === "HPE_HEADER_OVERFLOW"
      ? "headers-too-large"
      : error.code === "ERR_HTTP_REQUEST_TIMEOUT"
        ? "request-timeout"
        : "invalid-request"
  const answer = problem(kind, `The request is not HTTP that can be read: ${error.message}.`)
  const body = JSON.stringify(answer)
  const head = [
    `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}`,
    `content-type: ${PROBLEM_TYPE}`,
    `content-length: ${Buffer.byteLength(body)}`,
    "connection: close",
  ]
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`)
  // Whoever does not hang up then would keep its connection, and what its request holds, for ever.
  setTimeout(() => socket.destroy(), LINGER).unref()
}

/** A HEAD route comes with each GET, and nobody waits for it to fail. */
function expectRoute(metrics: Metrics | undefined, methods: readonly string[], route: string): void {
  for (const method of methods) if (method !== "HEAD") metrics?.expectRoute(method, route)
}

/** A request id from a proxy is taken over where it is fit for a log. */
function givenRequestId(header: string | string[] | undefined): string | undefined {
  return typeof header === "string" && /^[\w.:-]{1,100}$/.test(header) ? header : undefined
}

/** Every answer carries its request id. While the service stops, it also asks the client to connect anew elsewhere. */
function markAnswers(app: FastifyInstance): void {
  let stopping = false
  app.addHook("preClose", async () => {
    stopping = true
  })
  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id)
    if (stopping && request.url === "/health/ready") throw new ProblemError("shutting-down", "The service is stopping.")
  })
  // At the end: a request that came before the stop is told too.
  app.addHook("onSend", async (_request, reply) => {
    if (stopping) reply.header("connection", "close")
  })
}
