import t from "tap"
import { type Body, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { CSV_FILES, comparable, exported, imported } from "../support/records.ts"

/** Texts that a spreadsheet or a reader of CSV might take for something else. */
const NASTY = [
  "=1+1",
  "+1",
  "-5",
  "@x",
  "'",
  "''",
  "'=x",
  "it's",
  'a "b", c; d\te',
  "two\nlines",
  "two\r\nlines",
  "a\rb\r",
  " x ",
]

async function fill(app: TestApp): Promise<void> {
  for (const [n, name] of NASTY.entries())
    await app.post("/v1/sources", { name: `${name}${n}`, aliases: [`${name} too`] })
  const parent = (
    await app.post("/v1/subjects", { name: "=All", tags: ["war", "-x"], externalIds: { wikidata: "Q1" } })
  ).body
  const part = (await app.post("/v1/subjects", { name: "Part", partOf: [parent.id], aliases: ["+part"] })).body
  await app.patch(`/v1/subjects/${parent.id}`, { exhaustive: true })
  const apart = (await app.post("/v1/subjects", { name: "Apart", measure: "flow" })).body
  await app.patch(`/v1/subjects/${apart.id}`, { disjoint: true })
  const rule = { name: "-5", scope: { subject: part.id }, settings: { windowDays: 3 }, priority: -7 }
  const { id } = (await app.post("/v1/rules", rule)).body
  await app.call("PUT", `/v1/rules/${id}`, { ...rule, settings: { windowDays: 4 } })
  for (const [n, text] of NASTY.entries()) {
    const told = {
      quote: n === 0 ? "" : text,
      externalId: `${text}${n}`,
      source: { name: `${text}${n}` },
      via: [{ name: "@via" }],
    }
    await app.post("/v1/claims", claimOf(`${n + 1},000`, { subject: part.id, asOf: { from: "2024-10-01" }, ...told }))
  }
  await app.post("/v1/claims", claimOf("2", { subject: parent.id, asOf: "2024" }))
  const { items } = (await app.get("/v1/conflicts?limit=200")).body
  for (const [n, text] of NASTY.entries())
    await app.patch(`/v1/conflicts/${items[n].id}`, { status: "dismissed", note: text, assignee: text.trim() || "x" })
  await app.post("/v1/exceptions", { subject: parent.id, reason: "=1\r\n2", until: "2030-01-01" })
  for (const note of NASTY)
    await app.post("/v1/subjects/distinctions", { one: part.id, other: apart.id, different: true, note })
  const { items: sources } = (await app.get("/v1/sources?limit=2")).body
  await app.post("/v1/sources/distinctions", { one: sources[0].id, other: sources[1].id, different: false })
  const { items: claims } = (await app.get("/v1/claims?limit=2")).body
  await app.post(`/v1/claims/${claims[0].id}/retract`, { reason: "-5\r\n" })
}

async function takeOut(app: TestApp): Promise<ReadonlyMap<string, Body[]>> {
  const all = new Map<string, Body[]>()
  for (const kind of CSV_FILES) all.set(kind, await exported(app, kind))
  return all
}

const csvOf = async (app: TestApp, kind: string, separator: string) =>
  (await app.get(`/v1/export/${kind}?format=csv&separator=${separator}`)).body as string

/** Imports CSV, and answers its lines. */
async function send(app: TestApp, text: string, query = ""): Promise<Body> {
  const { status, body } = await app.post(`/v1/imports${query}`, text, { "content-type": "text/csv" })
  if (status !== 202) return { status, body }
  await app.runJobs()
  return { id: body.id, lines: (await app.get(`/v1/imports/${body.id}/lines?limit=200`)).body.items }
}

const problems = (lines: readonly Body[]) => lines.flatMap(({ problem }) => (problem === null ? [] : [problem.detail]))

for (const separator of ["comma", "semicolon", "tab"] as const) {
  t.test(`what comes out as CSV goes into an empty store with nothing lost (${separator})`, async (t) => {
    const app = await startApp()
    await fill(app)
    const before = await takeOut(app)
    const files = new Map<string, string>()
    for (const kind of CSV_FILES) files.set(kind, await csvOf(app, kind, separator))
    for (const kind of CSV_FILES) {
      t.ok((before.get(kind) ?? []).length > 0, `there are ${kind}`)
      const { lines } = await send(app, files.get(kind) ?? "")
      t.same(
        lines.filter(({ outcome }: Body) => outcome !== "repeated"),
        [],
        `${kind} once more change nothing`,
      )
    }
    const empty = await startApp()
    for (const kind of CSV_FILES) {
      const { lines } = await send(empty, files.get(kind) ?? "")
      t.same(problems(lines), [], kind)
      t.ok(
        lines.every(({ outcome }: Body) => outcome === "filed"),
        `all ${kind} go in`,
      )
      await empty.runJobs()
    }
    for (const [kind, after] of await takeOut(empty)) {
      const olds = new Map((before.get(kind) ?? []).map((record) => [record.id, record]))
      t.same(
        after.map((record) => comparable(record, olds.get(record.id))),
        [...olds.values()].map((record) => comparable(record, undefined)),
        kind,
      )
    }
  })
}

t.test("CSV has a column for each member of a record", async (t) => {
  const app = await startApp()
  await fill(app)
  for (const kind of CSV_FILES) {
    const columns = (await csvOf(app, kind, "comma")).split("\r\n", 1)[0]?.split(",") ?? []
    const members = new Set((await exported(app, kind)).flatMap((record) => Object.keys(record)))
    t.same([...new Set(columns.map((column) => column.split(".")[0]))].sort(), [...members].sort(), kind)
  }
})

t.test("a record that differs, or is wrong, is refused as it is as NDJSON", async (t) => {
  const app = await startApp()
  const { claim } = (await app.post("/v1/claims", claimOf("100", { url: "https://a.example", quote: "It says 100." })))
    .body
  const [record] = await exported(app, "claims")
  const csv = await csvOf(app, "claims", "semicolon")
  const changes = [
    [{ wording: "101" }, ";100;", ";101;"],
    [{ url: null }, ";https://a.example;", ";;"],
    [{ language: "xx" }, ";en;", ";xx;"],
    [{ id: "7" }, claim.id, "7"],
    [{ publishedAt: "yesterday", id: undefined }, `;${record.publishedAt};`, ";yesterday;"],
  ] as const
  for (const [change, from, to] of changes) {
    const [told] = await imported(app, [{ ...record, ...change }])
    const text = "id" in change && change.id === undefined ? csv.replace(claim.id, "") : csv
    const [line] = (await send(app, text.replace(from, to))).lines
    t.equal(told?.outcome, "refused", to)
    t.same(line.problem, told?.problem, to)
  }
})

t.test("wrong cells are refused with their place; the rest is taken", async (t) => {
  const app = await startApp()
  const long = `["${"x".repeat(32_765)}`
  const rows: [string, RegExp][] = [
    [`source,A,[`, /^\/aliases: "\[" is not JSON$/],
    [`source,A,"${long.replaceAll('"', '""')}"`, /is not JSON; a spreadsheet keeps 32767 characters/],
    [`source,#REF!,[]`, /^\/name: "#REF!" was not read: it is the error of a formula/],
    [`source,A,7`, /^\/aliases: /],
    [`source,,[]`, /^\/name: is missing/],
    [`,A,[]`, /^\/kind: "" is not one of source, subject/],
    [`horse,A,[]`, /^\/kind: "horse" is not one of source, subject/],
    [`rule,A,`, /^\/settings: is missing/],
    [`source,A`, /has 2 values, and the header 3 columns/],
  ]
  const { lines } = await send(app, ["kind,name,aliases", ...rows.map(([row]) => row), "source,B,", ""].join("\n"))
  for (const [n, [row, detail]] of rows.entries()) {
    t.equal(lines[n].outcome, "refused", row)
    t.match(lines[n].problem.detail, detail, row)
  }
  t.match(lines[rows.length], { outcome: "filed", record: { kind: "source" } })
  t.same(
    (await exported(app, "sources")).map(({ name }) => name),
    ["B"],
  )
})

t.test("columns may be left out or put elsewhere, and spreadsheets may write true their way", async (t) => {
  const app = await startApp()
  const text =
    'sep=;\r\nexhaustive;name;kind;tags;id\r\nTRUE;A;subject;;\r\nWAHR;B;subject;"[""x""]";\r\n;\'-C;subject;;\r\n'
  t.same(problems((await send(app, `\ufeff${text}`)).lines), [])
  const made = await exported(app, "subjects")
  t.match(made, [
    { name: "A", exhaustive: true, tags: [] },
    { name: "B", exhaustive: true, tags: ["x"] },
    { name: "-C", exhaustive: false, unit: "1" },
  ])
})

t.test("a header of an export with another column, or one twice, is refused, and nothing is stored", async (t) => {
  const app = await startApp()
  for (const [header, errors] of [
    ["kind,name,colour", [{ parameter: "colour", detail: "(column 3) is not a column of an export" }]],
    ["kind,name,name", [{ parameter: "name", detail: "is there twice" }]],
    ["kind,name,__proto__", [{ parameter: "__proto__" }]],
    ["kind,name,Thema", [{ parameter: "Thema" }]],
  ] as const) {
    const { status, body } = await send(app, `${header}\nsource,A,B\n`)
    t.match({ status, body }, { status: 400, body: { errors } }, header)
  }
  t.same((await app.get("/v1/imports")).body.items, [])
})

t.test("refused lines of an export come back with a column of their own, and go in again", async (t) => {
  const app = await startApp()
  const subject = (await app.post("/v1/subjects", { name: "Losses" })).body
  const text = `kind;subject.id;reason;until\r\nexception;${subject.id};'=why;yesterday\r\n`
  const { id, lines } = await send(app, text)
  t.equal(problems(lines).length, 1)
  const refused = (await app.get(`/v1/imports/${id}/refused`)).body as string
  t.match(refused, /^kind;subject\.id;reason;until;problem\r\nexception;[^;]+;'=why;yesterday;"?line 2: /)
  const mended = await send(app, refused.replace("yesterday", "2030-01-01T00:00:00Z"))
  t.same(problems(mended.lines), [])
  t.match(await exported(app, "exceptions"), [{ reason: "=why" }])
})

t.test("a file of claims is read as before: line breaks in its cells are LF", async (t) => {
  const app = await startApp()
  const { lines } = await send(
    app,
    'subject,figure,source,publishedAt,quote\r\nLosses,100,A wire,2024-11-04,"one\r\n\r\ntwo"\r\n',
  )
  t.same(problems(lines), [])
  t.equal((await app.get("/v1/claims")).body.items[0].quote, "one\n\ntwo")
})
