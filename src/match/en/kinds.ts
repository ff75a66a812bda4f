import type { Kinds } from "../languages/match-language.ts"

/** Nouns by what they count, in the singular. Only nouns that can hardly be meant otherwise stand here. */
export const ENGLISH_KINDS: Kinds = Object.freeze({
  people:
    "soldier troop serviceman civilian person people man woman women men child children prisoner hostage refugee migrant police officer fighter militant recruit conscript mercenary resident inhabitant voter protester demonstrator employee worker nurse doctor teacher student pupil patient passenger victim casualty journalist",
  equipment:
    "tank drone missile rocket aircraft plane jet helicopter warship ship vessel submarine vehicle truck howitzer gun rifle shell bomb mine launcher radar satellite",
  buildings: "house home building school hospital bridge church factory warehouse apartment",
  animals: "cow cattle sheep pig chicken dog horse bird fish whale seal",
})

export const ENGLISH_PLACES: ReadonlySet<string> = new Set(
  "in on at near within inside outside across around by from to into onto over under during after before since when where while with without for against through via behind between".split(
    " ",
  ),
)
