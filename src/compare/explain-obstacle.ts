import type { AsOf } from "../quantity/as-of.ts"
import { daysBetween } from "./as-of-order.ts"
import { phraseAsOf } from "./phrase-date.ts"
import type { NotComparable } from "./verdict.ts"

/** Why two figures were not compared, as a sentence. */
export function explainObstacle(verdict: NotComparable): string {
  const { a, b } = verdict.figures
  return `"${a.quantity.text}" and "${b.quantity.text}" cannot be compared: ${phraseReason(verdict)}.`
}

function phraseReason({ reason, figures: { a, b }, setting }: NotComparable): string {
  switch (reason) {
    case "unrelated-subjects":
      return "they are about different things"
    case "vague":
      return `"${(a.quantity.hedge === "vague" ? a : b).quantity.text}" names no number`
    case "different-dimensions":
      return `one measures ${phraseDimension(a.quantity.dimension)}, the other ${phraseDimension(b.quantity.dimension)}`
    case "different-currencies":
      return `one is in ${a.quantity.unit}, the other in ${b.quantity.unit}, and currencies are not converted`
    case "level-and-change":
      return "one is a level, the other a change of it"
    case "not-additive":
      return "a part and its whole are held against each other only where parts add up, not for shares, rates or changes"
    case "outside-window":
      return `${phraseDates(a.asOf, b.asOf)}, ${daysBetween(a.asOf, b.asOf)} days apart, and ${phraseWindow(setting.tolerance.windowDays)}`
    case "different-periods":
      return `${phraseDates(a.asOf, b.asOf)}, and amounts within different periods may differ`
  }
}

function phraseDates(a: AsOf, b: AsOf): string {
  return `they describe different times, ${phraseAsOf(a)} and ${phraseAsOf(b)}`
}

function phraseWindow(days: number): string {
  return `${days} ${days === 1 ? "day is" : "days are"} the most`
}

/** "count", "percentage points", "money/volume" as "money per volume" */
function phraseDimension(dimension: string): string {
  return dimension.replace("/", " per ").replaceAll("-", " ")
}
