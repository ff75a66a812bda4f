import { endOverdue } from "../operations/exceptions.ts"
import { runRejudging } from "../operations/rejudge/run-rejudging.ts"
import { wakeStalled } from "../operations/rejudge/start-rejudging.ts"
import type { Db } from "../store/connect.ts"
import { deleteIdempotencyKeys } from "../store/idempotency-keys.ts"
import { saveError } from "../store/rejudgings.ts"

type Context = { readonly db: Db; readonly clock: () => string }
type Task = (payload: unknown, signal?: AbortSignal) => Promise<void>

/** What is done again and again, in cron's terms and UTC. */
export const SCHEDULE: Readonly<Record<string, string>> = {
  "wake-rejudgings": "* * * * *",
  "end-exceptions": "* * * * *",
  "forget-idempotency-keys": "7 * * * *",
}

const HOUR = 3_600_000
/** Promised are 24 hours; a day more costs little. */
const KEYS_KEPT = 48 * HOUR
/** A page takes far less, so whoever was at the pass has stopped. */
const STALLED_AFTER = 60_000

export type TaskName = "rejudge" | "wake-rejudgings" | "end-exceptions" | "forget-idempotency-keys"

/** Every task may be run twice, or cut off at any point: what is left is done by the next run. */
export function listTasks({ db, clock }: Context): Readonly<Record<TaskName, Task>> {
  const ago = (milliseconds: number) => new Date(Date.parse(clock()) - milliseconds).toISOString()
  return {
    rejudge: async (payload, signal) => {
      const { id } = payload as { id: string }
      try {
        await runRejudging(db, id, clock, signal)
      } catch (error) {
        await saveError(db, id, error instanceof Error ? error.message : String(error))
        throw error
      }
    },
    "wake-rejudgings": () => wakeStalled(db, ago(STALLED_AFTER), clock()),
    "end-exceptions": () => endOverdue(db, clock()),
    "forget-idempotency-keys": () => deleteIdempotencyKeys(db, ago(KEYS_KEPT)),
  }
}
