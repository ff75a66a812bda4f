import type { TextLanguage } from "../languages/text-language.ts"
import { ENGLISH_CLAUSES } from "./clause-words.ts"
import { ENGLISH_PROSE } from "./english-prose.ts"
import { findChanges } from "./find-changes.ts"
import { findNouns } from "./find-nouns.ts"
import { isAbbreviation } from "./is-abbreviation.ts"
import { mayTellChange } from "./may-tell-change.ts"
import { ENGLISH_MEASURE_WORDS } from "./measure-words.ts"
import { listPeriods } from "./periods/list-periods.ts"
import { listPoints } from "./points/list-points.ts"
import { fitsPronoun, listAttributions } from "./speakers/list-attributions.ts"

/** All that the reading of prose needs of English. */
export const ENGLISH_TEXT: TextLanguage = Object.freeze({
  figures: ENGLISH_PROSE,
  isAbbreviation,
  findNouns,
  findChanges,
  listAttributions,
  clauses: ENGLISH_CLAUSES,
  fitsPronoun,
  listPeriods,
  listPoints,
  measures: ENGLISH_MEASURE_WORDS,
  mayTellChange,
  sharing: {
    joiners: /^(and|or)$/,
    compared:
      /(^|, )(up|down|higher|lower|rising|falling|compared with|compared to|against)( sharply| slightly)? ?(from)?$/,
    moments: /^(later|ago|earlier|before|after|into|from|old|apart)$/,
    ends: /^(a|an|the|in|at|on|last|this|before|previously|earlier|for|and|but|when|during|by|to|as|one|two|three|five|10)$/,
  },
  balance:
    /^(net|balance|difference|differential|change|swing|growth|deficit|margin|index|answer|result|value|coefficient|correlation|exponent|coordinate|number)$/,
})
