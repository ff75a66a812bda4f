import type { Mention } from "../../../text/mention.ts"
import type { MatchLanguage } from "../../languages/match-language.ts"
import { splitClauses } from "./split-sentences.ts"

/** Characters between a figure and the day it holds on, at most. */
const REACH = 120
/** Characters before a date within which the words stand that make it the day of a figure. */
const WORDS_REACH = 12

/** "As of 4 May" and "by 9 April": the day on which a figure of the sentence holds. Null where none or several are named. */
export function findDay(
  { start, end }: Mention,
  points: readonly Mention[],
  text: string,
  language: MatchLanguage,
): Mention | null {
  const { heldOn } = language
  if (heldOn === null) return null
  const days = listNear(points, start - REACH, end + REACH).filter((point) => {
    if (point.reader !== "date") return false
    const between = point.start > end ? text.slice(end, point.start) : text.slice(point.end, start)
    const isHeldOn = heldOn.test(text.slice(Math.max(0, point.start - WORDS_REACH), point.end))
    return isHeldOn && splitClauses(between, language).length === 1
  })
  return days.length === 1 ? (days[0] ?? null) : null
}

/** Those that begin between two positions. They are found by halves, so that a text full of dates takes no longer for each. */
function listNear(points: readonly Mention[], from: number, to: number): readonly Mention[] {
  return points.slice(countBefore(points, from), countBefore(points, to + 1))
}

function countBefore(points: readonly Mention[], position: number): number {
  let [low, high] = [0, points.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((points[middle]?.start ?? 0) < position) low = middle + 1
    else high = middle
  }
  return low
}
