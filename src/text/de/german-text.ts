import { GERMAN } from "../../quantity/de/german.ts"
import type { TextLanguage } from "../languages/text-language.ts"
import { GERMAN_CLAUSES } from "./clause-words.ts"
import { findNouns } from "./find-nouns.ts"
import { isAbbreviation } from "./is-abbreviation.ts"
import { GERMAN_MEASURE_WORDS } from "./measure-words.ts"
import { listPeriods } from "./periods/list-periods.ts"
import { fitsPronoun, listAttributions } from "./speakers/list-attributions.ts"

/** Of German, changes and points are not read yet. */
export const GERMAN_TEXT: TextLanguage = Object.freeze({
  figures: GERMAN,
  isAbbreviation,
  findNouns,
  findChanges: (_scan, figures) => figures.map(() => null),
  listAttributions,
  clauses: GERMAN_CLAUSES,
  fitsPronoun,
  listPeriods,
  listPoints: () => [],
  measures: GERMAN_MEASURE_WORDS,
  mayTellChange: () => false,
  sharing: {
    joiners: /^(und|oder)$/,
    compared: /(^|, )(nach|gegenüber|statt|verglichen mit|im vergleich zu)$/,
    moments: /^(später|zuvor|danach|früher|vor|nach|alt)$/,
    ends: /^(im|in|am|ein|eine|einem|einer|vor|zuvor|und|der|die|das|noch|bei|zum|zur)$/,
  },
  balance: /saldo|bilanz|differenz|^netto|veränderung|wachstum/,
})
