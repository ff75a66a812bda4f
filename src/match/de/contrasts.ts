import { type ContrastClass, type ContrastIndex, indexContrasts } from "../languages/contrasts.ts"
import { GERMAN_COUNTRIES } from "./countries.ts"

const MONEY = ["money"]
const COUNT = ["count"]
const SHARE = ["percent"]

/** What stands in groups of one class excludes each other as a description of one figure. */
const CLASSES: Readonly<Record<string, ContrastClass>> = {
  account: {
    of: MONEY,
    groups: [
      "umsatz umsätze erlös erlöse einnahmen",
      "gewinn gewinne überschuss jahresüberschuss nettogewinn verlust verluste fehlbetrag",
      "kosten kostet kosteten ausgaben budget",
      "preis preise ticket kostet kosteten kosten",
      "schulden kredit kredite",
      "steuer steuern",
      "bußgeld geldstrafe strafe",
      "schadenersatz entschädigung",
      "kaution",
      "investition investitionen investiert",
      "angebot bietet bot gebot",
      "wert bewertet bewertung",
      "lohn löhne gehalt gehälter",
    ],
  },
  profit: {
    of: MONEY,
    groups: [
      "operativ operative operativer",
      "vor_steuern",
      "netto nettogewinn jahresüberschuss nach_steuern",
      "brutto",
    ],
  },
  trade: {
    groups: ["import importe importiert einfuhr einfuhren", "export exporte exportiert ausfuhr ausfuhren"],
  },
  fate: {
    of: COUNT,
    groups: [
      "tote toten todesopfer getötet starben gestorben leben",
      "verletzt verletzte verletzten verwundet verwundete",
      "vermisst vermisste",
      "gerettet",
      "festgenommen festnahmen verhaftet",
      "angeklagt",
      "verurteilt",
      "evakuiert geflohen vertrieben obdachlos",
      "infiziert infizierte fälle infektionen",
      "genesen genesene",
      "geimpft",
    ],
  },
  who: {
    of: COUNT,
    groups: [
      "zivilist zivilisten",
      "soldat soldaten",
      "polizist polizisten",
      "schüler",
      "lehrer",
      "patienten",
      "passagiere fahrgäste",
    ],
  },
  sex: { groups: ["mann männer männern jungen", "frau frauen mädchen"] },
  age: { groups: ["erwachsene erwachsenen", "kind kinder kindern jugendliche", "senioren rentner"] },
  measure: {
    of: SHARE,
    groups: ["wahlbeteiligung", "stimmen", "arbeitslosigkeit arbeitslosenquote", "inflation teuerung", "leitzins"],
  },
  stance: { groups: ["befürworten unterstützen zustimmung dafür", "lehnen_ab ablehnung dagegen"] },
  country: { all: true, groups: GERMAN_COUNTRIES },
  month: {
    isPeriod: true,
    groups: "januar februar märz april mai juni juli august september oktober november dezember".split(" "),
  },
  year_meant: { groups: ["vorjahr letzten_jahr vergangenen_jahr", "diesem_jahr laufenden_jahr", "nächsten_jahr"] },
  span: {
    groups: [
      "quartal",
      "halbjahr",
      "gesamtjahr jährlich im_jahr vergangenen_jahr",
      "diese_woche dieser_woche vergangene_woche",
      "seit_beginn bisher insgesamt",
    ],
  },
  event: { withNoun: true, groups: ["vor", "nach"] },
  extreme: { groups: ["höchstens höchste maximal", "niedrigste minimal", "durchschnittlich durchschnitt"] },
  outlook: {
    groups: [
      "erwartet erwarteten erwartung prognose prognosen rechnen gerechnet ziel plant planen",
      "stieg sank fiel wuchs legte schrumpfte erreichte verlor",
    ],
  },
  extent: {
    of: ["length"],
    groups: ["lang länge", "breit breite", "hoch höhe", "tief tiefe", "dick dicke"],
  },
  delivery: { groups: ["bestellt bestellung", "geliefert erhalten"] },
  claim: { groups: ["forderte fordert gefordert verlangte beantragt", "verurteilt verurteilte zugesprochen"] },
  staff: { groups: ["einstellen eingestellt", "entlassen streichen gestrichen abbauen"] },
  shops: { groups: ["öffnen eröffnen eröffnet", "schließen schließt geschlossen"] },
  compass: { groups: ["norden nördlich", "süden südlich", "osten östlich", "westen westlich"] },
}

export const GERMAN_CONTRASTS: ContrastIndex = indexContrasts({
  classes: CLASSES,
  marks: ["rivale rivalin gegner gegnerin konkurrent konkurrentin mutterkonzern muttergesellschaft"],
  roles: "nach aus",
  within: "in im für während",
  ordinals: [
    "erste ersten erster erstes",
    "zweite zweiten zweiter zweites",
    "dritte dritten dritter drittes",
    "vierte vierten vierter viertes",
    "fünfte fünften fünfter fünftes",
  ],
  aside: "von durch gegen als wie",
  joints: "und aber oder während doch sondern dass darunter",
  purposes: {
    allotting:
      "sieht vorsieht stellt bereitstellt gibt enthält umfasst darunter spendet spendete zahlt bewilligt bewilligte verspricht versprach",
    before: "für",
    and: "und",
    ends: "in im von vom aus mit über bei seit bis zu zum vor vorgesehen bereit aus ist sind wird werden wurde wurden hat haben aber oder",
  },
  places: {
    // Every noun has a capital, so that a name behind "in" need be no place. Countries are known.
    before: "",
    between: "der dem den die das",
    world: "weltweit global",
    nation: "landesweit bundesweit",
    others: "",
  },
  names: null,
})
