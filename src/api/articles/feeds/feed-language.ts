import { LANGUAGES, type LanguageCode } from "../../../quantity/languages/languages.ts"

/** The language that a feed names, by its first subtag: "en-GB" is English. Null where it is none that is read. */
export function readFeedLanguage(tag: string): LanguageCode | null {
  const [first = ""] = tag.toLowerCase().split(/[-_]/)
  return LANGUAGES.find((code) => code === first) ?? null
}
