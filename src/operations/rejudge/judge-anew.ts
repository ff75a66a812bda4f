import type { PairRow } from "../../store/conflicts.ts"
import type { Db } from "../../store/connect.ts"
import type { FigureRow } from "../../store/figures.ts"
import { type Judgement, judgeAgainst, type Neighbour, onceEach, type Subject } from "../judge.ts"
import { judgeStored } from "../rejudge-pairs.ts"

/**
 * Figures of a subject held against their neighbours again: what is stored of them, whatever that comes to now, and what
 * was left out before because it agreed. Each pair once: two figures of the subject from the side of the pair's `a`.
 */
export async function judgeAnew(
  db: Db,
  subject: Subject,
  figures: readonly FigureRow[],
  neighbours: readonly Neighbour[],
  stored: readonly PairRow[],
): Promise<Judgement[]> {
  const ids = new Set(figures.map(({ id }) => id))
  const isOurs = ({ kind, a }: Judgement) => kind !== "pair" || ids.has(a.id)
  return onceEach([
    ...(await judgeStored(
      db,
      subject,
      figures,
      stored.filter(({ kind, figure_a }) => kind !== "pair" || ids.has(figure_a)),
      neighbours,
    )),
    ...(await judgeAgainst(db, subject, figures, neighbours)).filter(isOurs),
  ])
}
