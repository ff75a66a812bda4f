import { ZERO } from "../../numbers/exact.ts"
import { negate, numberOf } from "../../numbers/numeral.ts"
import type { AmountMatch } from "../amount.ts"
import { matchFrom, type PhraseIndex } from "../phrases.ts"
import type { Scan } from "../tokenize.ts"

/** What a language says behind degrees: below or above, and of which point. */
export type ZeroPhrase = { readonly isBelow: boolean; readonly isFreezing: boolean }

const BY_ZERO: ReadonlySet<string> = new Set(["Cel", "[degF]", "%"])

/** "18 °C below zero" is -18 °C; of degrees whose scale is not said nothing is known. */
export function countFromZero(phrases: PhraseIndex<ZeroPhrase>, scan: Scan, amount: AmountMatch): AmountMatch {
  const phrase = "reason" in amount ? null : matchFrom(phrases, scan.tokens, amount.end)
  if (phrase === null || "reason" in amount) return amount
  const { isBelow, isFreezing } = phrase.value
  const { unit, numeral, start } = amount
  const end = phrase.end
  if (unit === null && (isBelow || amount.unsettled !== undefined))
    return { start, end, reason: "the scale of the degrees is not said" }
  if (unit === "[degF]" && isFreezing) return { start, end, reason: "on this scale water freezes at 32 degrees" }
  if (unit === null || !BY_ZERO.has(unit)) return amount
  const isTurned = isBelow && numberOf(numeral).gt(ZERO)
  return { ...amount, end, numeral: isTurned ? negate(numeral) : numeral, isBare: false }
}
