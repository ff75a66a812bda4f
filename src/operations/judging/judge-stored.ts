import type { PairRow } from "../../store/conflicts/pair-row.ts"
import type { InFamily } from "../../store/subjects/subjects.ts"
import { mapInTurns } from "../take-turns.ts"
import type { FamilyView } from "./family-view.ts"
import { judgePair, type Own } from "./judge.ts"
import type { PairJudgement } from "./judgement.ts"

/**
 * Judges the stored pairs of these figures anew, a pair of two of them once. Pairs with a figure that nobody claims any
 * more, or with a subject that is not among the neighbours, are left out.
 */
export async function judgeStored(
  view: FamilyView,
  owns: readonly Own[],
  pairs: readonly PairRow[],
): Promise<PairJudgement[]> {
  const byId = new Map(owns.map((own) => [own.figure.id, own]))
  const sides = pairs.flatMap((pair) => sidesOf(pair, byId) ?? [])
  const keys = new Map(sides.map(({ other }) => [other.id, other]))
  const others = new Map((await view.listFigures([...keys.values()])).map((row) => [row.id, row]))
  const judgements = await mapInTurns(sides, ({ own, other: { id } }) => {
    const other = others.get(id)
    const neighbour = own.neighbours.find(({ subject }) => subject.id === other?.subject_id)
    return neighbour === undefined || other === undefined || other.claims === 0
      ? []
      : [judgePair(own, other, neighbour)]
  })
  return judgements.flat()
}

type Sides = { readonly own: Own; readonly other: InFamily }

/** Finds which side of a pair is one of these figures, and the key of the other side. Null for a sum. */
function sidesOf(pair: PairRow, owns: ReadonlyMap<string, Own>): Sides | null {
  if (pair.subject_b === null || pair.figure_b === null) return null
  const a = owns.get(pair.figure_a)
  if (a !== undefined) return { own: a, other: { family_id: pair.family_id, id: pair.figure_b } }
  const b = owns.get(pair.figure_b)
  return b === undefined ? null : { own: b, other: { family_id: pair.family_id, id: pair.figure_a } }
}
