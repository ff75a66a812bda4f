import type { FigureRow } from "../../store/claims/figures.ts"
import { listPairsOf } from "../../store/conflicts/conflicts.ts"
import type { PairRow } from "../../store/conflicts/pair-row.ts"
import type { Db } from "../../store/connection/connect.ts"
import { listAccepted } from "../judging/exceptions-in-force.ts"
import { viewStore } from "../judging/family-view.ts"
import type { Own } from "../judging/judge.ts"
import { keyOf, type PairJudgement } from "../judging/judgement.ts"
import type { Equals } from "./find-equal.ts"

/** What people have said of differences: an exception for a subject, or a conflict that they settled or accepted. */
export type Excuses = {
  /** `equal`: the stored figures that say what the draft says. */
  readonly holdFor: (judgement: PairJudgement, equal: readonly FigureRow[]) => boolean
}

/**
 * Reads what excuses figures of a draft. A draft that repeats one side of a settled conflict opens nothing anew; one that
 * says a third number does.
 */
export async function readExcuses(
  db: Db,
  owns: readonly Own[],
  { all }: Pick<Equals, "all">,
  now: string,
): Promise<Excuses> {
  const subjects = owns.flatMap(({ neighbours }) => neighbours.map(({ subject }) => subject))
  const accepted = await listAccepted(viewStore(db), subjects, now)
  const pairs = all.length === 0 ? [] : await listPairsOf(db, all)
  const byKey = new Map(pairs.map((pair) => [keyOf(pair.figure_a, pair.figure_b), pair]))
  return {
    holdFor: ({ subjectId, b }, equal) => {
      if (accepted(subjectId, undefined) !== null) return true
      return equal.some((same) => {
        const pair = byKey.get(keyOf(same.id, b.id))
        return pair !== undefined && (isSettled(pair) || accepted(subjectId, pair.id) !== null)
      })
    },
  }
}

function isSettled({ status, resolution }: PairRow): boolean {
  if (status === "explained" || status === "dismissed") return true
  return status === "resolved" && (resolution === "person" || resolution === "accepted")
}
