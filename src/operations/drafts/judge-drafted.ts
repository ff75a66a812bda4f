import type { FiledVerdict, LaterFigure, OnFile } from "../../match/findings/stored/on-file.ts"
import { type AsOf, dayOf } from "../../quantity/dates/as-of.ts"
import { inUnit } from "../../quantity/in-unit.ts"
import { type PrintedQuantity, readQuantity } from "../../quantity/quantity.ts"
import { findUnit } from "../../quantity/units/units.ts"
import type { FigureRow } from "../../store/claims/figures.ts"
import { listLatestFigures } from "../../store/claims/latest-figures.ts"
import type { Db } from "../../store/connection/connect.ts"
import { findSubjects, type SubjectRow } from "../../store/subjects/subjects.ts"
import { viewStore } from "../judging/family-view.ts"
import { judgeAgainst, listNeighbours, type Own } from "../judging/judge.ts"
import type { PairJudgement } from "../judging/judgement.ts"
import { normaliseFigure, readPeriod } from "../judging/normalise-figure.ts"
import { findTolerances } from "../judging/tolerances.ts"
import { type FiledFigures, fileFigures } from "./filed-figures.ts"
import { type Equals, findEqual, type Place } from "./find-equal.ts"
import { nameClaimants } from "./name-claimants.ts"
import { type Excuses, readExcuses } from "./read-excuses.ts"

/** A figure of a draft that is linked to a subject. */
export type DraftedFigure = {
  readonly subjectId: string
  readonly quantity: PrintedQuantity
  /** The day or period that it is of; null: the day of the draft, or the last period on file for what is counted by periods. */
  readonly asOf: AsOf | null
  /** Who says so, by name; null: the draft itself. */
  readonly claimant: string | null
}

export type DraftedFigures = {
  readonly figures: readonly DraftedFigure[]
  /** The ids of all subjects of the story: in them too the number of a figure is looked for. */
  readonly story: readonly string[]
  /** The id of the source of the draft; null where nobody says whose it is. */
  readonly source: string | null
  /** RFC 3339 in UTC; null: it is published now. */
  readonly publishedAt: string | null
}

/** A stored figure whose id comes before all others, so that the figure of the draft is the first of each pair. */
const DRAFTED_ID = "00000000-0000-0000-0000-000000000000"
/** Stored figures that one figure is held against: of the subject, and of each that it is a part or a whole of. */
const MOST_RIVALS = 50
/** Stored figures that disagree with one of the draft and are shown or weighed, the worst first. */
const MOST_AGAINST = 10
/** Figures of the latest dates that are looked at for what has replaced a number. */
const MOST_LATEST = 4

/**
 * Holds figures of a draft against what is on file for their subjects, as filing would: by the rules of each subject, with
 * its exceptions and with what people have settled. Answers null for what cannot be on file. Nothing is written.
 */
export async function judgeDrafted(db: Db, drafted: DraftedFigures, now: string): Promise<readonly (OnFile | null)[]> {
  const subjects = await findSubjects(db, [
    ...new Set([...drafted.figures.map(({ subjectId }) => subjectId), ...drafted.story]),
  ])
  const tolerances = await findTolerances(db, subjects)
  const latest = await listLatest(db, drafted, subjects, now)
  const owns = await listOwns(db, { ...drafted, latest }, now, subjects, tolerances)
  const known = owns.filter((own) => own !== null)
  const judgements = await judgeAgainst(viewStore(db), known, MOST_RIVALS)
  const equals = await findEqual(db, known, judgements, listPlaces(subjects, tolerances))
  const excuses = await readExcuses(db, known, equals, now)
  const byOwn = Map.groupBy(judgements, ({ a }) => a)
  const chosen = new Map(known.map((own) => [own, chooseAgainst(own, byOwn.get(own.figure) ?? [], equals, excuses)]))
  const filed = await fileFigures(db, [
    ...[...chosen.values()].flatMap((some) => some.map(({ b }) => b)),
    ...equals.all,
    ...[...latest.values()].flat(),
  ])
  return owns.map((own) => {
    if (own === null) return null
    const against = (chosen.get(own) ?? []).flatMap((judgement) => tellVerdict(judgement, filed) ?? [])
    return {
      measure: own.subject.measure,
      equal: equals.of(own).flatMap((row) => filed.get(row.id) ?? []),
      elsewhere: equals.elsewhere(own).flatMap((row) => filed.get(row.id) ?? []),
      against,
      latest: (latest.get(own.subject.id) ?? []).flatMap((row) => tellLater(own, row, filed) ?? []),
    }
  })
}

type Latest = ReadonlyMap<string, readonly FigureRow[]>

/** By subject, its figures of the latest dates that had come when the draft was written, the latest first. */
async function listLatest(
  db: Db,
  { figures, publishedAt }: DraftedFigures,
  subjects: readonly SubjectRow[],
  now: string,
): Promise<Latest> {
  const ids = new Set(figures.map(({ subjectId }) => subjectId))
  const searches = subjects
    .filter(({ id }) => ids.has(id))
    .map(({ family_id: familyId, id: subjectId, unit }) => ({ familyId, subjectId, unit }))
  const rows = await listLatestFigures(db, searches, { day: dayOf(publishedAt ?? now), most: MOST_LATEST })
  const sorted = [...rows].sort((one, other) => (one.as_of_to < other.as_of_to ? 1 : -1))
  return Map.groupBy(sorted, (row) => row.subject_id)
}

/** A figure that begins above or ends below what the draft says. */
function tellLater({ figure }: Own, row: FigureRow, filed: FiledFigures): LaterFigure | null {
  const told = filed.get(row.id)
  if (told === undefined) return null
  const [said, stored] = [statedOf(figure), statedOf(row)]
  const isHigher = said.max !== null && stored.min?.gt(said.max) === true
  const isLower = said.min !== null && stored.max?.lt(said.min) === true
  return { figure: told, isHigher, isApart: figure.unit === row.unit && (isHigher || isLower) }
}

function statedOf({ quantity, unit }: FigureRow) {
  const said = readQuantity(quantity)
  return (inUnit(said, unit) ?? said).stated
}

/** In the order of the figures of the draft; null where the subject is gone or counts something else. */
async function listOwns(
  db: Db,
  { figures, source, publishedAt, latest }: DraftedFigures & { readonly latest: Latest },
  now: string,
  subjects: readonly SubjectRow[],
  tolerances: Tolerances,
): Promise<readonly (Own | null)[]> {
  const claimants = await nameClaimants(db, figures, source)
  const around = new Map<string, Own["neighbours"]>()
  const ids = new Set(figures.map(({ subjectId }) => subjectId))
  for (const subject of subjects.filter(({ id }) => ids.has(id))) {
    const tolerance = tolerances.get(subject.id)
    const isAlone = subject.wholes.length === 0 && subject.parts.length === 0 && tolerance !== undefined
    const alone = isAlone ? [{ subject, relation: "same" as const, tolerance }] : null
    around.set(subject.id, alone ?? (await listNeighbours(db, subject)))
  }
  return figures.map((figure, at) => {
    const subject = subjects.find(({ id }) => id === figure.subjectId)
    if (subject === undefined || findUnit(subject.unit)?.dimension !== figure.quantity.dimension) return null
    const asOf = figure.asOf ?? lastPeriod(subject, latest)
    const row = toRow(subject, { ...figure, asOf }, claimants[at] ?? "", publishedAt ?? now)
    return { subject, figure: row, neighbours: around.get(subject.id) ?? [] }
  })
}

/** Who gives no date of what is counted by days or years speaks of the last that is known. */
function lastPeriod({ id, measure }: SubjectRow, latest: Latest): AsOf | null {
  const [last] = latest.get(id) ?? []
  return measure === "flow" && last !== undefined ? readPeriod(last) : null
}

type Tolerances = Awaited<ReturnType<typeof findTolerances>>

function listPlaces(subjects: readonly SubjectRow[], tolerances: Tolerances): readonly Place[] {
  return subjects.flatMap((subject) => {
    const tolerance = tolerances.get(subject.id)
    return tolerance === undefined ? [] : [{ subject, tolerance }]
  })
}

/** As if the draft were filed. */
function toRow(subject: SubjectRow, figure: DraftedFigure, claimant: string, publishedAt: string): FigureRow {
  const day = dayOf(publishedAt)
  const asOf = figure.asOf ?? { from: day, to: day }
  const { quantity, unit, asOfFrom, asOfTo } = normaliseFigure(subject, readQuantity(figure.quantity), asOf)
  return {
    family_id: subject.family_id,
    subject_id: subject.id,
    id: DRAFTED_ID,
    quantity,
    unit,
    as_of_from: asOfFrom,
    as_of_to: asOfTo,
    claims: 1,
    claimants: [claimant],
    first_published: publishedAt,
    last_published: publishedAt,
  }
}

const ORDER = ["conflict", "tension", "revision"]

function chooseAgainst(
  own: Own,
  judgements: readonly PairJudgement[],
  equals: Equals,
  excuses: Excuses,
): readonly PairJudgement[] {
  const standing = judgements.filter((judgement) => !excuses.holdFor(judgement, equals.of(own)))
  return standing
    .toSorted(
      (one, other) =>
        ORDER.indexOf(one.judged.verdict) - ORDER.indexOf(other.judged.verdict) ||
        other.judged.severity - one.judged.severity ||
        (one.b.as_of_to < other.b.as_of_to ? 1 : -1),
    )
    .slice(0, MOST_AGAINST)
}

function tellVerdict({ a, b, judged }: PairJudgement, filed: FiledFigures): FiledVerdict | null {
  const figure = filed.get(b.id)
  const { verdict } = judged
  if (figure === undefined || verdict === "agree" || verdict === "not-comparable") return null
  return {
    verdict,
    severity: SEVERITY_NAMES[judged.severity] ?? "low",
    isHigher: numberOf(b) > numberOf(a),
    ratio: numberOf(b) === 0 ? null : numberOf(a) / numberOf(b),
    explanation: judged.explanation,
    rules: judged.rules,
    figure,
  }
}

const SEVERITY_NAMES = ["low", "low", "medium", "high"] as const

/** About how much it is, in the base unit. */
function numberOf({ quantity }: FigureRow): number {
  const { value, stated, unit } = readQuantity(quantity)
  return ((value ?? stated.min ?? stated.max)?.valueOf() ?? 0) * (findUnit(unit)?.factor.valueOf() ?? 1)
}
