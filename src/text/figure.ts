import type { Meaning } from "../quantity/make-quantity.ts"
import type { Place } from "../quantity/scan/language.ts"

/** A figure in its sentence. Token positions. */
export type Figure = Place & {
  readonly reader: string
  readonly meaning: Meaning
  /** The code that the wording gives, null where it gives none. */
  readonly unit: string | null
}
