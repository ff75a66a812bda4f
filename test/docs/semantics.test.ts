import { existsSync, readdirSync, readFileSync } from "node:fs"
import t from "tap"
import { compareWithSum, compareWordings } from "../../docs/pictures/examples.ts"
import { nameOutcome } from "../../docs/pictures/name-outcome.ts"
import { PICTURES } from "../../docs/pictures/pictures.ts"
import { printVerdict } from "../../src/compare/tell/print-verdict.ts"
import { printReading, type Reading } from "../../src/quantity/numbers/reading.ts"
import { readFigure } from "../../src/quantity/read-figure.ts"
import { readCircumstances } from "./circumstances.ts"
import { type Row, readTables } from "./markdown-tables.ts"

const DOCS = new URL("../../docs/", import.meta.url)
const page = readFileSync(new URL("semantics.md", DOCS), "utf8")
const tables = readTables(page)
const rowsWith = (...columns: string[]) =>
  tables.filter((table) => columns.every((name) => table.columns.includes(name))).flatMap(({ rows }) => rows)

for (const { wording = "", ...readings } of rowsWith("wording", "stated", "implied")) {
  t.test(`docs/semantics.md: ${wording}`, async (t) => {
    const read = readFigure(wording)
    if (!read.ok) throw new Error(read.reason)
    t.strictSame({ stated: interval(read.value.stated), implied: interval(read.value.implied) }, readings)
  })
}

for (const row of rowsWith("a", "b")) {
  t.test(`docs/semantics.md: ${row.a} x ${row.b} ${row.circumstances ?? ""}`, async (t) => {
    t.strictSame(answerFor(row), row)
  })
}

for (const row of rowsWith("whole", "parts")) {
  t.test(`docs/semantics.md: ${row.whole} beside ${row.parts}`, async (t) => {
    const { whole = "", parts = "", circumstances = "" } = row
    const verdict = compareWithSum(whole, parts.split(" + "), readCircumstances(circumstances))
    const { stated, implied } = verdict.readings.b
    const sum = { "sum stated": interval(stated), "sum implied": interval(implied) }
    t.strictSame({ whole, parts, circumstances, verdict: nameOutcome(verdict), ...sum }, row)
  })
}

t.ok(rowsWith("a", "b").length > 60 && rowsWith("wording").length > 30, "the tables were found")

/** The row as the engine would write it. */
function answerFor({ a = "", b = "", circumstances, ...asked }: Row): Row {
  const verdict = compareWordings(a, b, readCircumstances(circumstances ?? ""))
  const { relation, gap, allowed, explanation } = printVerdict(verdict)
  const answers: Record<string, string> = {
    verdict: nameOutcome(verdict),
    relation: relation ?? "",
    "gap stated": gap?.stated.absolute ?? "",
    "gap implied": gap?.implied.absolute ?? "",
    "allowed stated": allowed?.stated ?? "",
    "allowed implied": allowed?.implied ?? "",
    sentence: explanation,
  }
  const answered = Object.keys(asked).map((name) => [name, answers[name] ?? `no column that is checked: ${name}`])
  return { a, b, ...(circumstances !== undefined && { circumstances }), ...Object.fromEntries(answered) }
}

/** "[9500, 10500)", "(7000, ∞)" */
function interval(reading: Reading): string {
  const { min, max, minOpen, maxOpen } = printReading(reading)
  const start = min === null ? "(-∞" : `${minOpen ? "(" : "["}${min}`
  return `${start}, ${max === null ? "∞)" : `${max}${maxOpen ? ")" : "]"}`}`
}

t.test("the pictures are what the engine draws now", async (t) => {
  for (const [name, draw] of Object.entries(PICTURES)) {
    const file = new URL(`pictures/${name}`, DOCS)
    t.ok(existsSync(file) && readFileSync(file, "utf8") === draw(), `${name}: run "npm run pictures"`)
    t.ok(page.includes(`](pictures/${name})`), `${name} is shown`)
  }
  const drawn = readdirSync(new URL("pictures/", DOCS)).filter((name) => name.endsWith(".svg"))
  t.strictSame(drawn.sort(), Object.keys(PICTURES).sort(), "no picture that nobody draws")
})
