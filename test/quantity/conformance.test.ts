import { readFileSync } from "node:fs"
import t from "tap"
import type { LanguageCode } from "../../src/quantity/languages/languages.ts"
import { printExact } from "../../src/quantity/numbers/exact.ts"
import type { Quantity } from "../../src/quantity/quantity.ts"
import { readFigure } from "../../src/quantity/read-figure.ts"
import { printInterval } from "./intervals.ts"

type Row = [wording: string, hedge: string, value: string | null, precision: string | null, unit: string, ...string[]]
type Table = { language: LanguageCode; readings: Row[]; refused: [wording: string, kind: string][] }

const readTable = (name: string) =>
  JSON.parse(readFileSync(new URL(`../conformance/${name}`, import.meta.url), "utf8")) as Table
const TABLES = [
  { table: readTable("readings.json"), readings: 650, refused: 220 },
  { table: readTable("readings-de.json"), readings: 120, refused: 80 },
]

/** How our refusals say what the kinds of the table mean. */
const KINDS: Record<string, RegExp> = {
  none: /no figure was found in "[^"]*"$/,
  date: /reads as a date/,
  year: /reads as a year/,
  years: /reads as (a decade|a span of years)/,
  time: /reads as a time of day/,
  ordinal: /reads as an ordinal/,
  code: /reads as part of a name or code/,
  label: /reads as a label/,
  score: /reads as a score/,
  pair: /reads as .*pair of numbers/,
  telephone: /reads as a telephone number/,
  multiple: /reads as a multiple/,
  numeral: /grouped in threes|several ways|starts with a zero/,
  words: /do not make one number/,
  several: /two figures were found/,
  denied: /a number that is denied/,
  spreadsheet: /a spreadsheet (shows|has)|formula in a spreadsheet/,
  brackets: /write it without brackets/,
  incomplete: /needs two numbers/,
  impossible: /cannot be negative|nothing of this unit is below 0/,
  unit: /can mean .* (say|write) which/,
  contradiction: /hedges contradict/,
  order: /an upper bound on so rough a word/,
  descending: /a range must rise/,
  limit: /up to 30 digits/,
  language: /the text (seems to be|is in)/,
}

for (const { table, ...least } of TABLES) {
  const { language } = table

  t.test(`every wording of the table means what the table says: ${language}`, async (t) => {
    t.ok(table.readings.length >= least.readings)
    for (const [wording, ...expected] of table.readings) {
      const read = readFigure(wording, { language })
      t.strictSame(read.ok ? rowOf(read.value) : read.reason, expected, wording)
      t.equal(read.ok && read.value.text, wording)
    }
  })

  t.test(`every wording that is no one figure is refused, for the kind of reason it says: ${language}`, async (t) => {
    t.ok(table.refused.length >= least.refused)
    for (const [wording, kind] of table.refused) {
      const read = readFigure(wording, { language })
      t.match(read.ok ? JSON.stringify(rowOf(read.value)) : read.reason, KINDS[kind] ?? kind, `${wording}: ${kind}`)
    }
  })

  t.test(`no wording stands twice in the table: ${language}`, async (t) => {
    const wordings = [...table.readings, ...table.refused].map(([wording]) => wording)
    t.equal(new Set(wordings).size, wordings.length)
  })
}

function rowOf({ hedge, value, precision, unit, stated, implied, rounded }: Quantity) {
  return [
    hedge,
    value && printExact(value),
    precision && printExact(precision),
    unit,
    printInterval(stated),
    printInterval(implied),
    ...(rounded === undefined ? [] : [printInterval(rounded)]),
  ]
}

t.test("what can be read in two ways is settled by the language, never across languages", async (t) => {
  const rows: [wording: string, en: string | null, de: string | null][] = [
    ["1.234", "1.234", "1234"],
    ["1,234", "1234", "1.234"],
    ["12.000", null, "12000"],
    ["12,5", null, "12.5"],
    ["12.5", "12.5", null],
    ["1.234,5", null, "1234.5"],
    ["1,234.5", "1234.5", null],
    ["12 000", "12000", "12000"],
  ]
  const readValue = (wording: string, language: LanguageCode) => {
    const read = readFigure(wording, { language })
    return read.ok && read.value.value ? printExact(read.value.value) : null
  }
  for (const [wording, ...expected] of rows) {
    t.strictSame([readValue(wording, "en"), readValue(wording, "de")], expected, wording)
  }
  t.equal(readValue("5 Billionen", "de"), "5000000000000", "the German Billion is the English trillion")
})

t.test("the expected unit is that of a wording without one, and settles what is ambiguous", async (t) => {
  const rows: [wording: string, context: string, unit: string, value: string][] = [
    ["over 7,000", "km2", "km2", "7000"],
    ["7,000 troops", "1", "1", "7000"],
    ["5 kg", "km", "kg", "5"],
    ["12m", "m", "m", "12"],
    ["12m", "USD", "USD", "12000000"],
    ["$5m", "AUD", "AUD", "5000000"],
    ["12 pounds", "GBP", "GBP", "12"],
    ["12 pounds", "[lb_av]", "[lb_av]", "12"],
    ["20 degrees", "[degF]", "[degF]", "20"],
    ["500 tons", "t", "t", "500"],
    ["2024", "1", "1", "2024"],
  ]
  for (const [wording, context, unit, value] of rows) {
    const read = readFigure(wording, { unit: context })
    t.equal(read.ok && read.value.unit, unit, wording)
    t.equal(read.ok && read.value.value && printExact(read.value.value), value, wording)
  }
})

t.test("a refusal names what was found", async (t) => {
  const reasonOf = (wording: string, unit?: string) => {
    const read = readFigure(wording, unit === undefined ? {} : { unit })
    return read.ok ? "" : read.reason
  }
  t.match(reasonOf("10,000 troops and 200 tanks"), '"10,000" and "200"')
  t.match(reasonOf("x".repeat(501)), "501 characters")
  t.match(reasonOf("7", "furlongs"), '"furlongs" is not a known unit')
  t.match(reasonOf("Article 5"), '"5" reads as a label')
})

t.test("a year in a bracket behind a figure is its date, whatever unit is expected", async (t) => {
  const rows: [wording: string, unit: string, value: string | null][] = [
    ["$3.8 billion (2024)", "USD", "3800000000"],
    ["346 (2006)", "1", "346"],
    ["346 (2006 census)", "1", "346"],
    ["5.0% (Q1 2026)", "%", "5"],
    ["2,000 (1999)", "1", "2000"],
    ["300 (FY2023)", "1", "300"],
    ["346 (about 2006)", "1", "346"],
    ["346 (2006 men)", "1", null],
    ["346 (500)", "1", null],
  ]
  for (const [wording, unit, value] of rows) {
    const read = readFigure(wording, { unit })
    t.equal(read.ok && read.value.value ? printExact(read.value.value) : null, value, wording)
  }
})
