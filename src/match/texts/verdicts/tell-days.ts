import type { Exact } from "../../../quantity/numbers/exact.ts"
import type { Quantity } from "../../../quantity/quantity.ts"
import type { Mention } from "../../../text/mention.ts"
import { MATCH_LANGUAGES } from "../../languages/match-languages.ts"
import type { Description } from "../describe/description.ts"
import type { ClauseWord } from "../describe/list-clause-words.ts"
import { onOneScale } from "./point-scales.ts"
import type { Contrast } from "./tell-contrast.ts"

/**
 * The days by which two figures are told apart: they are held against each other only where their days are near enough, or
 * where a running total has fallen. Null where the days decide nothing.
 */
export function tellDays(a: Description, b: Description, windowDays: number): Contrast | null {
  if (a.day === null || b.day === null) return null
  const days = onOneScale(a.day.quantity, b.day.quantity)
  if (days === null) return null
  const [aToB, bToA] = [countDays(days.a, days.b), countDays(days.b, days.a)]
  const gap = Math.max(aToB, bToA)
  if (gap <= windowDays) return null
  const isRising = aToB > 0 ? a.middle < b.middle : b.middle < a.middle
  return isRising || !(isRunningTotal(a) || isRunningTotal(b)) ? { a: [toWord(a.day)], b: [toWord(b.day)] } : null
}

/** From the end of one day or period to the beginning of a later one; what holds "by 9 April" holds on it. Below 1 where it is no later. */
function countDays(from: Quantity, to: Quantity): number {
  const [end, start] = [from.stated.max, firstOf(to)]
  return end === null || start === null ? 0 : start.sub(end).valueOf()
}

function firstOf({ stated: { min, max } }: Quantity): Exact | null {
  return min ?? max
}

function isRunningTotal({ language, near }: Description): boolean {
  const { runningTotals } = MATCH_LANGUAGES[language]
  return [...near.keys()].some((concept) => runningTotals.has(concept))
}

function toWord({ text, start }: Mention): ClauseWord {
  return { bare: text, lower: text.toLowerCase(), cost: 0, start, isFirst: false, isBefore: false }
}
