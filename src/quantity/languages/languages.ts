/** The languages that figures are read in, by ISO 639-1 code. Each has a folder of its own in `quantity`, `text` and `match`. */
export const LANGUAGES = ["en", "de"] as const

export type LanguageCode = (typeof LANGUAGES)[number]

export const DEFAULT_LANGUAGE: LanguageCode = "en"
