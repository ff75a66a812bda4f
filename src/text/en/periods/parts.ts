import { type Scan, textAt } from "../../../quantity/scan/tokenize.ts"
import { addMonths, type DaySpan, type SpanUnit, spanOfDay } from "../../prose/day-span.ts"
import { SMALL_NUMBERS, smallCount, spanUnit } from "./words.ts"

/**
 * What the words before a time make of it: "the end of October" is its last day, "the week to 3 May" the seven days that
 * end there, "the first half of 2024" its first six months. `at` is where the time begins.
 */
export function readPart(scan: Scan, at: number, span: DaySpan): Part {
  return (
    readEnd(scan, at, span) ?? readSpanTo(scan, at, span) ?? readFirstPart(scan, at, span) ?? { ...span, start: at }
  )
}

/** Its words begin at the token `start`. */
type Part = DaySpan & { readonly start: number }

/** "the end of October", "end-October", "the start of 2024" */
function readEnd(scan: Scan, at: number, { from, to }: DaySpan): Part | null {
  const link = textAt(scan, at - 1)
  const word = textAt(scan, at - 2)
  if ((link === "of" && /^(end|close)$/.test(word)) || (link === "-" && word === "end"))
    return { ...spanOfDay(to), start: at - 2 }
  return link === "of" && /^(start|beginning)$/.test(word) ? { ...spanOfDay(from), start: at - 2 } : null
}

/** "in the week to 3 May", "the three months ended September", "the 24 hours to Sunday" */
function readSpanTo(scan: Scan, at: number, { to }: DaySpan): Part | null {
  const first = /^(the|on|in)$/.test(textAt(scan, at - 1)) ? at - 1 : at
  if (!/^(to|ended|ending|until|through)$/.test(textAt(scan, first - 1))) return null
  const unit = spanUnit(textAt(scan, first - 2))
  if (unit === undefined) return null
  const count = smallCount(textAt(scan, first - 3))
  const start = first - (count === null ? 2 : 3)
  return { from: goBack(to, count ?? 1, unit), to, start }
}

/** The first of the days up to `to`. Hours begin on the day before. */
function goBack(to: number, count: number, { days, months }: SpanUnit): number {
  if (days === 0) return to - Math.ceil(count / 24)
  return days === undefined ? addMonths(to + 1, -count * (months ?? 0)) : to - count * days + 1
}

/** "the first half of 2024", "the first nine months of the year" */
function readFirstPart(scan: Scan, at: number, span: DaySpan): Part | null {
  if (textAt(scan, at - 1) !== "of" || span.to - span.from < 364) return null
  const [which, what] = [textAt(scan, at - 3), textAt(scan, at - 2)]
  if (what === "half") return halfOf(which, span, at - 3)
  const count = SMALL_NUMBERS.get(which)
  if (what !== "months" || count === undefined) return null
  if (textAt(scan, at - 4) === "first") return { from: span.from, to: addMonths(span.from, count) - 1, start: at - 4 }
  return textAt(scan, at - 4) === "last" ? { from: addMonths(span.to + 1, -count), to: span.to, start: at - 4 } : null
}

function halfOf(which: string, { from, to }: DaySpan, start: number): Part | null {
  const middle = addMonths(from, 6)
  if (which === "first") return { from, to: middle - 1, start }
  return /^(second|last|latter)$/.test(which) ? { from: middle, to, start } : null
}
