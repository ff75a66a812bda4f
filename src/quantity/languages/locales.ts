import { GERMAN } from "../de/german.ts"
import { GERMAN_WORDING } from "../de/wording.ts"
import { ENGLISH } from "../en/english.ts"
import { ENGLISH_WORDING } from "../en/wording.ts"
import type { WordingStyle } from "../print-wording.ts"
import type { Language } from "../scan/language.ts"
import type { LanguageCode } from "./languages.ts"

/** What a language contributes: how its figures are read, and how they are written. */
export type Locale = { readonly readers: Language; readonly wording: WordingStyle }

/** How each language reads and writes figures. In this room only the list of unit names names the languages as well. */
export const LOCALES: Readonly<Record<LanguageCode, Locale>> = Object.freeze({
  en: Object.freeze({ readers: ENGLISH, wording: ENGLISH_WORDING }),
  de: Object.freeze({ readers: GERMAN, wording: GERMAN_WORDING }),
})
