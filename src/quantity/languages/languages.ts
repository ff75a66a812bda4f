/** The languages that figures are read in, by ISO 639-1 code. Each is a folder beside this file. */
export const LANGUAGES = ["en", "de"] as const

export type LanguageCode = (typeof LANGUAGES)[number]

export const DEFAULT_LANGUAGE: LanguageCode = "en"
