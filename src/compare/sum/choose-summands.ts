import type { AsOf } from "../../quantity/dates/as-of.ts"
import { laterAsOf, laterEnd } from "../pair/as-of-order.ts"
import type { ComparedFigure, Side } from "../pair/figure.ts"
import type { Growth, PartFigures, Summand, SumSetting } from "./sum-verdict.ts"

type Figures = readonly ComparedFigure[]
type Later = (a: AsOf, b: AsOf) => Side | null

/**
 * The figures by which each part counts beside a whole of `asOf`; a part without one is missing. `counts` says whether
 * a figure can be held against the whole at all, its date included. A stock counts by its latest figures, and a flow by
 * those of the same period. A running total counts by the latest figures up to the whole's date, which may have grown
 * since. Where there are none, it counts by the earliest of those after it.
 */
export function chooseSummands(
  asOf: AsOf,
  parts: readonly PartFigures[],
  { measure, disjoint = false }: Pick<SumSetting, "measure" | "disjoint">,
  counts: (figure: ComparedFigure) => boolean,
): ChosenSummands {
  const counting = parts.map((part) => ({ ...part, figures: part.figures.filter(counts) }))
  const choose = (figures: Figures) => (measure === "cumulative" ? chooseTotals(asOf, figures) : chooseLatest(figures))
  return {
    isOpen: disjoint,
    summands: counting
      .filter(({ figures }) => figures.length > 0)
      .map(({ subjectName, figures }) => Object.freeze({ subjectName, ...choose(figures) })),
    missing: counting.filter(({ figures }) => figures.length === 0).map(({ subjectName }) => subjectName),
  }
}

/** `isOpen`: the parts are not said to be all of the whole, so that the sum has no upper end. */
export type ChosenSummands = {
  readonly summands: readonly Summand[]
  readonly missing: readonly string[]
  readonly isOpen: boolean
}
type Chosen = { readonly figures: Figures; readonly growth: Growth }

function chooseLatest(figures: Figures): Chosen {
  return { figures: latestOf(figures, laterAsOf), growth: "none" }
}

/** A running total is dated by the last day it covers, and by nothing else. */
function chooseTotals(asOf: AsOf, figures: Figures): Chosen {
  const known = figures.filter((figure) => laterEnd(figure.asOf, asOf) !== "a")
  if (known.length === 0) return { figures: latestOf(figures, (a, b) => laterEnd(b, a)), growth: "until" }
  const latest = latestOf(known, laterEnd)
  const isEarlier = latest.some((figure) => laterEnd(asOf, figure.asOf) === "a")
  return { figures: latest, growth: isEarlier ? "since" : "none" }
}

/** All that nothing is later than, in the order given. */
function latestOf(figures: Figures, later: Later): Figures {
  const latest = figures.reduce((best, figure) => (later(figure.asOf, best.asOf) === "a" ? figure : best))
  return figures.filter((figure) => later(latest.asOf, figure.asOf) === null)
}
