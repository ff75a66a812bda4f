import { exact, ONE } from "../../numbers/exact.ts"
import { numberOf } from "../../numbers/numeral.ts"
import type { AmountFound } from "../../scan/amount.ts"
import { isShare } from "../../scan/readers/shares.ts"
import { skipHyphen } from "../../scan/readers/units.ts"
import type { Scan } from "../../scan/tokenize.ts"
import { DENOMINATORS, OF, UNITS } from "../number-words.ts"

/** The ends of a range, before they are held to one unit. */
export type Ends = { readonly first: AmountFound; readonly second: AmountFound }

/**
 * "One to two thirds": the thirds are of both ends. Quarters without "of" behind them are as often spans of time, so that
 * "two to three quarters" counts them. `first` and `second` as they are where they share no denominator.
 */
export function shareDenominator(scan: Scan, { first, second }: Ends): Ends {
  const parts = readParts(scan, second)
  if (parts === null || !isShare(second) || first.unit !== null || first.end !== first.start + 1)
    return { first, second }
  const count = UNITS.get(scan.tokens[first.start]?.text ?? "")
  if (count === undefined || count === 0 || count >= parts.count) return { first, second }
  if (parts.mayBeSpans)
    return {
      first,
      second: { ...second, end: second.start + 1, numeral: { ...first.numeral, mantissa: exact(parts.count) } },
    }
  const mantissa = numberOf(first.numeral).div(parts.of)
  return { first: { ...first, numeral: { mantissa, places: null, scale: ONE }, isBare: false }, second }
}

/** "Two thirds", "two-thirds": how many of which part, and whether they may be three months each. */
function readParts({ tokens }: Scan, { start, end }: AmountFound) {
  const count = UNITS.get(tokens[start]?.text ?? "")
  const word = skipHyphen(tokens, start + 1)
  const of = DENOMINATORS.get(tokens[word]?.text ?? "")
  if (count === undefined || of === undefined || word + 1 !== end || !tokens[word]?.text.endsWith("s")) return null
  return { count, of, mayBeSpans: tokens[word]?.text === "quarters" && tokens[end]?.text !== OF }
}
