import type { PairRow } from "../../../store/conflicts/pair-row.ts"
import type { Db } from "../../../store/connection/connect.ts"
import { viewStore } from "../family-view.ts"
import { judgeAgainst, type Own, onceEach } from "../judge.ts"
import { judgeStored } from "../judge-stored.ts"
import type { PairJudgement } from "../judgement.ts"

/**
 * Holds figures of a subject against their neighbours again: their stored pairs, and the pairs that have no row because
 * they agreed before. Each pair comes once; two figures of the subject are judged from the side of the pair's `a`.
 */
export async function judgeAnew(db: Db, owns: readonly Own[], stored: readonly PairRow[]): Promise<PairJudgement[]> {
  const ids = new Set(owns.map(({ figure }) => figure.id))
  const isOurs = ({ kind, a }: PairJudgement) => kind !== "pair" || ids.has(a.id)
  const storedOfOurs = stored.filter(({ kind, figure_a }) => kind !== "pair" || ids.has(figure_a))
  return onceEach([
    ...(await judgeStored(viewStore(db), owns, storedOfOurs)),
    ...(await judgeAgainst(viewStore(db), owns)).filter(isOurs),
  ])
}
