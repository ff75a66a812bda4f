import type { Test } from "tap"
import { startApp } from "../../support/app.ts"
import { cloneDatabase } from "../../support/database.ts"
import { findWrongTallies } from "../../support/dispute-tally.ts"
import { type Fleet, startFleet } from "../fleet.ts"
import { endPasses } from "../passes.ts"
import { type Books, openBooks } from "./books.ts"
import { judgeEverything } from "./change-rules.ts"
import { checkBooks } from "./check-books.ts"
import { checkConflicts, checkFigures, type Fault } from "./check-conflicts.ts"
import { checkLeftOut, checkLimits } from "./check-limits.ts"
import { listEvidence } from "./evidence.ts"
import { AMPLE, findLeftOut, type Room } from "./left-out.ts"
import { copyWithSmallLimits, SMALL_LIMITS } from "./limits.ts"
import { listDisagreements, listSettings, refile } from "./refile.ts"
import { runHistory } from "./run-history.ts"
import { judgeAll } from "./sequential.ts"
import { readStored, type Stored } from "./stored.ts"

/** `room`: how much is kept in the store. */
export type History = { readonly books: Books; readonly stored: Stored; readonly room: Room }

/**
 * Clients that do everything at once to two processes on one database, and what is stored at the end held against a
 * sequential oracle. Answers what was held against it.
 */
export async function compareHistory(t: Test, seed: number, operations: number): Promise<History> {
  const { url } = await cloneDatabase(t)
  const fleet = await startFleet(t, { DATABASE_URL: url }, 2)
  const books = await runHistory(fleet.addresses, seed, operations)
  const history = await compareNow(t, url, fleet, { books, room: AMPLE })
  t.same(await fleet.stop(), [0, 0])
  return history
}

/**
 * The same with services whose limits are so small that figures and trees are always at them. In the end everything is judged
 * once more, and there is no room that is not filled.
 */
export async function compareBounded(t: Test, seed: number, operations: number, tries = 3): Promise<History> {
  const { url } = await cloneDatabase(t)
  const fleet = await startFleet(t, { DATABASE_URL: url }, 2, copyWithSmallLimits(t))
  const books = await runHistory(fleet.addresses, seed, operations)
  const { stored } = await compareNow(t, url, fleet, { books, room: { limits: SMALL_LIMITS, isFilled: false } })
  const leaving = stored.figures.filter(({ leaves_out }) => leaves_out).length
  if (leaving === 0 && tries > 1) {
    // What comes together is a matter of chance, and so is whether a figure ever had more conflicts than are kept.
    t.same(await fleet.stop(), [0, 0])
    return compareBounded(t, seed + 1_000, operations, tries - 1)
  }
  t.ok(leaving > 0, `${leaving} figures leave conflicts out`)
  await judgeEverything(books, fleet.addresses[0] ?? "")
  const filled = await compareNow(t, url, fleet, { books, room: { limits: SMALL_LIMITS, isFilled: true } })
  t.same(await fleet.stop(), [0, 0])
  return filled
}

async function compareNow(t: Test, url: string, { addresses }: Fleet, { books, room }: Omit<History, "stored">) {
  const address = addresses[0] ?? ""
  await endPasses({ address })
  const stored = await readStored(url)
  const history = { books, stored, room }
  const expected = judgeAll(stored)
  const hold = (faults: readonly Fault[], title: string) =>
    t.same(listEvidence(books, faults), [], `${title} (${faults.length} faults; seed ${books.seed})`)
  hold(checkBooks(books, stored), `all of ${books.log.length} answers hold`)
  hold(checkFigures(stored, expected), `${stored.figures.length} figures count the claims that they have`)
  hold(checkConflicts(books, stored, expected, room), `${stored.conflicts.length} stored conflicts are the engine's`)
  hold(checkLimits(stored, room.limits), "nothing is larger than it may be")
  hold(await checkLeftOut(address, stored, expected), "what is not kept is counted")
  t.same(await findWrongTallies(url), [], "the tallies of disputes are what a count comes to")
  hold(await compareWithRefiled(history), "filed one after the other, the same claims disagree")
  tell(history)
  return history
}

/** All that can be said without another database. */
export function listFaults({ books, stored, room }: History): Fault[] {
  const expected = judgeAll(stored)
  return [
    ...checkBooks(books, stored),
    ...checkFigures(stored, expected),
    ...checkConflicts(books, stored, expected, room),
    ...checkLimits(stored, room.limits),
  ]
}

/** Also what was filed once more is held against the engine: where the two differ, that tells which one is wrong. */
async function compareWithRefiled({ books, stored, room }: History): Promise<Fault[]> {
  const again = await refile(await startApp(), books, stored)
  const expected = judgeAll(again)
  const known = judgeAll(stored)
  const fault = (what: string) => (detail: string) => ({ what, about: [], detail })
  const disagreements = [listDisagreements(stored, known, room), listDisagreements(again, expected)] as const
  return [
    ...checkConflicts(openBooks(books.seed), again, expected),
    ...differ(listSettings(stored, known), listSettings(again, expected)).map(fault("another setting was filed into")),
    ...differ(...disagreements).map(fault("they disagree otherwise")),
  ]
}

/** What is in one of the lists only, and in which. */
function differ(history: readonly string[], refiled: readonly string[]): string[] {
  return [
    ...history.filter((one) => !refiled.includes(one)).map((one) => `only in the history: ${one}`),
    ...refiled.filter((one) => !history.includes(one)).map((one) => `only filed once more: ${one}`),
  ]
}

function tell({ books: { seed, log, refused }, stored, room }: History): void {
  const { claims, subjects, conflicts } = stored
  const open = conflicts.filter(({ status }) => status === "open").length
  const refusals = [...refused.values()].reduce((sum, count) => sum + count, 0)
  process.stderr.write(
    `seed ${seed}: ${log.length} changes asked for, ${refusals} refused; ${claims.length} claims, ` +
      `${subjects.filter(({ merged_into }) => merged_into === null).length} subjects, ${conflicts.length} conflicts, ${open} open, ` +
      `${findLeftOut(stored, judgeAll(stored), room).size} left out\n`,
  )
  if (process.env.HISTORY_SEED)
    for (const [kind, count] of [...refused].sort()) process.stderr.write(`  ${count} ${kind}\n`)
}
