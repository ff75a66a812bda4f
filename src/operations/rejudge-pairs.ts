import { lockPairsOf, lockSettledPairsOf, type PairRow } from "../store/conflicts.ts"
import type { Db } from "../store/connect.ts"
import { type FigureRow, listFigures } from "../store/figures.ts"
import type { Trx } from "../store/transaction.ts"
import { type Judgement, judgePair, listNeighbours, type Neighbour, type Subject } from "./judge.ts"
import { saveJudgements } from "./save-verdicts.ts"
import { judgeSettledSums } from "./sums/judge-sums.ts"

/**
 * After a figure's claims changed: judges its stored pairs anew where who says it decides (a revision needs one single
 * claimant on both sides), and else only opens again what a person had settled before the claimants changed. Sums ask
 * nobody's name, so they are only opened again.
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
  if (claimantsChanged) await judgeSettledSums(trx, subject, after.id, now)
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
  if (pairs.length === 0) return
  const judgements = await judgeStored(trx, subject, [figure], pairs, await listNeighbours(trx, subject))
  await saveJudgements(trx, judgements, pairs, options)
}

/**
 * The stored pairs of figures of a subject judged anew; a pair of two of them comes once. Pairs with a figure that nobody
 * claims any more, or with a subject that is not among the neighbours, stay as they are.
 */
export async function judgeStored(
  db: Db,
  subject: Subject,
  figures: readonly FigureRow[],
  pairs: readonly PairRow[],
  neighbours: readonly Neighbour[],
): Promise<Judgement[]> {
  const own = new Map(figures.map((figure) => [figure.id, figure]))
  const bySubject = new Map(neighbours.map((neighbour) => [neighbour.subject.id, neighbour]))
  const sides = pairs.flatMap((pair) => sidesOf(pair, own) ?? [])
  const keys = new Map(sides.map(({ other }) => [other.id, other]))
  const others = new Map((await listFigures(db, [...keys.values()])).map((row) => [row.id, row]))
  return sides.flatMap(({ figure, other: { id } }) => {
    const other = others.get(id)
    const neighbour = other && bySubject.get(other.subject_id)
    return neighbour === undefined || other === undefined || other.claims === 0
      ? []
      : [judgePair({ figure, subject }, other, neighbour)]
  })
}

type Sides = { readonly figure: FigureRow; readonly other: { readonly subjectId: string; readonly id: string } }

/** Which side of a pair is one of these figures, and the key of the other. Null for a sum. */
function sidesOf(pair: PairRow, own: ReadonlyMap<string, FigureRow>): Sides | null {
  if (pair.subject_b === null || pair.figure_b === null) return null
  const a = own.get(pair.figure_a)
  if (a !== undefined) return { figure: a, other: { subjectId: pair.subject_b, id: pair.figure_b } }
  const b = own.get(pair.figure_b)
  return b === undefined ? null : { figure: b, other: { subjectId: pair.subject_a, id: pair.figure_a } }
}
