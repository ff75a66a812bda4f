import type { Measure } from "../../compare/pair/figure.ts"
import { inferMeasure } from "../../text/infer-measure.ts"
import type { AsOfInput } from "../claims/claim-input.ts"
import type { Said } from "./article-input.ts"

/** UTF-16 units of the name of a subject. */
const LONGEST_NAME = 300

/** A subject that could be created for a figure. */
export type ProposedSubject = {
  readonly name: string
  readonly unit: string
  readonly measure: Measure
  /** What the text says of the date of the figure; null where it says nothing. */
  readonly asOf: AsOfInput | null
}

/** Named by what the figure counts, or else by the sentence that it stands in. */
export function proposeSubject({ mention, quantity, asOf, quote }: Said): ProposedSubject {
  const words = mention?.noun ?? quote ?? quantity.text
  const name = `${words.charAt(0).toUpperCase()}${words.slice(1)}`.slice(0, LONGEST_NAME).toWellFormed()
  return { name, unit: quantity.unit, measure: inferMeasure(name, quantity.text), asOf }
}
