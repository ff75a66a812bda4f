import { execFile } from "node:child_process"
import { mkdtempSync, readFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import t from "tap"
import { writeClaims } from "../../bench/claims/write-claims.ts"
import type { Row } from "../../bench/filing/benchmark.ts"

const run = promisify(execFile)
const ROOT = fileURLToPath(new URL("../..", import.meta.url))

t.test(
  "the claims of the benchmarks are the same in every run, one in three is a new figure, and ids are unique",
  async (t) => {
    const claims = writeClaims(3_000)
    t.same(claims, writeClaims(3_000))
    const figures = new Set(claims.map(({ subject, figure, asOf }) => `${subject.name} ${figure} ${asOf}`))
    const share = figures.size / claims.length
    t.ok(share > 0.3 && share < 0.5, `${share} of the claims are new figures`)
    t.equal(new Set(claims.map(({ externalId }) => externalId)).size, claims.length)
    const other = new Set(writeClaims(3_000, "B").map(({ subject }) => subject.name))
    t.notOk(claims.some(({ subject }) => other.has(subject.name)))
  },
)

const SIZES = ["--requests", "64", "--subjects", "8", "--rounds", "1"]

t.test("the filing benchmark runs from end to end, and tells new, warm and cold subjects apart", async (t) => {
  const { stdout, rows } = await bench(["filing", "--load", "c", ...SIZES])
  t.match(stdout, /^\| c: new figures, three conflicts \| +new and warm \| +64 \|/m)
  t.same(
    rows.map(({ name, state, connections }) => `${name}, ${state}, ${connections}`),
    [64, 1].flatMap((connections) =>
      ["new", "warm", "new and warm", "cold"].flatMap((state) =>
        ["countercheck", "bare, primary key", "bare, indexed"].map((name) => `${name}, ${state}, ${connections}`),
      ),
    ),
  )
  for (const row of rows) {
    t.ok(row.claimsASecond > 0 && row.ratio > 0 && row.wal > 0, `${row.name} was measured`)
    if (row.name === "countercheck" && row.state === "cold") t.equal(row.conflicts, 3)
  }
})

t.test("the benchmark of keys files with a key and without", async (t) => {
  const { rows } = await bench(["keys", ...SIZES])
  t.equal(rows.length, 12)
  for (const row of rows) t.ok(row.claimsASecond > 0 && row.ratio > 0, `${row.name} was measured`)
})

t.test("two processes on one database find the conflicts that one finds", async (t) => {
  const { rows } = await bench(["processes", "--load", "c", ...SIZES])
  t.same([...new Set(rows.map(({ name }) => name))], ["two processes", "one process"])
  for (const row of rows) t.ok(row.claimsASecond > 0 && row.ratio > 0, `${row.name} was measured`)
})

async function bench(args: readonly string[]) {
  const file = join(mkdtempSync(join(tmpdir(), "countercheck-bench-test-")), "result.json")
  const { stdout } = await run(process.execPath, ["bench/run.ts", ...args, "--json", file], { cwd: ROOT })
  const [{ benchmark, rows }] = JSON.parse(readFileSync(file, "utf8"))
  if (benchmark !== args[0]) throw new Error(`the result is of ${benchmark}`)
  return { stdout, rows: rows as Row[] }
}
