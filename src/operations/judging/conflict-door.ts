import { moveConflictExceptions } from "../../store/conflicts/exceptions.ts"
import type { Decidable, Decision, PairRow } from "../../store/conflicts/pair-row.ts"
import type { SummandRow } from "../../store/conflicts/sums.ts"
import {
  insertPairs,
  moveSummands,
  type OpenedIn,
  putBackConflicts,
  replaceSummands,
  takeOutConflicts,
  updateDecisions,
  updateVerdicts,
} from "../../store/conflicts/write-conflicts.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { insertChanges, moveChanges, type NewChange } from "../../store/history/changes.ts"
import type { ConflictState } from "./conflict-lifecycle.ts"

/**
 * The one door through which conflicts are written. A conflict that opens is told by its own row. Every change after that
 * comes with its row in the history, from which a feed of events can be made. A test holds that nothing else writes
 * conflicts, their summands or their history.
 */
export type ConflictWrites = {
  readonly opened?: readonly PairRow[]
  readonly judged?: readonly JudgedChange[]
  readonly decided?: readonly DecidedChange[]
  /** What sums are made of from now on, for those that are new or made of other figures than before. */
  readonly summands?: readonly SumMembers[]
}

/** Why a conflict changed without a person's decision on this one conflict. */
export type JudgedAction = "judged" | "retracted" | "corrected" | "withdrawn" | "accepted" | "no longer accepted"

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

export type SumMembers = { readonly row: Pick<PairRow, "subject_id" | "id">; readonly summands: readonly SummandRow[] }

/** Writes conflicts, and the history of those that change. The caller holds the locks of their families. */
export async function writeConflicts(trx: Trx, writes: ConflictWrites, now: string): Promise<void> {
  const { opened = [], judged = [], decided = [], summands = [] } = writes
  await insertPairs(trx, opened, now)
  await updateJudged(trx, judged, now)
  await updateDecisions(
    trx,
    decided.map(({ old, decision }) => ({ ...old, ...decision })),
    now,
  )
  await insertChanges(trx, [...judged.map(tellJudged), ...decided.map(tellDecided)], now)
  for (const { row, summands: members } of summands) await replaceSummands(trx, row, members)
}

/** The detail of a verdict is long, so it is sent only where there was a new judgement. */
async function updateJudged(trx: Trx, changes: readonly JudgedChange[], now: string): Promise<void> {
  const isNewVerdict = ({ old, state }: JudgedChange) => state.detail !== old.detail
  const rows = (some: readonly JudgedChange[]) => some.map(({ old, state }) => ({ ...old, ...state }))
  await updateVerdicts(trx, rows(changes.filter(isNewVerdict)), now)
  await updateDecisions(trx, rows(changes.filter((change) => !isNewVerdict(change))), now)
}

function tellJudged({ old, state, action, actor = null }: JudgedChange): NewChange {
  const before = { verdict: old.verdict, status: old.status }
  const after = { verdict: state.verdict, status: state.status }
  return { ...entryOf(old), actor, action, note: state.reason, before, after }
}

function tellDecided({ old, decision, action }: DecidedChange): NewChange {
  return { ...entryOf(old), action, note: decision.note, before: shownOf(old), after: shownOf(decision) }
}

function shownOf({ status, note, assignee }: Decision) {
  return { status, note, assignee }
}

function entryOf({ subject_id: subjectId, id: entityId }: Decidable) {
  return { subjectId, entity: "conflict" as const, entityId }
}

/** Keeps what somebody wrote in the history of the conflict. `id`: the comment's. */
export async function writeComment(
  trx: Trx,
  conflict: Decidable,
  comment: { readonly id: string; readonly text: string },
  now: string,
): Promise<void> {
  const entry = { id: comment.id, action: "commented", note: comment.text, before: null, after: null }
  await insertChanges(trx, [{ ...entryOf(conflict), ...entry }], now)
}

/** Takes conflicts out while the figures that they name move. They must be put back in the same transaction. */
export async function takeConflicts(trx: Trx, conflicts: readonly PairRow[]): Promise<OpenedIn> {
  return takeOutConflicts(trx, conflicts)
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
  readonly subjects: { readonly from: string; readonly into: string }
  readonly figures: readonly { readonly from: string; readonly into: string }[]
}

/** Puts the conflicts that were taken out where a merge of subjects has moved their figures. */
export async function putBackMoved(trx: Trx, moves: ConflictMoves, now: string): Promise<void> {
  const { moved, joined, summands, openedIn, subjects, figures } = moves
  for (const { from, into } of joined) {
    await moveChanges(trx, from.id, into.id)
    await moveConflictExceptions(trx, from.id, into.id)
  }
  await insertChanges(trx, joined.map(tellJoined), now)
  await putBackConflicts(trx, moved, openedIn, now)
  for (const { row, summands: members } of summands) await replaceSummands(trx, row, members)
  await moveSummands(trx, subjects, figures)
}

function tellJoined({ from, into }: JoinedConflict): NewChange {
  const before = { id: from.id, status: from.status, note: from.note }
  const after = { id: into.id, status: into.status, note: into.note }
  return { ...entryOf(into), action: "merged", note: from.note, before, after }
}
