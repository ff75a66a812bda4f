import type { LinkWords } from "../languages/link-words.ts"
import { stemGerman } from "./stem.ts"

const FAMILIES = {
  getötet:
    "tot tote toten toter todesopfer todesopfern gestorben starben sterben starb getötet tötete töteten töten ermordet " +
    "umgekommen umkamen ums_leben leben_verloren gefallen gefallene erschossen todesfälle ertrunken",
  verletzt: "verletzt verletzte verletzten verletzter verwundet verwundete verwundeten verletzungen schwerverletzte",
  getroffen: "opfer opfern",
  abgeschossen: "abgeschossen abgefangen abschuss abschüsse neutralisiert",
  gestartet: "gestartet abgefeuert abgeworfen gestarteten",
  gefangen: "gefangen gefangengenommen gefangene gefangenen kriegsgefangene kriegsgefangenen",
  festgenommen: "festgenommen festnahmen festgenommene verhaftet verhaftete verhaftungen inhaftiert",
  angeklagt: "angeklagt angeklagte",
  verurteilt: "verurteilt verurteilte",
  verdächtig: "verdächtige verdächtigen täter angreifer schütze schützen",
  vermisst: "vermisst vermisste vermissten verschwunden",
  vertrieben: "vertrieben vertriebene evakuiert evakuierte obdachlos flüchtlinge geflohen geflüchtet geflüchtete",
  gerettet: "gerettet gerettete rettung überlebende überlebt befreit freigelassen",
  infiziert: "infiziert infizierte infektionen fälle erkrankt erkrankte ansteckungen neuinfektionen",
  genesen: "genesen genesene entlassen",
  getestet: "getestet tests test",
  geimpft: "geimpft geimpfte impfungen impfdosen",
  entsandt: "entsandt stationiert verlegt entsandte",
  beschädigt: "beschädigt beschädigte schäden",
  zerstört: "zerstört zerstörte zerstörten zerstörung",
  gewonnen: "gewonnen siege sieg gewann",
  verloren: "niederlagen niederlage",
  eingestellt: "eingestellt einstellungen",
  gekündigt: "gekündigt kündigungen stellenabbau stellen_gestrichen",
  eingenommen: "umsatz einnahmen eingespielt erlös erlöse",
  gekostet: "kosten kostete budget ausgaben haushalt",
  gewinn: "gewinn gewinne",
  schulden: "schulden verschuldung",
  geboren: "geburten geboren",
  gewählt: "stimmen wähler wählerstimmen",
}

const EMPTY =
  "der die das den dem des ein eine einer eines einem einen und oder aber in im an am auf bei beim von vom zu zum zur mit nach vor über " +
  "unter für gegen durch aus seit bis um als wie ist sind war waren wird werden wurde wurden hat haben hatte hatten sein " +
  "ihr ihre ihrer ihren seine er sie es wir ich man sich nicht auch nur noch schon so dass sowie rund etwa mehr weniger " +
  "fast knapp mindestens höchstens sagte laut zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig " +
  "hundert tausend million millionen milliarde milliarden dutzend erste zweite dritte zahl anzahl gesamt prozent"

export const GERMAN_LINK_WORDS: LinkWords = Object.freeze({
  families: FAMILIES,
  before: {},
  wholes: {
    getroffen: "getötet verletzt",
    gestartet: "abgeschossen",
    infiziert: "getötet genesen",
    getestet: "infiziert",
  },
  ofPeople:
    "getötet verletzt getroffen festgenommen angeklagt verurteilt verdächtig vermisst vertrieben gerettet infiziert eingestellt gekündigt geboren",
  empty: EMPTY,
  calendar:
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar jänner februar märz april mai juni juli august " +
    "september oktober november dezember",
  months: [
    "januar jänner jan",
    "februar feb",
    "märz",
    "april apr",
    "mai",
    "juni jun",
    "juli jul",
    "august aug",
    "september sept sep",
    "oktober okt",
    "november nov",
    "dezember dez",
  ],
  open: "menschen personen person leute weitere andere zahl opfer",
  articles: "ein eine einen einem einer",
  people:
    "mitglied mitglieder junge jungen mädchen jugendliche jugendlichen erwachsene erwachsenen vater mutter bürger beamte beamten arbeiter fahrer gast gäste nachbarn",
  places:
    "in im ins an am ans auf bei beim nahe aus durch von vom zu zum zur nach vor über unter während seit als wo mit ohne für gegen " +
    "hinter zwischen neben der des",
  joints: "und aber oder während die der das mit nach bevor als wobei",
  onward: /\b(?:bei|nach|mit|gegenüber)(?=(?:\s+[\p{L}-]+){1,3}\s+von\s*$)/u,
  stem: stemGerman,
})
