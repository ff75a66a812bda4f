import type { Db } from "../../store/connection/connect.ts"
import { connectionsOf } from "../../store/connection/pooled-db.ts"
import { inPipeline, type Trx } from "../../store/connection/transaction.ts"
import { isLineTaken, type LineOutcome, listWaiting, saveOutcomes } from "../../store/imports/import-lines.ts"
import { type Counts, findImport, type ImportRow, lockGroup, markDone, saveFiled } from "../../store/imports/imports.ts"
import { findSourceIds } from "../../store/sources/sources.ts"
import { lockForFiling, lockForMerging } from "../../store/subjects/locks.ts"
import type { SubjectHints } from "../claims/filing/subject-hints.ts"
import { isRecord } from "../records/take/take-records.ts"
import { publishLines } from "../signals.ts"
import { countOutcomes } from "./count-outcomes.ts"
import type { OnFailure } from "./file-lines.ts"
import { groupLines, inputOf, type Line, listSourceNames } from "./group-lines.ts"
import type { PagesByMemory } from "./pages-by-memory.ts"
import { takeLines } from "./take-lines.ts"

/** A page takes two connections only where the pool has at least this many. */
const CONNECTIONS = 5

/** Lines of a page with records: nobody else files while they are taken in. */
const RECORDS = 200

function isTaken({ payload }: Line): boolean {
  return isRecord(payload)
}

export type Filing = { readonly clock: () => string; readonly onFailure: OnFailure }

type Page = Filing & {
  readonly hints: SubjectHints
  readonly limit: number
  /** Files what it can without locks; null where all is filed under locks. */
  readonly byMemory: PagesByMemory | null
  /** No other page comes after it, so that none has to be read meanwhile. */
  readonly isLast: boolean
}

/**
 * Files the next lines that wait: by memory as far as that goes, and the others under locks. Answers false where nothing is
 * left to be done here.
 */
export async function filePage(db: Db, id: string, page: Page): Promise<boolean> {
  const ahead = page.byMemory?.ahead ?? null
  const found = await inPipeline(db, "read lines", (trx) => readPage(trx, id, ahead === null ? page.limit : 0))
  if (found === null) return false
  const { given } = found
  const lines = ahead ?? (found.lines.some(isTaken) ? found.lines.slice(0, RECORDS) : found.lines)
  if (lines.length === 0) {
    await markDone(db, id, page.clock())
    return false
  }
  if (page.byMemory === null || lines.some(isTaken)) return fileUnderLocks(db, given, { ...page, lines, last: lines })
  const read = page.isLast ? null : (after: number) => readNext(db, id, { ...page, after })
  const { counts, left } = await page.byMemory.file(given, lines, read)
  publishLines(counts)
  return left.length === 0 || fileUnderLocks(db, given, { ...page, lines: left, last: lines })
}

/** Claims after a line; none where there are records among them. */
async function readNext(db: Db, id: string, page: { readonly after: number; readonly limit: number }) {
  const lines = await inPipeline(db, "read next lines", (trx) => listWaiting(trx, id, page))
  return lines.some(isTaken) ? [] : lines
}

type Locked = Page & {
  readonly lines: readonly Line[]
  /** All lines of the page, of which those that are not among `lines` have their outcomes. */
  readonly last: readonly Line[]
}

/**
 * Files lines under locks, each group of them in a transaction of its own, together with its outcomes. A group that fails does
 * not undo the other.
 */
async function fileUnderLocks(db: Db, given: ImportRow, { lines, last, ...page }: Locked): Promise<boolean> {
  const groups = await groupPage(db, lines, page.hints)
  // All lines before the first have their outcomes. Only a page of one group knows that it reaches up to its last line.
  const reached = groups.length === 1 ? (last.at(-1)?.line ?? 0) : (lines[0]?.line ?? 1) - 1
  const filing = groups.map((group, index) =>
    inPipeline(db, "file lines", (trx) => fileGroup(trx, given, { ...page, group, index, reached })),
  )
  const ended = await Promise.allSettled(filing)
  const counts = ended.flatMap((one) => (one.status === "fulfilled" && one.value !== null ? [one.value] : []))
  for (const one of counts) publishLines(one)
  const failures = ended.flatMap((one) => (one.status === "rejected" ? [one.reason] : []))
  for (const failure of failures) if (!isLineTaken(failure)) throw failure
  // A worker that was too late reads again: the other one may have ended because of the lock that was held here.
  return counts.length + failures.length > 0
}

/** Null where the import has no lines to be filed. It runs in a pipeline, whose plans find rows by their keys. */
async function readPage(trx: Trx, id: string, limit: number) {
  const given = await findImport(trx, id)
  if (given === undefined || !isReceived(given)) return null
  return { given, lines: limit === 0 ? [] : await listWaiting(trx, id, { after: given.cursor_line, limit }) }
}

function isReceived({ status }: ImportRow): boolean {
  return status === "waiting" || status === "running"
}

/** There are two groups only where enough connections are left to others. */
async function groupPage(db: Db, lines: readonly Line[], hints: SubjectHints) {
  if (connectionsOf(db) < CONNECTIONS || lines.some(isTaken)) return [lines]
  const names = new Set(lines.flatMap((line) => listSourceNames(inputOf(line))))
  const sources = names.size === 0 ? new Map<string, string>() : await findSourceIds(db, [...names])
  return groupLines(lines, { hints, sources })
}

type Group = Omit<Page, "byMemory" | "isLast"> & {
  readonly group: readonly Line[]
  /** The index of the group in its page: two workers at one import must not file the same group. */
  readonly index: number
  /** All lines up to this one have an outcome once those of this group have. */
  readonly reached: number
}

/** Null where another worker files the group just now. Fails with `isLineTaken` where one has filed some of its lines. */
async function fileGroup(trx: Trx, { id, actor }: ImportRow, page: Group): Promise<Counts | null> {
  const { clock, onFailure, hints, group, index, reached } = page
  const startedAt = clock()
  const lock = group.some(isTaken) ? lockForMerging : lockForFiling
  const [isLocked] = await Promise.all([lockGroup(trx, id, index), lock(trx)])
  if (!isLocked) return null
  const outcomes = await takeLines(trx, group, { hints, now: startedAt, actor, onFailure })
  const counts = countOutcomes(outcomes)
  const saved = { ...counts, cursor: reached, at: clock(), startedAt }
  await Promise.all([saveOutcomes(trx, id, pair(group, outcomes)), saveFiled(trx, id, saved)])
  return counts
}

function pair(lines: readonly { line: number }[], outcomes: readonly LineOutcome[]) {
  return lines.map(({ line }, index) => {
    const is = outcomes[index]
    if (is === undefined) throw new Error(`line ${line} has no outcome`)
    return { line, is }
  })
}
