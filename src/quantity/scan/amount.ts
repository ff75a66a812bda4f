import type { Numeral } from "../numbers/numeral.ts"
import type { TokenSpan, Unsettled } from "./language.ts"

/** A numeral with its sign and unit, as a reader found it: "-3 %", "US$1.2bn", "60-mm". */
export type AmountFound = TokenSpan & {
  readonly numeral: Numeral
  /** The code that the wording gives, null where it gives none. */
  readonly unit: string | null
  /** Digits without grouping, decimals, scale, sign or unit, so that the number may be a year. */
  readonly isBare: boolean
  readonly unsettled?: Unsettled | undefined
  /** A plus stands within, before the scale or the unit: "10+ million", "60+ km". */
  readonly isOpen?: boolean | undefined
  /** "-odd" stands within, before the scale or the unit: "forty-odd thousand", "200-odd km". */
  readonly isRough?: boolean | undefined
}

/** An amount, or why what stands there is not read as one. */
export type AmountMatch = AmountFound | (TokenSpan & { readonly reason: string })
