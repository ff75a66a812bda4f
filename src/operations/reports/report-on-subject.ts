import { setImmediate } from "node:timers/promises"
import type { ComparedFigure } from "../../compare/pair/figure.ts"
import {
  compareRow,
  joinRows,
  type MatrixRow,
  type Outcome,
  type VerdictMatrix,
} from "../../compare/set/compare-all.ts"
import { type FewestToDrop, findFewestToDrop } from "../../compare/set/fewest-to-drop.ts"
import { findLargestGroup, type SharedGroup } from "../../compare/set/largest-group.ts"
import { readQuantity } from "../../quantity/quantity.ts"
import type { Db } from "../../store/connection/connect.ts"
import { listCarriers, type ReportFigureRow } from "../../store/reports/reports.ts"
import type { NamedRow, SubjectRow } from "../../store/subjects/subjects.ts"
import { readPeriod } from "../judging/normalise-figure.ts"
import { loadReport, type ReportData } from "./load-report.ts"
import { listPairs, listRevisions, type PairEntry, type RevisionEntry } from "./report-pairs.ts"
import { listSums, type SumEntry } from "./report-sums.ts"

/** A subject's figures side by side. Figures are named by their index in `figures`. */
export type Report = Pick<ReportData, "subject" | "tolerance" | "figures" | "figuresTotal"> & {
  readonly matrix: readonly (readonly (Outcome | null)[])[]
  readonly pairs: readonly PairEntry[]
  readonly pairsTotal: number
  readonly revisions: readonly OutdatedEntry[]
  readonly largestGroup: SharedGroup | null
  readonly fewestToDrop: FewestToDrop
  readonly sums: readonly SumEntry[]
}

/** The most look-ups that the search for the fewest figures to drop may take. Ordinary subjects need far fewer. */
const STEPS = 2_000_000

export async function reportOnSubject(
  db: Db,
  subject: SubjectRow,
  options: { readonly at: string | null; readonly limit: number },
): Promise<Report> {
  const data = await loadReport(db, subject, options)
  const setting = { measure: subject.measure, tolerance: data.tolerance }
  const figures = data.figures.map((row) => toCompared(row, subject.name))
  const matrix = await compareInTurns(figures, setting)
  const { tolerance, figuresTotal } = data
  return {
    subject,
    tolerance,
    figures: data.figures,
    figuresTotal,
    matrix: matrix.outcomes,
    ...listPairs(matrix, data),
    revisions: await addCarriers(db, listRevisions(matrix, data), data, options.at),
    largestGroup: findLargestGroup(figures, setting),
    fewestToDrop: findFewestToDrop(figures, matrix, STEPS),
    sums: listSums(figures, data),
  }
}

/** A figure that its only claimant replaced, with the sources that still carry it: they are out of date. */
export type OutdatedEntry = RevisionEntry & { readonly carriers: readonly NamedRow[]; readonly carriersTotal: number }

/** Sources that a replaced figure names; it counts them all. */
const MOST_CARRIERS = 20

async function addCarriers(
  db: Db,
  revisions: readonly RevisionEntry[],
  { subject, figures }: ReportData,
  at: string | null,
): Promise<OutdatedEntry[]> {
  const ids = [...new Set(revisions.map(({ from }) => figures[from]?.id ?? ""))]
  const carriers = await listCarriers(db, subject.family_id, ids, { at, limit: MOST_CARRIERS })
  const byFigure = new Map(carriers.map((row) => [row.figure_id, row]))
  return revisions.map((revision) => {
    const found = byFigure.get(figures[revision.from]?.id ?? "")
    return { ...revision, carriers: found?.sources ?? [], carriersTotal: found?.total ?? 0 }
  })
}

/** Compares row by row, so that other requests get their turn in between: 200 figures are 19,900 verdicts. */
async function compareInTurns(
  figures: readonly ComparedFigure[],
  setting: Parameters<typeof compareRow>[2],
): Promise<VerdictMatrix> {
  const rows: MatrixRow[] = []
  for (const row of figures.keys()) {
    rows.push(compareRow(figures, row, setting))
    await setImmediate()
  }
  return joinRows(rows)
}

function toCompared(row: ReportFigureRow, subjectName: string): ComparedFigure {
  return {
    quantity: readQuantity(row.quantity),
    asOf: readPeriod(row),
    claimants: row.claimants.map(({ id }) => id),
    firstPublished: row.first_seen,
    lastPublished: row.last_seen,
    subjectName,
  }
}
