import t from "tap"
import { exact, printExact } from "../../src/quantity/numbers/exact.ts"
import { numberOf } from "../../src/quantity/numbers/numeral.ts"
import { indexPhrases } from "../../src/quantity/scan/phrases.ts"
import { type DigitStyle, readDigitsOf } from "../../src/quantity/scan/readers/digits.ts"
import { readSlashFraction } from "../../src/quantity/scan/readers/fractions.ts"
import {
  type HedgeWord,
  type HedgeWords,
  listHedgePhrases,
  readHedgeAfterOf,
  readHedgesBeforeOf,
} from "../../src/quantity/scan/readers/hedges.ts"
import { type OrderWords, readOrderOf, readVagueOf } from "../../src/quantity/scan/readers/orders.ts"
import { readYearsOf } from "../../src/quantity/scan/readers/years.ts"
import { type Token, tokenize } from "../../src/quantity/scan/tokenize.ts"

/** A language that the service does not read, of a few words: what readers share must serve it by its words alone. */
const STYLE: DigitStyle = {
  shapes: [/^\d+(,\d+)?$/],
  decimalMark: ",",
  toDecimal: (text) => text.replace(",", "."),
  explainShape: (text) => `"${text}" is no number here`,
}

const HEDGES: HedgeWords = {
  before: indexPhrases<HedgeWord>(listHedgePhrases({ about: ["environ"], "more-than": ["plus de"], range: ["entre"] })),
  after: indexPhrases(listHedgePhrases({ "at-least": ["ou plus"] })),
  fillers: indexPhrases([["autres", true] as const]),
  isOfVerb: (scan, { start }) => scan.tokens[start - 1]?.text === "parle",
  isNegated: (scan, start, from) => start > from && scan.tokens[start - 1]?.text === "pas",
  bracketed: new Map(),
  fitsAfter: () => true,
}

const ORDERS: OrderWords = {
  orders: indexPhrases([["dizaines", "dozens"] as const]),
  vague: indexPhrases([["plusieurs", true] as const]),
  of: "de",
  more: "plus",
  beforeDegree: new Set(["combien"]),
  hedges: HEDGES.before,
  isNumberWord: (token: Token | undefined) => token?.text === "cent",
  readHedgesBefore: (scan, at, from) => readHedgesBeforeOf(HEDGES, scan, at, from),
  readUnitAfter: (scan, at) => (scan.tokens[at]?.text === "km" ? { end: at + 1, code: "km", isCents: false } : null),
}

for (const [text, value, isPlain] of [
  ["12 000", "12000", false],
  ["1 234,5", "1234.5", false],
  ["7,0", "7", false],
  ["1914", "1914", true],
] as const) {
  t.test(`digits: ${text}`, async (t) => {
    const read = readDigitsOf(STYLE, tokenize(text).tokens, 0)
    t.match(read, { end: tokenize(text).tokens.length, isPlain })
    t.equal(read && "numeral" in read ? printExact(numberOf(read.numeral)) : null, value)
  })
}

t.test("digits that the language does not write so are refused with its own words", async (t) => {
  t.same(readDigitsOf(STYLE, tokenize("1.5").tokens, 0), { end: 1, reason: '"1.5" is no number here' })
  t.match(readDigitsOf(STYLE, tokenize("007").tokens, 0), { reason: '"007" starts with a zero' })
  t.equal(readDigitsOf(STYLE, tokenize("sept").tokens, 0), null)
  t.match(readDigitsOf(STYLE, tokenize("12 0000").tokens, 0), { end: 1 }, "four digits are no group")
})

t.test("hedges before a number, the nearest first", async (t) => {
  const before = (text: string) => readHedgesBeforeOf(HEDGES, tokenize(text), tokenize(text).tokens.length - 1, 0)
  t.same(before("plus de autres 200"), { start: 0, announcedAt: null, words: ["more-than"], isNegated: false })
  t.same(before("entre environ 200"), { start: 1, announcedAt: 0, words: ["about", "range"], isNegated: false })
  t.same(before("pas 200"), { start: 1, announcedAt: null, words: [], isNegated: true })
  t.same(before("parle plus de 200").words, [], "the verb takes the words for itself")
  t.same(before("autres 200").start, 1, "a filler alone belongs to the sentence")
  t.same(before("environ-200").words, [], "a compound is no hedge")
})

t.test("a hedge after a number is at most three words away", async (t) => {
  const after = (text: string) => readHedgeAfterOf(HEDGES, tokenize(text), 1)
  t.same(after("200 ou plus"), { end: 3, hedge: "at-least" })
  t.same(after("200 a b c ou plus"), { end: 6, hedge: "at-least" })
  t.equal(after("200 a b c d ou plus"), null)
  t.equal(after("200, ou plus"), null, "a mark ends the search")
})

t.test("orders and vague words with what they count", async (t) => {
  const order = (text: string, at: number) => readOrderOf(ORDERS, tokenize(text), at, 0, { unit: null })
  t.match(order("dizaines de km", 0), { start: 0, end: 3, kind: "figure", unit: "km", meaning: { order: "dozens" } })
  t.match(order("plus de dizaines", 2), { start: 0, end: 3, kind: "figure", unit: null })
  const vague = (text: string, at: number) => readVagueOf(ORDERS, tokenize(text), at, { unit: null })
  t.match(vague("plusieurs km", 0), { end: 2, kind: "figure", unit: "km", meaning: { hedge: "vague" } })
  for (const text of ["plusieurs plus", "plusieurs 100", "plusieurs cent"]) t.equal(vague(text, 0), null, text)
  t.equal(vague("combien plusieurs", 1), null)
})

t.test("a fraction with a slash, further ones only before the word for it", async (t) => {
  const slash = (text: string, of: string | null) => readSlashFraction(tokenize(text).tokens, 0, of)?.value ?? null
  t.ok(slash("1/2", null)?.equals(exact("1/2")))
  t.ok(slash("1/16 de", "de")?.equals(exact("1/16")))
  for (const [text, of] of [
    ["1/16 de", null],
    ["1/16", "de"],
    ["16/1 de", "de"],
    ["1/2/2024", null],
    ["24/7", "de"],
  ] as const) {
    t.equal(slash(text, of), null, `${text}, ${of}`)
  }
})

t.test("years end where the language says that they count something", async (t) => {
  const words = {
    decadeEnding: /^e$/,
    decade: "a decade",
    countsAfter: (_scan: unknown, after: Token) => after.text === "km",
  }
  const years = (text: string) => readYearsOf(words, tokenize(text), 0)
  t.match(years("1990e"), { end: 2, what: "a decade" })
  t.match(years("1914-1918"), { end: 3, what: "a span of years" })
  t.match(years("1999/00"), { end: 3, what: "a span of years" })
  for (const text of ["1914-1918 km", "1914-10", "1914 -1918", "1400-1450"]) t.equal(years(text), null, text)
})
