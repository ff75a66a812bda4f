import { isAbbreviation } from "../../text/de/is-abbreviation.ts"
import type { MatchLanguage } from "../languages/match-language.ts"
import { FATES, nameGermanConcept, OPEN_NOUNS, RUNNING_TOTALS } from "./concepts.ts"
import { GERMAN_CONTRASTS } from "./contrasts.ts"
import { GERMAN_KINDS, GERMAN_PLACES } from "./kinds.ts"
import linkModel from "./link-model.json" with { type: "json" }
import { GERMAN_LINK_WORDS } from "./link-words.ts"
import { GERMAN_NAMES } from "./name-words.ts"
import { GERMAN_SUMS } from "./sum-words.ts"

/** German texts are not compared with one another yet. What is stored is looked for by German words as they stand. */
export const GERMAN_MATCH: MatchLanguage = Object.freeze({
  nameConcept: (word: string) => word,
  nameConceptInText: nameGermanConcept,
  fates: FATES,
  illness: "fall",
  runningTotals: RUNNING_TOTALS,
  heldOn: null,
  scopes: new Set<string>(),
  openNouns: OPEN_NOUNS,
  contrasts: GERMAN_CONTRASTS,
  someOf: /^\s+(?:der|dieser|jener|ihrer|seiner|unserer)\s+\p{L}/u,
  coordinators: /[,;]|\b(?:und|aber|oder|während|gegen)\b/g,
  updates:
    /(?<!\p{L})(?:zunächst|zuvor|früher|ursprünglich|vorläufig|bisher|inzwischen|mittlerweile|korrigiert|erhöht|gestiegen|stieg(?:en)?|gesunken|sank(?:en)?|fiel(?:en)?|weitere[nr]?|statt|gegenüber|im (?:Vorjahr|vergangenen)|(?:letzte|vergangene|vorige)[nrs]?)(?!\p{L})/iu,
  others:
    /(?<!\p{L})(?:ander[a-z]*|zweite[rnms]?|dritte[rnms]?|weitere[rnms]?|benachbarte[rnms]?|ältere[rnms]?|neue[rnms]?|ähnliche[rnms]?|erste[rnms]?) \p{L}/iu,
  elsewhere:
    /^\s*(?:in|im|am|an|auf|bei|beim)(?: (?:der|den|dem|einem|einer))?(?: (?:Standort|Stadt|Kreis))? (?!insgesamt\b)(\p{Lu}\p{L}+)/iu,
  wasBefore:
    /(?<!\p{L})(?:von zuvor|von zunächst|von bisher|von vormals|zunächst|zuvor|zuerst|früher|ursprünglich|anfangs|vorher|damals|vormals|nach\s+$|gegenüber|statt|nicht mehr|waren? es|(?:letzte|vergangene|vorige)[nrs]? (?:Jahr|Monat|Woche|Nacht)|(?:am Tag|im Jahr|eine Woche|ein Jahr|im Monat) (?:davor|zuvor)|am Vortag|gestern|vor (?:\p{L}+|\d+) (?:Jahr(?:en|zehnten)?|Monat(?:en)?|Wochen?|Tag(?:en)?))(?!\p{L})/iu,
  isNow:
    /(?<!\p{L})(?:jetzt|nun|inzwischen|mittlerweile|bisher|bislang|bereits|schon|derzeit|aktuell|zurzeit)(?!\p{L})/iu,
  ofChange:
    /(?:wachstum|zuwachs|anstieg|rückgang|steigerung|inflation|teuerung|änderung|erhöhung|senkung|kürzung|zunahme|abnahme)/iu,
  wanted:
    /(?<!\p{L})(?:braucht|brauchen|bräuchten?|benötigt|benötigen|nötig (?:sind|wären|waren)|erforderlich (?:sind|wären|waren)|Ziel von|Schwelle von|Mindestzahl von|strebt|streben)(?!\p{L})[^.,;\d]{0,24}$/iu,
  wantedFor:
    /^\s+(?:\p{L}+\s+)?für (?:eine|die) (?:\p{L}+ )?Mehrheit(?!\p{L})|^\s+(?:\p{L}+\s+)?(?:nötig|erforderlich|notwendig)(?!\p{L})/iu,
  takingUp: /(?<!\p{L})(?:die|alle|diese|jene|seine|ihre)\s+$/iu,
  someBefore: /(?<!\p{L})(?:ersten?|letzten?|nächsten?|anderen?|übrigen?|restlichen?|nur|je|pro)\s+$/iu,
  sums: GERMAN_SUMS,
  isAbbreviation,
  findAside: () => null,
  roundScales: [],
  kinds: GERMAN_KINDS,
  places: GERMAN_PLACES,
  singular: (word) => word,
  names: GERMAN_NAMES,
  link: GERMAN_LINK_WORDS,
  linkModel,
})
