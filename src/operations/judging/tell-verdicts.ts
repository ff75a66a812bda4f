import { compareFigures } from "../../compare/pair/compare-figures.ts"
import type { ComparedFigure } from "../../compare/pair/figure.ts"
import type { Tolerance } from "../../compare/rules/tolerance.ts"
import { type PrintedVerdict, printVerdict } from "../../compare/tell/print-verdict.ts"
import { readQuantity } from "../../quantity/quantity.ts"
import type { ConflictFigure, Grounds, PairRow, Speakers } from "../../store/conflicts/pair-row.ts"
import type { Db } from "../../store/connection/connect.ts"
import { mapInTurns } from "../take-turns.ts"
import { NOBODY } from "./grounds.ts"
import { readPeriod } from "./normalise-figure.ts"
import type { JudgedBy, PrintedDetail } from "./swap-sides.ts"
import { recallTolerance } from "./tolerances.ts"

/** As much of a figure as the sentence and the numbers of a verdict are made of. */
export type ToldFigure = Pick<ConflictFigure, "quantity" | "asOfFrom" | "asOfTo"> & {
  readonly subject: Pick<ConflictFigure["subject"], "name">
}

/** A stored conflict with its figures. `b` is null for a sum. */
export type Tellable = Pick<PairRow, "verdict" | "detail" | "grounds"> & {
  readonly a: ToldFigure
  readonly b: ToldFigure | null
}

/** A conflict with all that can be said of its verdict. */
export type Told<R> = Omit<R, "detail"> & { readonly detail: PrintedDetail }

/**
 * Conflicts with their verdicts as they are printed. Those on two figures are judged once more by the grounds that are stored:
 * the figures never change, so that the verdict is the same. Only its sentence names subjects as they are called now.
 */
export async function tellVerdicts<R extends Tellable>(db: Db, rows: readonly R[]): Promise<Told<R>[]> {
  const tolerances = new Map<Grounds | null, Tolerance>()
  for (const { grounds } of rows)
    if (grounds !== null) tolerances.set(grounds, await recallTolerance(db, grounds.rules ?? []))
  return mapInTurns(rows, (row) => ({ ...row, detail: tellVerdict(row, tolerances.get(row.grounds)) }))
}

/** What is remembered of families is told again with every claim of its figures. It lasts as long as its grounds are remembered. */
const TOLD = new WeakMap<Grounds, { readonly of: readonly unknown[]; readonly detail: PrintedDetail }>()

function tellVerdict(row: Tellable, tolerance: Tolerance | undefined): PrintedDetail {
  const { verdict, grounds, a, b } = row
  if (grounds === null) return printAnew(row, tolerance)
  const of = [
    verdict,
    a.quantity,
    b?.quantity,
    a.asOfFrom,
    a.asOfTo,
    b?.asOfFrom,
    b?.asOfTo,
    a.subject.name,
    b?.subject.name,
  ]
  const known = TOLD.get(grounds)
  if (known?.of.every((one, place) => one === of[place]) === true) return known.detail
  const detail = printAnew(row, tolerance)
  TOLD.set(grounds, { of, detail })
  return detail
}

function printAnew({ verdict, detail, grounds, a, b }: Tellable, tolerance: Tolerance | undefined): PrintedDetail {
  if (grounds === null || b === null || tolerance === undefined) return detail as PrintedDetail
  const printed = judgeByGrounds({ a, b }, grounds, tolerance)
  const { verdict: now, severity: _severity, explanation, ...rest } = printed
  // Only another version of the service can judge the same figures otherwise.
  const said = now === verdict ? explanation : `Judged as ${verdict} by another version; by this one: ${explanation}`
  return { ...rest, explanation: said, judgedBy: judgedByOf(grounds) }
}

function judgedByOf({ measure, relation, speakers = NOBODY_SAID }: Grounds): JudgedBy {
  return { measure, relation, ...speakers }
}

const NOBODY_SAID = { a: NOBODY, b: NOBODY }

type Pair = { readonly a: ToldFigure; readonly b: ToldFigure }

/** The verdict on two figures by what a stored one was made of. */
export function judgeByGrounds({ a, b }: Pair, grounds: Grounds, tolerance: Tolerance): PrintedVerdict {
  const { measure, relation, speakers = NOBODY_SAID } = grounds
  const figures = { a: comparedOf(a, speakers.a), b: comparedOf(b, speakers.b) }
  return printVerdict(compareFigures(figures.a, figures.b, { measure, relation, tolerance }))
}

export function comparedOf(
  figure: ToldFigure,
  { claimants, firstPublished, lastPublished }: Speakers = NOBODY,
): ComparedFigure {
  return {
    quantity: readQuantity(figure.quantity),
    asOf: readPeriod({ as_of_from: figure.asOfFrom, as_of_to: figure.asOfTo }),
    claimants,
    firstPublished: firstPublished ?? "",
    lastPublished: lastPublished ?? "",
    subjectName: figure.subject.name,
  }
}
