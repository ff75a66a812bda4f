import { isAbbreviation } from "../../text/en/is-abbreviation.ts"
import type { MatchLanguage } from "../languages/match-language.ts"
import { FATES, nameConcept, nameConceptInText, OPEN_NOUNS, RUNNING_TOTALS, SCOPES } from "./concepts.ts"
import { ENGLISH_CONTRASTS } from "./contrasts.ts"
import { findAside } from "./find-aside.ts"
import { foldPlural } from "./fold-plural.ts"
import { ENGLISH_KINDS, ENGLISH_PLACES } from "./kinds.ts"
import linkModel from "./link-model.json" with { type: "json" }
import { ENGLISH_LINK_WORDS } from "./link-words.ts"
import { ENGLISH_NAMES } from "./name-words.ts"
import { ROUND_SCALES } from "./round-scales.ts"
import { ENGLISH_SUMS } from "./sum-words.ts"
import { IS_NOW, OF_CHANGE, SOME_BEFORE, TAKING_UP, UPDATES, WANTED, WANTED_FOR, WAS_BEFORE } from "./updates.ts"

export const ENGLISH_MATCH: MatchLanguage = Object.freeze({
  nameConcept,
  nameConceptInText,
  fates: FATES,
  illness: "case",
  runningTotals: RUNNING_TOTALS,
  heldOn:
    /\b(?:as (?:of|at|on)|by|on|until|till|up to|before) (?:the )?(?:(?:early|mid|late|end of)[- ])?\S*\d|\b(?:as (?:of|at)|by|until|before) \p{Lu}\p{Ll}+$/iu,
  scopes: SCOPES,
  openNouns: OPEN_NOUNS,
  contrasts: ENGLISH_CONTRASTS,
  someOf: /^\s+of (?:the|its|his|her|their|our|these|those)\s+\p{L}/u,
  coordinators: /[,;]|\b(?:and|but|or|while|whereas|against|versus|compared)\b/g,
  updates: UPDATES,
  wasBefore: WAS_BEFORE,
  isNow: IS_NOW,
  ofChange: OF_CHANGE,
  wanted: WANTED,
  wantedFor: WANTED_FOR,
  elsewhere: /^\s*(?:in|on|at|near|along) (?:the )?(?!all\b|total\b|addition\b|fact\b|the\b|its?\b|their\b)(\p{L}+)/iu,
  others:
    /\b(?:(?:the|an)other|others?|second|third|fourth|neighbou?ring|rival|older?|newer|new|similar|different|first) (?!of)\p{L}/iu,
  takingUp: TAKING_UP,
  someBefore: SOME_BEFORE,
  sums: ENGLISH_SUMS,
  isAbbreviation,
  findAside,
  roundScales: ROUND_SCALES,
  kinds: ENGLISH_KINDS,
  places: ENGLISH_PLACES,
  singular: foldPlural,
  names: ENGLISH_NAMES,
  link: ENGLISH_LINK_WORDS,
  linkModel,
})
