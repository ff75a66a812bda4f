import type { MatchLanguage } from "../../languages/match-language.ts"

const WORD = /\p{L}[\p{L}'’]*|(?<![\d.,])(?:1[5-9]|20)\d\d(?![\d.,]*\d)/gu

/** The concepts that the words of a text name, in their order. Words without a meaning are left out. */
export function listConcepts(text: string, { nameConceptInText }: MatchLanguage): readonly string[] {
  return (text.toLowerCase().match(WORD) ?? []).flatMap((word) => nameConceptInText(word) ?? [])
}
