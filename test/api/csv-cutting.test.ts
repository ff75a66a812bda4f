import { parse } from "csv-parse/sync"
import fc from "fast-check"
import t from "tap"
import { cutRecord, SEPARATORS, type Separator } from "../../src/api/imports/csv/separators.ts"
import { propertyRuns } from "../support/property-runs.ts"

/** As the library reads it; null where it is not one record. */
function cutByLibrary(text: string, separator: Separator): string[] | null {
  try {
    const options = { delimiter: separator, record_delimiter: ["\n", "\r\n"], relax_column_count: true }
    const records = parse(text, options) as string[][]
    return records.length === 1 ? (records[0] ?? null) : null
  } catch {
    return null
  }
}

const separators = fc.constantFrom(...Object.values(SEPARATORS))

t.test("a record with quotes is cut as csv-parse cuts it", async (t) => {
  const piece = fc.constantFrom('"', '""', ",", ";", "\t", "\n", "\r\n", "a", " ", "é", '"a"', '","')
  const texts = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => `${pieces.join("")}"`)
  let cut = 0
  fc.assert(
    fc.property(texts, separators, (text, separator) => {
      const expected = cutByLibrary(text, separator)
      if (expected !== null) cut += 1
      t.same(cutRecord(text, separator), expected, JSON.stringify(text))
    }),
    propertyRuns(5_000),
  )
  t.ok(cut > 100, `${cut} records could be cut`)
})

t.test("values come back as they were written", async (t) => {
  const cell = fc.string({ unit: fc.constantFrom('"', ",", ";", "\t", "\n", "a", "é", " ") })
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), separators, (cells, separator) => {
      const text = cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(separator)
      t.same(cutRecord(text, separator), cells)
    }),
    propertyRuns(500),
  )
})
