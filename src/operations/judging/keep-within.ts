import { type Kept, type KeptChange, MOST_KEPT } from "../../store/conflicts/kept-conflicts.ts"
import type { PairRow } from "../../store/conflicts/pair-row.ts"
import type { InFamily } from "../../store/subjects/subjects.ts"
import type { ConflictState } from "./conflict-lifecycle.ts"
import type { FamilyView } from "./family-view.ts"

/** What a judgement makes of a stored conflict. */
type Change = { readonly old: PairRow; readonly state: ConflictState }

/** What a plan writes of pairs once each figure keeps no more than it may. */
export type Bounded<C> = {
  readonly opened: readonly PairRow[]
  readonly judged: readonly C[]
  /** Figures whose numbers are to be remembered, as they are before the plan is written. */
  readonly counted: readonly Kept[]
  /** Figures of the conflicts that found no place. */
  readonly leavingOut: readonly InFamily[]
}

type Placed = Pick<PairRow, "kind" | "verdict" | "resolution">

/** Whether a conflict takes a place among those that are kept of its figures. What people settled keeps its place. */
function takesPlace({ kind, verdict, resolution }: Placed): boolean {
  if (kind === "sum") return false
  return (
    resolution === null || resolution === "person" || resolution === "accepted" || isToldRevision(verdict, resolution)
  )
}

function isToldRevision(verdict: Placed["verdict"], resolution: Placed["resolution"]): boolean {
  return verdict === "revision" && resolution === "rejudged"
}

/**
 * Leaves out the conflicts that would begin, or begin again, beyond the number that is kept of one of their figures: first
 * revisions, then what is less severe. What ended stays as it ended.
 */
export async function keepWithin<C extends Change>(
  view: FamilyView,
  opened: readonly PairRow[],
  judged: readonly C[],
): Promise<Bounded<C>> {
  const again = judged.filter(({ old, state }) => !takesPlace(old) && takesPlace({ ...old, ...state }))
  const wanting = [...opened.filter(takesPlace), ...again.map(({ old, state }) => ({ ...old, ...state }))]
  const all = { opened, judged, counted: [], leavingOut: [] }
  if (wanting.length === 0) return all
  const counts = await view.countKept(listFigures(wanting))
  if (counts.length === 0) return all
  const excess = findExcess(wanting, new Map(counts.map(({ id, kept }) => [id, kept])))
  return {
    opened: opened.filter(({ id }) => !excess.has(id)),
    judged: judged.filter(({ old }) => !excess.has(old.id)),
    counted: counts.filter((one) => one.is_new),
    leavingOut: listFigures(wanting.filter(({ id }) => excess.has(id))),
  }
}

/** The ids of the conflicts that find no place. A figure that is not in `kept` has room for all. */
function findExcess(wanting: readonly PairRow[], kept: Map<string, number>): ReadonlySet<string> {
  const excess = new Set<string>()
  for (const row of wanting.toSorted((p, q) => rankOf(q) - rankOf(p))) {
    const sides = [row.figure_a, row.figure_b ?? ""]
    if (sides.some((id) => (kept.get(id) ?? 0) >= MOST_KEPT)) excess.add(row.id)
    else for (const id of sides) kept.set(id, (kept.get(id) ?? 0) + 1)
  }
  return excess
}

const RANKS = { conflict: 20, tension: 10, revision: 0, agree: 0, "not-comparable": 0 }

function rankOf({ verdict, severity }: PairRow): number {
  return RANKS[verdict] + severity
}

function listFigures(rows: readonly PairRow[]): InFamily[] {
  const figures = rows.flatMap(({ family_id, figure_a, figure_b }) =>
    [figure_a, figure_b ?? figure_a].map((id) => ({ family_id, id })),
  )
  return [...new Map(figures.map((figure) => [figure.id, figure])).values()]
}

/** A conflict as it was and as it is, with the figures whose numbers that may change. */
export type PlaceTurn = {
  readonly before: Placed | null
  readonly after: Placed | null
  readonly figures: readonly InFamily[]
}

/** What these turns change in the numbers of conflicts that are kept of figures, in the order of their ids. */
export function tallyPlaces(turns: readonly PlaceTurn[]): KeptChange[] {
  const changes = new Map<string, KeptChange>()
  for (const { before, after, figures } of turns) {
    const change = placesOf(after) - placesOf(before)
    if (change === 0) continue
    for (const { family_id, id } of figures) {
      changes.set(id, { family_id, id, change: (changes.get(id)?.change ?? 0) + change })
    }
  }
  return [...changes.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

function placesOf(row: Placed | null): number {
  return row !== null && takesPlace(row) ? 1 : 0
}
