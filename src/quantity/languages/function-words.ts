import type { LanguageCode } from "./languages.ts"

/** By ISO 639-1 code. Each language that figures are read in must have a row; others may. */
type ByLanguage<T> = Readonly<Record<LanguageCode, T> & Record<string, T>>

/**
 * Common words by language, each only where no other language of the table has it: those that figures are read in, and
 * their neighbours in script, so that a text in one of these is known for what it is. Own lists, from the grammars;
 * particles of surnames (von, van, de, der) and words that English borrowed (plus, circa) tell nothing. Case matters: a word is
 * written here as it stands within a sentence, so that a noun of German has its capital.
 */
const WORDS: ByLanguage<string> = Object.freeze({
  en: `the of and to that with from were was is are has have had been by at this which their they said would could more
    than about over under nearly almost least most some people thousand million billion percent killed between`,
  de: `das und mit dem ein eine einen einem einer nicht zu auf für ist sind war waren wurde wurden hat haben
    sich auch als bei nach aus über unter rund etwa knapp mehr weniger mindestens höchstens zwischen bis prozent
    millionen milliarden tausend menschen soldaten Prozent Millionen Milliarden Tausend Menschen Soldaten Mrd`,
  fr: `et une dans pour que qui moins avec sur par pas sont ont été aux cette ces près environ personnes`,
  es: `una y del que por para más menos fue fueron según han entre cerca unos mil millones personas`,
  it: `il gli della delle degli di più meno sono stato stati secondo oltre mila milioni miliardi persone`,
  nl: `het een en niet zijn werd werden door voor meer dan ongeveer bijna miljoen miljard mensen volgens`,
  pl: `nie się jest są był było oraz przez więcej niż około prawie tysięcy milionów osób według`,
  pt: `os uma não mais menos foram foi pelo pela quase milhões bilhões pessoas segundo`,
})

/** By word, the one language that it tells. */
export const LANGUAGES_BY_WORD: ReadonlyMap<string, string> = indexWords()

function indexWords(): ReadonlyMap<string, string> {
  const found = new Map<string, string | null>()
  for (const [language, words] of Object.entries(WORDS)) {
    for (const word of words.split(/\s+/)) found.set(word, found.has(word) ? null : language)
  }
  const telling = [...found].filter((entry): entry is [string, string] => entry[1] !== null)
  return new Map(telling)
}

/** In English, as the notes on a text name them. */
export const LANGUAGE_NAMES: ByLanguage<string> = Object.freeze({
  en: "English",
  de: "German",
  fr: "French",
  es: "Spanish",
  it: "Italian",
  nl: "Dutch",
  pl: "Polish",
  pt: "Portuguese",
})
