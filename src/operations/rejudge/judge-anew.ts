import type { PairRow } from "../../store/conflicts.ts"
import type { Db } from "../../store/connect.ts"
import type { FigureRow } from "../../store/figures.ts"
import { type Judgement, judgeAgainst, type Neighbour, type Subject } from "../judge.ts"
import { judgeStoredAmong } from "../rejudge-pairs.ts"

/**
 * A figure held against its neighbours again: what is stored of it, whatever that comes to now, and what may have been
 * left out before because it agreed. Each pair once.
 */
export async function judgeAnew(
  db: Db,
  own: { subject: Subject; figure: FigureRow },
  neighbours: readonly Neighbour[],
  stored: readonly PairRow[],
): Promise<Judgement[]> {
  const judgements = [
    ...(await judgeStoredAmong(db, own, stored, neighbours)),
    ...(await judgeAgainst(db, own.subject, own.figure, neighbours)),
  ]
  return [...new Map(judgements.map((judgement) => [`${judgement.a.id} ${judgement.b.id}`, judgement])).values()]
}
