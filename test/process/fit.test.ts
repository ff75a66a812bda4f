import { mkdtempSync, readFileSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import t from "tap"
import { runProgram } from "../support/service.ts"

const COMMAND = "commands/fit.ts"

const SUBJECTS = [
  {
    id: "k",
    name: "People killed in the Mill Road fire",
    quotes: [{ text: "It killed 3 people.", start: 10, end: 11 }],
  },
  { id: "h", name: "Homes destroyed in the Mill Road fire", aliases: ["Houses lost on Mill Road"], unit: "1" },
]

const QUERIES = ["a", "b", "c", "d", "e", "f"].flatMap((article) => [
  {
    article,
    title: "Fire on Mill Road",
    date: "2019-05-05",
    sentence: "The fire killed 4 people.",
    start: 16,
    end: 17,
    gold: "k",
  },
  {
    article,
    title: "Fire on Mill Road",
    lead: "It was a dry day.",
    sentence: "It took 9 homes.",
    start: 8,
    end: 9,
    gold: "h",
  },
  { article, prev: "It was a dry day.", sentence: "She has 5 horses.", start: 8, end: 9, gold: null },
])

const folder = mkdtempSync(join(tmpdir(), "fit-"))

function write(name: string, lines: readonly unknown[]): string {
  const file = join(folder, name)
  writeFileSync(file, lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n"))
  return file
}

const [subjects, queries] = [write("subjects.jsonl", SUBJECTS), write("figures.jsonl", QUERIES)]

t.test("npm run fit writes the same model twice, and tells how it did", async (t) => {
  const run = async (out: string) =>
    runProgram(t, COMMAND, {}, ["--subjects", subjects, "--queries", queries, "--name", "en-7", "--out", out]).exited
  const [one, two] = [join(folder, "one.json"), join(folder, "two.json")]
  const first = await run(one)
  t.equal(first.code, 0, first.output)
  t.match(first.output, /^figures\.jsonl, by folds that had not seen it: 18 figures, right subject or rightly none \d/)
  t.equal((await run(two)).code, 0)
  t.equal(readFileSync(two, "utf8"), readFileSync(one, "utf8"))
  t.equal(JSON.parse(readFileSync(one, "utf8")).name, "en-7")
})

/** A file in the place of a good one, and what is said of it. */
const REFUSED: readonly (readonly ["subjects" | "queries", readonly unknown[], RegExp])[] = [
  ["subjects", [], /is empty; expected one JSON object a line/],
  ["subjects", [...SUBJECTS, "{"], /line 3: expected a JSON object, not \{/],
  ["subjects", [...SUBJECTS, { id: "k", name: "x" }], /line 3: the id "k" is that of line 1 too/],
  ["subjects", [{ ...SUBJECTS[0], unit: "furlong per pie" }, SUBJECTS[1]], /line 1: "unit" is "furlong per pie"/],
  ["subjects", [{ ...SUBJECTS[0], partOf: "z" }, SUBJECTS[1]], /line 1: "partOf" is "z", the id of no subject/],
  ["subjects", [{ id: "k" }], /line 1: "name" is missing; expected a text/],
  ["queries", [{ ...QUERIES[0], gold: "z" }], /line 1: "gold" is "z", the id of no subject/],
  [
    "queries",
    [{ ...QUERIES[0], end: 99 }],
    /line 1: "start" and "end" are 16 and 99; expected positions within a text of 25/,
  ],
  ["queries", [QUERIES[0], { ...QUERIES[0], date: "May 5" }], /line 2: "date" is "May 5"; expected a day, YYYY-MM-DD/],
  ["queries", [{ ...QUERIES[0], sentence: 4 }], /line 1: "sentence" is 4; expected a text/],
]

t.test("npm run fit refuses what is broken, with the line, and writes nothing", async (t) => {
  for (const [place, lines, reason] of REFUSED) {
    const files = { subjects, queries, [place]: write("broken.jsonl", lines) }
    const out = join(folder, "none.json")
    const args = ["--subjects", files.subjects, "--queries", files.queries, "--name", "en-7", "--out", out]
    const { code, output } = await runProgram(t, COMMAND, {}, args).exited
    t.equal(code, 3, output)
    t.match(output, reason)
    t.throws(() => readFileSync(out, "utf8"), { code: "ENOENT" })
  }
})

t.test("npm run fit tells how it is called", async (t) => {
  for (const args of [
    [],
    ["--subjects", subjects],
    ["--name"],
    ["--subjects", subjects, "--queries", queries, "--name", "7"],
  ]) {
    const { code, output } = await runProgram(t, COMMAND, {}, args).exited
    t.equal(code, 2, output)
    t.match(output, /npm run fit -- --subjects FILE/)
  }
  t.match(await runProgram(t, COMMAND, {}, ["--help"]).exited, { code: 0, output: /^npm run fit/ })
})
