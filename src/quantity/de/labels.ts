/** Nouns after which a number is a name: "Artikel 5", "Boeing 737", "Gleis 9". All nouns have capitals here. */
export const LABELS: ReadonlySet<string> = new Set(
  (
    "absatz abs abschnitt agenda airbus anhang anlage apollo art artikel artikeln artikels ausgabe autobahn az band bild " +
    "boeing bundesstraße cac cop covid dax episode etappe expo falcon folge folgen formel foto ftse galaxy gate golf " +
    "größe hartz hotline ibex ic ice ipad iphone kalenderwoche kanal kapitel kategorie kl kosmos kw level mach mdax " +
    "modell nasdaq nikkei notruf nr nummer nummern paragraf paragrafen paragraph paragraphen phase phasen pixel platz " +
    "playstation plz postfach punkt radio rang rb re resolution rückennummer rufnummer runde satz schritt sdax seite " +
    "seiten sektion sektor sojus spieltag staffel startnummer stockwerk stoxx stufe stufen tabelle teil teile telefon " +
    "tel tempo team terminal top tor typ leopard model office chrome etage studio channel challenger us-highway variante version windows xbox ziffer § §§"
  )
    .split(" ")
    .concat(
      "bahnsteig block bus flug gleis gruppe halle haus klasse liga linie raum saal station straßenbahn tram zimmer zone zug".split(
        " ",
      ),
    ),
)

/** Labels of places, where people and things may be counted as well: "im Bus 40 Kinder". */
export const PLACES: ReadonlySet<string> = new Set(
  "bahnsteig block bus flug gruppe halle haus klasse raum saal station straßenbahn team tram zimmer zone zug".split(
    " ",
  ),
)

/** Labels that are shortened by a full stop. */
export const SHORT_LABELS: ReadonlySet<string> = new Set("nr art abs kl tel az str bd kap s".split(" "))

/** What stands before the letter of a road, a line or a train. */
export const ROADS: ReadonlySet<string> = new Set(
  "autobahn bundesautobahn bundesstraße landesstraße kreisstraße staatsstraße linie autobahnen bundesstraßen".split(
    " ",
  ),
)

/** Names that one number belongs to. */
export const NAMES: ReadonlyMap<string, string> = new Map([
  ["hannover", "96"],
  ["porsche", "911"],
])

/** Numbers of emergency lines. */
export const EMERGENCIES: ReadonlySet<string> = new Set(["110", "112", "116117", "911"])

/** Labels of several numbers: "Seiten 10 bis 12". */
export const PLURAL_LABELS: ReadonlySet<string> = new Set(
  "seiten nummern stufen phasen folgen teile artikel artikeln kapitel gleis zimmer ziffer paragrafen paragraphen §".split(
    " ",
  ),
)

/** How streets end: "Hauptstraße 12", "Musterweg 3". */
export const STREET_ENDINGS: readonly string[] = Object.freeze([
  ...["straße", "strasse", "str", "weg", "allee", "gasse", "platz", "damm", "ufer", "chaussee", "ring"],
])
