import type { Db } from "../../store/connection/connect.ts"
import { deleteLines, endResults, findEnded, markDeleted } from "../../store/imports/import-results.ts"

export type Forgetting = {
  /** Imports that were over before this time lose their lines; null: none does. */
  readonly before: string | null
  readonly now: string
  /** Lines that one statement deletes. */
  readonly lines: number
  /** Statements of one run. */
  readonly steps: number
  readonly signal?: AbortSignal | undefined
}

/**
 * Deletes the lines of imports whose time is over, some at a time, each time by itself. An import keeps its counts and
 * its idempotency key. Answers whether more is left to be done.
 */
export async function forgetResults(db: Db, forgetting: Forgetting): Promise<boolean> {
  const { before, now, steps, signal } = forgetting
  if (before !== null) while ((await endResults(db, before, now)) > 0);
  for (let step = 0; step < steps && !signal?.aborted; step++) {
    const id = await findEnded(db)
    if (id === undefined) return false
    await forgetSome(db, id, forgetting)
  }
  return (await findEnded(db)) !== undefined
}

async function forgetSome(db: Db, id: string, { lines, now }: Forgetting): Promise<void> {
  if ((await deleteLines(db, id, lines)) < lines) await markDeleted(db, id, now)
}
