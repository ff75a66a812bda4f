import { readFileSync } from "node:fs"
import t from "tap"
import { printExact } from "../../src/quantity/exact.ts"
import type { Quantity } from "../../src/quantity/quantity.ts"
import { readFigure } from "../../src/quantity/read-figure.ts"
import { printInterval } from "./intervals.ts"

type Row = [wording: string, hedge: string, value: string | null, precision: string | null, unit: string, ...string[]]
type Table = { readings: Row[]; refused: [wording: string, because: string][] }

const table = JSON.parse(readFileSync(new URL("../conformance/readings.json", import.meta.url), "utf8")) as Table

t.test("every wording of the table means what the table says", async (t) => {
  t.ok(table.readings.length >= 300)
  for (const [wording, ...expected] of table.readings) {
    const read = readFigure(wording)
    t.strictSame(read.ok ? rowOf(read.value) : read.reason, expected, wording)
    t.equal(read.ok && read.value.text, wording)
  }
})

t.test("every wording that is no one figure is refused for the reason of the table", async (t) => {
  for (const [wording, because] of table.refused) {
    const read = readFigure(wording)
    t.match(read.ok ? rowOf(read.value) : read.reason, because, wording)
  }
})

function rowOf({ hedge, value, precision, unit, stated, implied }: Quantity) {
  return [
    hedge,
    value && printExact(value),
    precision && printExact(precision),
    unit,
    printInterval(stated),
    printInterval(implied),
  ]
}

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
