import { Counter, Gauge, type Registry } from "prom-client"
import { type Door, type DoorLimits, REACHED_LIMITS, type ReachedLimit } from "../server/admission/door.ts"

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
  show("countercheck_http_request_bytes_in_flight", "Bytes of their bodies that have arrived.", ({ bytes }) => bytes)
  const refused = new Counter({
    name: "countercheck_http_requests_refused_total",
    help: "Requests and connections answered with 503 at the door, since too much was in flight.",
    labelNames: ["limit"] as const,
    registers: [registry],
  })
  for (const limit of REACHED_LIMITS) refused.inc({ limit }, 0)
  return { countRefusal: (limit) => refused.inc({ limit }) }
}
