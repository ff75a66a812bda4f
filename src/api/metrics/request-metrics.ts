import { Counter, Histogram, type Registry } from "prom-client"
import type { RequestEnd } from "../server/request-end.ts"

/**
 * Upper bounds of the buckets, in seconds. Filing takes some milliseconds. A request that waits for others of its subject
 * takes seconds, and an import may take hours.
 */
const DURATIONS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** Statuses that an alert waits for. Their series exist from the start, so that the first failure is seen as a rise. */
const FAILURES = [500, 503]

export type RequestCounts = {
  readonly countRequest: (end: RequestEnd) => void
  /** Called with each route before the first request, so that a route without requests counts 0. */
  readonly expectRoute: (method: string, route: string) => void
}

/** Registers the requests and their durations, and returns what counts them. */
export function countRequests(registry: Registry): RequestCounts {
  const labelNames = ["method", "route", "status"] as const
  const requests = new Counter({
    name: "countercheck_http_requests_total",
    help: "Requests that ended.",
    labelNames,
    registers: [registry],
  })
  const durations = new Histogram({
    name: "countercheck_http_request_duration_seconds",
    help: "From the head of a request to the end of its answer.",
    labelNames,
    buckets: DURATIONS,
    registers: [registry],
  })
  return {
    countRequest: ({ method, route, status, seconds }) => {
      requests.inc({ method, route, status })
      durations.observe({ method, route, status }, seconds)
    },
    expectRoute: (method, route) => {
      for (const status of FAILURES) requests.inc({ method, route, status }, 0)
    },
  }
}
