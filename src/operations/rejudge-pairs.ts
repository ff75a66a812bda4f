import { lockPairsOf, lockSettledPairsOf, type PairRow } from "../store/conflicts.ts"
import type { Db } from "../store/connect.ts"
import { type FigureRow, listFigures } from "../store/figures.ts"
import type { Trx } from "../store/transaction.ts"
import { type Judgement, judgePair, listNeighbours, type Neighbour, type Subject } from "./judge.ts"
import { saveJudgements } from "./save-verdicts.ts"

/**
 * After a figure's claims changed: judges its stored pairs anew where who says it decides (a revision needs one single
 * claimant on both sides), and else only opens again what a person had settled before the claimants changed.
 */
export async function rejudgeAfterClaims(
  trx: Trx,
  subject: Subject,
  change: { before: FigureRow; after: FigureRow; claimantsChanged: boolean },
  now: string,
): Promise<void> {
  const { before, after, claimantsChanged } = change
  if (speaksOtherwise(before, after)) {
    await rejudge(trx, subject, after, await lockPairsOf(trx, [after.id]), { claimantsChanged, now })
  } else if (claimantsChanged) {
    await rejudge(trx, subject, after, await lockSettledPairsOf(trx, after.id), { claimantsChanged, now })
  }
}

/** Whether a comparison could come out otherwise: it asks who the single claimant is, and when that one spoke. */
function speaksOtherwise(before: FigureRow, after: FigureRow): boolean {
  const single = (figure: FigureRow) => (figure.claimants.length === 1 ? figure.claimants[0] : null)
  if (single(before) !== single(after)) return true
  return single(after) !== null && before.first_published !== after.first_published
}

async function rejudge(
  trx: Trx,
  subject: Subject,
  figure: FigureRow,
  pairs: readonly PairRow[],
  options: { claimantsChanged: boolean; now: string },
): Promise<void> {
  const judgements = await judgeStored(trx, subject, figure, pairs)
  await saveJudgements(trx, judgements, pairs, options)
}

/**
 * A figure's stored pairs judged anew. Pairs with a figure that nobody claims any more, or with a subject that is no
 * longer a part or the whole of this one, stay as they are.
 */
export async function judgeStored(
  db: Db,
  subject: Subject,
  figure: FigureRow,
  pairs: readonly PairRow[],
): Promise<Judgement[]> {
  if (pairs.length === 0) return []
  return judgeStoredAmong(db, { figure, subject }, pairs, await listNeighbours(db, subject))
}

export async function judgeStoredAmong(
  db: Db,
  own: { figure: FigureRow; subject: Subject },
  pairs: readonly PairRow[],
  neighbours: readonly Neighbour[],
): Promise<Judgement[]> {
  const { figure } = own
  const bySubject = new Map(neighbours.map((neighbour) => [neighbour.subject.id, neighbour]))
  const others = await listFigures(
    db,
    pairs.flatMap((pair) => otherSide(pair, figure.id) ?? []),
  )
  return others.flatMap((other) => {
    const neighbour = bySubject.get(other.subject_id)
    return neighbour === undefined || other.claims === 0 ? [] : [judgePair(own, other, neighbour)]
  })
}

function otherSide(pair: PairRow, figureId: string): { subjectId: string; id: string } | null {
  if (pair.figure_a !== figureId) return { subjectId: pair.subject_a, id: pair.figure_a }
  return pair.subject_b === null || pair.figure_b === null ? null : { subjectId: pair.subject_b, id: pair.figure_b }
}
