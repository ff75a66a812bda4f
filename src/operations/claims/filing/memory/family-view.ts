import type { Candidate, CandidateSearch } from "../../../../store/claims/candidates.ts"
import type { Speaker } from "../../../../store/conflicts/conflicts.ts"
import type { PairRow } from "../../../../store/conflicts/pair-row.ts"
import type { InFamily } from "../../../../store/subjects/subjects.ts"
import type { FamilyView } from "../../../judging/family-view.ts"
import { type KnownFamily, type KnownFigure, numberOfDay } from "./family.ts"

/** What judging asks of families that are remembered. Each function answers as the statement of the store of its name does. */
export function viewMemory(families: ReadonlyMap<string, KnownFamily>): FamilyView {
  const find = (id: string): KnownFamily => {
    const family = families.get(id)
    if (family === undefined) throw new Error(`the family ${id} is not remembered`)
    return family
  }
  return {
    listCandidates: async (searches) => searches.flatMap((search) => searchFamily(find(search.familyId), search)),
    listFigures: async (keys) => keys.flatMap((key) => find(key.family_id).find(key.id)?.row ?? []),
    listPairsOf: async (figures) => onceById(figures.flatMap((figure) => pairsOf(find(figure.family_id), figure.id))),
    listToRejudge: async (speakers, settled) =>
      onceById([
        ...rejudged(speakers, find),
        ...settled.flatMap((figure) => settledOf(find(figure.family_id), figure)),
      ]),
    listActiveExceptions: async (subjects, now) =>
      [...new Set(subjects.map(({ family_id }) => find(family_id)))].flatMap(({ exceptions }) =>
        exceptions.filter(({ until }) => Date.parse(until) > Date.parse(now)),
      ),
    // A family that is remembered is too small for a figure to have more conflicts than are kept.
    countKept: async () => [],
    // A subject without parts has no sums.
    listStoredSummands: async () => new Map(),
  }
}

/** Numbers are compared with this much room for what rounding them has cost. */
const ROOM = 1e-9

/** A few more than disagree may be found, and none fewer. */
function searchFamily(family: KnownFamily, search: CandidateSearch): Candidate[] {
  const lies = [liesBelow(search), liesAbove(search)]
  const meets = meetsIn(search)
  const found: Candidate[] = []
  for (const figure of family.figures) {
    const { row } = figure
    if (row.claims === 0 || row.id === search.figureId || row.unit !== search.unit) continue
    if (lies.some((isThere) => isThere(figure)) && meets(figure)) found.push({ ...row, index: search.index })
  }
  return found
}

type Test = (figure: KnownFigure) => boolean

/** Of running totals a lower one disagrees only where it is not earlier. */
function liesBelow({ below, measure, asOfTo }: CandidateSearch): Test {
  if (below === null) return () => false
  const [bound, from] = [withRoom(Number(below), 1), measure === "cumulative" ? numberOfDay(asOfTo) : EVER]
  return ({ narrowMax, to }) => narrowMax <= bound && to >= from
}

/** And a higher one only where it is not later. */
function liesAbove({ above, measure, asOfTo }: CandidateSearch): Test {
  if (above === null) return () => false
  const [bound, until] = [withRoom(Number(above), -1), measure === "cumulative" ? numberOfDay(asOfTo) : -EVER]
  return ({ narrowMin, to }) => narrowMin >= bound && to <= until
}

const EVER = Number.NEGATIVE_INFINITY

/** Which days a measure lets stand side by side, as the search of the store has it. */
function meetsIn({ measure, asOfFrom, asOfTo, windowDays }: CandidateSearch): Test {
  const [first, last] = [numberOfDay(asOfFrom), numberOfDay(asOfTo)]
  if (measure === "cumulative") return () => true
  if (measure === "stock") return ({ from, to }) => to >= first - windowDays && from <= last + windowDays
  return ({ from, to }) => (from >= first && to <= last) || (from <= first && to >= last)
}

function withRoom(bound: number, sign: 1 | -1): number {
  return Number.isFinite(bound) ? bound + sign * ROOM * Math.abs(bound) : bound
}

function pairsOf(family: KnownFamily, figureId: string): PairRow[] {
  return family.conflictsOf(figureId).map(({ row }) => row)
}

function settledOf(family: KnownFamily, { id }: InFamily): PairRow[] {
  return pairsOf(family, id).filter(({ status }) => status === "explained" || status === "dismissed")
}

/** The pairs of a speaker's figure with the other figures of that claimant, and with the figures of the other speakers. */
function rejudged(speakers: readonly Speaker[], find: (id: string) => KnownFamily): PairRow[] {
  const asked = Map.groupBy(speakers, ({ subjectId }) => subjectId)
  return speakers.flatMap(({ familyId, subjectId, figureId, claimantId }) => {
    const family = find(familyId)
    const others = new Set((asked.get(subjectId) ?? []).map((one) => one.figureId))
    const isMeant = (id: string) => others.has(id) || family.find(id)?.speakers.has(claimantId) === true
    return pairsOf(family, figureId).filter(({ figure_a, figure_b }) =>
      isMeant(figure_a === figureId ? (figure_b ?? "") : figure_a),
    )
  })
}

function onceById(pairs: readonly PairRow[]): PairRow[] {
  return [...new Map(pairs.map((pair) => [pair.id, pair])).values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}
