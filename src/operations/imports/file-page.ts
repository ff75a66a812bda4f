import { connectionsOf, type Db } from "../../store/connection/connect.ts"
import { inPipeline, type Trx } from "../../store/connection/transaction.ts"
import { type LineOutcome, listWaiting, saveOutcomes } from "../../store/imports/import-lines.ts"
import { type Counts, findImport, type ImportRow, lockGroup, markDone, saveFiled } from "../../store/imports/imports.ts"
import { setActor } from "../../store/requests/changes.ts"
import { findSourceIds } from "../../store/sources/sources.ts"
import { lockForFiling } from "../../store/subjects/locks.ts"
import type { SubjectHints } from "../claims/filing/subject-hints.ts"
import { publishLines } from "../signals.ts"
import { fileLines, type OnFailure } from "./file-lines.ts"
import { inputOf, type Line, listSourceKeys, splitLines } from "./group-lines.ts"

/** From so many connections on a page may take two. */
const CONNECTIONS = 5

export type Filing = { readonly clock: () => string; readonly onFailure: OnFailure }

type Page = Filing & { readonly hints: SubjectHints; readonly limit: number }

/**
 * Files the next lines that wait, each of their groups in a transaction of its own with its outcomes. False where
 * there is nothing left to do here. What one group of lines fails for keeps the other one from nothing.
 */
export async function filePage(db: Db, id: string, page: Page): Promise<boolean> {
  const read = await inPipeline(db, (trx) => readPage(trx, id, page.limit))
  if (read === null) return false
  const { given, lines } = read
  const [first] = lines
  if (first === undefined) {
    await markDone(db, id, page.clock())
    return false
  }
  const groups = await splitPage(db, lines, page.hints)
  // All before the first line have their outcomes. How far this page has come only one group can tell.
  const reached = groups.length === 1 ? (lines.at(-1) ?? first).line : first.line - 1
  const filing = groups.map((group, place) =>
    inPipeline(db, (trx) => fileGroup(trx, given, { ...page, group, place, reached })),
  )
  const ended = await Promise.allSettled(filing)
  const counts = ended.flatMap((one) => (one.status === "fulfilled" && one.value !== null ? [one.value] : []))
  for (const one of counts) publishLines(one)
  const failures = ended.flatMap((one) => (one.status === "rejected" ? [one.reason] : []))
  for (const failure of failures) if (!(failure instanceof LinesTaken)) throw failure
  // Who was too late reads again: somebody else may have ended because of the lock that was held here.
  return counts.length + failures.length > 0
}

/** Null where no line of it is to be filed. In a pipeline, where what is found by keys is read by them. */
async function readPage(trx: Trx, id: string, limit: number) {
  const given = await findImport(trx, id)
  if (given === undefined || !isReceived(given)) return null
  return { given, lines: await listWaiting(trx, id, { after: given.cursor_line, limit }) }
}

function isReceived({ status }: ImportRow): boolean {
  return status === "waiting" || status === "running"
}

/** Two groups only where that leaves connections to others. */
async function splitPage(db: Db, lines: readonly Line[], hints: SubjectHints) {
  if (connectionsOf(db) < CONNECTIONS) return [lines]
  const names = new Set(lines.flatMap((line) => listSourceKeys(inputOf(line))))
  const sources = names.size === 0 ? new Map<string, string>() : await findSourceIds(db, [...names])
  return splitLines(lines, { hints, sources })
}

type Group = Page & {
  readonly group: readonly Line[]
  /** Which of the page's groups it is: two workers at one import do not file the same one. */
  readonly place: number
  /** The line up to which all have an outcome once this group has. */
  readonly reached: number
}

/** Null where another worker is at it. Throws `LinesTaken` where one was faster. */
async function fileGroup(trx: Trx, { id, actor }: ImportRow, page: Group): Promise<Counts | null> {
  const { clock, onFailure, hints, group, place, reached } = page
  const startedAt = clock()
  const [isLocked] = await Promise.all([lockGroup(trx, id, place), lockForFiling(trx)])
  if (!isLocked) return null
  if (actor !== null) await setActor(trx, actor)
  const outcomes = await fileLines(trx, group.map(inputOf), { hints, now: startedAt, onFailure })
  const counts = count(outcomes)
  const saved = { ...counts, cursor: reached, at: clock(), startedAt }
  const [savedLines] = await Promise.all([saveOutcomes(trx, id, pair(group, outcomes)), saveFiled(trx, id, saved)])
  if (savedLines !== group.length) throw new LinesTaken()
  return counts
}

/** Somebody else filed some of the lines meanwhile: whatever was filed of them here is undone. */
class LinesTaken extends Error {}

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
