import { stemGerman } from "./stem.ts"

/** Words that name one thing in reports of events, one concept a line. The first word is the name of the concept. */
const CONCEPTS = [
  "tot tote toten toter todesopfer todesopfern gestorben starben starb sterben getötet tötete töteten leben umgekommen erschlagen ertrunken gefallen todesfälle",
  "verletzt verletzte verletzten verletzter verwundet verwundete verwundeten verletzungen",
  "vermisst vermisste vermissten verschwunden",
  "gerettet rettete retteten gerettete geretteten überlebende überlebenden",
  "festgenommen festnahmen festnahme verhaftet verhaftete inhaftiert",
  "genesen genesene genesenen",
  "fall fälle fällen infektion infektionen infiziert infizierte infizierten erkrankt erkrankte erkrankten",
  "mensch menschen person personen leute bewohner bewohnern bürger",
  "zuschauer zuschauern besucher besuchern fans",
  "beschäftigte beschäftigten mitarbeiter mitarbeitern angestellte angestellten",
  "haushalt haushalte haushalten",
  "haft gefängnis freiheitsstrafe haftstrafe verurteilt verurteilte",
  "stelle stellen arbeitsplätze arbeitsplätzen jobs",
  "sitz sitze sitzen mandat mandate mandaten",
  "böe böen windböe windböen",
  "umsatz umsätze erlös erlöse umsetzte setzte",
  "gewinn gewinne überschuss verdient",
  "kosten kostet kostete kosteten",
  "kind kinder kindern",
  "frau frauen",
  "mann männer männern",
  "einsatz einsätze einsätzen",
  "flug flüge flügen",
]

/** A word that stands in two lines belongs to the first. */
const CONCEPT_OF: ReadonlyMap<string, string> = new Map(
  CONCEPTS.map((line) => line.split(" "))
    .flatMap((words) => words.map((word): [string, string] => [word, words[0] ?? word]))
    .reverse(),
)

export const FATES: ReadonlySet<string> = new Set([
  "tot",
  "verletzt",
  "vermisst",
  "festgenommen",
  "genesen",
  "fall",
  "gerettet",
])

export const RUNNING_TOTALS: ReadonlySet<string> = new Set("tot verletzt festgenommen genesen fall gerettet".split(" "))

export const OPEN_NOUNS: ReadonlySet<string> = new Set(["mensch", "zahl", "anzahl"])

/** Words without a meaning of their own. */
const EMPTY = new Set(
  (
    "der die das den dem des ein eine einer eines einem einen und oder aber in im ins an am ans auf bei beim von vom zu zum zur mit " +
    "nach vor über unter für gegen durch aus seit bis um als wie ist sind war waren wird werden wurde wurden hat haben hatte hatten " +
    "sein ihr ihre ihrer ihren seine seiner er sie es wir ich man sich nicht auch nur noch schon so dass sowie rund etwa mehr " +
    "weniger fast knapp will wollen soll sollen kann können muss müssen"
  ).split(" "),
)

/** Letters of a word that may end a compound: "fälle" in "cholerafälle". */
const LEAST_OF_COMPOUND = 4
const ENDINGS = [...CONCEPT_OF].filter(([word]) => word.length >= LEAST_OF_COMPOUND)

function conceptOfCompound(word: string): string | null {
  const ending = ENDINGS.find(([end]) => word.length >= end.length + LEAST_OF_COMPOUND && word.endsWith(end))
  return ending?.[1] ?? null
}

/** The concept of a word in lower case, or of the end of a compound; a word that stands in no line is its own concept, by its stem. */
export function nameGermanConcept(word: string): string | null {
  if (word.length < 2 || EMPTY.has(word)) return null
  return CONCEPT_OF.get(word) ?? conceptOfCompound(word) ?? stemGerman(word)
}
