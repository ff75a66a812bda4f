import { isDeepStrictEqual } from "node:util"
import { candidateBounds } from "../../compare/pair/candidate-bounds.ts"
import { compareFigures } from "../../compare/pair/compare-figures.ts"
import type { ComparedFigure, Pair, SubjectRelation } from "../../compare/pair/figure.ts"
import type { ComparisonSetting } from "../../compare/pair/setting.ts"
import type { Severity, Verdict } from "../../compare/pair/verdict.ts"
import type { Tolerance } from "../../compare/rules/tolerance.ts"
import { explainVerdict } from "../../compare/tell/explain-verdict.ts"
import type { CandidateSearch } from "../../store/claims/candidates.ts"
import type { FigureRow } from "../../store/claims/figures.ts"
import { SEVERITIES, type Speakers } from "../../store/conflicts/pair-row.ts"
import type { Db } from "../../store/connection/connect.ts"
import { listParts, listWholes } from "../../store/subjects/part-of.ts"
import type { SubjectRow } from "../../store/subjects/subjects.ts"
import { publishJudged } from "../signals.ts"
import { mapInTurns } from "../take-turns.ts"
import type { JudgedVerdict, StoredVerdict } from "./conflict-lifecycle.ts"
import type { FamilyView } from "./family-view.ts"
import { groundsOf } from "./grounds.ts"
import { keyOf, type PairJudgement } from "./judgement.ts"
import { ceilBound, floorBound, readInUnit, readPeriod } from "./normalise-figure.ts"
import { recallQuantity } from "./recall-quantity.ts"
import { mirrored } from "./swap-sides.ts"
import { keepJudged } from "./tell-verdicts.ts"
import { findTolerances } from "./tolerances.ts"

export type Subject = Pick<
  SubjectRow,
  "family_id" | "id" | "name" | "unit" | "measure" | "tags" | "wholes" | "parts" | "exhaustive" | "disjoint"
>

type Related = Omit<Subject, "wholes" | "parts" | "exhaustive" | "disjoint">

/**
 * A subject whose figures a figure is held against. In `relation` the figure is `a`. A part is held against its whole by
 * the tolerance of the whole.
 */
export type Neighbour = {
  readonly subject: Related
  readonly relation: SubjectRelation
  readonly tolerance: Tolerance
  /** The search columns were made with another hedge profile, so every figure is a candidate. */
  readonly searchesAll?: boolean
}

/** A figure that is to be held against those of its subject and around it. */
export type Own = { readonly subject: Subject; readonly figure: FigureRow; readonly neighbours: readonly Neighbour[] }

/**
 * Holds figures against every figure of their neighbours that they may disagree with, in one search. Returns the
 * judgements that are worth a row: flagged verdicts and revisions. A pair of two of the figures comes twice.
 * `most`: of each neighbour only so many figures, those with the latest dates.
 */
export async function judgeAgainst(view: FamilyView, owns: readonly Own[], most?: number): Promise<PairJudgement[]> {
  const sides = owns.flatMap((own) => own.neighbours.map((neighbour) => ({ own, neighbour })))
  const searches = sides.map(({ own, neighbour }, index) => searchFor(own.figure, neighbour, index))
  const candidates = await view.listCandidates(searches, most)
  const judgements = await mapInTurns(candidates, (candidate) => {
    const side = sides[candidate.index]
    return side === undefined ? [] : [judgePair(side.own, candidate, side.neighbour)]
  })
  return judgements.flat().filter(({ judged }) => judged.isFlagged || judged.verdict === "revision")
}

/** Keeps each pair once, with its last judgement. */
export function onceEach(judgements: readonly PairJudgement[]): PairJudgement[] {
  return [...new Map(judgements.map((judgement) => [keyOf(judgement.a.id, judgement.b.id), judgement])).values()]
}

export async function listNeighbours(db: Db, subject: Subject): Promise<Neighbour[]> {
  // Most subjects are part of nothing. A subject without a direct whole has no whole through others either.
  const wholes = subject.wholes.length === 0 ? [] : await listWholes(db, subject.id)
  const tolerances = await findTolerances(db, [subject, ...wholes])
  const toleranceOf = ({ id }: Related) => {
    const tolerance = tolerances.get(id)
    if (tolerance === undefined) throw new Error(`no tolerance was found for the subject ${id}`)
    return tolerance
  }
  return [
    ...(await listRuled(db, subject, toleranceOf(subject))),
    ...wholes.map((whole) => ({
      subject: whole,
      relation: "a-part-of-b" as const,
      tolerance: toleranceOf(whole),
    })),
  ]
}

/**
 * The neighbours that are judged by the tolerance of the subject itself: the subject and its parts. The search columns of
 * a part were made with the part's own hedge profile. Where that is another profile, all of its figures are candidates.
 */
export async function listRuled(db: Db, subject: Subject, tolerance: Tolerance): Promise<Neighbour[]> {
  const parts = subject.parts.length === 0 ? [] : await listParts(db, subject.id)
  const own = parts.length === 0 ? new Map<string, Tolerance>() : await findTolerances(db, parts)
  const searchesAll = ({ id }: Related) => !isDeepStrictEqual(own.get(id)?.hedgeProfile, tolerance.hedgeProfile)
  return [
    { subject, relation: "same", tolerance },
    ...parts.map((part) => ({
      subject: part,
      relation: "b-part-of-a" as const,
      tolerance,
      searchesAll: searchesAll(part),
    })),
  ]
}

function searchFor(figure: FigureRow, neighbour: Neighbour, index: number): CandidateSearch {
  const { subject, relation, tolerance, searchesAll = false } = neighbour
  // Money in another currency is searched for among figures of that currency.
  const quantity = readInUnit(recallQuantity(figure.quantity), subject.unit, tolerance.hedgeProfile)
  const bounds = candidateBounds(quantity, tolerance)
  // A part disagrees with its whole only from above.
  const below = relation === "b-part-of-a" ? null : bounds.below
  const above = relation === "a-part-of-b" ? null : bounds.above
  return {
    index,
    figureId: figure.id,
    familyId: subject.family_id,
    subjectId: subject.id,
    unit: quantity.unit,
    below: searchesAll ? "Infinity" : below && ceilBound(below),
    above: searchesAll ? "-Infinity" : above && floorBound(above),
    asOfFrom: figure.as_of_from,
    asOfTo: figure.as_of_to,
    measure: subject.measure,
    windowDays: tolerance.windowDays,
  }
}

/** Judges the pair with its figures in the order of their ids, so that a pair is one row whichever came first. */
export function judgePair(own: Pick<Own, "figure" | "subject">, other: FigureRow, neighbour: Neighbour): PairJudgement {
  const [a, b] = own.figure.id < other.id ? [own.figure, other] : [other, own.figure]
  const ownIsA = a === own.figure
  const names = ownIsA ? [own.subject.name, neighbour.subject.name] : [neighbour.subject.name, own.subject.name]
  const relation = ownIsA ? neighbour.relation : mirrored(neighbour.relation)
  const whole = neighbour.relation === "a-part-of-b" ? neighbour.subject : own.subject
  const setting = {
    measure: whole.measure,
    relation: own.subject.measure === neighbour.subject.measure ? relation : ("unrelated" as const),
    tolerance: neighbour.tolerance,
  }
  const verdict = compareFigures(toCompared(a, names[0]), toCompared(b, names[1]), setting)
  const judged = judgedOf(verdict, neighbour.tolerance, {
    detail: () => null,
    grounds: () => groundsOfPair(verdict, setting, { a, b }),
    explain: () => explainVerdict(verdict),
  })
  publishJudged({ verdict: judged.verdict, flagged: judged.isFlagged, count: 1 })
  return { a, b, kind: neighbour.relation === "same" ? "pair" : "part", subjectId: whole.id, judged }
}

function groundsOfPair(
  verdict: Verdict,
  { measure, relation, tolerance }: ComparisonSetting,
  { a, b }: Pair<FigureRow>,
) {
  const later = verdict.verdict === "revision" ? verdict.later : null
  const grounds = groundsOf({
    measure,
    relation,
    speakers: { a: speakersOf(a), b: speakersOf(b) },
    rules: tolerance.rules,
    later,
  })
  keepJudged(grounds, verdict)
  return grounds
}

/** How a verdict is told. None of it is made before it is asked for, since most candidates turn out to agree. */
type Telling = {
  readonly detail: () => StoredVerdict["detail"]
  readonly grounds: () => StoredVerdict["grounds"]
  readonly explain: () => string
}

/** A verdict as its row keeps it. */
export function judgedOf(
  { verdict, severity }: { readonly verdict: Verdict["verdict"]; readonly severity?: Severity },
  { flagged, rules }: Tolerance,
  { detail, grounds, explain }: Telling,
): JudgedVerdict {
  return {
    verdict,
    severity: SEVERITIES.indexOf(severity ?? null),
    isFlagged: (flagged as readonly string[]).includes(verdict),
    rules,
    get detail() {
      return detail()
    },
    get grounds() {
      return grounds()
    },
    get explanation() {
      return explain()
    },
  }
}

/** Who said a figure, and when, as far as a comparison asks. This changes, and a replay needs it as it was. */
function speakersOf({
  claimants,
  first_published: firstPublished,
  last_published: lastPublished,
}: FigureRow): Speakers {
  return { claimants, firstPublished, lastPublished }
}

export function toCompared(row: FigureRow, subjectName: string | undefined): ComparedFigure {
  return {
    quantity: recallQuantity(row.quantity),
    asOf: readPeriod(row),
    claimants: row.claimants,
    firstPublished: row.first_published ?? "",
    lastPublished: row.last_published ?? "",
    ...(subjectName === undefined ? {} : { subjectName }),
  }
}
