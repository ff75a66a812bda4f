import type { WordingStyle } from "../print-wording.ts"
import { UNIT_NAMES } from "./unit-names.ts"

export const GERMAN_WORDING: WordingStyle = Object.freeze({
  hedges: Object.freeze({
    none: "",
    exactly: "genau ",
    about: "rund ",
    "more-than": "über ",
    "at-least": "mindestens ",
    "up-to": "bis zu ",
    "at-most": "höchstens ",
    "less-than": "unter ",
    nearly: "knapp ",
    "just-over": "gut ",
  }),
  grouping: ".",
  decimalPoint: ",",
  to: " bis ",
  toFromNegative: " bis ",
  between: ["zwischen ", " und "] as const,
  per: " pro ",
  unitNames: UNIT_NAMES,
})
