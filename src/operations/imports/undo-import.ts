import { type ClaimRow, findClaims, listPlaces } from "../../store/claims/claims.ts"
import type { Db } from "../../store/connection/connect.ts"
import { inTransaction, type Trx } from "../../store/connection/transaction.ts"
import { type FiledLine, listOutcomes } from "../../store/imports/import-lines.ts"
import {
  findUndo,
  insertUndo,
  listStalledUndos,
  lockUndo,
  markUndone,
  saveUndone,
  touchUndo,
  type UndoRow,
} from "../../store/imports/import-undos.ts"
import { findImport, lockImport, touchImport } from "../../store/imports/imports.ts"
import { enqueue } from "../../store/jobs/jobs.ts"
import { lockFamilies, lockForFiling } from "../../store/subjects/locks.ts"
import type { SubjectRow } from "../../store/subjects/subjects.ts"
import { requireSubject, retractLocked } from "../claims/end-claim.ts"
import { BatchSize } from "../claims/filing/batch-size.ts"
import type { Occasion } from "../requests/occasion.ts"
import { importUnfinished, notFound, resultsGone } from "../requests/refusals.ts"
import { tryPage } from "./try-page.ts"

/** Claims of the first page and of the largest, and the seconds that one should take: it holds its subjects up as long. */
const PAGE = { first: 20, largest: 200, seconds: 1 }
/** Pages in one job. After them a long undoing goes to the end of the queue. */
const PAGES = 10
/** Lines that a page looks through at most for claims of the import. */
const LOOKED_THROUGH = 2_000

/**
 * Begins to retract every claim that an import has filed. Its claims are retracted in the background. Answers false where
 * that was begun before: then its reason stays. Refuses an import that is not done, and one whose lines are gone.
 */
export async function startUndo(trx: Trx, id: string, reason: string, { now, actor }: Occasion): Promise<boolean> {
  await lockImport(trx, id)
  const given = await findImport(trx, id)
  if (given === undefined) throw notFound("import", id)
  if ((await findUndo(trx, id)) !== undefined) return false
  if (given.status !== "done") throw importUnfinished(id, given.status)
  if (given.results_ended_at !== null) throw resultsGone(id, given.results_ended_at)
  await insertUndo(trx, { import_id: id, reason, actor, claims: given.filed }, now)
  // Who is about to end the lines of old imports reads this one again, and then finds it touched.
  await touchImport(trx, id, now)
  await queueUndo(trx, id)
  return true
}

async function queueUndo(trx: Trx, id: string): Promise<void> {
  await enqueue(trx, "undo-import", { id }, `undo import ${id}`)
}

type Undoing = { readonly clock: () => string; readonly signal?: AbortSignal | undefined }

/**
 * Retracts claims page by page. A page is one transaction with the line that it reaches, so that after a crash it goes on
 * there. Ends early where another worker is at it.
 */
export async function runUndo(db: Db, id: string, { clock, signal }: Undoing): Promise<void> {
  const size = new BatchSize(PAGE)
  for (let page = 0; page < PAGES && !signal?.aborted; page++) {
    const isMore = await tryPage(size, (limit) =>
      inTransaction(db, "undo an import", (trx) => undoPage(trx, id, limit, clock())),
    )
    if (!isMore) return
  }
  // A process that stops leaves the rest to the next free worker, without a delay.
  await inTransaction(db, "queue an undoing", (trx) => queueUndo(trx, id))
}

/** Answers false where nothing is left to be done here. */
async function undoPage(trx: Trx, id: string, limit: number, now: string): Promise<boolean> {
  await lockForFiling(trx)
  const undo = await lockUndo(trx, id)
  if (undo === undefined) return false
  const lines = await listOutcomes(trx, id, { after: undo.cursor_line, limit: LOOKED_THROUGH })
  const last = lines.at(-1)
  if (last === undefined) {
    await markUndone(trx, id, now)
    return false
  }
  const filed = lines.filter(({ outcome }) => outcome === "filed")
  const [page, rest] = [filed.slice(0, limit), filed.slice(limit)]
  const retracted = await retractAll(trx, page, undo, now)
  const cursor = rest.length > 0 ? (page.at(-1) ?? last).line : last.line
  await saveUndone(trx, id, { retracted, kept: page.length - retracted, cursor }, now)
  return true
}

/** Answers how many were retracted. Those that were corrected or retracted before stay as people have left them. */
async function retractAll(trx: Trx, lines: readonly FiledLine[], undo: UndoRow, now: string): Promise<number> {
  const ids = lines.flatMap(({ claim_id }) => claim_id ?? [])
  if (ids.length === 0) return 0
  const claims = await lockClaims(trx, ids)
  const active = ids.flatMap((id) => claims.get(id) ?? []).filter(({ status }) => status === "active")
  const subjects = new Map<string, SubjectRow>()
  for (const claim of active) {
    const subject = subjects.get(claim.subject_id) ?? (await requireSubject(trx, claim.subject_id))
    subjects.set(subject.id, subject)
    await retractLocked(trx, { claim, subject }, undo.reason, { now, actor: undo.actor })
  }
  return active.length
}

/** Claims by id. Their families are locked in one call, and again where one was moved to another while we waited. */
async function lockClaims(trx: Trx, ids: readonly string[]): Promise<ReadonlyMap<string, ClaimRow>> {
  for (let held = ""; ; ) {
    const places = await listPlaces(trx, ids)
    const subjects = [...new Set(places.map(({ subject_id }) => subject_id))].sort()
    if (subjects.join() === held) return new Map((await findClaims(trx, places)).map((claim) => [claim.id, claim]))
    await lockFamilies(trx, subjects)
    held = subjects.join()
  }
}

/** Enqueues again the undoings that make no progress: the job of a process that was killed stays locked for hours. */
export async function wakeStalledUndos(db: Db, touchedBefore: string, now: string): Promise<void> {
  for (const id of await listStalledUndos(db, touchedBefore)) {
    await inTransaction(db, "wake an undoing", async (trx) => {
      await touchUndo(trx, id, now)
      await queueUndo(trx, id)
    })
  }
}
