import { v7 as uuidv7 } from "uuid"
import { candidateBounds } from "../compare/candidate-bounds.ts"
import { compareFigures } from "../compare/compare-figures.ts"
import type { ComparedFigure, SubjectRelation } from "../compare/figure.ts"
import { printVerdict } from "../compare/print-verdict.ts"
import { BUILT_IN_TOLERANCE } from "../compare/tolerance.ts"
import { inUnit } from "../quantity/in-unit.ts"
import { readQuantity } from "../quantity/quantity.ts"
import { type PairRow, SEVERITIES } from "../store/conflicts.ts"
import { type CandidateSearch, type FigureRow, listCandidates } from "../store/figures.ts"
import { listParts, listWholes } from "../store/part-of.ts"
import { findSubject, type SubjectRow } from "../store/subjects.ts"
import type { Trx } from "../store/transaction.ts"
import type { Judged } from "./conflict-lifecycle.ts"
import { ceilBound, floorBound, readPeriod } from "./place-figure.ts"

export type Subject = Pick<SubjectRow, "id" | "name" | "unit" | "measure">

/** Two figures side by side, with the subject of each. */
export type Sides = { readonly a: FigureRow; readonly b: FigureRow }
export type Judgement = Sides & { readonly kind: PairRow["kind"]; readonly subjectId: string; readonly judged: Judged }

/** A subject whose figures a figure is held against. `relation` is from the figure's side: it is `a`. */
export type Neighbour = { readonly subject: Subject; readonly relation: SubjectRelation }

/**
 * Holds a figure against every figure that it may disagree with: those of its subject, of all that the subject is part
 * of and of all its parts. Answers what is worth keeping: conflicts, tensions and revisions.
 */
export async function judgeAgainstCandidates(trx: Trx, subject: Subject, figure: FigureRow): Promise<Judgement[]> {
  return judgeAgainst(trx, subject, figure, await listNeighbours(trx, subject))
}

export async function judgeAgainst(
  trx: Trx,
  subject: Subject,
  figure: FigureRow,
  neighbours: readonly Neighbour[],
): Promise<Judgement[]> {
  const judgements: Judgement[] = []
  for (const neighbour of neighbours) {
    for (const candidate of await listCandidates(trx, searchFor(figure, neighbour))) {
      if (candidate.id !== figure.id) judgements.push(judgePair({ figure, subject }, candidate, neighbour))
    }
  }
  return judgements.filter(({ judged }) => judged.verdict !== "agree" && judged.verdict !== "not-comparable")
}

export async function listNeighbours(trx: Trx, subject: Subject): Promise<Neighbour[]> {
  const wholes = await listWholes(trx, subject.id)
  const parts = await listParts(trx, subject.id)
  return [
    { subject, relation: "same" },
    ...(await withSubjects(trx, wholes, "a-part-of-b")),
    ...(await withSubjects(trx, parts, "b-part-of-a")),
  ]
}

async function withSubjects(
  trx: Trx,
  named: readonly { id: string }[],
  relation: SubjectRelation,
): Promise<Neighbour[]> {
  const subjects = await Promise.all(named.map(({ id }) => findSubject(trx, id)))
  return subjects.flatMap((subject) => (subject === undefined ? [] : [{ subject, relation }]))
}

function searchFor(figure: FigureRow, { subject, relation }: Neighbour): CandidateSearch {
  const own = readQuantity(figure.quantity)
  // Money in another currency is looked for among figures of that currency.
  const quantity = inUnit(own, subject.unit) ?? own
  const bounds = candidateBounds(quantity, BUILT_IN_TOLERANCE)
  // A part disagrees with its whole only from above.
  const below = relation === "b-part-of-a" ? null : bounds.below
  const above = relation === "a-part-of-b" ? null : bounds.above
  return {
    subjectId: subject.id,
    measure: subject.measure,
    unit: quantity.unit,
    below: below && ceilBound(below),
    above: above && floorBound(above),
    asOfFrom: figure.as_of_from,
    asOfTo: figure.as_of_to,
    windowDays: BUILT_IN_TOLERANCE.windowDays,
  }
}

/** Judges the pair with its figures in the order of their ids, so that a pair is one row whichever came first. */
export function judgePair(
  own: { figure: FigureRow; subject: Subject },
  other: FigureRow,
  neighbour: Neighbour,
): Judgement {
  const [a, b] = own.figure.id < other.id ? [own.figure, other] : [other, own.figure]
  const ownIsA = a === own.figure
  const names = ownIsA ? [own.subject.name, neighbour.subject.name] : [neighbour.subject.name, own.subject.name]
  const relation = ownIsA ? neighbour.relation : mirrored(neighbour.relation)
  const whole = neighbour.relation === "a-part-of-b" ? neighbour.subject : own.subject
  const verdict = compareFigures(toCompared(a, names[0]), toCompared(b, names[1]), {
    measure: whole.measure,
    relation: own.subject.measure === neighbour.subject.measure ? relation : "unrelated",
    tolerance: BUILT_IN_TOLERANCE,
  })
  const { verdict: outcome, severity, ...detail } = printVerdict(verdict)
  return {
    a,
    b,
    kind: neighbour.relation === "same" ? "pair" : "part",
    subjectId: whole.id,
    judged: {
      verdict: outcome,
      severity: SEVERITIES.indexOf(severity ?? null),
      detail,
      explanation: detail.explanation,
    },
  }
}

function mirrored(relation: SubjectRelation): SubjectRelation {
  if (relation === "a-part-of-b") return "b-part-of-a"
  return relation === "b-part-of-a" ? "a-part-of-b" : relation
}

function toCompared(row: FigureRow, subjectName: string | undefined): ComparedFigure {
  return {
    quantity: readQuantity(row.quantity),
    asOf: readPeriod(row),
    claimants: row.claimants,
    firstPublished: row.first_published ?? "",
    ...(subjectName === undefined ? {} : { subjectName }),
  }
}

/** The id of a new row: made here so that the answer can name it. */
export function newPair(
  judgement: Judgement,
  state: Omit<PairRow, keyof PairKeys | "version" | "opened_at">,
  now: string,
): PairRow {
  return { ...pairKeys(judgement), ...state, version: 1, opened_at: now }
}

type PairKeys = Pick<PairRow, "subject_id" | "id" | "kind" | "subject_a" | "figure_a" | "subject_b" | "figure_b">

function pairKeys({ a, b, kind, subjectId }: Judgement): PairKeys {
  return {
    subject_id: subjectId,
    id: uuidv7(),
    kind,
    subject_a: a.subject_id,
    figure_a: a.id,
    subject_b: b.subject_id,
    figure_b: b.id,
  }
}
