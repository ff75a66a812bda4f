import type { MatchLanguage } from "../languages/match-language.ts"

/** German texts are not compared yet. Until they are, a German word stands for itself and nothing else is known of it. */
export const GERMAN_MATCH: MatchLanguage = Object.freeze({
  nameConcept: (word: string) => word,
  fates: new Set<string>(),
  scopes: new Set<string>(),
  openNouns: new Set<string>(),
  findAside: () => null,
  roundScales: [],
})
