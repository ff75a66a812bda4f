import t from "tap"
import { type Body, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { exported, imported } from "../support/records.ts"

/** What became of lines: the outcome, or the kind of the problem with its first place and its sentence. */
function told(lines: readonly Body[]): unknown[] {
  return lines.map(({ outcome, problem }) =>
    problem === null ? outcome : [problem.type.split(":").at(-1), problem.errors?.[0]?.pointer, problem.detail],
  )
}

const KINDS = ["sources", "subjects", "rules", "claims", "conflicts", "exceptions"]

async function takeOut(app: TestApp): Promise<Body[]> {
  const all: Body[] = []
  for (const kind of KINDS) all.push(...(await exported(app, kind)))
  return all
}

/** Two figures of one subject that disagree, by two ministries. */
async function fileTwo(app: TestApp): Promise<Body> {
  await app.post("/v1/claims", claimOf("10,000", { claimant: { name: "Ministry" }, externalId: "m-1" }))
  const { body } = await app.post("/v1/claims", claimOf("20,000", { claimant: { name: "Staff" }, externalId: "s-1" }))
  return body.conflicts[0]
}

t.test("a line says what it is, and one without a kind stays a claim", async (t) => {
  const app = await startApp()
  const lines = await imported(app, [
    { kind: "source", name: "A wire" },
    { kind: "subject", name: "North Korean troops in Russia" },
    claimOf("7,000"),
    {
      kind: "claim",
      subject: { name: "North Korean troops in Russia" },
      source: { name: "a WIRE" },
      wording: "over 9,000",
      publishedAt: "2024-11-04T12:00:00Z",
    },
  ])
  t.same(told(lines), ["filed", "filed", "filed", "filed"])
  t.match(
    lines.map(({ record }) => record?.kind),
    ["source", "subject", undefined, "claim"],
  )
  t.equal(lines[0].claim, null)
  t.equal((await app.get(`/v1/sources/${lines[0].record.id}`)).body.name, "A wire")
  t.equal(lines[3].claim, lines[3].record.id)
  t.match((await app.get(`/v1/claims/${lines[3].claim}`)).body, {
    wording: "over 9,000",
    quantity: { hedge: "more-than" },
  })
})

t.test("what cannot be a record is refused with its place, and the rest is taken", async (t) => {
  const app = await startApp()
  const base = {
    kind: "claim",
    subject: { name: "Troops" },
    source: { name: "Wire" },
    publishedAt: "2024-11-04T12:00:00Z",
  }
  const quantity = {
    text: "7",
    hedge: "exactly",
    value: "7",
    precision: "1",
    whole: true,
    unit: "1",
    dimension: "count",
  }
  const reading = (min: string, max: string) => ({ min, max, minOpen: false, maxOpen: false })
  const said = (more: object) => ({
    ...base,
    wording: "7",
    quantity: { ...quantity, stated: reading("7", "7"), implied: reading("7", "7"), ...more },
  })
  const lines = await imported(app, [
    { kind: "horse", name: "A" },
    { kind: "source", name: "A", colour: "red" },
    { kind: "source" },
    { kind: "source", name: "A", mergedInto: "01930a2e-5c00-7000-8000-00000000000f" },
    { kind: "subject", name: "B", partOf: [{ name: "Nothing" }] },
    { kind: "subject", name: "B", unit: "parsnips" },
    { kind: "source", name: "Wire" },
    { kind: "subject", name: "Troops" },
    { ...base, wording: "7", source: { name: "Nobody" } },
    { ...base, wording: "7 km" },
    { ...base, wording: "7", status: "corrected" },
    { ...base, wording: "7", endedAt: "2024-11-05T12:00:00Z" },
    { ...base, wording: "7", asOf: "2024-10", asOfAssumed: true },
    { ...base, wording: "7", recordedAt: "2031-01-01T00:00:00Z" },
    said({ stated: reading("8", "6") }),
    said({ implied: reading("5", "8") }),
    said({ hedge: "none" }),
    said({ hedge: "none", rounded: reading("8", "9") }),
    said({ rounded: reading("7", "7") }),
    said({ dimension: "length" }),
    said({ unit: "parsnips" }),
    said({ value: "1/0" }),
    said({ text: "8" }),
    { kind: "rule", settings: {}, version: 3 },
    { kind: "rule", settings: { relative: { percent: 200 } } },
    { kind: "exception", reason: "x", until: "2030-01-01T00:00:00Z" },
    { kind: "exception", reason: "x", until: "soon", subject: { name: "Troops" } },
    said({}),
  ])
  t.match(told(lines), [
    ["invalid-request", "/kind", /source, subject, rule, claim, conflict, exception/],
    ["invalid-request", "/colour", /not a known member/],
    ["invalid-request", "/name", /missing/],
    ["invalid-input", "/mergedInto", /there is no source/],
    ["invalid-input", "/partOf/0", /no subject with the name "Nothing"; import the subjects first/],
    ["invalid-input", "/unit", /parsnips/],
    "filed",
    "filed",
    ["invalid-input", "/source", /no source with the name "Nobody"; import the sources first/],
    ["invalid-input", "/figure", /"km"/],
    ["invalid-input", "/correctedBy", /and only there/],
    ["invalid-input", "/endedAt", /active/],
    ["invalid-input", "/asOf", /the day of publication/],
    ["invalid-input", "/recordedAt", /future/],
    ["invalid-input", "/quantity/stated", /no number lies in/],
    ["invalid-input", "/quantity/implied", /within the stated/],
    ["invalid-input", "/quantity/rounded", /is missing; a bare numeral/],
    ["invalid-input", "/quantity/rounded", /does not hold the number itself/],
    ["invalid-input", "/quantity/rounded", /of bare numerals alone, not of "exactly"/],
    ["invalid-input", "/quantity/dimension", /count, not of "length"/],
    ["invalid-input", "/quantity/unit", /parsnips/],
    ["invalid-input", "/quantity", /divides by zero/],
    ["invalid-input", "/quantity/text", /differs from the wording/],
    ["invalid-input", "/version", /expected 1/],
    ["invalid-input", "/settings/relative/percent", /200/],
    ["invalid-input", "", /a subject, or a conflict/],
    ["invalid-input", "/until", /soon/],
    "filed",
  ])
  t.equal((await exported(app, "sources")).length, 1, "a refused line leaves nothing")
  t.equal((await exported(app, "subjects")).length, 1)
  t.equal((await exported(app, "claims")).length, 1)
  t.same(await exported(app, "rules"), [])
})

t.test("a thing that is here already is the same, or is refused with what differs", async (t) => {
  const app = await startApp()
  const conflict = await fileTwo(app)
  await app.post("/v1/rules", { name: "All", settings: { windowDays: 40 } })
  await app.patch(`/v1/conflicts/${conflict.id}`, { status: "dismissed", note: "A typo." })
  await app.post("/v1/exceptions", { conflict: conflict.id, reason: "Known.", until: "2030-01-01" })
  await app.runJobs()
  const before = await takeOut(app)
  t.ok(told(await imported(app, before)).every((outcome) => outcome === "repeated"))
  t.same(await takeOut(app), before, "the same once more changes nothing, not even a history")

  const changed: Readonly<Record<string, object>> = {
    source: { tags: ["x"] },
    subject: { aliases: ["Soldiers"] },
    rule: { priority: 3 },
    claim: { quote: "He said so." },
    conflict: { note: "No typo." },
    exception: { reason: "Unknown." },
  }
  const first = Object.keys(changed).map((kind) => before.find((record) => record.kind === kind))
  const lines = await imported(
    app,
    first.map((record) => ({ ...record, ...changed[record.kind] })),
  )
  t.match(
    told(lines),
    first.map(({ kind, id }) => [
      "record-differs",
      `/${Object.keys(changed[kind] ?? {})[0]}`,
      new RegExp(`^The ${kind} ${id} is here already and differs: /`),
    ]),
  )
  t.same(await takeOut(app), before)
})

t.test("statuses go to the conflict that claims with other ids have made anew", async (t) => {
  const app = await startApp()
  const conflict = await fileTwo(app)
  await app.patch(`/v1/conflicts/${conflict.id}`, { status: "explained", note: "Two days apart.", assignee: "Ana" })
  await app.post(`/v1/conflicts/${conflict.id}/comments`, { text: "Asked." }, { "x-actor": "Ana" })
  const [record] = await exported(app, "conflicts")
  await startApp()
  const anew = await fileTwo(app)
  t.not(anew.id, conflict.id)
  t.match(await imported(app, [record], "Ben"), [{ outcome: "filed", record: { kind: "conflict", id: conflict.id } }])
  t.equal((await app.get(`/v1/conflicts/${anew.id}`)).status, 404, "it has the id that it had elsewhere")
  const { body } = await app.get(`/v1/conflicts/${conflict.id}`)
  t.match(body, { status: "explained", note: "Two days apart.", assignee: "Ana", openedAt: record.openedAt })
  t.same(
    body.history.map(({ action, who }: Body) => [action, who]),
    [
      ["changed", null],
      ["commented", "Ana"],
      ["imported", "Ben"],
    ],
    "what others are said to have done was said by who imported it",
  )
  t.equal((await app.get("/v1/disputes")).body.items.length, 0)
  t.match((await app.get(`/v1/claims/${(await exported(app, "claims"))[0].id}/conflicts`)).body.items, [
    { id: conflict.id },
  ])
})

t.test("a conflict is refused that does not stand here, differs here, or was worked on here", async (t) => {
  const app = await startApp()
  const conflict = await fileTwo(app)
  await app.patch(`/v1/conflicts/${conflict.id}`, { status: "dismissed" })
  const [settled] = await exported(app, "conflicts")
  const sources = await exported(app, "sources")
  const subjects = await exported(app, "subjects")

  await startApp()
  await imported(app, [...sources, ...subjects])
  t.match(told(await imported(app, [settled])), [
    ["record-differs", "/status", /"dismissed" in the record; the figures do not disagree here/],
  ])
  t.same(await exported(app, "conflicts"), [])
  const anew = await fileTwo(app)
  const cases = [
    { ...settled, verdict: "tension" },
    { ...settled, status: "resolved", resolution: { by: "retracted", reason: null } },
    { ...settled, status: "resolved" },
    { ...settled, figures: [settled.figures[0]] },
    { ...settled, figures: [settled.figures[0], settled.figures[0]] },
  ]
  t.match(told(await imported(app, cases)), [
    ["record-differs", "/verdict", /"conflict" here/],
    ["record-differs", "/status", /"open" here, by the claims/],
    ["invalid-input", "/resolution", /what resolved it/],
    ["invalid-input", "/figures", /two figures/],
    ["invalid-input", "/figures", /two figures/],
  ])
  await app.patch(`/v1/conflicts/${anew.id}`, { assignee: "Ana" })
  t.match(told(await imported(app, [settled])), [
    ["record-differs", "/status", /"open" here, and people have worked on it/],
  ])
  t.match((await app.get(`/v1/conflicts/${anew.id}`)).body, { status: "open", assignee: "Ana", version: 2 })
})

t.test("an exception accepts what stands open here, but for what somebody has opened again", async (t) => {
  const app = await startApp()
  const conflict = await fileTwo(app)
  const given = {
    kind: "exception",
    subject: { name: conflict.subject.name },
    reason: "Known.",
    until: "2030-01-01T00:00:00Z",
  }
  t.same(told(await imported(app, [given])), ["filed"])
  t.match((await app.get(`/v1/conflicts/${conflict.id}`)).body, {
    status: "resolved",
    resolution: { by: "accepted", reason: "Known." },
  })
  await app.patch(`/v1/conflicts/${conflict.id}`, { status: "open" })
  t.same(told(await imported(app, [{ ...given, reason: "Still known." }])), ["filed"])
  t.match((await app.get(`/v1/conflicts/${conflict.id}`)).body, { status: "open" })
})

t.test("an outlet that delivers a claim again after the move is told that it is here", async (t) => {
  const app = await startApp()
  const sent = claimOf("10,000", { externalId: "x-1", quote: "Ten." })
  const { body } = await app.post("/v1/claims", sent)
  await app.post("/v1/claims", claimOf("11,000", { externalId: "x-2" }))
  const all = await takeOut(app)
  await startApp()
  t.ok(told(await imported(app, all)).every((outcome) => outcome === "filed"))
  const again = await app.post("/v1/claims", sent)
  t.equal(again.status, 200)
  t.equal(again.body.claim.id, body.claim.id)
  t.equal((await app.post("/v1/claims", { ...sent, figure: "12,000" })).status, 409)
  const other = { ...all.find(({ externalId }) => externalId === "x-2"), id: "01930a2e-5c00-7000-8000-00000000000f" }
  t.same(told(await imported(app, [other])), ["repeated"], "its external id stands for it, whatever its id is")
  t.match(told(await imported(app, [{ ...other, url: "https://example.org" }])), [["record-differs", "/url", /null/]])
})

t.test("a conflict that ended when its subject got another unit goes round", async (t) => {
  const one = await startApp()
  const subject = { name: "Aid to Kyiv" }
  const file = (figure: string, name: string) =>
    one.post("/v1/claims", claimOf(figure, { subject, claimant: { name }, externalId: name }))
  const { id } = (await file("5 billion", "A")).body.claim.subject
  await file("7 billion", "B")
  t.match(await one.patch(`/v1/subjects/${id}`, { unit: "USD" }), { status: 200 })
  const taken = await takeOut(one)
  const conflicts = taken.filter(({ kind }) => kind === "conflict")
  t.match(conflicts.map(({ status }) => status).sort(), ["open", "resolved"])
  const other = await startApp()
  for (const kind of KINDS) {
    const lines = taken.filter((line) => line.kind === kind.slice(0, -1))
    if (lines.length > 0) t.same(new Set(told(await imported(other, lines))), new Set(["filed"]), kind)
  }
  const ids = (all: readonly Body[]) => all.map((line) => `${line.id} ${line.status}`).sort()
  t.same(ids(await exported(other, "conflicts")), ids(conflicts))
  const standing = { ...conflicts.find(({ status }) => status === "resolved"), status: "open", resolution: null }
  const [refused] = await imported(await freshWith(taken), [standing])
  t.match(refused.problem, { type: /invalid-input$/, errors: [{ pointer: "/figures/0/quantity" }] })
})

/** A store with all but the conflicts. */
async function freshWith(taken: readonly Body[]): Promise<TestApp> {
  const app = await startApp()
  for (const kind of ["source", "subject", "claim"])
    await imported(
      app,
      taken.filter((line) => line.kind === kind),
    )
  return app
}
