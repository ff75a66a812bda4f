import { columnsOf, prepare } from "../connection/prepared.ts"
import type { Trx } from "../connection/transaction.ts"
import { type NewChange, printChanges } from "../history/changes.ts"
import { PAIR_NAMES } from "./conflict-columns.ts"
import type { Decidable, PairRow } from "./pair-row.ts"

/** Conflicts as the function `filing_conflicts` writes them, with their history and what they add to disputes. */
export type ConflictsToWrite = {
  readonly opened: readonly PairRow[]
  readonly changed: readonly ChangedConflict[]
  readonly tallied: readonly DisputeChange[]
  readonly told: readonly NewChange[]
}

/** A conflict as it stands from now on. Its verdict is written only where it was judged anew. */
export type ChangedConflict = Decidable & Pick<PairRow, "detail" | "grounds"> & { readonly rejudged: boolean }

/** What the writing of conflicts adds to the dispute of a subject. `opened_at`: of the first conflict that is open now. */
export type DisputeChange = {
  readonly family_id: string
  readonly subject_id: string
  readonly open_high: number
  readonly open_medium: number
  readonly open_low: number
  readonly open_pair: number
  readonly open_part: number
  readonly open_sum: number
  readonly opened_at: string | null
}

/** What every new conflict has alike is not sent. */
const ALIKE: readonly (keyof PairRow)[] = ["note", "assignee", "version"]

/** In the order of the parameters. */
const OPENED = PAIR_NAMES.filter((name) => !ALIKE.includes(name))

const CHANGED = [
  "family_id",
  "id",
  "rejudged",
  "verdict",
  "severity",
  "detail",
  "grounds",
  "status",
  "resolution",
  "reason",
  "note",
  "assignee",
] as const

const TALLIED = [
  "family_id",
  "subject_id",
  "open_high",
  "open_medium",
  "open_low",
  "open_pair",
  "open_part",
  "open_sum",
  "opened_at",
] as const

/** Parameters of `filing_conflicts`: conflicts that open and that change, what they add to disputes, the history, and the time. */
const PARAMETERS = OPENED.length + CHANGED.length + TALLIED.length + 2

/** A call of the function `filing_conflicts`, with parameters that follow the first `before`. */
export function callConflicts(before: number): string {
  const parameters = Array.from({ length: PARAMETERS }, (_, index) => `$${before + index + 1}`)
  return `filing_conflicts(${parameters.join(", ")})`
}

/** The parameters of `callConflicts`. */
export function valuesOfConflicts(conflicts: ConflictsToWrite, now: string): readonly unknown[] {
  const { opened, changed, tallied, told } = conflicts
  return [
    ...columnsOf(opened, OPENED),
    ...columnsOf(changed, CHANGED),
    ...columnsOf(tallied, TALLIED),
    told.length === 0 ? null : printChanges(told, now),
    now,
  ]
}

const write = prepare<never>("write conflicts", `select ${callConflicts(0)}`)

/** Rows of one statement. A figure may disagree with thousands of others, and no statement should take long. */
const AT_ONCE = 1_000

/**
 * Writes conflicts that open, with `now` as the time of their last change, and those that change, and counts their versions up.
 * Adds to their history and to the disputes of their subjects, in the order that is given.
 */
export async function fileConflicts(trx: Trx, conflicts: ConflictsToWrite, now: string): Promise<void> {
  const { opened, changed, tallied, told } = conflicts
  const most = Math.max(opened.length, changed.length, tallied.length, told.length)
  const sent: Promise<unknown>[] = []
  for (let at = 0; at < most; at += AT_ONCE) {
    const slice = <T>(rows: readonly T[]) => rows.slice(at, at + AT_ONCE)
    const some = { opened: slice(opened), changed: slice(changed), tallied: slice(tallied), told: slice(told) }
    sent.push(write(trx, valuesOfConflicts(some, now)))
  }
  await Promise.all(sent)
}
