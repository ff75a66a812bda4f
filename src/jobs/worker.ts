import { setTimeout } from "node:timers/promises"
import { parseCronItems, type Runner, run, type TaskList, Logger as WorkerLogger } from "graphile-worker"
import type { Logger } from "pino"
import { type Db, type JobPool, openJobPool } from "../store/connect.ts"
import { listTasks, SCHEDULE, type TaskName } from "./tasks.ts"

export type Worker = { stop(): Promise<void> }

/** A pass takes the CPU that requests need, so there is one job at a time in a process. */
const CONCURRENCY = 1

/** Milliseconds until a worker that lost its database looks for it again. */
const RESTART_AFTER = 2_000

/** Milliseconds that a stop waits for a job to end, and for a database that may say nothing any more. */
const STOP_WITHIN = 5_000

/**
 * Works off the queue, in this process, until it is stopped; other processes may do so beside it. The library gives up
 * after some failures in a row, such as while the database is away: it is started anew.
 */
export async function startWorker(url: string, db: Db, logger: Logger): Promise<Worker> {
  const stopping = new AbortController()
  const taskList = makeTaskList(db, logger, () => new Date().toISOString(), stopping.signal)
  const pool = openJobPool(url, (error) => logger.warn({ err: error }, "a connection of the job queue broke"))
  const start = () => runQueue(pool, taskList, logger)
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
  return { stop }
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

function runQueue(pgPool: JobPool, taskList: TaskList, logger: Logger): Promise<Runner> {
  return run({
    pgPool,
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    logger: tellLogger(logger),
    taskList,
    parsedCronItems: parseCronItems(
      Object.entries(SCHEDULE).map(([task, match]) => ({ task, match, options: { jobKey: task } })),
    ),
  })
}

/** The tasks in the form of the queue's library. */
export function makeTaskList(
  db: Db,
  logger: Pick<Logger, "warn">,
  clock: () => string,
  signal?: AbortSignal,
): TaskList {
  const tasks = listTasks({ db, clock })
  const handle = (name: TaskName) => async (payload: unknown) => {
    try {
      await tasks[name](payload, signal)
    } catch (error) {
      logger.warn({ err: error, task: name }, "a background job failed; it is tried again")
      throw error
    }
  }
  return Object.fromEntries(Object.keys(tasks).map((name) => [name, handle(name as TaskName)]))
}

/** What the library says at level info is of no use to whoever runs the service. */
function tellLogger(logger: Logger): WorkerLogger {
  return new WorkerLogger(() => (level, message) => {
    // It tries again by itself, whatever it was.
    if (level === "error" || level === "warning") logger.warn(message)
    else logger.debug(message)
  })
}
