import { GERMAN } from "../../quantity/de/german.ts"
import type { TextLanguage } from "../languages/text-language.ts"
import { findNouns } from "./find-nouns.ts"
import { isAbbreviation } from "./is-abbreviation.ts"

/** German so far has figures and nouns; changes, attributions and dates are English only. */
export const GERMAN_TEXT: TextLanguage = Object.freeze({
  figures: GERMAN,
  isAbbreviation,
  findNouns,
  findChanges: (_scan, figures) => figures.map(() => null),
  listAttributions: () => [],
  listPeriods: () => [],
})
