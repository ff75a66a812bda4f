import { listNameTerms, listTerms } from "../../match/subjects/list-terms.ts"
import { DEFAULT_LANGUAGE, LANGUAGES } from "../../quantity/languages/languages.ts"
import { findUnit } from "../../quantity/units/units.ts"
import type { SubjectTexts } from "../../store/candidates/subject-texts.ts"
import { everyKey, nameKey, termKey } from "../../store/candidates/term-key.ts"

/** Terms that a subject is listed by: those of its names together, and those of each quote. */
const [OF_NAMES, OF_QUOTE] = [60, 40]

/** A name with more terms is a sentence: each of its words says as little as one of a quote. */
const OF_SHORT_NAME = 14

/** A quote, and the language of its claim as it is stored. */
export type SaidQuote = { readonly text: string; readonly language: string }

/** The keys of the terms by which a subject is found: of its name and aliases, and of what its claims quote. */
export function keysOfSubject({ unit, names, quotes }: Pick<SubjectTexts, "unit" | "names" | "quotes">): number[] {
  const dimension = dimensionOf(unit)
  const lists = names.map(listNameTerms)
  const named = [...new Set(lists.flat())].slice(0, OF_NAMES)
  const short = [...new Set(lists.filter(({ length }) => length <= OF_SHORT_NAME).flat())].slice(0, OF_NAMES)
  const terms = [...named, ...quotes.flatMap((quote) => listQuoteTerms(quote))].map((term) => termKey(dimension, term))
  return [...new Set([everyKey(dimension), ...short.map((term) => nameKey(dimension, term)), ...terms])]
}

function listQuoteTerms({ text, language }: SaidQuote): readonly string[] {
  const known = LANGUAGES.find((code) => code === language) ?? DEFAULT_LANGUAGE
  return listTerms(text, known).slice(0, OF_QUOTE)
}

/** A unit that this version does not know was written by a newer one, and is a dimension of its own. */
function dimensionOf(unit: string): string {
  return findUnit(unit)?.dimension ?? unit
}
