import { UNIT_NAMES as GERMAN } from "../de/unit-names.ts"
import { UNIT_NAMES as ENGLISH } from "../en/unit-names.ts"
import { LANGUAGES, type LanguageCode } from "../languages/languages.ts"
import type { UnitNames } from "../scan/unit-phrases.ts"

const NAMES: Readonly<Record<LanguageCode, UnitNames>> = Object.freeze({ en: ENGLISH, de: GERMAN })

const NAMES_BY_CODE: ReadonlyMap<LanguageCode, ReadonlyMap<string, readonly string[]>> = new Map(
  LANGUAGES.map((language) => [language, new Map(NAMES[language])]),
)

const CODES_BY_NAME: ReadonlyMap<LanguageCode, ReadonlyMap<string, string>> = new Map(
  LANGUAGES.map((language) => [language, indexNames(NAMES[language])]),
)

function indexNames(names: UnitNames): ReadonlyMap<string, string> {
  return new Map(names.flatMap(([code, all]) => all.map((name): [string, string] => [foldName(name), code])))
}

function foldName(name: string): string {
  return name.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase()
}

/** The code of the unit that a name means, as "square miles" means "[mi_i]2"; null where the language has no such name. */
export function findCodeByName(name: string, language: LanguageCode): string | null {
  return CODES_BY_NAME.get(language)?.get(foldName(name)) ?? null
}

/** What a language calls the unit with a code, the plural and the singular first where they are words; [] without names. */
export function listUnitNames(code: string, language: LanguageCode): readonly string[] {
  return NAMES_BY_CODE.get(language)?.get(code) ?? []
}
