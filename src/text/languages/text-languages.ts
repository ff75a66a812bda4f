import type { LanguageCode } from "../../quantity/languages/languages.ts"
import { GERMAN_TEXT } from "../de/german-text.ts"
import { ENGLISH_TEXT } from "../en/english-text.ts"
import type { TextLanguage } from "./text-language.ts"

/** The one place that knows by name the languages that prose is read in. */
export const TEXT_LANGUAGES: Readonly<Record<LanguageCode, TextLanguage>> = Object.freeze({
  en: ENGLISH_TEXT,
  de: GERMAN_TEXT,
})
