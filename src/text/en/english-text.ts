import { ENGLISH } from "../../quantity/en/english.ts"
import type { TextLanguage } from "../text-language.ts"
import { findChanges } from "./find-changes.ts"
import { findNouns } from "./find-nouns.ts"
import { isAbbreviation } from "./is-abbreviation.ts"
import { listAttributions } from "./list-attributions.ts"

export const ENGLISH_TEXT: TextLanguage = Object.freeze({
  figures: ENGLISH,
  isAbbreviation,
  findNouns,
  findChanges,
  listAttributions,
  listPeriods: () => [],
})
