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
import { type Db, type JobPool, openJobPool } from "../store/connection/connect.ts"
import { type JobLogger, recordJob } from "./job-record.ts"
import { type JobSettings, listTasks, SCHEDULE, type TaskName, wakeUnfinished } from "./tasks.ts"

export type Worker = {
  /** The queue's own. */
  readonly pool: JobPool
  stop(): Promise<void>
}

/** A pass takes the CPU that requests need, so there is one job at a time in a process. */
const CONCURRENCY = 1

/**
 * Milliseconds. Without batches, version 0.18 of the library waits for nobody to tell the database how a job ended: where
 * that fails, the rejection is nobody's and ends the process. With them the queue stops, and is started anew.
 */
const RELEASES_IN_BATCHES = { completeJobBatchDelay: 0, failJobBatchDelay: 0 }

/** Failures in a row to look for a job, each 2 s after the one before. */
const MOST_FAILURES = 3

/** Milliseconds until a worker that lost its database looks for it again. */
const RESTART_AFTER = 2_000

/** Milliseconds that a stop waits for a job to end, and for a database that may say nothing any more. */
const STOP_WITHIN = 5_000

/**
 * Works off the queue, in this process, until it is stopped; other processes may do so beside it. Where the
 * library stops, or cannot look for jobs, it is started anew.
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
  const supervised = supervise()
  const stop = async () => {
    stopping.abort()
    await Promise.race([supervised, setTimeout(STOP_WITHIN, undefined, { ref: false })])
    // What is half done is rolled back with its connection.
    void pool.end()
  }
  return { pool, stop }
}

/** The library refuses to stop what has stopped by itself. */
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
 * The library looks its tasks up once and remembers the answer, a failure too: say because the database was slow just
 * then. It would look for jobs for ever and never find one. Stopped, it is started anew.
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

/** The tasks in the form of the queue's library. */
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

/** What the library says at level info is of no use to whoever runs the service. */
function tellLogger(logger: Logger): WorkerLogger {
  return new WorkerLogger(() => (level, message, meta) => {
    // Of a job that failed the log has a line of ours, with less of the error.
    if (meta?.failure === true) return
    // It tries again by itself, whatever it was.
    if (level === "error" || level === "warning") logger.warn(message)
    else logger.debug(message)
  })
}
