import { type Exact, exact, ONE } from "../../numbers/exact.ts"
import { type Numeral, numberOf } from "../../numbers/numeral.ts"
import type { AmountFound } from "../amount.ts"
import type { Scan, Token } from "../tokenize.ts"

/** The ends of a range with the scale that they share, or why it cannot be told whether they do. */
export type SharedEnds =
  | { readonly low: Numeral; readonly high: Numeral; readonly isScaleShared: boolean }
  | { readonly reason: string }

/** What a number word is counted in by its end: 100 for "hundred" and "dreihundert"; null for other words. */
export type ScaleOfWord = (text: string) => number | null

/** The ends as they were found, in one unit. */
type Ends = { readonly low: Numeral; readonly high: Numeral; readonly first: AmountFound; readonly second: AmountFound }

/**
 * "10 to 12 thousand", "$3-5bn", "two to three hundred", "10-15,000": the scale at the end is for both, unless the first
 * is larger without it.
 */
export function shareScale(scan: Scan, ends: Ends, scaleOfWord: ScaleOfWord): SharedEnds {
  const words = shareWord(scan, ends, scaleOfWord)
  if (words !== null && "reason" in words) return words
  const { low, high } = words ?? ends
  if (low.scale.equals(ONE) && !high.scale.equals(ONE) && low.mantissa.lte(high.mantissa)) {
    return { low: { ...low, scale: high.scale }, high, isScaleShared: true }
  }
  return words ?? shareGroups(scan, ends) ?? { low, high, isScaleShared: false }
}

/** "Two to three hundred (thousand)": the hundreds are of both where the first counts fewer of them. */
function shareWord(scan: Scan, { low, high, first, second }: Ends, scaleOfWord: ScaleOfWord): SharedEnds | null {
  const scale = scan.tokens.slice(second.start, second.end).map(wordScale).find(Boolean) ?? null
  const isOfFirst = scan.tokens.slice(first.start, first.end).map(wordScale).some(Boolean)
  if (scale === null || isOfFirst || low.places !== 0 || !low.scale.equals(ONE)) return null
  const counted = high.mantissa.div(scale)
  if (!low.mantissa.lt(counted)) return null
  if (high.mantissa.mod(scale).n !== 0n) return { reason: WHICH_SCALE }
  return { low: { ...low, mantissa: low.mantissa.mul(scale) }, high, isScaleShared: true }

  function wordScale({ kind, text }: Token): number | null {
    return kind === "word" ? scaleOfWord(text) : null
  }
}

const WHICH_SCALE = "both ends of a range can be of one scale; write both out"

/** Below this part of what the second counts the first is as likely to be what it says. The limit is our own. */
const LEAST_PART = exact("1/5")

/**
 * "10-15,000", "$5-8,000": thousands on both sides of a dash, also of "10- to 15,000", where the first is of the size of what the second counts. In
 * words, "5 to 6,000", it may be either.
 */
function shareGroups(scan: Scan, { low, high, first, second }: Ends): SharedEnds | null {
  const [before, after] = [scan.tokens[first.end - 1], scan.tokens[second.start]]
  const factor = after?.kind === "number" ? groupsOf(after.text) : null
  if (factor === null || before?.kind !== "number" || !/^\d{1,3}$/.test(before.text)) return null
  const counted = numberOf(high).div(factor)
  if (!low.scale.equals(ONE) || low.mantissa.n === 0n || !low.mantissa.lt(counted)) return null
  const isNear = low.mantissa.gte(counted.mul(LEAST_PART))
  const isDash = scan.tokens[second.start - 1]?.kind === "mark" || scan.tokens[first.end]?.text === "-"
  if (isNear && isDash && numberOf(high).mod(factor).n === 0n) {
    return { low: { ...low, scale: factor }, high: { ...high, mantissa: counted, scale: factor }, isScaleShared: true }
  }
  return isNear || isDash ? { reason: WHICH_SCALE } : null
}

/** A thousand for "15,000", a million for "2,000,000"; null for what is not in groups. */
function groupsOf(text: string): Exact | null {
  const groups = /^\d{1,3}((?:,\d{3})+|(?:\.\d{3})+)$/.exec(text)?.[1]
  return groups === undefined ? null : exact(10n ** BigInt((groups.length / 4) * 3))
}
