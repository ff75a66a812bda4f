import type { MatchLanguage } from "../languages/match-language.ts"
import { FATES, nameConcept, OPEN_NOUNS, SCOPES } from "./concepts.ts"
import { ENGLISH_CONTRASTS } from "./contrasts.ts"
import { findAside } from "./find-aside.ts"
import { foldPlural } from "./fold-plural.ts"
import { ENGLISH_KINDS, ENGLISH_PLACES } from "./kinds.ts"
import { ENGLISH_NAMES } from "./name-words.ts"
import { ROUND_SCALES } from "./round-scales.ts"

export const ENGLISH_MATCH: MatchLanguage = Object.freeze({
  nameConcept,
  fates: FATES,
  illness: "case",
  scopes: SCOPES,
  openNouns: OPEN_NOUNS,
  contrasts: ENGLISH_CONTRASTS,
  coordinators: /[,;]|\b(?:and|but|or|while|whereas|against|versus|compared)\b/g,
  findAside,
  roundScales: ROUND_SCALES,
  kinds: ENGLISH_KINDS,
  places: ENGLISH_PLACES,
  singular: foldPlural,
  names: ENGLISH_NAMES,
})
