import type { Test } from "tap"
import { startApp } from "../../support/app.ts"
import { cloneDatabase } from "../../support/database.ts"
import { findWrongTallies } from "../../support/dispute-tally.ts"
import { startFleet } from "../fleet.ts"
import { endPasses } from "../passes.ts"
import { type Books, openBooks } from "./books.ts"
import { checkBooks } from "./check-books.ts"
import { checkConflicts, checkFigures, type Fault } from "./check-conflicts.ts"
import { listEvidence } from "./evidence.ts"
import { listDisagreements, listSettings, refile } from "./refile.ts"
import { runHistory } from "./run-history.ts"
import { judgeAll } from "./sequential.ts"
import { readStored, type Stored } from "./stored.ts"

/**
 * Clients that do everything at once to two processes on one database, and what is stored at the end held against a
 * sequential oracle. Answers what was held against it.
 */
export async function compareHistory(t: Test, seed: number, operations: number): Promise<History> {
  const { url } = await cloneDatabase(t)
  const fleet = await startFleet(t, { DATABASE_URL: url }, 2)
  const books = await runHistory(fleet.addresses, seed, operations)
  await endPasses({ address: fleet.addresses[0] ?? "" })
  const stored = await readStored(url)
  const expected = judgeAll(stored)
  const hold = (faults: readonly Fault[], title: string) => {
    const again = `npm test -- test/process/histories.test.ts with HISTORY_SEED=${seed} HISTORY_OPERATIONS=${operations}`
    t.same(listEvidence(books, faults), [], `${title} (${faults.length} faults; ${again})`)
  }
  hold(checkBooks(books, stored), `all of ${books.log.length} answers hold`)
  hold(checkFigures(stored, expected), `${stored.figures.length} figures count the claims that they have`)
  hold(checkConflicts(books, stored, expected), `${stored.conflicts.length} stored conflicts are those of the engine`)
  t.same(await findWrongTallies(url), [], "the tallies of disputes are what a count comes to")
  hold(await compareWithRefiled(books, stored), "filed one after the other, the same claims disagree")
  t.same(await fleet.stop(), [0, 0])
  tell(books, stored)
  return { books, stored }
}

export type History = { readonly books: Books; readonly stored: Stored }

/** All that can be said without another database. */
export function listFaults({ books, stored }: History): Fault[] {
  const expected = judgeAll(stored)
  return [...checkBooks(books, stored), ...checkFigures(stored, expected), ...checkConflicts(books, stored, expected)]
}

/** Also what was filed once more is held against the engine: where the two differ, that tells which one is wrong. */
async function compareWithRefiled(books: Books, stored: Stored): Promise<Fault[]> {
  const again = await refile(await startApp(), books, stored)
  const expected = judgeAll(again)
  const known = judgeAll(stored)
  const fault = (what: string) => (detail: string) => ({ what, about: [], detail })
  return [
    ...checkConflicts(openBooks(books.seed), again, expected),
    ...differ(listSettings(stored, known), listSettings(again, expected)).map(fault("another setting was filed into")),
    ...differ(listDisagreements(stored, known), listDisagreements(again, expected)).map(
      fault("they disagree otherwise"),
    ),
  ]
}

/** What is in one of the lists only, and in which. */
function differ(history: readonly string[], refiled: readonly string[]): string[] {
  return [
    ...history.filter((one) => !refiled.includes(one)).map((one) => `only in the history: ${one}`),
    ...refiled.filter((one) => !history.includes(one)).map((one) => `only filed once more: ${one}`),
  ]
}

function tell({ seed, log, refused }: Books, { claims, subjects, conflicts }: Stored): void {
  const open = conflicts.filter(({ status }) => status === "open").length
  const refusals = [...refused.values()].reduce((sum, count) => sum + count, 0)
  process.stderr.write(
    `seed ${seed}: ${log.length} changes asked for, ${refusals} refused; ${claims.length} claims, ` +
      `${subjects.filter(({ merged_into }) => merged_into === null).length} subjects, ${conflicts.length} conflicts, ${open} open\n`,
  )
  if (process.env.HISTORY_SEED)
    for (const [kind, count] of [...refused].sort()) process.stderr.write(`  ${count} ${kind}\n`)
}
