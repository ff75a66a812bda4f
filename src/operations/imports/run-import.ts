import { isTimeout } from "../../store/availability.ts"
import { setActor } from "../../store/changes.ts"
import type { Db } from "../../store/connect.ts"
import { type LineOutcome, listWaiting, saveOutcomes } from "../../store/import-lines.ts"
import {
  type Counts,
  type ImportRow,
  listStalledImports,
  lockImport,
  markDone,
  saveFiled,
  touchImport,
} from "../../store/imports.ts"
import { enqueue } from "../../store/jobs.ts"
import { lockForFiling } from "../../store/locks.ts"
import { inPipeline, inTransaction, type Trx } from "../../store/transaction.ts"
import type { ClaimInput } from "../claim-input.ts"
import { BatchSize } from "../filing/batch-size.ts"
import { makeSubjectHints, type SubjectHints } from "../filing/subject-hints.ts"
import { publishLines } from "../signals.ts"

import { fileLines, type OnFailure } from "./file-lines.ts"

/** Lines in one transaction at most, and seconds that it should take: others wait so long to file into their subjects. */
const PAGE = { first: 100, largest: 500, seconds: 2 }
/** Pages in one job. A long import then goes to the end of the queue, and short work is not held up for hours. */
const PAGES = 20

type Filing = { readonly clock: () => string; readonly onFailure: OnFailure; readonly signal?: AbortSignal | undefined }

/**
 * Files what was received, page by page, each in a transaction of its own with its outcomes and the line that it has
 * come to: after a crash it goes on from there. Ends early where another worker is at the same import.
 */
export async function runImport(db: Db, id: string, filing: Filing): Promise<void> {
  const [hints, size] = [makeSubjectHints(), new BatchSize(PAGE)]
  for (let page = 0; page < PAGES; page++) {
    if (filing.signal?.aborted) break
    const counts = await tryPage(size, (limit) =>
      inPipeline(db, (trx) => runPage(trx, id, { ...filing, hints, limit })),
    )
    if (counts === null) return
    publishLines(counts)
  }
  // A process that stops leaves the rest to whoever comes next, at once.
  await inTransaction(db, (trx) => queueImport(trx, id))
}

export async function queueImport(trx: Trx, id: string): Promise<void> {
  await enqueue(trx, "file-import", { id }, `import ${id}`)
}

/** A page that is too much for one transaction is tried again with fewer lines, down to one. */
async function tryPage<T>(size: BatchSize, run: (limit: number) => Promise<T>): Promise<T> {
  for (;;) {
    const [started, claims] = [performance.now(), size.current]
    try {
      const done = await run(claims)
      size.note({ claims, seconds: (performance.now() - started) / 1_000 })
      return done
    } catch (error) {
      if (!isTimeout(error) || claims === 1) throw error
      size.note({ claims, seconds: Number.POSITIVE_INFINITY })
    }
  }
}

type Page = Filing & { readonly hints: SubjectHints; readonly limit: number }

/** Null where there is nothing left to do here. */
async function runPage(trx: Trx, id: string, page: Page): Promise<Counts | null> {
  const { clock, onFailure, hints, limit } = page
  const startedAt = clock()
  const [, given] = await Promise.all([lockForFiling(trx), lockImport(trx, id)])
  if (given === undefined || !isReceived(given)) return null
  const lines = await listWaiting(trx, id, { after: given.cursor_line, limit })
  const last = lines.at(-1)
  if (last === undefined) {
    await markDone(trx, id, startedAt)
    return null
  }
  if (given.actor !== null) await setActor(trx, given.actor)
  // Each payload was held against the schema of a claim before it was stored.
  const inputs = lines.map(({ payload }) => payload as ClaimInput)
  const outcomes = await fileLines(trx, inputs, { hints, now: startedAt, onFailure })
  const counts = count(outcomes)
  const saved = { ...counts, cursor: last.line, at: clock(), startedAt }
  await Promise.all([saveOutcomes(trx, id, pair(lines, outcomes)), saveFiled(trx, id, saved)])
  return counts
}

function isReceived({ status }: ImportRow): boolean {
  return status === "waiting" || status === "running"
}

function pair(lines: readonly { line: number }[], outcomes: readonly LineOutcome[]) {
  return lines.map(({ line }, place) => {
    const is = outcomes[place]
    if (is === undefined) throw new Error(`line ${line} has no outcome`)
    return { line, is }
  })
}

function count(outcomes: readonly LineOutcome[]): Counts {
  const of = (outcome: LineOutcome["outcome"]) => outcomes.filter((one) => one.outcome === outcome).length
  return { filed: of("filed"), repeated: of("repeated"), refused: of("refused") }
}

/** Enqueues again what nobody has brought further: the job of a process that was killed stays locked for hours. */
export async function wakeStalledImports(db: Db, touchedBefore: string, now: string): Promise<void> {
  for (const id of await listStalledImports(db, touchedBefore)) {
    await inTransaction(db, async (trx) => {
      await touchImport(trx, id, now)
      await queueImport(trx, id)
    })
  }
}
