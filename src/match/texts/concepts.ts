/**
 * Words that name one thing in reports of events, one concept a line, by their stems. The first stands for the others.
 * "Casualties" is no concept of the dead: it counts the wounded too.
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
  "debut opening opened open weekend",
  "theater theatre cinema screen location",
  "point score",
  "vote voted voter ballot",
  "viewer audience watched viewership",
  "episode instalment installment",
  "buy bought purchase acquire acquired acquisition deal",
  "sentence sentenced prison jail jailed",
  "home house household",
]

export const CONCEPT_OF: ReadonlyMap<string, string> = new Map(
  CONCEPTS.flatMap((line) => {
    const [first = "", ...others] = line.split(" ")
    return [first, ...others].map((word): [string, string] => [word, first])
  }).reverse(),
)

/** What can befall people, by concept: figures of two of these are figures of different things. */
export const FATES: ReadonlySet<string> = new Set(["dead", "injured", "missing", "arrest", "recover", "case", "rescue"])

/** Of what the figure is told: the whole, a part, what it cost. Figures of two of these are rarely figures of one thing. */
export const SCOPES: ReadonlySet<string> = new Set(["world", "north", "territory", "budget", "debut"])

/** Nouns that leave open who or what is counted: "300 people" may be the "300 employees". */
export const OPEN_NOUNS: ReadonlySet<string> = new Set(["people", "time", "number", "other"])

/** Words that say nothing of what a figure is about. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(
  (
    "a an the this that these those of in on at by for from to with into and or but as is are was were be been being " +
    "has have had having it its they their he she his her we our you your i there which who whom whose what when " +
    "than more less over under about around nearly almost least most up some only just also not no yet so if then " +
    "do does did will would can could may might must should said says say according other others another after before " +
    "between during since until while where all any each both out off such very many much few several per"
  ).split(" "),
)
