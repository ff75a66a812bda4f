import type { LanguageCode } from "../../quantity/languages/languages.ts"
import { GERMAN_MATCH } from "../de/german-match.ts"
import { ENGLISH_MATCH } from "../en/english-match.ts"
import type { MatchLanguage } from "./match-language.ts"

/** The languages in which figures are told apart. In this room no other file outside their folders names them. */
export const MATCH_LANGUAGES: Readonly<Record<LanguageCode, MatchLanguage>> = Object.freeze({
  en: ENGLISH_MATCH,
  de: GERMAN_MATCH,
})
