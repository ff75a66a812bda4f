import { readdirSync, readFileSync } from "node:fs"
import t from "tap"
import type { LanguageCode } from "../../src/quantity/languages/languages.ts"
import { pairTexts, readText } from "./texts.ts"

/** Whether figures of two texts on one event are in conflict, or are apart: of different things, or in agreement. */
type Row = readonly [expected: "conflict" | "apart", a: string, b: string]
type Table = { readonly about: string; readonly language: LanguageCode; readonly rows: readonly Row[] }

const TABLES = new URL("../conformance/pairs/", import.meta.url)

for (const name of readdirSync(TABLES)) {
  const { language, rows } = JSON.parse(readFileSync(new URL(name, TABLES), "utf8")) as Table
  t.test(`test/conformance/pairs/${name}`, async (t) => {
    for (const [expected, a, b] of rows) {
      t.equal(judge(a, b, language), expected, `${a} | ${b}`)
      t.equal(judge(b, a, language), expected, `exchanged: ${b} | ${a}`)
    }
    t.equal(new Set(rows.map(([, a, b]) => `${a} ${b}`)).size, rows.length, "no row twice")
  })
}

function judge(a: string, b: string, language: LanguageCode): Row[0] {
  const pairs = pairTexts(readText(a, { language }), readText(b, { language }))
  return pairs.some(({ verdict }) => verdict === "conflict") ? "conflict" : "apart"
}
