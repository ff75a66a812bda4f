import { Counter, Gauge, Histogram, type Registry } from "prom-client"
import type { Listeners } from "../../operations/signals.ts"

/** Upper bounds of the buckets, in claims that are filed in one transaction. */
const SIZES = [1, 2, 5, 10, 20, 50, 100, 200, 500]

/** Upper bounds of the buckets, in seconds. */
const DURATIONS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** Registers what filing counts, and returns the listeners that count it. */
export function countFiling(registry: Registry): Pick<Listeners, "batch" | "queue" | "refusedFromQueue"> {
  const registers = [registry]
  const depth = new Gauge({
    name: "countercheck_filing_queue_depth",
    help: "Claims that wait in this process to be filed.",
    registers,
  })
  const refused = new Counter({
    name: "countercheck_filing_refused_total",
    help: "Claims answered with 503 since too many waited.",
    registers,
  })
  const sizes = new Histogram({
    name: "countercheck_filing_batch_claims",
    help: "Claims filed in one transaction.",
    buckets: SIZES,
    registers,
  })
  const durations = new Histogram({
    name: "countercheck_filing_batch_duration_seconds",
    help: "How long a transaction that files claims takes.",
    buckets: DURATIONS,
    registers,
  })
  return {
    queue: (queue) => depth.set(queue.depth),
    refusedFromQueue: () => refused.inc(),
    batch: ({ claims, seconds }) => {
      sizes.observe(claims)
      durations.observe(seconds)
    },
  }
}
