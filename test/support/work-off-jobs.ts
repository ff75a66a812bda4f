import { Logger, runOnce, type TaskList } from "graphile-worker"
import { openJobPool } from "../../src/store/connection/job-pool.ts"

/**
 * Works off the job queue, on a pool of its own. That of the library no longer listens for errors while its connections still
 * close. Where the database is dropped with them, as it is at the end of a test, the error of one ends the process.
 */
export async function workOffJobs(url: string, taskList: TaskList): Promise<void> {
  const pgPool = openJobPool(url, () => {})
  try {
    await runOnce({ pgPool, taskList, logger: new Logger(() => () => {}), noHandleSignals: true })
  } finally {
    await pgPool.end()
  }
}
