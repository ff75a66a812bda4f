import { listPairsOf, listSumsOf } from "../../store/conflicts/conflicts.ts"
import { countKept, MOST_KEPT } from "../../store/conflicts/kept-conflicts.ts"
import type { PairRow } from "../../store/conflicts/pair-row.ts"
import { listStoredSummands, type SummandRow } from "../../store/conflicts/sums.ts"
import type { OpenedIn } from "../../store/conflicts/write-conflicts.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { listFigureKeys, type MovedFigure } from "../../store/subjects/merges.ts"
import type { InFamily, SubjectRow } from "../../store/subjects/subjects.ts"
import { type JoinedConflict, putBackMoved, takeConflicts } from "../judging/conflict-door.ts"
import { keyOf } from "../judging/judgement.ts"
import { swapSides } from "../judging/swap-sides.ts"
import type { Occasion } from "../requests/occasion.ts"
import { limitReached } from "../requests/refusals.ts"

/** The conflicts of a subject while its figures move. */
export type Taken = {
  readonly conflicts: readonly PairRow[]
  readonly summands: ReadonlyMap<string, readonly SummandRow[]>
  readonly openedIn: OpenedIn
}

/** Takes out all conflicts that name a figure of the subject, with what its sums are made of. */
export async function takeAll(trx: Trx, from: SubjectRow, now: string): Promise<Taken> {
  const figures = await listFigureKeys(trx, from)
  const sums = await listSumsOf(trx, figures)
  const summands = await listStoredSummands(trx, sums)
  const conflicts = [...(await listPairsOf(trx, figures)), ...sums]
  return { conflicts, summands, openedIn: await takeConflicts(trx, conflicts, now) }
}

/**
 * A conflict keeps its id, status and history under the figures that took its claims. Where the same two figures were
 * in conflict in both subjects, the history goes to the one that stays. Answers those that moved, as they were before.
 */
export async function restoreAll(
  trx: Trx,
  { conflicts, summands, openedIn }: Taken,
  merge: { from: SubjectRow; into: SubjectRow; moved: readonly MovedFigure[] },
  occasion: Occasion,
): Promise<PairRow[]> {
  const into = new Map(merge.moved.map((figure) => [figure.from, figure.into]))
  const kept = [...into.values()].map((id) => ({ family_id: merge.into.family_id, id }))
  const stored = [...(await listPairsOf(trx, kept)), ...(await listSumsOf(trx, kept))]
  const taken = new Map(stored.map((row) => [keyOf(row.figure_a, row.figure_b), row]))
  const [were, moved]: [PairRow[], PairRow[]] = [[], []]
  const joined: JoinedConflict[] = []
  for (const conflict of conflicts) {
    const next = movePair(conflict, merge.from.id, merge.into.id, into)
    const key = keyOf(next.figure_a, next.figure_b)
    const twin = taken.get(key)
    if (twin !== undefined) joined.push({ from: conflict, into: twin })
    if (twin !== undefined || next.figure_a === next.figure_b) continue
    taken.set(key, next)
    were.push(conflict)
    moved.push(next)
  }
  const members = moved.flatMap((row) => {
    const named = summands.get(row.id)
    return named === undefined ? [] : [{ row, summands: named }]
  })
  const subjects = { from: merge.from, into: merge.into }
  await putBackMoved(trx, { moved, joined, summands: members, openedIn, subjects, figures: merge.moved }, occasion)
  await requirePlaces(trx, kept)
  return were
}

/** Refuses a merge in which two figures that become one would keep more conflicts together than one may. */
async function requirePlaces(trx: Trx, figures: readonly InFamily[]): Promise<void> {
  const [over] = (await countKept(trx, figures)).filter(({ kept }) => kept > MOST_KEPT)
  if (over === undefined) return
  const detail = `a figure of both would keep ${over.kept} conflicts; at most ${MOST_KEPT} are kept of one, so retract or correct wrong claims first`
  throw limitReached("/into", detail)
}

/** A sum moves with the figure of its whole; its summands stay. */
function moveSum(sum: PairRow, from: string, into: string, figures: ReadonlyMap<string, string>): PairRow {
  const figure = figures.get(sum.figure_a) ?? sum.figure_a
  const subject = sum.subject_a === from ? into : sum.subject_a
  return { ...sum, subject_id: subject, subject_a: subject, figure_a: figure, version: sum.version + 1 }
}

function movePair(pair: PairRow, from: string, into: string, figures: ReadonlyMap<string, string>): PairRow {
  if (pair.subject_b === null || pair.figure_b === null) return moveSum(pair, from, into, figures)
  const move = (subject: string, figure: string) => ({
    subject: subject === from ? into : subject,
    figure: figures.get(figure) ?? figure,
  })
  const sides = [move(pair.subject_a, pair.figure_a), move(pair.subject_b, pair.figure_b)] as const
  const isSwapped = sides[0].figure > sides[1].figure
  const [a, b] = isSwapped ? [sides[1], sides[0]] : sides
  // A part that came away from its whole may be merged with it: what was kept of the two is a pair from now on.
  const isPair = a.subject === b.subject
  return {
    ...pair,
    kind: isPair ? "pair" : pair.kind,
    subject_id: isPair || pair.subject_id === from ? into : pair.subject_id,
    subject_a: a.subject,
    figure_a: a.figure,
    subject_b: b.subject,
    figure_b: b.figure,
    ...(isSwapped ? swapSides(pair) : {}),
    version: pair.version + 1,
  }
}
