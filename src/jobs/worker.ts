import { setTimeout } from "node:timers/promises"
import {
  type JobHelpers,
  parseCronItems,
  type Runner,
  run,
  type TaskList,
  Logger as WorkerLogger,
} from "graphile-worker"
import type { Logger } from "pino"
import type { Db } from "../store/connection/connect.ts"
import { type JobPool, openJobPool } from "../store/connection/job-pool.ts"
import { type JobLogger, recordJob } from "./job-record.ts"
import { keepListing } from "./keep-listing.ts"
import { type JobSettings, listTasks, SCHEDULE, type TaskName, wakeUnfinished } from "./tasks.ts"

export type Worker = {
  /** The connections of the queue. Its metrics are read from here. */
  readonly pool: JobPool
  stop(): Promise<void>
}

/** A pass takes CPU time that requests need, so a process runs one job at a time. */
const CONCURRENCY = 1

/**
 * Milliseconds. Without batches, version 0.18 of the library records the end of a job in a promise that nothing awaits,
 * and a failure to do so ends the process. With batches such a failure stops the queue, and we start it again.
 */
const RELEASES_IN_BATCHES = { completeJobBatchDelay: 0, failJobBatchDelay: 0 }

/** Failed attempts in a row to fetch a job, each 2 s after the one before, until the queue is started again. */
const MOST_FAILURES = 3

/** Milliseconds until a worker that lost its database tries to reach it again. */
const RESTART_AFTER = 2_000

/** Milliseconds that a stop waits for a job to end. The database may not answer any more, so the wait has a limit. */
const STOP_WITHIN = 5_000

/**
 * Runs the jobs of the queue in this process until `stop`. Other processes may do the same. Where the library stops, or
 * cannot fetch jobs, it is started again.
 */
export async function startWorker(url: string, db: Db, logger: Logger, settings: JobSettings): Promise<Worker> {
  const stopping = new AbortController()
  const taskList = makeTaskList(db, logger, () => new Date().toISOString(), settings, stopping.signal)
  const pool = openJobPool(url, (error) => logger.warn({ err: error }, "a connection of the job queue broke"))
  const start = async () => {
    const runner = await runQueue(pool, taskList, logger)
    await wakeUnfinished(db, new Date().toISOString()).catch((error: unknown) =>
      logger.warn({ err: error }, "what was left unfinished waits for the schedule"),
    )
    return runner
  }
  let runner = await start()
  stopping.signal.addEventListener("abort", () => void stopQuietly(runner))
  const supervise = async () => {
    while (!stopping.signal.aborted) {
      await runner.promise.catch((error: unknown) => logger.warn({ err: error }, "the job queue stopped"))
      await wait(RESTART_AFTER, stopping.signal)
      runner = (await restart(start, stopping.signal)) ?? runner
    }
    await stopQuietly(runner)
  }
  const supervised = Promise.all([supervise(), keepListing(db, logger, stopping.signal)])
  const stop = async () => {
    stopping.abort()
    await Promise.race([supervised, setTimeout(STOP_WITHIN, undefined, { ref: false })])
    // The transaction of an unfinished job is rolled back when its connection closes.
    void pool.end()
  }
  return { pool, stop }
}

/** The library rejects a stop of a queue that has already stopped. That is the state we want, so the error is ignored. */
async function stopQuietly(runner: Runner): Promise<void> {
  await runner.stop().catch(() => {})
}

async function restart(start: () => Promise<Runner>, signal: AbortSignal): Promise<Runner | null> {
  while (!signal.aborted) {
    try {
      return await start()
    } catch {
      await wait(RESTART_AFTER, signal)
    }
  }
  return null
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return setTimeout(milliseconds, undefined, { signal, ref: false }).catch(() => {})
}

async function runQueue(pgPool: JobPool, taskList: TaskList, logger: Logger): Promise<Runner> {
  const runner = await run({
    pgPool,
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    logger: tellLogger(logger),
    taskList,
    preset: { worker: RELEASES_IN_BATCHES },
    parsedCronItems: parseCronItems(
      Object.entries(SCHEDULE).map(([task, match]) => ({ task, match, options: { jobKey: task } })),
    ),
  })
  stopOnFailures(runner, logger)
  return runner
}

/**
 * The library looks up its tasks once and remembers the answer, even a failure, such as one caused by a slow database.
 * It would then look for jobs for ever and never find one. So it is stopped after some failures and started again.
 */
function stopOnFailures(runner: Runner, logger: Logger): void {
  let failures = 0
  const found = () => {
    failures = 0
  }
  runner.events.on("worker:getJob:empty", found)
  runner.events.on("job:start", found)
  runner.events.on("worker:getJob:error", ({ error }) => {
    failures += 1
    if (failures !== MOST_FAILURES) return
    logger.warn({ err: error }, "the job queue cannot look for jobs and is started anew")
    void stopQuietly(runner)
  })
}

/** The tasks in the form that the queue's library takes, each with its record in the log. */
export function makeTaskList(
  db: Db,
  logger: JobLogger,
  clock: () => string,
  settings: JobSettings,
  signal?: AbortSignal,
): TaskList {
  const onFailure = (error: unknown) => logger.warn({ err: error }, "a part of a background job failed")
  const tasks = listTasks({ ...settings, db, clock, onFailure })
  const names = Object.keys(tasks) as TaskName[]
  return Object.fromEntries(
    names.map((name) => [
      name,
      (payload: unknown, { job }: JobHelpers) => recordJob(name, job, logger, () => tasks[name](payload, signal)),
    ]),
  )
}

/** The library's messages at level info are of no use to people who run the service, so they are logged as debug. */
function tellLogger(logger: Logger): WorkerLogger {
  return new WorkerLogger(() => (level, message, meta) => {
    // A failed job has a line of ours in the log, with only the useful part of the error.
    if (meta?.failure === true) return
    // The library tries again after any error, so this is a warning.
    if (level === "error" || level === "warning") logger.warn(message)
    else logger.debug(message)
  })
}
