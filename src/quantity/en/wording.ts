import type { WordingStyle } from "../print-wording.ts"
import { UNIT_NAMES } from "./unit-names.ts"

export const ENGLISH_WORDING: WordingStyle = Object.freeze({
  hedges: Object.freeze({
    none: "",
    exactly: "exactly ",
    about: "about ",
    "more-than": "over ",
    "at-least": "at least ",
    "up-to": "up to ",
    "at-most": "at most ",
    "less-than": "under ",
    nearly: "nearly ",
    "just-over": "just over ",
  }),
  grouping: ",",
  decimalPoint: ".",
  to: "-",
  toFromNegative: " to ",
  between: ["between ", " and "] as const,
  per: " per ",
  unitNames: UNIT_NAMES,
})
