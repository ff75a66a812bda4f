import type { Job } from "graphile-worker"
import type { Logger } from "pino"
import { publishJobEnded, publishJobStarted } from "../operations/signals.ts"
import { SCHEDULE, type TaskName } from "./tasks.ts"

export type JobLogger = Pick<Logger, "debug" | "info" | "warn" | "error">
type Try = Pick<Job, "id" | "attempts" | "max_attempts" | "payload">

/** Runs a job and records its outcome in the log and in the signals. An error of the job is thrown on. */
export async function recordJob(task: TaskName, job: Try, logger: JobLogger, work: () => Promise<void>): Promise<void> {
  const started = performance.now()
  const end = (outcome: "finished" | "failed") => {
    const seconds = (performance.now() - started) / 1_000
    publishJobEnded({ task, outcome, seconds })
    return { task, job: job.id, ...idOf(job.payload), attempt: job.attempts, milliseconds: Math.round(seconds * 1_000) }
  }
  publishJobStarted({ task })
  try {
    await work()
    // Scheduled tasks run every minute. At level info they would hide the jobs that somebody asked for.
    logger[task in SCHEDULE ? "debug" : "info"](end("finished"), "a background job finished")
  } catch (error) {
    const line = { ...end("failed"), err: error }
    if (job.attempts < job.max_attempts) logger.warn(line, "a background job failed; it is tried again")
    else logger.error(line, "a background job failed for good")
    throw error
  }
}

/** The id of the pass or the import that the job works on. */
function idOf(payload: unknown): { readonly id?: string } {
  const { id } = (payload ?? {}) as { id?: unknown }
  return typeof id === "string" ? { id } : {}
}
