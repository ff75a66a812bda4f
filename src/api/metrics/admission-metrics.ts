import { Counter, Gauge, type Registry } from "prom-client"
import type { Door, DoorLimits, ReachedLimit } from "../server/admission/door.ts"

const REFUSALS: readonly ReachedLimit[] = ["requests", "bytes"]

export type RefusalCounts = { readonly countRefusal: (limit: ReachedLimit) => void }

/** Registers what is inside the door, which is asked at each scrape, and counts the requests that it refuses. */
export function countAdmission(registry: Registry, door: Pick<Door, "inside">): RefusalCounts {
  const show = (name: string, help: string, read: (inside: DoorLimits) => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read(door.inside))
      },
    })
  show("countercheck_http_requests_in_flight", "Requests that are being answered.", ({ requests }) => requests)
  show("countercheck_http_request_bytes_in_flight", "Bytes that their bodies may take.", ({ bytes }) => bytes)
  const refused = new Counter({
    name: "countercheck_http_requests_refused_total",
    help: "Requests answered with 503, unread, since too much was in flight.",
    labelNames: ["limit"] as const,
    registers: [registry],
  })
  for (const limit of REFUSALS) refused.inc({ limit }, 0)
  return { countRefusal: (limit) => refused.inc({ limit }) }
}
