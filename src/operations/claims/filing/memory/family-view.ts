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

/** A few more than disagree may be found, and none fewer. */
function searchFamily(family: KnownFamily, search: CandidateSearch): Candidate[] {
  const range = rangeOf(search)
  const found: Candidate[] = []
  for (const figure of family.figures) {
    const { row } = figure
    if (!meets(figure, range) || row.claims === 0 || row.id === search.figureId || row.unit !== search.unit) continue
    found.push({ ...row, index: search.index })
  }
  return found
}

/** Where the figures lie that are found. What is not a number is met by none. */
type Range = {
  /** The figure ends at or below, and not before this day. */
  readonly below: number
  readonly belowFrom: number
  /** Or it begins at or above, and not after this day. */
  readonly above: number
  readonly aboveUntil: number
  /** Its days begin by the first number and do not end before the second one. */
  readonly begins: number
  readonly ends: number
  /** Of a flow: one of the two periods lies within the other. */
  readonly within: { readonly first: number; readonly last: number } | null
}

/**
 * Of running totals a lower one disagrees only where it is not earlier, and a higher one only where it is not later. Which
 * days a measure lets stand side by side is as the search of the store has it.
 */
function rangeOf({ below, above, measure, asOfFrom, asOfTo, windowDays }: CandidateSearch): Range {
  const [first, last] = [numberOfDay(asOfFrom), numberOfDay(asOfTo)]
  const isTotal = measure === "cumulative"
  const window = measure === "stock" ? windowDays : 0
  return {
    below: below === null ? Number.NaN : withRoom(Number(below), 1),
    belowFrom: isTotal ? last : -EVER,
    above: above === null ? Number.NaN : withRoom(Number(above), -1),
    aboveUntil: isTotal ? last : EVER,
    begins: isTotal ? EVER : last + window,
    ends: isTotal ? -EVER : first - window,
    within: measure === "flow" ? { first, last } : null,
  }
}

const EVER = Number.POSITIVE_INFINITY

function meets({ narrowMin, narrowMax, from, to }: KnownFigure, range: Range): boolean {
  if (from > range.begins || to < range.ends) return false
  const isBelow = narrowMax <= range.below && to >= range.belowFrom
  if (!isBelow && !(narrowMin >= range.above && to <= range.aboveUntil)) return false
  return range.within === null || liesWithin(from, to, range.within)
}

function liesWithin(from: number, to: number, { first, last }: { first: number; last: number }): boolean {
  return (from >= first && to <= last) || (from <= first && to >= last)
}

/** Numbers are compared with this much room for what rounding them has cost. */
const ROOM = 1e-9

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
