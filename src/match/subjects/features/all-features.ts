import { CONTRAST_FEATURES } from "./contrasts.ts"
import { DATE_FEATURES } from "./dates.ts"
import { EVENT_FEATURES } from "./events.ts"
import type { Feature } from "./feature.ts"
import { KIND_FEATURES } from "./kinds.ts"
import { NAME_FEATURES } from "./names.ts"
import { NOUN_FEATURES } from "./nouns.ts"
import { TELLER_FEATURES } from "./tellers.ts"
import { WORD_FEATURES } from "./words.ts"

/** All that a figure and a subject are held against each other by, in the order in which reasons of one weight are told. */
export const FEATURES: readonly Feature[] = Object.freeze([
  ...NOUN_FEATURES,
  ...EVENT_FEATURES,
  ...CONTRAST_FEATURES,
  ...WORD_FEATURES,
  ...TELLER_FEATURES,
  ...NAME_FEATURES,
  ...DATE_FEATURES,
  ...KIND_FEATURES,
])
