import { setTimeout } from "node:timers/promises"
import { collectDefaultMetrics, Gauge, Registry } from "prom-client"
import { type Listeners, listen } from "../../operations/signals.ts"
import type { JobPool } from "../../store/connection/job-pool.ts"
import { type Backlog, readBacklog } from "../../store/jobs/backlog.ts"
import type { Door } from "../server/admission/door.ts"
import { readVersion } from "../server/version.ts"
import { countAdmission, type RefusalCounts } from "./admission-metrics.ts"
import { showBacklog } from "./backlog-metrics.ts"
import { countFiling } from "./filing-metrics.ts"
import { countJobs } from "./job-metrics.ts"
import { type PoolCounts, showPools } from "./pool-metrics.ts"
import { countRequests, type RequestCounts } from "./request-metrics.ts"
import { countRetries } from "./retry-metrics.ts"
import { countTexts, type TextRefusalCounts, type ThreadCounts } from "./text-metrics.ts"
import { countVerdicts } from "./verdict-metrics.ts"

export type MetricsSource = {
  /** By the name that the label has. */
  readonly pools: Readonly<Record<string, PoolCounts>>
  /** Asked at each scrape for what is in the tables. */
  readonly backlogPool: Pick<JobPool, "query">
}

export type Metrics = RequestCounts &
  RefusalCounts &
  TextRefusalCounts & {
    readonly contentType: string
    /** Prometheus's text format. Takes two seconds at most where the database does not answer, and never fails for it. */
    scrape(): Promise<string>
    /** Stops listening. */
    close(): void
  }

/** Milliseconds. Prometheus gives up a scrape after ten seconds. */
const DATABASE_PATIENCE = 2_000

/** Metrics of the library that break Prometheus's naming: gauges that end in _total. `nodejs_active_resources` says the same. */
const LEFT_OUT = [
  "nodejs_active_handles",
  "nodejs_active_handles_total",
  "nodejs_active_requests",
  "nodejs_active_requests_total",
  "nodejs_active_resources_total",
]

/** All metrics of one app, in a registry of its own. `onFailure` gets the error of a signal that could not be counted. */
export function startMetrics(
  source: MetricsSource,
  door: Pick<Door, "inside">,
  threads: ThreadCounts,
  onFailure: (error: unknown) => void,
): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  for (const name of LEFT_OUT) registry.removeSingleMetric(name)
  showVersion(registry)
  showPools(registry, source.pools)
  const requests = { ...countRequests(registry), ...countAdmission(registry, door), ...countTexts(registry, threads) }
  const listeners = {
    ...countFiling(registry),
    ...countVerdicts(registry),
    ...countJobs(registry),
    ...countRetries(registry),
  }
  const showCounts = showBacklog(registry)
  const ask = askOnce(() => readBacklog(source.backlogPool))
  return {
    ...requests,
    contentType: registry.contentType,
    scrape: async () => {
      showCounts(await ask())
      return registry.metrics()
    },
    close: listen(quietly(listeners, onFailure)),
  }
}

function showVersion(registry: Registry): void {
  const info = new Gauge({
    name: "countercheck_build_info",
    help: "Always 1; the label says which version runs.",
    labelNames: ["version"] as const,
    registers: [registry],
  })
  info.set({ version: readVersion() }, 1)
}

/**
 * Null where there is no answer in time. A question that hangs is not asked again beside it: scrapes must not pile up
 * on a database that says nothing.
 */
function askOnce(ask: () => Promise<Backlog>): () => Promise<Backlog | null> {
  let asked: Promise<Backlog | null> | undefined
  return () => {
    asked ??= ask()
      .catch(() => null)
      .finally(() => {
        asked = undefined
      })
    return Promise.race([asked, setTimeout(DATABASE_PATIENCE, null, { ref: false })])
  }
}

/** An error that a listener throws would end the process, and no count is worth that. */
function quietly(listeners: Listeners, onFailure: (error: unknown) => void): Listeners {
  const guarded = Object.entries(listeners).map(([name, listener]) => [
    name,
    (signal: never) => {
      try {
        requireNumbers(signal)
        listener(signal)
      } catch (error) {
        onFailure(error)
      }
    },
  ])
  return Object.fromEntries(guarded)
}

/** Throws at NaN. The library would add it to a counter without an error, and the counter would stay NaN. */
function requireNumbers(signal: object): void {
  for (const name in signal) {
    const value = signal[name as keyof typeof signal]
    if (typeof value === "number" && !Number.isFinite(value)) throw new TypeError(`${name} is ${value}`)
  }
}
