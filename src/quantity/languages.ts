/** The languages that figures are read in, by ISO 639-1 code. Each is a folder beside this file. */
export const LANGUAGES = ["en", "de"] as const

export type LanguageCode = (typeof LANGUAGES)[number]

export const DEFAULT_LANGUAGE: LanguageCode = "en"

/** Takes a BCP 47 tag by its language alone: "en-GB" is read as "en" is. Null for a language without a folder. */
export function findLanguage(tag: string): LanguageCode | null {
  const [language = ""] = tag.trim().toLowerCase().split(/[-_]/)
  return LANGUAGES.find((code) => code === language) ?? null
}
