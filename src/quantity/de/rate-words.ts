/** "pro Barrel", "je Tonne", "km/s". */
export const PER_WORDS: ReadonlySet<string> = new Set(["pro", "je", "/"])

/** Adverbs of a rate. */
export const ADVERBS_OF_RATE: ReadonlyMap<string, string> = new Map([
  ["jährlich", "a"],
  ["monatlich", "mo"],
  ["wöchentlich", "wk"],
  ["täglich", "d"],
  ["stündlich", "h"],
])

/** "pro Million Einwohner" */
export const PER_MILLIONS: ReadonlyMap<string, string> = new Map([
  ["hundert", "%"],
  ["tausend", "[ppth]"],
  ["million", "[ppm]"],
  ["milliarde", "[ppb]"],
])

/** Before a span of time that makes a rate. `isOfPrice`: only behind money, and of other units too. */
export const BEFORE_SPAN: readonly { readonly words: readonly string[]; readonly isOfPrice: boolean }[] = Object.freeze(
  [
    ...["im", "am", "in der", "jeden", "jede", "jedes"].map((words) => ({ words: words.split(" "), isOfPrice: false })),
    ...["die", "der", "den", "das"].map((word) => ({ words: [word], isOfPrice: true })),
  ],
)

/** Behind "im Jahr" these name one year: "im Jahr zuvor", "am Tag der Wahl", "in der Woche vor Ostern". */
export const MOMENTS: ReadonlySet<string> = new Set(
  (
    "zuvor davor danach darauf später vorher vor nach seit der des dem den die das als ab bis zwischen von vom zur zum " +
    "eins zwei drei vier fünf"
  ).split(" "),
)

/** What so many cases are of. */
export const OF_PEOPLE: ReadonlySet<string> = new Set(
  "einwohner einwohnern einwohnerinnen menschen personen geburten lebendgeburten bürger kinder".split(" "),
)

/** Between an amount and what it is per: "2.500 Euro brutto im Monat". */
export const BESIDE_PRICES: ReadonlySet<string> = new Set(
  "brutto netto warm kalt mehr weniger extra zusätzlich".split(" "),
)
