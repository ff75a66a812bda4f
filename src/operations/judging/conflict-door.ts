import { isDeepStrictEqual } from "node:util"
import { moveConflictExceptions } from "../../store/conflicts/exceptions.ts"
import { type ConflictsToWrite, fileConflicts } from "../../store/conflicts/file-conflicts.ts"
import { type Kept, markLeavingOut, rememberKept, tallyKept } from "../../store/conflicts/kept-conflicts.ts"
import type { Decidable, Decision, PairRow } from "../../store/conflicts/pair-row.ts"
import type { SummandRow } from "../../store/conflicts/sums.ts"
import {
  insertPairs,
  moveSummands,
  type OpenedIn,
  putBackConflicts,
  replaceSummands,
  takeOutConflicts,
  updateTexts,
} from "../../store/conflicts/write-conflicts.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { type ChangeRow, insertChanges, moveChanges, type NewChange } from "../../store/history/changes.ts"
import { insertHistory } from "../../store/records/write-histories.ts"
import type { InFamily } from "../../store/subjects/subjects.ts"
import type { Occasion } from "../requests/occasion.ts"
import type { ConflictState, Ending } from "./conflict-lifecycle.ts"
import { type PlaceTurn, tallyPlaces } from "./keep-within.ts"
import { type Turn, tallyTurns } from "./tally-disputes.ts"

/**
 * The one door through which conflicts are written. The row of a new conflict is its own record. Every change after that
 * comes with its row in the history, from which a feed of events can be made. A test holds that nothing else writes
 * conflicts, their summands or their history.
 */
export type ConflictWrites = {
  readonly opened?: readonly PairRow[]
  readonly judged?: readonly JudgedChange[]
  readonly decided?: readonly DecidedChange[]
  /** What sums are made of from now on, for those that are new or made of other figures than before. */
  readonly summands?: readonly SumMembers[]
  /** What is to be remembered of figures that have many conflicts, and of those that have more than are kept. */
  readonly counted?: readonly Kept[]
  readonly leavingOut?: readonly InFamily[]
}

/** Why a conflict changed without a person's decision on this one conflict. */
export type JudgedAction = "judged" | Ending | "accepted" | "no longer accepted"

/** What a new judgement, the end of a claim or of a relation, or an exception makes of a conflict. */
export type JudgedChange = {
  readonly old: PairRow
  readonly state: ConflictState
  readonly action: JudgedAction
  /** Who caused it, where that is not who does all that the transaction does. */
  readonly actor?: string | null
}

/** What a person decides: of one conflict ("changed"), or of many at once ("settled"). */
export type DecidedChange = {
  readonly old: Decidable
  readonly decision: Decision
  readonly action: "changed" | "settled"
}

export type SumMembers = { readonly row: InFamily; readonly summands: readonly SummandRow[] }

/** Writes conflicts, and the history of those that change. The caller holds the locks of their families. */
export async function writeConflicts(trx: Trx, writes: ConflictWrites, occasion: Occasion): Promise<void> {
  const { summands = [], counted = [], leavingOut = [] } = writes
  await rememberKept(trx, counted)
  const turns = turnsOf(writes)
  // None of these depends on another, so they are sent together.
  await Promise.all([
    fileConflicts(trx, rowsOf(writes, turns, occasion), occasion.now),
    tallyKept(trx, tallyPlaces(turns)),
    markLeavingOut(trx, leavingOut),
  ])
  for (const { row, summands: members } of summands) await replaceSummands(trx, row, members)
}

/**
 * What is written of conflicts that open or change in families where nobody counts how many are kept of a figure, and where no
 * sums are made.
 */
export function rowsOfConflicts(
  writes: Pick<ConflictWrites, "opened" | "judged">,
  occasion: Occasion,
): ConflictsToWrite {
  return rowsOf(writes, turnsOf(writes), occasion)
}

function rowsOf(writes: ConflictWrites, turns: readonly Turn[], { actor }: Occasion): ConflictsToWrite {
  const { opened = [], judged = [], decided = [] } = writes
  const changed = [
    ...judged.map((change) => ({ ...change.old, ...change.state, rejudged: isNewVerdict(change) })),
    ...decided.map(({ old, decision }) => ({ ...old, ...decision, detail: null, grounds: null, rejudged: false })),
  ]
  const told = [
    ...judged.map((change) => tellJudged({ ...change, actor: change.actor ?? actor })),
    ...decided.map((change) => tellDecided(change, actor)),
  ]
  return { opened, changed, tallied: tallyTurns(turns), told }
}

/** A verdict is written only where there was a new one. */
function isNewVerdict({ old, state }: JudgedChange): boolean {
  return state.detail !== old.detail || state.grounds !== old.grounds
}

function turnsOf({ opened = [], judged = [], decided = [] }: ConflictWrites): (Turn & PlaceTurn)[] {
  return [
    ...opened.map((after) => ({ before: null, after, figures: figuresOf(after) })),
    ...judged.map(({ old, state }) => ({ before: old, after: { ...old, ...state }, figures: figuresOf(old) })),
    // A conflict keeps its place whatever a person makes of it.
    ...decided.map(({ old, decision }) => ({ before: old, after: { ...old, ...decision }, figures: [] })),
  ]
}

/** Counts what turns of conflicts change in the disputes of subjects, and in what is kept of figures. */
async function tally(trx: Trx, turns: readonly (Turn & PlaceTurn)[], now: string): Promise<void> {
  await fileConflicts(trx, { opened: [], changed: [], told: [], tallied: tallyTurns(turns) }, now)
  await tallyKept(trx, tallyPlaces(turns))
}

function figuresOf({ family_id, figure_a, figure_b }: PairRow): InFamily[] {
  return figure_b === null ? [] : [figure_a, figure_b].map((id) => ({ family_id, id }))
}

function tellJudged({ old, state, action, actor = null }: JudgedChange): NewChange {
  const before = { verdict: old.verdict, status: old.status }
  const after = { verdict: state.verdict, status: state.status }
  return { ...entryOf(old), actor, action, note: state.reason, before, after }
}

function tellDecided({ old, decision, action }: DecidedChange, actor: string | null): NewChange {
  return { ...entryOf(old), actor, action, note: decision.note, before: shownOf(old), after: shownOf(decision) }
}

function shownOf({ status, note, assignee }: Decision) {
  return { status, note, assignee }
}

function entryOf({ family_id: familyId, subject_id: subjectId, id: entityId }: Decidable) {
  return { familyId, subjectId, entity: "conflict" as const, entityId }
}

/** Keeps what somebody wrote in the history of the conflict. `id`: the comment's. */
export async function writeComment(
  trx: Trx,
  conflict: Decidable,
  comment: { readonly id: string; readonly text: string },
  { now, actor }: Occasion,
): Promise<void> {
  const entry = { id: comment.id, actor, action: "commented", note: comment.text, before: null, after: null }
  await insertChanges(trx, [{ ...entryOf(conflict), ...entry }], now)
}

/**
 * Takes an erased text out of what is told of conflicts. Nothing is judged: verdicts, states and times
 * stay. The history of the claim tells that it was erased.
 */
export async function rewordConflicts(trx: Trx, conflicts: readonly PairRow[], reword: Reword): Promise<void> {
  const reworded = conflicts.map((row) => ({
    ...row,
    ...reword({ detail: row.detail, reason: row.reason, note: row.note }),
  }))
  await updateTexts(
    trx,
    reworded.filter((row, index) => !isDeepStrictEqual(row, conflicts[index])),
  )
}

/** Gives a value back with erased texts replaced. */
type Reword = <T>(value: T) => T

/** Takes conflicts out while the figures that they name move. They must be put back in the same transaction. */
export async function takeConflicts(trx: Trx, conflicts: readonly PairRow[], now: string): Promise<OpenedIn> {
  const openedIn = await takeOutConflicts(trx, conflicts)
  const turns = conflicts.map((before) => ({ before, after: null, figures: figuresOf(before) }))
  await tally(trx, turns, now)
  return openedIn
}

/** A conflict that goes since the same two figures are in conflict elsewhere: `into` takes its history and exceptions. */
export type JoinedConflict = { readonly from: PairRow; readonly into: PairRow }

export type ConflictMoves = {
  /** Each as it stands afterwards, under its old id. */
  readonly moved: readonly PairRow[]
  readonly joined: readonly JoinedConflict[]
  readonly summands: readonly SumMembers[]
  readonly openedIn: OpenedIn
  /** The subjects of the merge, and which figure of the second took the claims of which figure of the first. */
  readonly subjects: { readonly from: InFamily; readonly into: InFamily }
  readonly figures: readonly { readonly from: string; readonly into: string }[]
}

/** Puts the conflicts that were taken out where a merge of subjects has moved their figures. */
export async function putBackMoved(trx: Trx, moves: ConflictMoves, { now, actor }: Occasion): Promise<void> {
  const { moved, joined, summands, openedIn, subjects, figures } = moves
  for (const { from, into } of joined) {
    await moveChanges(trx, from, into)
    await moveConflictExceptions(trx, from, into)
  }
  await insertChanges(
    trx,
    joined.map((one) => tellJoined(one, actor)),
    now,
  )
  await putBackConflicts(trx, moved, openedIn, now)
  for (const { row, summands: members } of summands) await replaceSummands(trx, row, members)
  await moveSummands(trx, subjects, figures)
  const turns = moved.map((after) => ({ before: null, after, figures: figuresOf(after) }))
  await tally(trx, turns, now)
}

function tellJoined({ from, into }: JoinedConflict, actor: string | null): NewChange {
  const before = { id: from.id, status: from.status, note: from.note }
  const after = { id: into.id, status: into.status, note: into.note }
  return { ...entryOf(into), actor, action: "merged", note: from.note, before, after }
}

/** A conflict as it stood in another store. */
export type RestoredConflict = {
  /** The conflict that the claims have made anew here, in whose place it comes; null where there is none. */
  readonly old: PairRow | null
  readonly row: PairRow
  readonly changedAt: string
  readonly summands: readonly SummandRow[]
  readonly history: readonly ChangeRow[]
}

/** Puts a conflict here as it stood elsewhere, with its history there. What was done to it here comes after that. */
export async function restoreConflict(trx: Trx, restored: RestoredConflict, now: string): Promise<void> {
  const { old, row, changedAt, summands, history } = restored
  if (old === null) await insertPairs(trx, [row], changedAt)
  else {
    const openedIn = await takeOutConflicts(trx, [old])
    await moveChanges(trx, old, row)
    await moveConflictExceptions(trx, old, row)
    await putBackConflicts(trx, [row], new Map([[row.id, openedIn.get(old.id) ?? null]]), changedAt)
  }
  if (row.kind === "sum") await replaceSummands(trx, row, summands)
  const turns = [{ before: old, after: row, figures: figuresOf(row) }]
  await tally(trx, turns, now)
  await insertHistory(trx, entryOf(row), history)
}
