import type { LanguageCode } from "../../quantity/languages/languages.ts"
import { GERMAN_TEXT } from "../de/german-text.ts"
import { ENGLISH_TEXT } from "../en/english-text.ts"
import type { TextLanguage } from "./text-language.ts"

/** The languages that prose is read in. In this room no other file outside their folders names them. */
export const TEXT_LANGUAGES: Readonly<Record<LanguageCode, TextLanguage>> = Object.freeze({
  en: ENGLISH_TEXT,
  de: GERMAN_TEXT,
})
