/** Nouns after which a number is a name: "Artikel 5", "Boeing 737", "Gleis 9". All nouns have capitals here. */
export const LABELS: ReadonlySet<string> = new Set([
  ...[
    "absatz",
    "abs",
    "bild",
    "foto",
    "artikeln",
    "stufen",
    "phasen",
    "folgen",
    "teile",
    "abschnitt",
    "airbus",
    "anhang",
    "anlage",
    "apollo",
    "art",
    "artikel",
    "artikels",
    "ausgabe",
  ],
  ...["az", "band", "bahnsteig", "block", "boeing", "bundesstraße", "covid", "dax", "etappe", "expo", "flug", "folge"],
  ...["formel", "gate", "gleis", "gruppe", "halle", "hartz", "haus", "iphone", "ipad", "kanal", "kapitel", "kategorie"],
  ...["klasse", "kl", "liga", "linie", "modell", "mach", "nr", "nummer", "nummern", "paragraf", "paragraph", "phase"],
  ...["platz", "plz", "punkt", "rang", "raum", "resolution", "runde", "saal", "satz", "schritt", "seite", "seiten"],
  ...["sektor", "sektion", "spieltag", "staffel", "stufe", "stockwerk", "tabelle", "teil", "terminal", "tor", "typ"],
  ...["variante", "version", "windows", "zimmer", "ziffer", "zone", "autobahn", "postfach", "telefon", "tel", "cop"],
  ...["agenda", "kosmos", "sojus", "falcon", "radio", "station", "tempo", "§", "§§"],
])

/** Labels of several numbers: "Seiten 10 bis 12". */
export const PLURAL_LABELS: ReadonlySet<string> = new Set(
  "seiten nummern stufen phasen folgen teile artikel artikeln kapitel gleis zimmer ziffer".split(" "),
)

/** How streets end: "Hauptstraße 12", "Musterweg 3". */
export const STREET_ENDINGS: readonly string[] = Object.freeze([
  ...["straße", "strasse", "str", "weg", "allee", "gasse", "platz", "damm", "ufer", "chaussee", "ring"],
])
