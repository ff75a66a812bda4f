import Fastify, { type FastifyInstance } from "fastify"
import { setBrowserHeaders } from "../access/browser-headers.ts"
import { guardHosts } from "../access/guard.ts"
import { listAllowedHosts } from "../access/hosts.ts"
import { metricsRoutes } from "../metrics/routes.ts"
import { boundConnections } from "./admission/bound-connections.ts"
import { Door } from "./admission/door.ts"
import { GRACE } from "./admission/least-rate.ts"
import { limitAdmission } from "./admission/limit-admission.ts"
import { LINGER } from "./admission/linger.ts"
import { compressAnswers } from "./compression.ts"
import { handleErrors } from "./problems/error-handler.ts"
import { showReferenceOf } from "./reference.ts"
import { sendRequestIds } from "./request-id.ts"
import { type ServerOptions, serverOptions } from "./server-options.ts"
import { announceStop } from "./stopping.ts"
import { watchRequests } from "./watch-requests.ts"

export type MetricsAppOptions = ServerOptions & {
  /** The address that this port listens on. */
  readonly metricsHost: string
  /** Further hosts that it answers for, as the main port does. */
  readonly allowedHosts?: readonly string[]
  readonly publicUrl?: string | null
  /** Limits of this port, counted apart from those of the main one. */
  readonly inFlightRequests: number
  readonly inFlightBytes: number
  readonly connections: number
  readonly bodyRate: number
}

/**
 * Serves the metrics and the reference of `api` on a port of their own. Nobody needs a credential there: whoever reaches the
 * port may read them. It asks the database for nothing but what a scrape shows.
 */
export async function buildMetricsApp(api: FastifyInstance, options: MetricsAppOptions): Promise<FastifyInstance> {
  const metrics = api.metrics ?? undefined
  const app: FastifyInstance = Fastify(serverOptions(options, metrics))
  boundConnections(app.server, options.connections, () => metrics?.countRefusal("connections"))
  watchRequests(app, metrics)
  handleErrors(app)
  sendRequestIds(app)
  await setBrowserHeaders(app, [])
  guardHosts(app, { host: options.metricsHost, allowedHosts: listAllowedHosts(options) })
  announceStop(app)
  limitAdmission(app, {
    door: new Door({ requests: options.inFlightRequests, bytes: options.inFlightBytes }),
    silence: options.requestTimeout,
    linger: LINGER,
    leastRate: { bytes: options.bodyRate, grace: GRACE },
    onRefusal: (refusal) => metrics?.countRefusal(refusal),
  })
  await compressAnswers(app)
  await showReferenceOf(api, app, () => options.publicUrl ?? api.listeningOrigin)
  if (metrics !== undefined) await app.register(metricsRoutes, { metrics })
  await app.ready()
  return app
}
