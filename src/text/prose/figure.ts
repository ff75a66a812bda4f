import type { Meaning } from "../../quantity/make-quantity.ts"
import type { TokenSpan, Unsettled } from "../../quantity/scan/language.ts"

/** A figure in its sentence. Its span is in tokens of the sentence. */
export type Figure = TokenSpan & {
  readonly reader: string
  readonly meaning: Meaning
  /** The code that the wording gives, null where it gives none. */
  readonly unit: string | null
  readonly unsettled?: Unsettled | undefined
  readonly isScaleShared?: boolean | undefined
  readonly isUnitShared?: boolean | undefined
}
