import { daysBetween } from "../pair/as-of-order.ts"
import type { ComparedFigure } from "../pair/figure.ts"
import type { NotComparable } from "../pair/verdict.ts"
import { phraseAsOf, phraseDays } from "./phrase-date.ts"
import { quote } from "./quote-figure.ts"

/** Why two figures were not compared, as a sentence. */
export function explainObstacle(verdict: NotComparable): string {
  const { a, b } = verdict.figures
  return `${quote(a)} and ${quote(b)} cannot be compared: ${phraseReason(verdict)}.`
}

function phraseReason({ reason, figures: { a, b }, setting }: NotComparable): string {
  switch (reason) {
    case "unrelated-subjects":
      return "they are about different things"
    case "vague":
      return `"${(a.quantity.hedge === "vague" ? a : b).quantity.text}" names no number`
    case "different-dimensions":
      return `they measure different things, ${phraseDimension(a)} and ${phraseDimension(b)}`
    case "different-currencies":
      return `one is in ${a.quantity.unit}, the other in ${b.quantity.unit}, and currencies are not converted`
    case "level-and-change":
      return "one is a level, the other a change of it"
    case "not-additive":
      return "a part and its whole are held against each other only where parts add up, not for shares, rates or changes"
    case "outside-window":
      return `${phraseDates(a, b)}, which are ${phraseDays(daysBetween(a.asOf, b.asOf))} apart, and ${phraseDays(setting.tolerance.windowDays)} is the limit`
    case "different-periods":
      return `${phraseDates(a, b)}, and amounts within different periods may differ`
  }
}

function phraseDates(a: ComparedFigure, b: ComparedFigure): string {
  return `they describe different times, ${phraseAsOf(a.asOf)} and ${phraseAsOf(b.asOf)}`
}

/** "count", "percentage points", "money per volume" */
function phraseDimension({ quantity }: ComparedFigure): string {
  return quantity.dimension.replace("/", " per ").replaceAll("-", " ")
}
