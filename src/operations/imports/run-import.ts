import type { Db } from "../../store/connection/connect.ts"
import { connectionsOf } from "../../store/connection/pooled-db.ts"
import { inTransaction, type Trx } from "../../store/connection/transaction.ts"
import { listStalledImports, touchImport } from "../../store/imports/imports.ts"
import { enqueue } from "../../store/jobs/jobs.ts"
import { BatchSize } from "../claims/filing/batch-size.ts"
import type { FilingMemory } from "../claims/filing/memory/filing-memory.ts"
import { makeSubjectHints, type SubjectHints } from "../claims/filing/subject-hints.ts"
import { type Filing, filePage } from "./file-page.ts"
import { PagesByMemory } from "./pages-by-memory.ts"
import { tryPage } from "./try-page.ts"

/** Lines of the first page and of the largest, and the seconds that one should take: it holds its subjects up as long. */
const PAGE = { first: 250, largest: 500, seconds: 2 }
/** Milliseconds of one job. After them a long import goes to the end of the queue, so that it does not hold short work up. */
const TURN = 10_000

type Running = Filing & {
  readonly signal?: AbortSignal | undefined
  /** What this process remembers of the families that it files into; null where all is filed under locks. */
  readonly memory: FilingMemory | null
}

/** A page is read while another is written only where the pool has at least this many connections. */
const CONNECTIONS = 5

/**
 * Files what was received, page by page. A page is one transaction or two, in which its outcomes and the line that it
 * reaches are stored too, so that after a crash exactly the lines without an outcome are filed. Ends early where another
 * worker is at the same import.
 */
export async function runImport(db: Db, id: string, filing: Running): Promise<void> {
  const [hints, size] = [makeSubjectHints(), new BatchSize(PAGE)]
  const byMemory = startPages(db, hints, filing)
  try {
    const end = performance.now() + TURN
    for (let isLast = false; !isLast && !filing.signal?.aborted; ) {
      isLast = performance.now() >= end
      const page = { ...filing, hints, byMemory, isLast }
      const isMore = await tryPage(size, (limit) => filePage(db, id, { ...page, limit }))
      if (!isMore) return
    }
  } finally {
    byMemory?.drop()
  }
  // A process that stops leaves the rest to the next free worker, without a delay.
  await inTransaction(db, "queue an import", (trx) => queueImport(trx, id))
}

function startPages(db: Db, hints: SubjectHints, { memory, clock }: Running): PagesByMemory | null {
  if (memory === null) return null
  return new PagesByMemory({ db, memory, hints, clock, readsAhead: connectionsOf(db) >= CONNECTIONS })
}

export async function queueImport(trx: Trx, id: string): Promise<void> {
  await enqueue(trx, "file-import", { id }, `import ${id}`)
}

/** Enqueues again the imports that make no progress: the job of a process that was killed stays locked for hours. */
export async function wakeStalledImports(db: Db, touchedBefore: string, now: string): Promise<void> {
  for (const id of await listStalledImports(db, touchedBefore)) {
    await inTransaction(db, "wake an import", async (trx) => {
      await touchImport(trx, id, now)
      await queueImport(trx, id)
    })
  }
}
