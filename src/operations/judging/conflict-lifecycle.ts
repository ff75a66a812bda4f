import { isDeepStrictEqual } from "node:util"
import type { RuleUse } from "../../compare/rules/tolerance.ts"
import type { Decision, PairRow } from "../../store/conflicts/pair-row.ts"
import type { ConflictStatus } from "../../store/tables.ts"
import { groundsIn } from "./grounds.ts"

/** What the two figures, or a whole and its parts, come to. */
export type StoredVerdict = Pick<PairRow, "verdict" | "severity" | "detail" | "grounds">

/** A verdict as a new judgement brings it. */
export type JudgedVerdict = StoredVerdict & {
  readonly explanation: string
  readonly rules: readonly RuleUse[]
  /** Whether the rules want such a verdict shown as a conflict. Only conflicts and tensions ever are. */
  readonly isFlagged: boolean
}

/** All that changes in the life of a conflict but who looks after it. */
export type ConflictState = StoredVerdict & Omit<Decision, "assignee">

/** Why a person accepts the difference for now; null where nobody does. */
export type Accepted = string | null

/** The first state of a conflict, or null where it is not worth a row: only flagged verdicts and revisions are kept. */
export function firstState(judged: JudgedVerdict, accepted: Accepted): ConflictState | null {
  if (judged.isFlagged) return { ...verdictOf(judged), ...standing(accepted), note: null }
  if (judged.verdict === "revision") return { ...verdictOf(judged), ...resolvedBy(judged), note: null }
  return null
}

/** The next state of a stored conflict after a new judgement, or null where nothing changes. */
export function nextState(
  old: PairRow,
  judged: JudgedVerdict,
  { claimantsChanged, accepted }: { claimantsChanged: boolean; accepted: Accepted },
): ConflictState | null {
  const status = judged.isFlagged
    ? stillDisagreeing(old, { claimantsChanged, verdictChanged: old.verdict !== judged.verdict, accepted })
    : noLonger(old, judged)
  const next = { ...verdictOf(isWritten(old, judged) ? old : judged), ...status, note: old.note }
  return changes(old, next) ? next : null
}

/** Whether it may still be worked on: what is only accepted opens again when its exception ends. */
export function isStanding({ status, resolution }: Pick<PairRow, "status" | "resolution">): boolean {
  return status !== "resolved" || resolution === "accepted"
}

/** The state of a conflict that ends without a new verdict, with the reason; null where it has ended already. */
export function endedState(old: PairRow, resolution: Ending, reason: string): ConflictState | null {
  const ends = isStanding(old) || (resolution === "withdrawn" && isToldRevision(old))
  return ends ? { ...kept(old), status: "resolved", resolution, reason } : null
}

/** A revision is resolved as soon as it is found. It is shown as one only while its two subjects are related. */
function isToldRevision({ verdict, resolution }: PairRow): boolean {
  return verdict === "revision" && resolution === "rejudged"
}

/** What ends a conflict without a new verdict: a side lost its last claim, or the two are no longer related. */
export type Ending = "retracted" | "corrected" | "moved" | "not-carried" | "withdrawn"

/** The state of a standing conflict when an exception for it begins or ends: accepted for a reason, or open. */
export function standingState(old: PairRow, accepted: Accepted): ConflictState {
  return { ...kept(old), ...standing(accepted) }
}

/**
 * What a person's status makes of a conflict. What ended it before is forgotten where the status changes, and stays where
 * only the note or the assignee does.
 */
export function decidedStatus(old: Standing, status: ConflictStatus): Standing {
  if (status === old.status) return keptStatus(old)
  return { status, resolution: status === "resolved" ? "person" : null, reason: null }
}

type Standing = Pick<PairRow, "status" | "resolution" | "reason">

const OPEN: Standing = { status: "open", resolution: null, reason: null }

function standing(accepted: Accepted): Standing {
  return accepted === null ? OPEN : { status: "resolved", resolution: "accepted", reason: accepted }
}

function verdictOf({ verdict, severity, detail, grounds }: StoredVerdict): StoredVerdict {
  return { verdict, severity, detail, grounds }
}

/** The same verdict on two figures for the same reasons stays as it is written. */
function isWritten(old: PairRow, { verdict, severity, grounds }: JudgedVerdict): boolean {
  if (grounds === null || old.verdict !== verdict || old.severity !== severity) return false
  return isDeepStrictEqual(groundsIn(old), grounds)
}

function kept(old: PairRow) {
  return { ...verdictOf(old), note: old.note }
}

function keptStatus({ status, resolution, reason }: Standing): Standing {
  return { status, resolution, reason }
}

function resolvedBy({ verdict, explanation }: JudgedVerdict): Standing {
  const isHidden = verdict === "conflict" || verdict === "tension"
  const reason = isHidden ? `${explanation} The rules do not flag a ${verdict} here.` : explanation
  return { status: "resolved", resolution: "rejudged", reason }
}

type Change = { readonly claimantsChanged: boolean; readonly verdictChanged: boolean; readonly accepted: Accepted }

function stillDisagreeing(old: PairRow, { claimantsChanged, verdictChanged, accepted }: Change): Standing {
  if (old.status === "open") return keptStatus(old)
  if (old.status === "resolved") {
    // What a person resolved stays so while the verdict is the one that they saw.
    return old.resolution === "person" && !verdictChanged ? keptStatus(old) : standing(accepted)
  }
  return verdictChanged || claimantsChanged ? standing(accepted) : keptStatus(old)
}

function noLonger(old: PairRow, judged: JudgedVerdict): Standing {
  return old.status === "resolved" && old.resolution === "person" ? keptStatus(old) : resolvedBy(judged)
}

function changes(old: PairRow, next: ConflictState): boolean {
  return (Object.keys(next) as (keyof ConflictState)[]).some((member) => !isDeepStrictEqual(old[member], next[member]))
}
