import { Counter, Gauge, Histogram, type Registry } from "prom-client"
import type { Listeners } from "../../operations/signals.ts"

/** Upper bounds of the buckets, in seconds: from a job that finds nothing to do up to an import of two hours. */
const DURATIONS = [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 1_800, 7_200]

/** Registers what jobs and the lines of imports count, and returns the listeners that count it. */
export function countJobs(registry: Registry): Pick<Listeners, "jobStarted" | "jobEnded" | "lines"> {
  const registers = [registry]
  const running = new Gauge({
    name: "countercheck_jobs_running",
    help: "Jobs that this process is at.",
    labelNames: ["task"] as const,
    registers,
  })
  const jobs = new Counter({
    name: "countercheck_jobs_total",
    help: "Tries of jobs that this process ended.",
    labelNames: ["task", "outcome"] as const,
    registers,
  })
  const durations = new Histogram({
    name: "countercheck_job_duration_seconds",
    help: "How long a try of a job takes.",
    labelNames: ["task"] as const,
    buckets: DURATIONS,
    registers,
  })
  const lines = new Counter({
    name: "countercheck_import_lines_total",
    help: "Lines of imports that have their outcome.",
    labelNames: ["outcome"] as const,
    registers,
  })
  for (const outcome of ["filed", "repeated", "refused"]) lines.inc({ outcome }, 0)
  return {
    jobStarted: ({ task }) => running.inc({ task }),
    jobEnded: ({ task, outcome, seconds }) => {
      running.dec({ task })
      jobs.inc({ task, outcome })
      durations.observe({ task }, seconds)
    },
    lines: ({ filed, repeated, refused }) => {
      for (const [outcome, count] of Object.entries({ filed, repeated, refused })) lines.inc({ outcome }, count)
    },
  }
}
