import { isDeepStrictEqual } from "node:util"
import type { PairRow } from "../store/conflicts.ts"

/** What a new judgement sets in a stored pair. */
export type Judged = Pick<PairRow, "verdict" | "severity" | "detail"> & { readonly explanation: string }
export type State = Pick<PairRow, "verdict" | "severity" | "detail" | "status" | "resolution" | "reason" | "note">

export function disagrees(verdict: PairRow["verdict"]): boolean {
  return verdict === "conflict" || verdict === "tension"
}

/** The first state of a pair, or null where it is not worth a row: only disagreements and revisions are kept. */
export function firstState(judged: Judged): State | null {
  if (disagrees(judged.verdict)) return { ...verdictOf(judged), ...OPEN, note: null }
  if (judged.verdict === "revision") return { ...verdictOf(judged), ...resolvedBy(judged), note: null }
  return null
}

/** The next state of a stored pair, or null where nothing changes. */
export function nextState(old: PairRow, judged: Judged, claimantsChanged: boolean): State | null {
  const status = disagrees(judged.verdict) ? stillDisagreeing(old, judged, claimantsChanged) : noLonger(old, judged)
  const next = { ...verdictOf(judged), ...status, note: old.note }
  return changes(old, next) ? next : null
}

/** The state of a pair that lost the last claim on a side, in the words of whoever ended the claim. */
export function endedState(old: PairRow, resolution: "retracted" | "corrected", reason: string): State | null {
  if (old.status === "resolved") return null
  const { verdict, severity, detail, note } = old
  return { verdict, severity, detail, note, status: "resolved", resolution, reason }
}

type Status = Pick<State, "status" | "resolution" | "reason">

const OPEN: Status = { status: "open", resolution: null, reason: null }

function verdictOf({ verdict, severity, detail }: Judged) {
  return { verdict, severity, detail }
}

function keptStatus({ status, resolution, reason }: PairRow): Status {
  return { status, resolution, reason }
}

function resolvedBy(judged: Judged): Status {
  return { status: "resolved", resolution: "rejudged", reason: judged.explanation }
}

function stillDisagreeing(old: PairRow, judged: Judged, claimantsChanged: boolean): Status {
  const verdictChanged = old.verdict !== judged.verdict
  if (old.status === "open") return keptStatus(old)
  if (old.status === "resolved") {
    // What a person resolved stays so while the verdict is the one that they saw.
    return old.resolution === "person" && !verdictChanged ? keptStatus(old) : OPEN
  }
  return verdictChanged || claimantsChanged ? OPEN : keptStatus(old)
}

function noLonger(old: PairRow, judged: Judged): Status {
  return old.status === "resolved" && old.resolution === "person" ? keptStatus(old) : resolvedBy(judged)
}

function changes(old: PairRow, next: State): boolean {
  return (Object.keys(next) as (keyof State)[]).some((member) => !isDeepStrictEqual(old[member], next[member]))
}
