import type { Db } from "../../store/connection/connect.ts"
import { deleteLines, endResults, findEnded, markDeleted } from "../../store/imports/import-results.ts"

export type Forgetting = {
  /** Imports that were over before this time lose their lines; null keeps all of them. */
  readonly before: string | null
  readonly now: string
  /** The most lines that one statement deletes. */
  readonly lines: number
  /** The most statements of one run. */
  readonly steps: number
  readonly signal?: AbortSignal | undefined
}

/**
 * Deletes the lines of imports that were over long ago, a limited number in each transaction. An import keeps its counts
 * and its idempotency key. Answers whether more is left to be done.
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
