import { listCountries } from "../languages/list-countries.ts"

/** What countries are called besides their names, and the adjectives of them in capitals. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  CN: "Chinas",
  DE: "Deutschlands",
  FR: "Frankreichs",
  GB: "Großbritannien Großbritanniens",
  IT: "Italiens",
  RU: "Russlands",
  TR: "Türkei",
  UA: "Ukraine",
  US: "USA Amerika",
}

/** Guinea, Niger and Sudan are parts of other names, and some codes are of no country. */
const UNSURE = "GN NE CD CG VG VI AS UM AQ UN ZZ QO EZ JE"

export const GERMAN_COUNTRIES: readonly string[] = listCountries("de", OTHER_NAMES, UNSURE)
