import type { PointHedge } from "../quantity.ts"
import { indexPhrases, type PhraseIndex } from "../scan/phrases.ts"
import { type HedgeWord, listHedgePhrases } from "../scan/readers/hedges.ts"

/** Verbs of a limit that is passed, also with "die Marke von". */
function passing(verbs: string): string[] {
  return verbs.split(" ").flatMap((verb) => [verb, ...LIMITS.map((limit) => `${verb} ${limit}`)])
}

const LIMITS = ["die Marke von", "die Grenze von", "die Schwelle von", "den Wert von"]

/** "knapp" stays below its number, "gut" goes just beyond it; so the dictionaries (Duden: "knapp" 4a, "gut" 2b). */
const BEFORE: Readonly<Record<Exclude<HedgeWord, "none">, readonly string[]>> = Object.freeze({
  exactly: ["genau", "exakt", "präzise", "haargenau", "="],
  about: [
    ...["rund", "etwa", "in etwa", "circa", "zirka", "ca.", "ca", "ungefähr", "um die", "schätzungsweise", "geschätzt"],
    ...["gesch.", "ungef."],
    ...["geschätzte", "geschätzten", "grob", "grob geschätzt", "in der Größenordnung von", "so um die", "~", "≈"],
  ],
  "more-than": [
    ...["mehr als", "über", "oberhalb von", "höher als", "größer als", "länger als", "älter als", "jenseits von"],
    ...["jenseits der", "bei über", "von über", "mit über", ">"],
    ...passing("übersteigt übersteigen überstieg überstiegen überschreitet überschreiten überschritt überschritten"),
    ...passing("übertrifft übertreffen übertraf übertrafen"),
  ],
  "far-more-than": [
    ...["weit über", "weit mehr als", "deutlich über", "deutlich mehr als", "wesentlich mehr als", "viel mehr als"],
    ...["erheblich mehr als", "bei weitem mehr als"],
  ],
  "at-least": [
    ...["mindestens", "wenigstens", "zumindest", "nicht weniger als", "nicht unter", "ein Minimum von", "≥", ">="],
    ...["allermindestens", "ab", "min.", "größer oder gleich", "größer als oder gleich", "mehr als oder gleich"],
  ],
  "up-to": ["bis", "bis zu", "bis zu einer", "bis zu einem", "bis hin zu"],
  "at-most": [
    ...["höchstens", "maximal", "allerhöchstens", "nicht mehr als", "nicht über", "ein Maximum von", "längstens"],
    ...["allenfalls", "bestenfalls"],
    ...["≤", "<=", "max.", "max", "kleiner oder gleich"],
    ...["kleiner als oder gleich", "weniger als oder gleich"],
  ],
  "less-than": [
    ...["weniger als", "unter", "unterhalb von", "kleiner als", "geringer als", "niedriger als", "kürzer als"],
    ...[
      "jünger als",
      ...passing("unterschreitet unterschreiten unterschritt unterschritten"),
      "deutlich weniger als",
      "deutlich unter",
      "weit unter",
      "weit weniger als",
      "viel weniger als",
      "<",
    ],
  ],
  nearly: [
    ...["knapp", "fast", "beinahe", "nahezu", "annähernd", "nicht ganz", "kurz vor", "beinah", "schon fast"],
    ...["etwas weniger als", "etwas unter", "knapp unter", "knapp weniger als", "leicht unter", "kurz unter"],
    ...["ein wenig unter", "ein wenig weniger als"],
  ],
  "just-over": [
    ...["gut", "etwas mehr als", "etwas über", "knapp über", "knapp mehr als", "leicht über", "kurz über"],
    ...["ein wenig über", "ein wenig mehr als", "wenig mehr als", "ein bisschen mehr als"],
  ],
  range: ["zwischen", "von", "irgendwo zwischen", "irgendetwas zwischen"],
})

/** The same after the number. */
const AFTER: Readonly<Partial<Record<PointHedge, readonly string[]>>> = Object.freeze({
  "at-least": [
    ...["+", "oder mehr", "und mehr", "plus", "und darüber", "oder darüber", "aufwärts", "und aufwärts", "mindestens"],
    ...["und älter", "oder älter", "oder länger", "oder höher"],
  ],
  "at-most": [
    ...["oder weniger", "und weniger", "höchstens", "maximal", "und darunter", "oder darunter", "oder jünger"],
    ...["und jünger"],
  ],
  about: ["oder so"],
})

/** Words that may stand between a hedge and its number without changing either: "mehr als weitere 200". */
const FILLERS = [
  ...["der", "die", "das", "den", "dem", "des", "insgesamt", "weitere", "weiteren", "zusätzliche", "zusätzlichen"],
  ...["noch", "noch einmal", "nur", "lediglich", "bereits", "schon", "wohl", "vielleicht", "womöglich", "jeweils"],
  ...["eine Gesamtzahl von", "täglich", "jährlich", "seine", "ihre", "seiner", "ihrer", "offenbar", "angeblich"],
]

/** Words that turn what follows into what is not so. */
export const NEGATIONS: ReadonlySet<string> = new Set(["nicht", "nie", "niemals", "weder", "keine", "kein"])

/** Before "über" these take it for themselves: who "verfügt über 200 Panzer" has 200, not more. */
export const VERBS_WITH_OVER: ReadonlySet<string> = new Set(
  (
    "verfügt verfügen verfügte verfügten berichtet berichten berichtete berichteten entscheidet entscheiden entschied " +
    "spricht sprechen sprach sprachen diskutiert diskutieren verhandelt verhandeln informiert informierte urteilt " +
    "herrscht verteilt verteilen verteilte verteilten gestreckt läuft laufen lief liefen erstreckt erstrecken erstreckte " +
    "erstreckten zieht ziehen zog zogen reicht reichen reichte reichten abstimmen beraten beriet debattiert stritten"
  ).split(" "),
)

/** After these "über" names what it is about, or the amount itself: "Streit über 500 Stellen", "Kredit über 5 Millionen". */
export const MATTERS_OVER: ReadonlySet<string> = new Set(
  (
    "streit ärger debatte debatten diskussion diskussionen verhandlungen gespräche wut sorge sorgen empörung konflikt " +
    "entscheidung abstimmung urteil vertrag verträge vereinbarung abkommen klage klagen kontrolle überblick bericht " +
    "berichte studie buch film artikel kredit kredite darlehen anleihe anleihen bürgschaft rechnung rechnungen scheck " +
    "quittung auftrag aufträge bestellung bescheid überweisung laufzeit finanzierung hilfspaket deal geschäft mandat bestzeit " +
    "weltrekord rekord gold silber bronze finale rennen lauf sprint titel sieg"
  ).split(" "),
)

/** Behind a span or a length these show that it is not more than that: "über 5 Jahre verteilt". */
export const SPREAD_OVER: ReadonlySet<string> = new Set(
  "verteilt verteilte verteilten gestreckt hinweg hindurch gestundet abbezahlt abgeschrieben gerechnet".split(" "),
)

/** Between "unter" and a number these make it "among": "unter den 40 Toten". */
export const AMONG: ReadonlySet<string> = new Set("den diesen jenen ihren seinen unseren insgesamt".split(" "))

/** Words that a bracket after a number may hold for a hedge: "5.000 (geschätzt)". */
export const BRACKETED: ReadonlyMap<string, PointHedge> = new Map<string, PointHedge>([
  ["geschätzt", "about"],
  ["gesch", "about"],
  ["schätzung", "about"],
  ["circa", "about"],
  ["ca", "about"],
  ["max", "at-most"],
  ["maximal", "at-most"],
  ["höchstens", "at-most"],
  ["min", "at-least"],
  ["mindestens", "at-least"],
])

export const HEDGES_BEFORE: PhraseIndex<HedgeWord> = indexPhrases(listHedgePhrases(BEFORE))
export const HEDGES_AFTER: PhraseIndex<PointHedge> = indexPhrases(listHedgePhrases(AFTER))
export const FILLERS_BEFORE: PhraseIndex<true> = indexPhrases(FILLERS.map((phrase) => [phrase, true] as const))
