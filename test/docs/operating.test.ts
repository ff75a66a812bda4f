import { readFileSync } from "node:fs"
import { parser } from "@prometheus-io/lezer-promql"
import t from "tap"
import * as signals from "../../src/operations/signals.ts"
import { startApp, type TestApp } from "../support/app.ts"
import { type Family, scrape } from "../support/exposition.ts"
import { until } from "../support/service.ts"
import { readTables } from "./markdown-tables.ts"

/** Holds docs/operating.md to what the service does: every metric, every query, every statement. */
const PAGE = readFileSync(new URL("../../docs/operating.md", import.meta.url), "utf8")
/** Those of every Node service, which the page names as a group. */
const OF_THE_PROCESS = /^(process|nodejs)_/
/** Prometheus's own, of each scrape; and what it adds to every series. */
const OF_PROMETHEUS = new Map([["up", []]])
const ADDED_LABELS = ["job", "instance"]

const told = readTables(PAGE)
  .filter(({ columns }) => columns[0] === "metric")
  .flatMap(({ rows }) => rows)
  .map((row) => ({ name: unquote(row.metric), type: row.type, labels: (row.labels ?? "").split(/, ?/).map(unquote) }))

t.test("the table has every metric that is exported, and no other, each with its type and labels", async (t) => {
  const exported = await exportAll(await startApp())
  const own = [...exported.values()].filter(({ name }) => !OF_THE_PROCESS.test(name))
  t.same(told.map(({ name }) => name).sort(), own.map(({ name }) => name).sort())
  for (const { name, type, labels } of told) {
    const family = exported.get(name)
    t.equal(type, family?.type, `${name} is a ${type}`)
    t.same(labels.filter((label) => label !== "").sort(), labelsOf(family), `labels of ${name}`)
  }
})

t.test("every query can be read, and asks for metrics and labels that there are", async (t) => {
  const exported = await exportAll(await startApp())
  const known = new Map<string, readonly string[]>(OF_PROMETHEUS)
  for (const family of exported.values()) for (const [name, labels] of listSeries(family)) known.set(name, labels)
  const queries = listBlocks("promql")
  t.ok(queries.length >= 20)
  for (const query of queries) {
    const { selectors, grouping, errors } = readQuery(query)
    t.equal(errors, 0, `can be read: ${query}`)
    t.ok(selectors.length > 0, query)
    const labels = selectors.flatMap(({ name }) => known.get(name) ?? [])
    for (const { name, matched } of selectors) {
      t.ok(known.has(name), `${name} is exported`)
      for (const label of matched)
        t.ok([...(known.get(name) ?? []), ...ADDED_LABELS].includes(label), `${name} {${label}}`)
    }
    for (const label of grouping) t.ok(labels.includes(label), `by (${label}): ${query}`)
  }
})

t.test("every promise is watched: each section of them has a query for a dashboard and one for an alert", async (t) => {
  const [, watched = ""] = PAGE.split("\n## What to watch\n")
  const sections = (watched.split("\n## ")[0] ?? "").split("\n### ").slice(1)
  t.equal(sections.length, 8)
  for (const section of sections) {
    const [title = "", ...lines] = section.split("\n")
    const body = lines.join("\n")
    if (title === "The disk has room") t.match(body, "```sql", title)
    else t.match(body, /```promql[\s\S]*\nAlert\b[\s\S]*```promql/, title)
  }
})

t.test("every statement for PostgreSQL runs", async (t) => {
  const { store } = await startApp()
  const statements = listBlocks("sql")
  t.ok(statements.length >= 5)
  for (const statement of statements) {
    const results = [await store.pool.query(statement)].flat()
    for (const { command, fields } of results)
      t.ok(["UPDATE", "DELETE"].includes(command) || fields.length > 0, statement)
  }
  const { rows } = await store.pool.query("select graphile_worker.reschedule_jobs(array[0], attempts => 0)")
  t.same(rows, [], "what is named in the text runs too")
})

/** Every metric has samples once everything that can be told has been told. */
async function exportAll(app: TestApp): Promise<ReadonlyMap<string, Family>> {
  signals.publishBatch({ claims: 1, seconds: 0.01 })
  signals.publishQueue({ depth: 0 })
  signals.publishRefusedFromQueue()
  signals.publishLines({ filed: 1, repeated: 0, refused: 0 })
  signals.publishJudged({ verdict: "agree", flagged: false, count: 1 })
  signals.publishRejudged({ figures: 1 })
  signals.publishJobStarted({ task: "rejudge" })
  signals.publishJobEnded({ task: "rejudge", outcome: "finished", seconds: 1 })
  await app.get("/v1/subjects")
  const isTimed = async () =>
    (await scrape(app.address)).get("countercheck_http_request_duration_seconds")?.samples.length !== 0
  await until(isTimed)
  return scrape(app.address)
}

/** Those of the family, without the bound of a bucket. */
function labelsOf(family: Family | undefined): string[] {
  const labels = (family?.samples ?? []).flatMap((sample) => Object.keys(sample.labels))
  return [...new Set(labels)].filter((label) => label !== "le").sort()
}

/** The names that a query can ask for, with the labels of each. */
function listSeries({ name, samples }: Family): [string, string[]][] {
  const names = new Set([name, ...samples.map((sample) => sample.name)])
  return [...names].map((series) => [
    series,
    [...new Set(samples.filter((sample) => sample.name === series).flatMap(({ labels }) => Object.keys(labels)))],
  ])
}

type Selector = { readonly name: string; readonly matched: readonly string[] }

function readQuery(query: string): { selectors: Selector[]; grouping: string[]; errors: number } {
  const selectors: { name: string; matched: string[] }[] = []
  const grouping: string[] = []
  let errors = 0
  parser.parse(query).iterate({
    enter: ({ name, type, from, to, node }) => {
      const text = query.slice(from, to)
      if (type.isError) errors += 1
      if (name === "Identifier") selectors.push({ name: text, matched: [] })
      if (name === "LabelName" && node.parent?.name === "GroupingLabels") grouping.push(text)
      if (name === "LabelName" && node.parent?.name === "UnquotedLabelMatcher") selectors.at(-1)?.matched.push(text)
    },
  })
  return { selectors, grouping, errors }
}

function listBlocks(language: string): string[] {
  return [...PAGE.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)\n\`\`\`$`, "gm"))].map(([, text = ""]) => text)
}

function unquote(text = ""): string {
  return text.replaceAll("`", "").trim()
}
