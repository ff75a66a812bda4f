import { EMPTY_WORDS } from "./empty-words.ts"
import { foldPlural } from "./fold-plural.ts"

/**
 * Words that name one thing in reports of events, one concept a line. The first word is the name of the concept.
 * "Casualties" is not in the line of the dead, because it counts the wounded too.
 */
const CONCEPTS = [
  "dead lives kill killing killer killed death die died fatality toll fatal slain murder murdered perish perished dying deadly",
  "injured wound wounding injuring wounded injury injure hurt",
  "missing unaccounted disappeared",
  "rescue rescued save saved survivor survive survived",
  "test tested testing",
  "arrest arrested detain detained detention detainee",
  "people person individual citizen resident",
  "review critic reviewer reviewed",
  "rate score rating scored rated approval approve",
  "earn earning earnings gross grossed earned made make collect collected revenue bring brought grossing take takings taking",
  "world worldwide global globally total overall altogether",
  "north america us united states canada domestic domestically american",
  "territory territories foreign international internationally abroad overseas outside elsewhere",
  "budget cost costs spend spent",
  "sell selling sold sale sales",
  "copy copies unit",
  "recover recovered recovery recoveries",
  "case infection infected infect positive occurrence patient",
  "soldier troop serviceman troops military",
  "child children kid youngster",
  "woman women female",
  "man men male",
  "police policeman officer policemen cop",
  "lay layoff cut job jobs laid",
  "year yr annual annually yearly",
  "percent share proportion",
  "inhabitant population",
  "debut opening opened open",
  "theater theatre cinema screen location",
  "point score",
  "vote voted voter ballot",
  "viewer audience watched viewership",
  "episode instalment installment",
  "buy bought purchase acquire acquired acquisition deal",
  "sentence sentenced prison jail jailed",
  "home house household",
]

/** A word that stands in two lines belongs to the first. */
const CONCEPT_OF: ReadonlyMap<string, string> = new Map(
  CONCEPTS.map((line) => line.split(" "))
    .flatMap((words) => words.map((word): [string, string] => [word, words[0] ?? word]))
    .reverse(),
)

export const FATES: ReadonlySet<string> = new Set(["dead", "injured", "missing", "arrest", "recover", "case", "rescue"])

export const RUNNING_TOTALS: ReadonlySet<string> = new Set(
  "dead injured arrest recover case rescue sell copy earn view download stream test vote".split(" "),
)

export const SCOPES: ReadonlySet<string> = new Set(["world", "north", "territory", "budget", "debut"])

export const OPEN_NOUNS: ReadonlySet<string> = new Set(["people", "time", "number", "other"])

/** The concept of a word in lower case; a word that stands in no line is its own concept, in the singular. */
export function nameConcept(word: string): string | null {
  const bare = word.replace(/['’]s?$/, "")
  if (bare.length < 2 || EMPTY_WORDS.has(bare)) return null
  const singular = foldPlural(bare)
  return CONCEPT_OF.get(bare) ?? CONCEPT_OF.get(singular) ?? singular
}

/** Further concepts within one text, where fewer things are told of. */
const IN_TEXT: ReadonlyMap<string, string> = new Map(
  [
    "spectator crowd attendance spectators",
    "employee employs employ employed worker workforce staff employees workers",
    "fine fined fines penalty",
    "flood floods flooded flooding",
    "lay post posts redundancy redundancies",
    "gust gusts wind winds",
  ].flatMap((line) => line.split(" ").map((word): [string, string] => [word, line.split(" ")[0] ?? word])),
)

export function nameConceptInText(word: string): string | null {
  return IN_TEXT.get(word) ?? nameConcept(word)
}
