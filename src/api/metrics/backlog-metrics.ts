import { Gauge, type Registry } from "prom-client"
import type { Backlog } from "../../store/jobs/backlog.ts"

type Value = (backlog: Backlog) => number

type Shown = {
  readonly name: string
  readonly help: string
  readonly label?: string
  /** By the label's values; "" where there is no label. */
  readonly values: Readonly<Record<string, Value>>
}

const SHOWN: readonly Shown[] = [
  {
    name: "countercheck_queue_jobs",
    help: "Jobs in the queue of all processes.",
    label: "state",
    values: {
      waiting: ({ jobs_waiting }) => jobs_waiting,
      retrying: ({ jobs_retrying }) => jobs_retrying,
      running: ({ jobs_running }) => jobs_running,
      failed: ({ jobs_failed }) => jobs_failed,
    },
  },
  {
    name: "countercheck_queue_oldest_seconds",
    help: "For how long the job that waits longest could have run.",
    values: { "": ({ oldest_seconds }) => oldest_seconds },
  },
  {
    name: "countercheck_rejudgings_unfinished",
    help: "Passes of re-judging that are not done.",
    label: "status",
    values: {
      waiting: ({ passes_waiting }) => passes_waiting,
      running: ({ passes_running }) => passes_running,
    },
  },
  {
    name: "countercheck_imports_unfinished",
    help: "Imports that are neither done nor failed.",
    label: "status",
    values: {
      receiving: ({ imports_receiving }) => imports_receiving,
      waiting: ({ imports_waiting }) => imports_waiting,
      running: ({ imports_running }) => imports_running,
    },
  },
  {
    name: "countercheck_import_lines_waiting",
    help: "Lines of imports that arrived and have no outcome yet.",
    values: { "": ({ lines_waiting }) => lines_waiting },
  },
  {
    name: "countercheck_claim_words_waiting",
    help: "Claims whose words are not listed yet, so that searches read their text.",
    values: { "": ({ words_waiting }) => words_waiting },
  },
]

/**
 * Returns the function that shows a backlog. It is given null where the database did not answer. Then it shows only that,
 * since figures of before would look like figures of now.
 */
export function showBacklog(registry: Registry): (backlog: Backlog | null) => void {
  const registers = [registry]
  const up = new Gauge({
    name: "countercheck_database_up",
    help: "1 where the database answered this scrape, else 0.",
    registers,
  })
  const gauges = SHOWN.map(({ name, help, label, values }) => ({
    gauge: new Gauge({ name, help, labelNames: label === undefined ? [] : [label], registers }),
    entries: Object.entries(values).map(([value, read]) => ({
      labels: label === undefined ? {} : { [label]: value },
      read,
    })),
  }))
  return (backlog) => {
    up.set(backlog === null ? 0 : 1)
    for (const { gauge, entries } of gauges) {
      for (const { labels, read } of entries) {
        if (backlog === null) gauge.remove(labels)
        else gauge.set(labels, read(backlog))
      }
    }
  }
}
