import { LRUCache } from "lru-cache"
import { compareFigures } from "../../compare/pair/compare-figures.ts"
import type { ComparedFigure } from "../../compare/pair/figure.ts"
import type { Verdict } from "../../compare/pair/verdict.ts"
import type { Tolerance } from "../../compare/rules/tolerance.ts"
import { type PrintedVerdict, printVerdict } from "../../compare/tell/print-verdict.ts"
import type { ConflictFigure, Grounds, PairRow, Speakers } from "../../store/conflicts/pair-row.ts"
import type { Db } from "../../store/connection/connect.ts"
import { mapInTurns } from "../take-turns.ts"
import { NOBODY } from "./grounds.ts"
import { readPeriod } from "./normalise-figure.ts"
import { recallQuantity } from "./recall-quantity.ts"
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

/**
 * Verdicts that were told more than once, kept as long as their grounds are remembered. The first time comes from the judgement
 * itself: most conflicts are told once by those who file.
 */
const TOLD = new WeakMap<Grounds, { readonly of: readonly unknown[]; readonly detail: PrintedDetail }>()
const KEPT = new WeakSet<PrintedDetail>()

/** Whether the verdict is kept as it was told, so that it pays to keep what is made of it. */
export function isKept(detail: PrintedDetail): boolean {
  return KEPT.has(detail)
}

function tellVerdict(row: Tellable, tolerance: Tolerance | undefined): PrintedDetail {
  const { grounds, a, b } = row
  if (grounds === null || b === null || tolerance === undefined) return row.detail as PrintedDetail
  const judged = takeJudged(grounds, { a, b })
  if (judged !== null) return detailOf(row.verdict, grounds, printVerdict(judged))
  const of = listMembers(row)
  const known = TOLD.get(grounds)
  if (known?.of.every((one, place) => one === of[place]) === true) return known.detail
  const detail = detailOf(row.verdict, grounds, judgeByGrounds({ a, b }, grounds, tolerance))
  TOLD.set(grounds, { of, detail })
  KEPT.add(detail)
  return detail
}

/** All that makes a difference to how a verdict with its grounds is told. */
function listMembers({ verdict, a, b }: Tellable): readonly unknown[] {
  return [
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
}

/** Verdicts that are kept until somebody tells them: of the conflicts that opened last. */
const MOST_JUDGED = 1_000
const JUDGED = new LRUCache<Grounds, Verdict>({ max: MOST_JUDGED })

/** Keeps a verdict with its grounds, so that nothing has to be judged once more to tell it. */
export function keepJudged(grounds: Grounds, verdict: Verdict): void {
  JUDGED.set(grounds, verdict)
}

/** The verdict on these figures where it was kept, which it is no longer. Null where their subjects have other names by now. */
function takeJudged(grounds: Grounds, { a, b }: Pair): Verdict | null {
  const judged = JUDGED.get(grounds)
  if (judged === undefined) return null
  JUDGED.delete(grounds)
  return isOf(judged.figures.a, a) && isOf(judged.figures.b, b) ? judged : null
}

/** Whether a figure was compared under the name that its subject has now. The figures of a conflict never change. */
function isOf({ subjectName }: ComparedFigure, { subject }: ToldFigure): boolean {
  return subjectName === subject.name
}

function detailOf(verdict: PairRow["verdict"], grounds: Grounds, printed: PrintedVerdict): PrintedDetail {
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
    quantity: recallQuantity(figure.quantity),
    asOf: readPeriod({ as_of_from: figure.asOfFrom, as_of_to: figure.asOfTo }),
    claimants,
    firstPublished: firstPublished ?? "",
    lastPublished: lastPublished ?? "",
    subjectName: figure.subject.name,
  }
}
