import { execFile } from "node:child_process"
import { mkdtempSync, readFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import t from "tap"
import { writeClaims } from "../../bench/claims/write-claims.ts"

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

t.test("the filing benchmark runs from end to end", async (t) => {
  const file = join(mkdtempSync(join(tmpdir(), "countercheck-bench-test-")), "result.json")
  const args = ["bench/run.ts", "filing", "--requests", "64", "--rounds", "1", "--json", file]
  const { stdout } = await run(process.execPath, args, { cwd: ROOT })
  t.match(stdout, /^\| countercheck +\| +64 \|/m)
  const [{ benchmark, rows }] = JSON.parse(readFileSync(file, "utf8"))
  t.equal(benchmark, "filing")
  t.same(
    rows.map(({ name, connections }: { name: string; connections: number }) => `${name}, ${connections}`),
    [64, 1].flatMap((connections) =>
      ["countercheck", "bare Fastify + pg", "bare Fastify + pg, indexed"].map((name) => `${name}, ${connections}`),
    ),
  )
  for (const row of rows) t.ok(row.claimsASecond > 0 && row.ratio > 0, `${row.name} was measured`)
})

t.test("the benchmark of keys files with a key and without", async (t) => {
  const file = join(mkdtempSync(join(tmpdir(), "countercheck-bench-test-")), "result.json")
  const args = ["bench/run.ts", "keys", "--requests", "64", "--rounds", "1", "--json", file]
  await run(process.execPath, args, { cwd: ROOT })
  const [{ rows }] = JSON.parse(readFileSync(file, "utf8"))
  t.equal(rows.length, 4)
  for (const row of rows) t.ok(row.claimsASecond > 0 && row.ratio > 0, `${row.name} was measured`)
})
