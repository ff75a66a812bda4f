import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import type { Metrics } from "../metrics/metrics.ts"
import { type RequestEnd, tellEnd } from "./request-end.ts"
import { logEnd } from "./request-log.ts"

/** Logs how a request ends, and counts it where there are metrics. */
export function watchRequest(metrics: Metrics | undefined, request: FastifyRequest, reply: FastifyReply): void {
  tellEnd(request, reply, (end: RequestEnd) => {
    metrics?.countRequest(end)
    logEnd(request, end)
  })
}

/** Watches every request, and names every route to the metrics so that a route without requests counts 0. */
export function watchRequests(app: FastifyInstance, metrics: Metrics | undefined): void {
  app.addHook("onRequest", (request, reply, done) => {
    watchRequest(metrics, request, reply)
    done()
  })
  app.addHook("onRoute", ({ method, url }) => expectRoute(metrics, [method].flat(), url))
  app.addHook("onClose", async () => metrics?.close())
}

/** A HEAD route comes with each GET, and nobody waits for it to fail. */
function expectRoute(metrics: Metrics | undefined, methods: readonly string[], route: string): void {
  for (const method of methods) if (method !== "HEAD") metrics?.expectRoute(method, route)
}
