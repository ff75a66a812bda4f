import type { Server } from "node:http"
import type { FastifyBaseLogger, FastifyHttpOptions, FastifyServerOptions } from "fastify"
import type { Metrics } from "../metrics/metrics.ts"
import { answerBrokenRequest } from "./broken-request.ts"
import { sendProblem } from "./problems/error-handler.ts"
import { problem } from "./problems/problems.ts"
import { cutLong } from "./problems/shown-text.ts"
import { chooseRequestId } from "./request-id.ts"
import { RequestLog } from "./request-log.ts"
import { schemaController } from "./validation.ts"
import { watchRequest } from "./watch-requests.ts"

/** What every port that is listened on has in common. */
export type ServerOptions = {
  readonly logger: FastifyServerOptions["loggerInstance"] | false
  /** Addresses of proxies that may say who a request comes from, and over what. */
  readonly trustedProxies?: readonly string[]
  /** Bytes of a body at most. */
  readonly bodyLimit: number
  /** Milliseconds for the head of a request to arrive. */
  readonly headTimeout: number
  /** Milliseconds for a request to arrive; of an import, for its next bytes. */
  readonly requestTimeout: number
}

/** Milliseconds between two looks for requests that are late. */
const CHECK_EVERY = 5_000

/**
 * Characters of an address between two slashes. An article's own id has 300 at most, each of which may be sent as four
 * bytes of three characters.
 */
const MOST_PARAMETER = 3_600

/** How Fastify reads requests, logs them and answers those that reach no route. */
export function serverOptions(
  options: ServerOptions,
  metrics: Metrics | undefined,
): FastifyHttpOptions<Server, FastifyBaseLogger> {
  return {
    logController: new RequestLog(),
    ...(options.logger ? { loggerInstance: options.logger } : { logger: false }),
    // Without proxies the address of the connection is that of the sender, which need not be worked out for each request.
    trustProxy: options.trustedProxies?.length ? [...options.trustedProxies] : false,
    routerOptions: { maxParamLength: MOST_PARAMETER },
    bodyLimit: options.bodyLimit,
    requestTimeout: options.requestTimeout,
    http: watchArrival(options),
    schemaController,
    // The error handler makes the sentence. That of Fastify would repeat all errors, of which there may be thousands.
    schemaErrorFormatter: (_errors, place) => new Error(`The ${place} does not have the expected shape`),
    genReqId: chooseRequestId,
    forceCloseConnections: "idle",
    return503OnClosing: false,
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (error, request, reply) => {
      watchRequest(metrics, request, reply)
      reply.header("x-request-id", request.id)
      void sendProblem(reply as never, problem("invalid-request", cutLong(error.message)))
    },
  }
}

/** Node would give the head 60 s, and the body as long where the limit of the head is the longer one. */
function watchArrival({ requestTimeout, headTimeout }: ServerOptions) {
  const headersTimeout = Math.min(headTimeout, requestTimeout)
  const connectionsCheckingInterval = Math.min(headersTimeout, CHECK_EVERY)
  return { requestTimeout, headersTimeout, connectionsCheckingInterval }
}
