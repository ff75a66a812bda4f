import { isDeepStrictEqual } from "node:util"
import type { PairRow } from "../../store/conflicts/conflicts.ts"

/** What a new judgement sets in a stored pair. */
export type Judged = Pick<PairRow, "verdict" | "severity" | "detail"> & {
  readonly explanation: string
  /** Whether the rules want such a verdict shown as a conflict. Only conflicts and tensions ever are. */
  readonly isFlagged: boolean
}
export type State = Pick<PairRow, "verdict" | "severity" | "detail" | "status" | "resolution" | "reason" | "note">

/** Why a person accepts the difference for now; null where nobody does. */
export type Accepted = string | null

/** The first state of a pair, or null where it is not worth a row: only flagged verdicts and revisions are kept. */
export function firstState(judged: Judged, accepted: Accepted): State | null {
  if (judged.isFlagged) return { ...verdictOf(judged), ...standing(accepted), note: null }
  if (judged.verdict === "revision") return { ...verdictOf(judged), ...resolvedBy(judged), note: null }
  return null
}

/** The next state of a stored pair, or null where nothing changes. */
export function nextState(
  old: PairRow,
  judged: Judged,
  { claimantsChanged, accepted }: { claimantsChanged: boolean; accepted: Accepted },
): State | null {
  const status = judged.isFlagged
    ? stillDisagreeing(old, { claimantsChanged, verdictChanged: old.verdict !== judged.verdict, accepted })
    : noLonger(old, judged)
  const next = { ...verdictOf(judged), ...status, note: old.note }
  return changes(old, next) ? next : null
}

/** Whether it may still be worked on: what is only accepted opens again when its exception ends. */
export function isStanding({ status, resolution }: PairRow): boolean {
  return status !== "resolved" || resolution === "accepted"
}

/** The state of a pair that lost the last claim on a side, in the words of whoever ended the claim. */
export function endedState(old: PairRow, resolution: "retracted" | "corrected", reason: string): State | null {
  if (!isStanding(old)) return null
  const { verdict, severity, detail, note } = old
  return { verdict, severity, detail, note, status: "resolved", resolution, reason }
}

type Status = Pick<State, "status" | "resolution" | "reason">

/** The state of a standing conflict when an exception for it begins or ends: accepted for a reason, or open. */
export function standingState(old: PairRow, accepted: Accepted): State {
  const { verdict, severity, detail, note } = old
  return { verdict, severity, detail, note, ...standing(accepted) }
}

const OPEN: Status = { status: "open", resolution: null, reason: null }

function standing(accepted: Accepted): Status {
  return accepted === null ? OPEN : { status: "resolved", resolution: "accepted", reason: accepted }
}

function verdictOf({ verdict, severity, detail }: Judged) {
  return { verdict, severity, detail }
}

function keptStatus({ status, resolution, reason }: PairRow): Status {
  return { status, resolution, reason }
}

function resolvedBy({ verdict, explanation }: Judged): Status {
  const isHidden = verdict === "conflict" || verdict === "tension"
  const reason = isHidden ? `${explanation} The rules do not flag a ${verdict} here.` : explanation
  return { status: "resolved", resolution: "rejudged", reason }
}

type News = { readonly claimantsChanged: boolean; readonly verdictChanged: boolean; readonly accepted: Accepted }

function stillDisagreeing(old: PairRow, { claimantsChanged, verdictChanged, accepted }: News): Status {
  if (old.status === "open") return keptStatus(old)
  if (old.status === "resolved") {
    // What a person resolved stays so while the verdict is the one that they saw.
    return old.resolution === "person" && !verdictChanged ? keptStatus(old) : standing(accepted)
  }
  return verdictChanged || claimantsChanged ? standing(accepted) : keptStatus(old)
}

function noLonger(old: PairRow, judged: Judged): Status {
  return old.status === "resolved" && old.resolution === "person" ? keptStatus(old) : resolvedBy(judged)
}

function changes(old: PairRow, next: State): boolean {
  return (Object.keys(next) as (keyof State)[]).some((member) => !isDeepStrictEqual(old[member], next[member]))
}
