import { listSubjects } from "../operations/candidates/list-subjects.ts"
import type { FilingMemory } from "../operations/claims/filing/memory/filing-memory.ts"
import { endOverdue } from "../operations/conflicts/exceptions.ts"
import { forgetResults } from "../operations/imports/forget-results.ts"
import { endAbandoned } from "../operations/imports/keep-lines.ts"
import { runImport, wakeStalledImports } from "../operations/imports/run-import.ts"
import { runUndo, wakeStalledUndos } from "../operations/imports/undo-import.ts"
import { runRejudging } from "../operations/judging/rejudge/run-rejudging.ts"
import { wakeStalled } from "../operations/judging/rejudge/start-rejudging.ts"
import { fillKeys } from "../operations/names/fill-keys.ts"
import { deleteOwnerLinks } from "../store/access/invitations.ts"
import { deleteSessions } from "../store/access/sessions.ts"
import { clearErasedWords } from "../store/claims/claim-words.ts"
import type { Db } from "../store/connection/connect.ts"
import { inTransaction } from "../store/connection/transaction.ts"
import { saveUndoError } from "../store/imports/import-undos.ts"
import { saveImportError } from "../store/imports/imports.ts"
import { enqueue } from "../store/jobs/jobs.ts"
import { deleteIdempotencyKeys } from "../store/requests/idempotency-keys.ts"
import { saveError } from "../store/rules/rejudgings.ts"

export type JobSettings = {
  /** Days that the lines of an import are kept after it has ended. 0 keeps them for ever. */
  readonly importResultsDays: number
  /** What this process remembers of the families that it files into; null where it files all under locks. */
  readonly memory: FilingMemory | null
}

type Context = JobSettings & {
  readonly db: Db
  readonly clock: () => string
  /** Receives an error in a part of a job that the job can go on without. */
  readonly onFailure: (error: unknown) => void
}
type Task = (payload: unknown, signal?: AbortSignal) => Promise<void>

/** The tasks that run at fixed times, in the notation of cron and in UTC. */
export const SCHEDULE: Readonly<Record<string, string>> = {
  "wake-rejudgings": "* * * * *",
  "wake-imports": "* * * * *",
  "end-exceptions": "* * * * *",
  "fill-name-keys": "* * * * *",
  "list-subjects": "* * * * *",
  "clear-erased-words": "* * * * *",
  "end-abandoned-imports": "17 * * * *",
  "forget-idempotency-keys": "7 * * * *",
  "forget-import-results": "37 * * * *",
  "forget-sessions": "47 * * * *",
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Milliseconds. The API promises 24 hours, and one more day costs little. */
const KEYS_KEPT = 48 * HOUR
/** Milliseconds for which a session that is over, and a link of a first owner that has ended, stays in its table. */
const SESSIONS_KEPT = DAY
/** Milliseconds without progress. A page takes far less, so the process that worked on the pass has stopped. */
const STALLED_AFTER = 60_000

/** Milliseconds. A sender whose upload broke has a day to continue it. */
const ABANDONED_AFTER = DAY

/** The most lines of imports that one run deletes in a step, and its most steps. A further job deletes the rest. */
const FORGOTTEN = { lines: 1_000, steps: 50 }

export type TaskName =
  | "rejudge"
  | "file-import"
  | "undo-import"
  | "wake-rejudgings"
  | "wake-imports"
  | "end-exceptions"
  | "fill-name-keys"
  | "list-subjects"
  | "clear-erased-words"
  | "end-abandoned-imports"
  | "forget-idempotency-keys"
  | "forget-import-results"
  | "forget-sessions"

/** Every task may be run twice or cut off at any point. The next run does what is left. */
export function listTasks({
  db,
  clock,
  onFailure,
  importResultsDays,
  memory,
}: Context): Readonly<Record<TaskName, Task>> {
  const ago = (milliseconds: number) => new Date(Date.parse(clock()) - milliseconds).toISOString()
  return {
    rejudge: async (payload, signal) => {
      const { id } = payload as { id: string }
      await telling(runRejudging(db, id, clock, signal), (error) => saveError(db, id, error))
    },
    "file-import": async (payload, signal) => {
      const { id } = payload as { id: string }
      await telling(runImport(db, id, { clock, onFailure, signal, memory }), (error) => saveImportError(db, id, error))
    },
    "undo-import": async (payload, signal) => {
      const { id } = payload as { id: string }
      await telling(runUndo(db, id, { clock, signal }), (error) => saveUndoError(db, id, error))
    },
    "wake-rejudgings": () => wakeStalled(db, ago(STALLED_AFTER), clock()),
    "wake-imports": async () => {
      await wakeStalledImports(db, ago(STALLED_AFTER), clock())
      await wakeStalledUndos(db, ago(STALLED_AFTER), clock())
    },
    "end-exceptions": () => endOverdue(db, clock()),
    "fill-name-keys": (_payload, signal) => fillKeys(db, signal),
    "list-subjects": (_payload, signal) => listSubjects(db, clock(), signal),
    "clear-erased-words": () => clearErasedWords(db),
    "end-abandoned-imports": () => endAbandoned(db, ago(ABANDONED_AFTER)),
    "forget-idempotency-keys": () => deleteIdempotencyKeys(db, ago(KEYS_KEPT)),
    "forget-sessions": async () => {
      await deleteSessions(db, ago(SESSIONS_KEPT))
      await deleteOwnerLinks(db, ago(SESSIONS_KEPT))
    },
    "forget-import-results": async (_payload, signal) => {
      const before = importResultsDays === 0 ? null : ago(importResultsDays * DAY)
      const isMore = await forgetResults(db, { before, now: clock(), ...FORGOTTEN, signal })
      if (isMore)
        await inTransaction(db, "go on forgetting", (trx) =>
          enqueue(trx, "forget-import-results", {}, "forget-import-results"),
        )
    },
  }
}

/**
 * Queues at once the passes, the imports and their undoings that a process left unfinished when it was killed or lost its database. Where
 * another process still works on one of them, the job that this adds finds nothing to do and ends.
 */
export async function wakeUnfinished(db: Db, now: string): Promise<void> {
  await wakeStalled(db, now, now)
  await wakeStalledImports(db, now, now)
  await wakeStalledUndos(db, now, now)
}

/** Saves the reason of a failure, so that a request for the progress of the work can show it. Then throws it on. */
async function telling(work: Promise<void>, save: (error: string) => Promise<void>): Promise<void> {
  try {
    await work
  } catch (error) {
    await save(error instanceof Error ? error.message : String(error))
    throw error
  }
}
