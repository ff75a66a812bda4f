import t from "tap"
import { type Body, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"

type Query = Record<string, string>

const list = async (app: TestApp, query: Query | string): Promise<string[]> => {
  const { status, body } = await app.get(`/v1/conflicts?${new URLSearchParams(query)}`)
  t.equal(status, 200, JSON.stringify(body))
  return body.items.map(({ id }: Body) => id)
}

async function file(app: TestApp, figure: string, given: Body = {}): Promise<Body> {
  const { status, body } = await app.post("/v1/claims", claimOf(figure, given))
  t.equal(status, 201, JSON.stringify(body))
  return body
}

t.test("every filter of conflicts at once keeps what passes all, and each keeps out what does not pass", async (t) => {
  const app = await startApp()
  await app.post("/v1/subjects", { name: "Tanks near Kursk", unit: "1", measure: "stock", tags: ["armour"] })
  await app.post("/v1/subjects", { name: "Ships", unit: "1", measure: "stock", tags: ["navy"] })
  const tanks = { subject: { name: "Tanks near Kursk" } }
  await file(app, "1,000", { ...tanks, claimant: { name: "US" }, asOf: "2024-11-02" })
  const { claim, conflicts } = await file(app, "2,000", { ...tanks, source: { name: "B wire" }, asOf: "2024-11-04" })
  const ships = await file(app, "10", {
    subject: { name: "Ships" },
    source: { name: "C wire" },
    claimant: { name: "Seoul" },
  })
  const [{ id, severity, verdict }] = conflicts
  const note = "Asked the ministry."
  await app.patch(`/v1/conflicts/${id}`, { status: "explained", note, assignee: "Ada" })
  const all: Query = {
    status: "dismissed,explained",
    verdict,
    severity,
    kind: "pair",
    assignee: "Ada",
    subject: claim.subject.id,
    tag: "armour",
    source: claim.source.id,
    claimant: claim.claimant.id,
    asOfFrom: "2024-11-03",
    asOfTo: "2024-11",
    q: "kursk tank",
    since: "2024-11-07",
  }
  const wrong: Query = {
    status: "open,dismissed,resolved",
    verdict: verdict === "conflict" ? "tension" : "conflict",
    severity: severity === "low" ? "high" : "low",
    kind: "sum",
    assignee: "ada",
    subject: ships.claim.subject.id,
    tag: "navy",
    source: ships.claim.source.id,
    claimant: ships.claim.claimant.id,
    asOfFrom: "2024-11-05",
    q: "kursk ship",
    since: "2024-11-08",
  }
  for (const sort of ["newest", "oldest", "severity"]) {
    t.same(await list(app, { ...all, sort }), [id], sort)
    for (const [name, value] of Object.entries(wrong))
      t.same(await list(app, { ...all, sort, [name]: value }), [], `${sort}, but ${name} ${value}`)
  }
  const { asOfFrom: _without, ...rest } = all
  t.same(await list(app, { ...rest, asOfTo: "2024-11-01" }), [])
  t.same(await list(app, { ...rest, asOfTo: "2024-11-02" }), [id], "one of the two figures is enough")
})

t.test("who carries a figure is not who says it, and both find sums by their parts", async (t) => {
  const app = await startApp()
  const whole = (await app.post("/v1/subjects", { name: "In all" })).body.id
  const part = (await app.post("/v1/subjects", { name: "North", partOf: [whole] })).body.id
  await app.patch(`/v1/subjects/${whole}`, { exhaustive: true })
  await file(app, "exactly 6,000", { subject: part, source: { name: "Desk" }, claimant: { name: "HUR" } })
  await file(app, "exactly 12,000", { subject: whole, source: { name: "Paper" }, claimant: { name: "US" } })
  const { items } = (await app.get("/v1/sources?limit=200")).body
  const idOf = (name: string): string => items.find((one: Body) => one.name === name).id
  const [sum] = await list(app, "kind=sum")
  for (const query of [
    `source=${idOf("Desk")}`,
    `claimant=${idOf("HUR")}`,
    `source=${idOf("Paper")}`,
    `claimant=${idOf("US")}`,
  ])
    t.same(await list(app, query), [sum], query)
  for (const query of [`source=${idOf("HUR")}`, `claimant=${idOf("Desk")}`, `claimant=${idOf("Paper")}`])
    t.same(await list(app, query), [], query)
  const { items: claims } = (await app.get(`/v1/claims?claimant=${idOf("HUR")}`)).body
  await app.post(`/v1/claims/${claims[0].id}/retract`, { reason: "Withdrawn." })
  t.same(await list(app, `claimant=${idOf("HUR")}`), [], "nobody says what was taken back")
})

t.test("several statuses, with commas or repeated", async (t) => {
  const app = await startApp()
  const ids: string[] = []
  for (const status of ["open", "explained", "dismissed", "resolved"]) {
    const subject = { name: `Subject ${status}`, unit: "1", measure: "stock" }
    await file(app, "1,000", { subject, claimant: { name: "US" } })
    const [conflict] = (await file(app, "2,000", { subject })).conflicts
    ids.push(conflict.id)
    await app.patch(`/v1/conflicts/${conflict.id}`, { status })
  }
  const [open, explained, dismissed, resolved] = ids
  for (const [query, expected] of [
    ["status=open", [open]],
    ["status=open,explained", [explained, open]],
    ["status=explained&status=open", [explained, open]],
    ["status=open,open", [open]],
    ["status=resolved,explained&status=dismissed", [resolved, dismissed, explained]],
    ["status=open%2Cdismissed&sort=oldest", [open, dismissed]],
    ["status=open,dismissed&sort=oldest&limit=1", [open]],
  ] as const)
    t.same(await list(app, query), expected, query)
  const { items } = (await app.get("/v1/claims")).body
  const ofFirst = `/v1/claims/${items.at(-1).id}/conflicts`
  t.equal((await app.get(`${ofFirst}?status=open,resolved`)).body.items.length, 1)
  t.equal((await app.get(`${ofFirst}?status=explained,resolved`)).body.items.length, 0)
})

t.test("words are found in names, wordings, quotes and notes, all in one place", async (t) => {
  const app = await startApp()
  const subject = { name: "North Korean Troops", unit: "1", measure: "stock" }
  await file(app, "1,000", { subject, claimant: { name: "US" }, quote: "Spotted near Kharkiv." })
  const [{ id }] = (await file(app, "nearly 5,000", { subject, quote: "They left Kursk." })).conflicts
  await app.post(`/v1/subjects`, { name: "Another", unit: "1" })
  await app.patch(`/v1/conflicts/${id}`, { note: "Ministry answers tomorrow." })
  const { items } = (await app.get("/v1/subjects?q=korean")).body
  await app.patch(`/v1/subjects/${items[0].id}`, { aliases: ["DPRK soldiers"] })
  for (const q of [
    "troops",
    "KOREAN north",
    "orea",
    "dprk",
    "kharkiv",
    "nearly kursk",
    "5,000",
    "ministry",
    "tomorrow answers",
  ])
    t.same(await list(app, { q }), [id], q)
  for (const q of ["troopers", "harki", "kharkiv kursk", "troops kursk", "minister", "another", "%", "_", "'", "x & !"])
    t.same(await list(app, { q }), [], q)
})

t.test("what the list of conflicts refuses, and where", async (t) => {
  const app = await startApp()
  const refused: [string, string, number][] = [
    ["status=closed", "status", 400],
    ["status=open,closed", "status", 400],
    ["status=open&status=", "status", 400],
    ["status=", "status", 400],
    ["verdict=open", "verdict", 400],
    ["severity=grave", "severity", 400],
    ["kind=pairs", "kind", 400],
    ["sort=worst", "sort", 400],
    ["subject=1", "subject", 400],
    ["claimant=HUR", "claimant", 400],
    ["claimant=01930a2e-5c00-7000-8000-000000000000", "claimant", 404],
    ["tag=", "tag", 400],
    ["assignee=", "assignee", 400],
    ["q=", "q", 400],
    ["q=%20", "q", 400],
    [`q=${"x".repeat(201)}`, "q", 400],
    ["since=yesterday", "since", 422],
    ["since=2024-11", "since", 422],
    ["since=2024-02-30", "since", 422],
    ["asOfFrom=2024-13", "asOfFrom", 422],
    ["asOfTo=soon", "asOfTo", 422],
    ["asOfFrom=2024-10/2024-11", "asOfFrom", 422],
    ["asOfFrom=2024-11-04&asOfTo=2024-11-03", "asOfTo", 422],
    ["asOfFrom=2024-12&asOfTo=2024-11", "asOfTo", 422],
    ["asOf=2024-12", "asOf", 400],
  ]
  for (const [query, parameter, status] of refused) {
    const answer = await app.get(`/v1/conflicts?${query}`)
    t.equal(answer.status, status, query)
    t.match(answer.body.errors, [{ parameter }], query)
  }
  t.equal((await app.get("/v1/conflicts?asOfFrom=2024-11&asOfTo=2024-11-04")).status, 200)
})

t.test("a day narrows claims as well as a moment, to its end", async (t) => {
  const app = await startApp()
  await file(app, "1,000", { publishedAt: "2024-11-04T23:59:59.9Z" })
  const count = async (query: string) => (await app.get(`/v1/claims?${query}`)).body.items.length
  t.same(
    [
      await count("publishedFrom=2024-11-04&publishedTo=2024-11-04"),
      await count("publishedFrom=2024-11-05"),
      await count("publishedTo=2024-11-03"),
    ],
    [1, 0, 0],
  )
})
