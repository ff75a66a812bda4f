import { Counter, Histogram, type Registry } from "prom-client"
import type { RequestEnd } from "../request-end.ts"

/** Seconds. Filing takes some milliseconds, a request behind others of its subject seconds; an import hours. */
const DURATIONS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** Answers what counts a request that has ended. */
export function countRequests(registry: Registry): (end: RequestEnd) => void {
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
  return ({ method, route, status, seconds }) => {
    const labels = { method, route, status }
    requests.inc(labels)
    durations.observe(labels, seconds)
  }
}
