/** Verbs with which somebody says something, in the forms of the news. */
export const SPEECH_VERBS: ReadonlySet<string> = new Set([
  ..."sagte sagt sagten sagen erklärte erklärt erklärten meldete meldet meldeten berichtete berichtet".split(" "),
  ..."berichteten schrieb schreibt schrieben schätzt schätzte schätzten behauptet behauptete behaupteten".split(" "),
  ..."betonte betont betonten warnte warnt warnten bestätigte bestätigt bestätigten verkündete verkündeten".split(" "),
  ..."meinte meint glaubt versicherte versichert erläuterte ergänzte kritisierte prognostiziert prognostizierte".split(
    " ",
  ),
  ..."mitteilte mitteilten bekanntgab angab angaben hinzufügte".split(" "),
])

/** These say something together with a word that stands behind them: "teilte … mit", "sprach von". */
export const PARTICLE_VERBS: ReadonlyMap<string, RegExp> = new Map([
  ...pairs("teilte teilt teilten", /^mit$/),
  ...pairs("gab gibt gaben", /^(an|bekannt)$/),
  ...pairs("räumte räumt räumten", /^ein$/),
  ...pairs("fügte fügt fügten", /^hinzu$/),
  ...pairs("kündigte kündigt kündigten", /^an$/),
  ...pairs("sprach spricht sprachen sprechen", /^von$/),
  ...pairs("geht ging gehen gingen", /^aus$/),
  ...pairs("rechnet rechnete rechnen rechneten", /^mit$/),
  ...pairs("beziffert bezifferte bezifferten", /^(auf|mit)$/),
])

function pairs(verbs: string, particle: RegExp): [string, RegExp][] {
  return verbs.split(" ").map((verb) => [verb, particle])
}

/** What surveys and data do. */
export const SHOWING: ReadonlySet<string> = new Set("ergab ergaben zeigt zeigte zeigen zeigten ermittelte".split(" "))
/** Those who count do so before a number alone: "die Polizei zählte 5.000". */
export const COUNTING: ReadonlySet<string> = new Set(
  "zählte zählten registrierte registrierten verzeichnete".split(" "),
)

/** They have a capital at the start of a sentence alone, and are no names there. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set([
  ..."am im in an auf aus bei beim mit nach seit von vom zu zum zur vor für gegen über unter durch um bis laut".split(
    " ",
  ),
  ..."als wie wenn weil da nachdem bevor obwohl während dass ob und aber oder doch jedoch sondern denn so".split(" "),
  ..."es er sie wir ich ihr man wer was wo dabei zudem auch nur noch bereits insgesamt gestern heute zuvor".split(" "),
  ..."später danach damit dort hier inzwischen allerdings dagegen demnach gemäß zwischen rund etwa mehr".split(" "),
])

export const ARTICLES: ReadonlySet<string> = new Set([
  ..."der die das des dem den ein eine einer eines einem einen seine ihre sein ihr seiner ihrer kein keine".split(" "),
  ..."mehrere einige viele alle beide".split(" "),
])

/** Within a name: "ein Sprecher der Klinik", "der Bürgermeister von Graz", "Zahlen aus dem Ministerium". */
export const WITHIN_NAME: ReadonlySet<string> = new Set("von vom der des für aus zum zur in im bei beim".split(" "))

/** Nouns of those who speak, and parts of compounds of theirs. */
export const SPEAKER_NOUN =
  /(?:ministeri\p{L}*|minister\p{L}*|regierung|polizei|feuerwehr|behörden?|amts?|amtes|ämter|marine|armee|heer|militär|generalstab|sprecher\p{L}*|bürgermeister\p{L}*|präsident\p{L}*|kanzler\p{L}*|gouverneur\p{L}*|bank|bundesbank|institut\p{L}*|verband\p{L}*|verein\p{L}*|gewerkschaft|veranstalter\p{L}*|staatsanwaltschaft|gericht\p{L}*|klinik|krankenhaus|universität|kommission|agentur|zeitung|sender|experten|forscher\p{L}*|analysten|ökonomen|beamten?|beamter|sender|unternehmen|konzern|betreiber\p{L}*|chef\p{L}*|leiter\p{L}*|direktor\p{L}*|augenzeugen|zeugen|ärzte|retter|rettungskräfte|organisation|hilfswerk|geheimdienst|botschaft|küstenwache|zoll\p{L}*|studie|umfrage|bericht|statistik)$/u

/** Data that somebody has made. */
export const DATA =
  /^(angaben|zahlen|daten|statistik|studie|umfrage|bericht|berichten|schätzung|schätzungen|berechnungen|erhebung|analyse|mitteilung)$/

/** After "nach", and before who has said so. */
export const ACCOUNTS =
  /^(angaben|angabe|schätzung|schätzungen|berechnung|berechnungen|einschätzung|informationen|auskunft|darstellung|zahlen|daten|erkenntnissen|aussage|aussagen|worten|ansicht)$/
