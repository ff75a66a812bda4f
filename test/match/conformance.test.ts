import { readFileSync } from "node:fs"
import t from "tap"
import { listPairs } from "./texts.ts"

/** Two texts, the pairs that disagree, and pairs that agree; there may be more of those. */
type Row = readonly [a: string, b: string, disagree: readonly string[], agree: readonly string[]]
type Table = { readonly about: string; readonly rows: readonly Row[] }

const FILE = new URL("../conformance/text-pairs.json", import.meta.url)
const { rows } = JSON.parse(readFileSync(FILE, "utf8")) as Table

t.test("test/conformance/text-pairs.json", async (t) => {
  for (const [a, b, disagree, agree] of rows) {
    for (const [pairs, order] of [
      [listPairs(a, b), "as it stands"],
      [listPairs(b, a).map(exchange), "with the texts exchanged"],
    ] as const) {
      const others = pairs.filter((pair) => !pair.endsWith(": agree"))
      t.strictSame(others.toSorted(), disagree.toSorted(), `${a} × ${b}: what disagrees, ${order}`)
      t.strictSame(
        agree.filter((pair) => !pairs.includes(pair)),
        [],
        `${a} × ${b}: what agrees, ${order}`,
      )
    }
  }
  t.equal(new Set(rows.map(([a, b]) => `${a} × ${b}`)).size, rows.length, "no row twice")
})

function exchange(pair: string): string {
  return pair.replace(/^(.*) × (.*): (.*)$/, "$2 × $1: $3")
}
