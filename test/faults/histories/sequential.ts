import { compareFigures } from "../../../src/compare/pair/compare-figures.ts"
import type { ComparedFigure, SubjectRelation } from "../../../src/compare/pair/figure.ts"
import { type Rule, resolveTolerance } from "../../../src/compare/rules/cascade.ts"
import { readSettings } from "../../../src/compare/rules/read-settings.ts"
import type { Tolerance } from "../../../src/compare/rules/tolerance.ts"
import { compareSum } from "../../../src/compare/sum/compare-sum.ts"
import { printSumVerdict } from "../../../src/compare/tell/print-sum.ts"
import { printVerdict } from "../../../src/compare/tell/print-verdict.ts"
import { readQuantity } from "../../../src/quantity/quantity.ts"
import { findUnit } from "../../../src/quantity/units/units.ts"
import type { Body } from "../../support/app.ts"
import {
  type ClaimRow,
  type FigureRow,
  listClaimants,
  type Stored,
  type SubjectRow,
  type VersionRow,
} from "./stored.ts"

/** A figure that somebody claims, with all that a comparison asks of it, worked out from the claims. */
export type LiveFigure = { readonly row: FigureRow; readonly compared: ComparedFigure }

/** What a pair, or a whole beside the sum of its parts, comes to. */
export type Expectation = {
  readonly subject: string
  readonly kind: "pair" | "part" | "sum"
  readonly verdict: string
  readonly isFlagged: boolean
  /** As the engine prints it, without the sentence and the names in it: a new name judges nothing anew. */
  readonly printed: Body
  readonly summands: readonly string[]
}

/** What should be stored: by "figure figure" in the order of their ids, and by "figure" for sums. */
export type Expected = {
  readonly tolerances: ReadonlyMap<string, Tolerance>
  readonly live: ReadonlyMap<string, LiveFigure>
  readonly verdicts: ReadonlyMap<string, Expectation>
}

/** Every pair of live figures, one after the other, judged by the engine: no index, no candidates, no history. */
export function judgeAll(stored: Stored): Expected {
  const subjects = new Map(stored.subjects.filter((one) => one.merged_into === null).map((one) => [one.id, one]))
  const tolerances = findTolerances([...subjects.values()], stored.versions)
  const live = new Map(listLive(stored, subjects).map((figure) => [figure.row.id, figure]))
  const figures = Map.groupBy(live.values(), ({ row }) => row.subject_id)
  const verdicts = [...subjects.values()].flatMap((subject) =>
    judgeSubject(subject, tolerances.get(subject.id) as Tolerance, { subjects, figures }),
  )
  return { tolerances, live, verdicts: new Map(verdicts) }
}

type Judged = readonly [key: string, Expectation]
type World = {
  readonly subjects: ReadonlyMap<string, SubjectRow>
  readonly figures: ReadonlyMap<string, readonly LiveFigure[]>
}

/** All that is judged by the tolerance of this subject. */
function judgeSubject(subject: SubjectRow, tolerance: Tolerance, world: World): Judged[] {
  const own = world.figures.get(subject.id) ?? []
  const below = [...listBelow(subject, world.subjects)].flatMap((part) => world.figures.get(part) ?? [])
  return [
    ...own.flatMap((one, place) =>
      own.slice(place + 1).map((other) => judgePair(subject, tolerance, one, other, "same")),
    ),
    ...below.flatMap((one) => own.map((other) => judgePair(subject, tolerance, one, other, "a-part-of-b"))),
    ...(subject.exhaustive || subject.disjoint
      ? own.flatMap((one) => judgeSum(subject, tolerance, one, world) ?? [])
      : []),
  ]
}

function judgePair(
  subject: SubjectRow,
  tolerance: Tolerance,
  one: LiveFigure,
  other: LiveFigure,
  relation: "same" | "a-part-of-b",
): Judged {
  const inOrder = one.row.id < other.row.id
  const [a, b] = inOrder ? [one, other] : [other, one]
  const turned: SubjectRelation = relation === "same" || inOrder ? relation : "b-part-of-a"
  const verdict = compareFigures(a.compared, b.compared, { measure: subject.measure, relation: turned, tolerance })
  const kind = relation === "same" ? "pair" : "part"
  return [
    `${a.row.id} ${b.row.id}`,
    { subject: subject.id, kind, ...told(verdict.verdict, printVerdict(verdict), tolerance), summands: [] },
  ]
}

function judgeSum(
  whole: SubjectRow,
  tolerance: Tolerance,
  figure: LiveFigure,
  { subjects, figures }: World,
): Judged[] | null {
  const ids = new Map<ComparedFigure, string>()
  const parts = whole.parts.map((id) => {
    const ofPart = figures.get(id) ?? []
    for (const { row, compared } of ofPart) ids.set(compared, row.id)
    return { subjectName: subjects.get(id)?.name ?? "", figures: ofPart.map(({ compared }) => compared) }
  })
  const verdict = compareSum(figure.compared, parts, { measure: whole.measure, tolerance, disjoint: !whole.exhaustive })
  if (verdict === null) return null
  const summands = verdict.summands.flatMap((summand) => summand.figures.map((one) => ids.get(one) ?? "")).sort()
  const printed = told(verdict.verdict, printSumVerdict(verdict), tolerance)
  return [[figure.row.id, { subject: whole.id, kind: "sum", ...printed, summands }]]
}

function told(verdict: string, printed: object, { flagged }: Tolerance) {
  return { verdict, isFlagged: (flagged as readonly string[]).includes(verdict), printed: withoutNames(printed) }
}

/** Through JSON, as it is stored. */
export function withoutNames(printed: object): Body {
  const { explanation: _sentence, missing: _names, judgedBy: _evidence, ...rest } = JSON.parse(JSON.stringify(printed))
  return rest
}

/** Direct parts and theirs. */
function listBelow(whole: SubjectRow, subjects: ReadonlyMap<string, SubjectRow>): ReadonlySet<string> {
  const below = new Set<string>()
  const walk = (id: string) => {
    for (const part of subjects.get(id)?.parts ?? []) if (below.size < below.add(part).size) walk(part)
  }
  walk(whole.id)
  return below
}

function listLive({ claims, figures }: Stored, subjects: ReadonlyMap<string, SubjectRow>): LiveFigure[] {
  const active = Map.groupBy(
    claims.filter(({ status }) => status === "active"),
    ({ figure_id }) => figure_id,
  )
  return figures.flatMap((row) => {
    const own = active.get(row.id)
    return own === undefined || !subjects.has(row.subject_id) ? [] : [{ row, compared: toCompared(row, own, subjects) }]
  })
}

function toCompared(row: FigureRow, claims: readonly ClaimRow[], subjects: ReadonlyMap<string, SubjectRow>) {
  const published = claims.map(({ published_at }) => published_at).sort()
  return {
    quantity: readQuantity(row.quantity),
    asOf: { from: row.from, to: row.to === "infinity" ? null : row.to },
    claimants: [...new Set(claims.flatMap(listClaimants))].sort(),
    firstPublished: published[0] ?? "",
    lastPublished: published.at(-1) ?? "",
    subjectName: subjects.get(row.subject_id)?.name ?? "",
  }
}

/** By the last version of each rule. */
function findTolerances(subjects: readonly SubjectRow[], versions: readonly VersionRow[]) {
  const last = new Map(versions.map((version) => [version.rule_id, version]))
  const rules = [...last.values()].filter(({ status }) => status === "active").map(toRule)
  return new Map(
    subjects.map(({ id, tags, measure, unit }) => {
      const traits = { id, tags, measure, unit, dimension: findUnit(unit)?.dimension ?? "" }
      return [id, resolveTolerance(rules, traits)]
    }),
  )
}

function toRule({ rule_id: id, version, scope, priority, settings, at: changedAt }: VersionRow): Rule {
  const read = readSettings(settings)
  if (!read.ok) throw new Error(read.reason)
  return { id, version, scope, priority, changedAt, settings: read.value }
}
