import { endOverdue } from "../operations/conflicts/exceptions.ts"
import { forgetResults } from "../operations/imports/forget-results.ts"
import { endAbandoned } from "../operations/imports/keep-lines.ts"
import { runImport, wakeStalledImports } from "../operations/imports/run-import.ts"
import { runRejudging } from "../operations/judging/rejudge/run-rejudging.ts"
import { wakeStalled } from "../operations/judging/rejudge/start-rejudging.ts"
import type { Db } from "../store/connection/connect.ts"
import { inTransaction } from "../store/connection/transaction.ts"
import { saveImportError } from "../store/imports/imports.ts"
import { enqueue } from "../store/jobs/jobs.ts"
import { deleteIdempotencyKeys } from "../store/requests/idempotency-keys.ts"
import { saveError } from "../store/rules/rejudgings.ts"

export type JobSettings = {
  /** Days that the lines of an import are kept after it is over; 0: for ever. */
  readonly importResultsDays: number
}

type Context = JobSettings & {
  readonly db: Db
  readonly clock: () => string
  /** Told of what went wrong in a part of a job that goes on without it. */
  readonly onFailure: (error: unknown) => void
}
type Task = (payload: unknown, signal?: AbortSignal) => Promise<void>

/** What is done again and again, in cron's terms and UTC. */
export const SCHEDULE: Readonly<Record<string, string>> = {
  "wake-rejudgings": "* * * * *",
  "wake-imports": "* * * * *",
  "end-exceptions": "* * * * *",
  "end-abandoned-imports": "17 * * * *",
  "forget-idempotency-keys": "7 * * * *",
  "forget-import-results": "37 * * * *",
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Promised are 24 hours; a day more costs little. */
const KEYS_KEPT = 48 * HOUR
/** A page takes far less, so whoever was at the pass has stopped. */
const STALLED_AFTER = 60_000

/** Whoever's upload broke has a day to take it up again. */
const ABANDONED_AFTER = DAY

/** What one run deletes of the lines of imports at most; the rest goes to the end of the queue. */
const FORGOTTEN = { lines: 1_000, steps: 50 }

export type TaskName =
  | "rejudge"
  | "file-import"
  | "wake-rejudgings"
  | "wake-imports"
  | "end-exceptions"
  | "end-abandoned-imports"
  | "forget-idempotency-keys"
  | "forget-import-results"

/** Every task may be run twice, or cut off at any point: what is left is done by the next run. */
export function listTasks({ db, clock, onFailure, importResultsDays }: Context): Readonly<Record<TaskName, Task>> {
  const ago = (milliseconds: number) => new Date(Date.parse(clock()) - milliseconds).toISOString()
  return {
    rejudge: async (payload, signal) => {
      const { id } = payload as { id: string }
      await telling(runRejudging(db, id, clock, signal), (error) => saveError(db, id, error))
    },
    "file-import": async (payload, signal) => {
      const { id } = payload as { id: string }
      await telling(runImport(db, id, { clock, onFailure, signal }), (error) => saveImportError(db, id, error))
    },
    "wake-rejudgings": () => wakeStalled(db, ago(STALLED_AFTER), clock()),
    "wake-imports": () => wakeStalledImports(db, ago(STALLED_AFTER), clock()),
    "end-exceptions": () => endOverdue(db, clock()),
    "end-abandoned-imports": () => endAbandoned(db, ago(ABANDONED_AFTER)),
    "forget-idempotency-keys": () => deleteIdempotencyKeys(db, ago(KEYS_KEPT)),
    "forget-import-results": async (_payload, signal) => {
      const before = importResultsDays === 0 ? null : ago(importResultsDays * DAY)
      const isMore = await forgetResults(db, { before, now: clock(), ...FORGOTTEN, signal })
      if (isMore) await inTransaction(db, (trx) => enqueue(trx, "forget-import-results", {}, "forget-import-results"))
    },
  }
}

/**
 * Takes up at once what a process that was killed, or lost its database, left behind. Where somebody else is at it, the
 * job that this adds ends by itself.
 */
export async function wakeUnfinished(db: Db, now: string): Promise<void> {
  await wakeStalled(db, now, now)
  await wakeStalledImports(db, now, now)
}

/** Where it fails, whoever asks for its progress can read why. */
async function telling(work: Promise<void>, save: (error: string) => Promise<void>): Promise<void> {
  try {
    await work
  } catch (error) {
    await save(error instanceof Error ? error.message : String(error))
    throw error
  }
}
