import { type Exact, exact, powerOfTen } from "../numbers/exact.ts"

const ONES = ["null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
const TEENS = [
  "zehn",
  "elf",
  "zwölf",
  "dreizehn",
  "vierzehn",
  "fünfzehn",
  "sechzehn",
  "siebzehn",
  "achtzehn",
  "neunzehn",
]
const TENS = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]

/** "ein" counts only where something follows that shows it: a scale, a unit, a fraction. It is the article as well. */
export const ONE_WORDS: ReadonlySet<string> = new Set(["ein", "eine", "einen", "einem", "einer", "eines"])

/** Every number below a hundred, one word each, also as it is spelled without umlauts and in Switzerland. */
export const BELOW_HUNDRED: ReadonlyMap<string, number> = new Map(
  [...listBelowHundred()].flatMap(([word, value]) => spellings(word).map((one): [string, number] => [one, value])),
)

function* listBelowHundred(): Generator<[string, number]> {
  yield* ONES.map((word, value): [string, number] => [word, value])
  yield* TEENS.map((word, index): [string, number] => [word, 10 + index])
  yield ["zwo", 2]
  for (const [index, tens] of TENS.entries()) {
    const value = 20 + 10 * index
    yield [tens, value]
    for (let one = 1; one < 10; one += 1) yield [`${one === 1 ? "ein" : ONES[one]}und${tens}`, value + one]
  }
}

/** A word also without umlauts, and with ss as Switzerland writes it. */
function spellings(word: string): string[] {
  const plain = word.replaceAll("ü", "ue").replaceAll("ö", "oe")
  return [...new Set([word, plain, word.replaceAll("ß", "ss"), plain.replaceAll("ß", "ss")])]
}

/** Written apart from their number. Each a thousand times the one before it: the long scale. */
export const SCALES: ReadonlyMap<string, Exact> = new Map([
  ["hundert", powerOfTen(2)],
  ["tausend", powerOfTen(3)],
  ["million", powerOfTen(6)],
  ["millionen", powerOfTen(6)],
  ["milliarde", powerOfTen(9)],
  ["milliarden", powerOfTen(9)],
  ["billion", powerOfTen(12)],
  ["billionen", powerOfTen(12)],
  ["billiarde", powerOfTen(15)],
  ["billiarden", powerOfTen(15)],
  ["dutzend", exact(12)],
])

/** Shortened after digits, mostly with a full stop. */
export const SHORT_SCALES: ReadonlyMap<string, Exact> = new Map([
  ["tsd", powerOfTen(3)],
  ["mio", powerOfTen(6)],
  ["mill", powerOfTen(6)],
  ["mrd", powerOfTen(9)],
  ["mia", powerOfTen(9)],
  ["bio", powerOfTen(12)],
])

/** Written together with a currency: "15 TEUR", "20 M€". */
export const MONEY_SCALES: ReadonlyMap<string, Exact> = new Map([
  ["k", powerOfTen(3)],
  ["T", powerOfTen(3)],
  ["Tsd", powerOfTen(3)],
  ["M", powerOfTen(6)],
  ["Mio", powerOfTen(6)],
  ["Mrd", powerOfTen(9)],
])

/** What "drei Viertel" divides by; with "n" in the dative. */
export const DENOMINATORS: ReadonlyMap<string, number> = new Map(
  ["halb", "drittel", "viertel", "fünftel", "sechstel", "siebtel", "achtel", "neuntel", "zehntel"].flatMap(
    (word, index): [string, number][] => [
      [word, index + 2],
      [`${word}n`, index + 2],
    ],
  ),
)

/** "eine halbe Million", "ein halbes Dutzend". */
export const HALVES: ReadonlySet<string> = new Set(["halb", "halbe", "halben", "halber", "halbes"])

const PARTS: readonly (readonly [ending: string, value: string])[] = [
  ["einhalb", "1/2"],
  ["einviertel", "1/4"],
  ["dreiviertel", "3/4"],
]

/** Numbers with a part in one word: "anderthalb", "zweieinhalb Millionen", "zehndreiviertel". */
export const WITH_HALF: ReadonlyMap<string, Exact> = new Map([
  ["anderthalb", exact("3/2")],
  ...[["ein", 1] as const, ...BELOW_HUNDRED].flatMap(([word, whole]) =>
    whole === 0 || word === "eins"
      ? []
      : PARTS.map(([end, part]): [string, Exact] => [word + end, exact(whole).add(part)]),
  ),
])

/** Between "ein" and what it is one of: "eine gute Million", "ein knappes Drittel". */
export const TEMPERS: ReadonlyMap<string, "just-over" | "nearly"> = new Map(
  ["e", "er", "es", "en", "em"].flatMap((ending): [string, "just-over" | "nearly"][] => [
    [`gut${ending}`, "just-over"],
    [`knapp${ending}`, "nearly"],
  ]),
)
