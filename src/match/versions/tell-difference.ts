import { findCommonUnit } from "../../compare/pair/common-unit.ts"
import { measureGap } from "../../compare/pair/gap.ts"
import { type Exact, printExact } from "../../quantity/numbers/exact.ts"
import { printReading, type Reading } from "../../quantity/numbers/reading.ts"
import type { Quantity } from "../../quantity/quantity.ts"
import type { Evidence, Mention } from "../../text/mention.ts"
import type { Passage, Tie } from "./passage.ts"
import { isSameUnread, tellUnread } from "./tell-unread.ts"
import type { Difference, VersionMention } from "./version-text.ts"

/** Words by which two sentences may differ that are the same but for who is named in them. */
const MOST_DIFFERING = 1

/** In what a figure differs from the one before it in its slot, the gravest first; null where the two are one. */
export function tellDifference(tie: Tie, before: Passage, after: Passage): Exclude<Difference, "moved"> | null {
  const [earlier, later] = [tie.before.mention, tie.after.mention]
  if (earlier.quantity === null || later.quantity === null) return tellUnread(earlier.text, later.text)
  const [one, other] = [earlier.quantity, later.quantity]
  if (one.unit !== other.unit && (areSameNumbers(one, other) || isSameAmount(one, other))) return "unit"
  if (!areSameNumbers(one, other) || isTurned(one, other)) return "value"
  if (earlier.text !== later.text && (one.hedge !== other.hedge || one.far !== other.far)) return "hedge"
  if (before.open === after.open) return null
  if (isOtherDay(earlier, later)) return "as-of"
  return isOtherSpeaker(earlier, later, before, after) ? "attribution" : null
}

/** Whether two figures say the same number, whatever its unit and hedge. */
export function isSameNumber(one: VersionMention, other: VersionMention): boolean {
  if (one.quantity === null || other.quantity === null) return isSameUnread(one.text, other.text)
  return areSameNumbers(one.quantity, other.quantity)
}

function areSameNumbers(one: Quantity, other: Quantity): boolean {
  if (one.text === other.text) return true
  const [first, second] = [numbersOf(one), numbersOf(other)]
  return first.length === second.length && first.every((number, index) => number === second[index])
}

/** A vague or rough figure has no number but what its words commit to. */
function numbersOf({ value, range, stated }: Quantity): readonly string[] {
  const numbers: readonly Exact[] = range ? [range.low, range.high] : value ? [value] : []
  return numbers.length > 0 ? numbers.map(printExact) : [JSON.stringify(printReading(stated))]
}

/** "10 cm" and "100 mm", also where one is rounded. */
function isSameAmount(one: Quantity, other: Quantity): boolean {
  const common = findCommonUnit(one, other)
  return common !== null && !measureGap(roundedOf(common.a), roundedOf(common.b)).apart
}

function roundedOf({ rounded, implied }: Quantity): Reading {
  return rounded ?? implied
}

/** "Rose by 5 %" and "fell by 5 %". Where only one says that it is a change, the words may have been read in part. */
function isTurned({ change: one }: Quantity, { change: other }: Quantity): boolean {
  return one !== undefined && other !== undefined && one !== other
}

/** "Today" of two days is the same word for two days, and no change of the text. A period within the other only tells more. */
function isOtherDay(before: Mention, after: Mention): boolean {
  if (before.quantity.dimension === "time") return false
  const [one, other] = [before.asOf, after.asOf]
  if (one === null || other === null || wordsFor(before, "as-of") === wordsFor(after, "as-of")) return false
  return (one.to !== null && one.to < other.from) || (other.to !== null && other.to < one.from)
}

/** Two speakers that are named in the sentences themselves, or one who is named in one of two that are the same else. */
function isOtherSpeaker(figure: Mention, later: Mention, before: Passage, after: Passage): boolean {
  const [one, other] = [wordsFor(figure, "attribution"), wordsFor(later, "attribution")]
  if (one === other) return false
  if (one === null || other === null) return isAllButSame(before, after, one ?? other ?? "")
  return isOtherName(one, other) && isNamed(one, before) && isNamed(other, after)
}

/** Two names, of which neither is the other with more or fewer words. */
export function isOtherName(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return false
  const [words, others] = [one.toLowerCase().split(" "), other.toLowerCase().split(" ")]
  return listOthers(words, others).length > 0 && listOthers(others, words).length > 0
}

function isNamed(name: string, { said }: Passage): boolean {
  return said.includes(name)
}

/** Whether only the name, and little beside it, came or went. */
function isAllButSame(before: Passage, after: Passage, name: string): boolean {
  if (isNamed(name, before) === isNamed(name, after)) return false
  const [one, other] = [conceptsOf(before), conceptsOf(after)]
  const differing = [...listOthers(one, other), ...listOthers(other, one)].filter((word) => !name.includes(word))
  return differing.length <= MOST_DIFFERING
}

function conceptsOf({ items }: Passage): readonly string[] {
  return items.flatMap(({ concept }) => concept ?? [])
}

function listOthers(words: readonly string[], known: readonly string[]): readonly string[] {
  const all = new Set(known)
  return words.filter((word) => !all.has(word))
}

function wordsFor({ evidence }: Mention, of: Evidence["of"]): string | null {
  return evidence.find((one) => one.of === of)?.from.toLowerCase() ?? null
}
