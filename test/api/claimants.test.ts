import t from "tap"
import { type Body, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { findWrongTallies } from "../support/dispute-tally.ts"

const ALLIES = [{ name: "US" }, { name: "Seoul" }, { name: "Kyiv" }]

/** A claim of several; `claimant` is left out. */
function claimOfMany(figure: unknown, claimants: unknown, given: Record<string, unknown> = {}): Body {
  const { claimant: _one, ...rest } = claimOf(figure, given)
  return { ...rest, claimants }
}

async function file(app: TestApp, body: Body): Promise<Body> {
  const reply = await app.post("/v1/claims", body)
  if (reply.status !== 201) throw new Error(JSON.stringify(reply.body))
  return reply.body
}

const namesOf = (list: readonly Body[]) => list.map(({ name }) => name)
const reportOf = async (app: TestApp, { subject }: Body) => (await app.get(`/v1/subjects/${subject.id}/report`)).body
const conflictsOf = async (app: TestApp, query = "") => (await app.get(`/v1/conflicts?${query}`)).body.items

t.test("a claim of three has three claimants, wherever it is shown", async (t) => {
  const app = await startApp()
  const { claim } = await file(app, claimOfMany("10,000", ALLIES))
  t.same(namesOf(claim.claimants), ["US", "Seoul", "Kyiv"])
  t.equal(claim.claimant.name, "US", "the first of them for who knows one only")
  const read = await app.get(`/v1/claims/${claim.id}`)
  t.same(read.body, { ...claim, history: [] })
  const { conflicts } = await file(app, claimOf("12,000"))
  t.same(conflicts[0].figures.map(({ claims, claimants }: Body) => [claims, claimants.length]).sort(), [
    [1, 1],
    [1, 3],
  ])
  const [conflict] = await conflictsOf(app)
  const figure = conflict.figures.find(({ claimants }: Body) => claimants.length === 3)
  t.same(namesOf(figure.firstClaims[0].claimants), ["US", "Seoul", "Kyiv"])
  t.equal(figure.firstClaims[0].claimant.name, "US")
  const report = await reportOf(app, claim)
  const row = report.figures.find(({ id }: Body) => id === claim.figure.id)
  t.match(row, { claims: 1, independentClaimants: 3 })
  t.same(namesOf(row.claimants).sort(), ["Kyiv", "Seoul", "US"])
  const past = (await app.get(`/v1/subjects/${claim.subject.id}/report?at=2024-11-07T08:00:00Z`)).body
  t.match(
    past.figures.find(({ id }: Body) => id === claim.figure.id),
    { claims: 1, independentClaimants: 3 },
  )
  for (const { id } of claim.claimants) {
    const { items } = (await app.get(`/v1/claims?claimant=${id}`)).body
    t.same(
      items.map((one: Body) => one.id),
      [claim.id],
    )
  }
  const { body: single } = await app.post("/v1/claims", claimOf("11,000"))
  t.same(single.claim.claimants, [single.claim.claimant])
  const source = await file(app, claimOfMany("13,000", undefined))
  t.same(source.claim.claimants, [source.claim.source])
  const exported = await fetch(`${app.address}/v1/export/claims`)
  const records = (await exported.text())
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line))
  t.same(namesOf(records.find(({ id }) => id === claim.id).claimants), ["US", "Seoul", "Kyiv"])
})

t.test("claims of one and of several are listed together, in their order, by pages", async (t) => {
  const app = await startApp()
  const ids = []
  for (const [place, claimants] of [
    [{ name: "US" }],
    ALLIES,
    [{ name: "Kyiv" }, { name: "US" }],
    [{ name: "Kyiv" }],
  ].entries()) {
    const publishedAt = `2024-11-0${place + 1}T12:00:00Z`
    ids.push((await file(app, claimOfMany(`${place + 1},000`, claimants, { publishedAt }))).claim.id)
  }
  const [{ claimant }] = (await app.get("/v1/claims?limit=1")).body.items
  const us = (await app.get(`/v1/claims/${ids[0]}`)).body.claimant
  const seen: string[] = []
  for (let cursor = ""; cursor !== null; ) {
    const { body }: Body = await app.get(`/v1/claims?claimant=${us.id}&limit=1${cursor && `&cursor=${cursor}`}`)
    seen.push(...body.items.map(({ id }: Body) => id))
    cursor = body.nextCursor
  }
  t.same(seen, [ids[2], ids[1], ids[0]])
  t.equal(claimant.name, "Kyiv")
})

t.test("what is no list of claimants is refused, and nothing is stored", async (t) => {
  const app = await startApp()
  const us = (await app.post("/v1/sources", { name: "US", aliases: ["Washington"] })).body
  const many = Array.from({ length: 21 }, (_, place) => ({ name: `Voice ${place}` }))
  for (const [claimants, status, pointer] of [
    [[], 400, "/claimants"],
    [many, 400, "/claimants"],
    ["US", 400, "/claimants"],
    [[{ name: "US" }, { name: "us" }], 422, "/claimants/1"],
    [[us.id, { name: "Seoul" }, { name: "WASHINGTON" }], 422, "/claimants/2"],
    [["01934b5e-0000-7000-8000-000000000000"], 422, "/claimants/0"],
    [[{ name: "US" }, { name: " " }], 422, "/claimants/1/name"],
  ] as const) {
    const reply = await app.post("/v1/claims", claimOfMany("10,000", claimants))
    t.match([reply.status, reply.body.errors], [status, [{ pointer }]], JSON.stringify(claimants).slice(0, 60))
  }
  const both = await app.post("/v1/claims", { ...claimOf("10,000"), claimants: ALLIES })
  t.match([both.status, both.body.errors], [422, [{ pointer: "/claimants", detail: /either claimant or claimants/ }]])
  t.equal((await file(app, claimOfMany("10,000", many.slice(0, 20)))).claim.claimants.length, 20)
  t.equal((await app.get("/v1/claims")).body.items.length, 1)
})

t.test("a revision needs one claimant alone", async (t) => {
  const app = await startApp()
  const early = { publishedAt: "2024-11-02T12:00:00Z" }
  await file(app, claimOfMany("10,000", [{ name: "US" }, { name: "Seoul" }], early))
  await file(app, claimOfMany("12,000", [{ name: "US" }, { name: "Seoul" }]))
  t.match(await conflictsOf(app), [{ verdict: "conflict", status: "open" }], "two say it twice: no revision")
  const { claim } = await file(app, claimOfMany("20,000", [{ name: "US" }], early))
  const own = await file(app, claimOfMany("24,000", [{ name: "US" }]))
  const revised = await conflictsOf(app, "verdict=revision")
  t.equal(revised.length, 1)
  await file(app, claimOfMany("20,000", ALLIES, early))
  t.same(await conflictsOf(app, "verdict=revision"), [], "others took the earlier one up")
  t.notSame(claim.figure.id, own.claim.figure.id)
  t.same(await findWrongTallies(app.url), [])
})

t.test("a settled conflict opens again for a new claimant among several, and not for the same ones", async (t) => {
  const app = await startApp()
  await file(app, claimOfMany("10,000", ALLIES))
  await file(app, claimOf("12,000"))
  const [{ id }] = await conflictsOf(app)
  await app.patch(`/v1/conflicts/${id}`, { status: "explained", note: "Two days." })
  await file(app, claimOfMany("10,000", [{ name: "Kyiv" }, { name: "US" }]))
  t.match(await conflictsOf(app), [{ status: "explained" }])
  await file(app, claimOfMany("10,000", [{ name: "Kyiv" }, { name: "London" }]))
  t.match(await conflictsOf(app), [{ status: "open" }])
})

t.test("corrections, retractions and moves keep it right", async (t) => {
  const app = await startApp()
  const { claim } = await file(app, claimOfMany("10,000", ALLIES, { externalId: "a-1" }))
  const same = await app.post(`/v1/claims/${claim.id}/correct`, { reason: "None.", claimants: ALLIES })
  t.match([same.status, same.body.claim.id], [200, claim.id])
  const kept = await app.post(`/v1/claims/${claim.id}/correct`, { reason: "Typo.", figure: "11,000" })
  t.same(namesOf(kept.body.claim.claimants), ["US", "Seoul", "Kyiv"], "what is not said stays")
  const fewer = await app.post(`/v1/claims/${kept.body.claim.id}/correct`, {
    reason: "Kyiv did not say so.",
    claimants: [{ name: "Seoul" }, { name: "US" }],
  })
  t.same(namesOf(fewer.body.claim.claimants), ["Seoul", "US"])
  t.match((await reportOf(app, claim)).figures, [{ claims: 1, independentClaimants: 2 }])
  const twice = await app.post(`/v1/claims/${fewer.body.claim.id}/correct`, {
    reason: "x",
    claimants: [{ name: "US" }, { name: "US" }],
  })
  t.match([twice.status, twice.body.errors], [422, [{ pointer: "/claimants/1" }]])
  const both = { reason: "x", claimant: { name: "US" }, claimants: [{ name: "US" }] }
  t.equal((await app.post(`/v1/claims/${fewer.body.claim.id}/correct`, both)).status, 422)
  const repeated = await app.post(
    "/v1/claims",
    claimOfMany("11,000", [{ name: "Seoul" }, { name: "US" }], { externalId: "a-1" }),
  )
  t.same([repeated.status, repeated.body.claim.id], [200, fewer.body.claim.id])
  const { body: target } = await app.post("/v1/subjects", { name: "Elsewhere" })
  const moved = await app.post(`/v1/claims/${fewer.body.claim.id}/move`, { subject: target.id, reason: "There." })
  t.same(namesOf(moved.body.claim.claimants), ["Seoul", "US"])
  t.match((await reportOf(app, { subject: target })).figures, [{ claims: 1, independentClaimants: 2 }])
  const one = await app.post(`/v1/claims/${fewer.body.claim.id}/correct`, { reason: "One.", claimant: { name: "US" } })
  t.same(namesOf(one.body.claim.claimants), ["US"])
  await app.post(`/v1/claims/${one.body.claim.id}/retract`, { reason: "Wrong." })
  t.same((await reportOf(app, { subject: target })).figures, [])
  const { rows } = await app.store.pool.query("select * from figure_claimants")
  t.same(rows, [])
})

t.test("sources that are merged are one claimant of a claim", async (t) => {
  const app = await startApp()
  const { claim } = await file(app, claimOfMany("10,000", ALLIES))
  const [us, seoul, kyiv] = claim.claimants
  const washington = (await app.post("/v1/sources", { name: "Washington" })).body
  const merge = (from: Body, into: Body) => app.post(`/v1/sources/${from.id}/merge`, { into: into.id })
  const shown = async () => namesOf((await app.get(`/v1/claims/${claim.id}`)).body.claimants)
  await merge(kyiv, washington)
  t.same(await shown(), ["US", "Seoul", "Washington"])
  await merge(washington, seoul)
  t.same(await shown(), ["US", "Seoul"], "where the first of them was")
  t.match((await reportOf(app, claim)).figures, [{ claims: 1, independentClaimants: 2 }])
  await file(app, claimOfMany("12,000", [us.id], { publishedAt: "2024-11-05T12:00:00Z" }))
  t.match(await conflictsOf(app), [{ verdict: "conflict" }])
  await merge(us, seoul)
  t.same(await shown(), ["Seoul"])
  t.same(await conflictsOf(app), [], "one claimant alone by now")
  t.match(await conflictsOf(app, "verdict=revision"), [{ status: "resolved" }])
  t.equal((await app.get(`/v1/claims?claimant=${kyiv.id}`)).body.items.length, 2, "a filter follows")
  t.same(await findWrongTallies(app.url), [])
})

t.test("imports take several claimants, in JSON and in CSV", async (t) => {
  const app = await startApp()
  const header = "subject,figure,source,claimants,publishedAt"
  const csv = [
    header,
    'Troops,"10,000",A wire,US | Seoul|Kyiv,2024-11-04T12:00:00Z',
    'Troops,"11,000",A wire,US|us,2024-11-04T12:00:00Z',
    'Troops,"12,000",A wire,,2024-11-04T12:00:00Z',
  ].join("\n")
  const sent = await app.post("/v1/imports", csv, { "content-type": "text/csv" })
  const lines = JSON.stringify(claimOfMany("13,000", ALLIES, { subject: { name: "Troops" } }))
  await app.post("/v1/imports", lines, { "content-type": "application/x-ndjson" })
  await app.runJobs()
  const { items } = (await app.get(`/v1/imports/${sent.body.id}/lines`)).body
  t.match(items, [
    { outcome: "filed" },
    { outcome: "refused", problem: { errors: [{ pointer: "/claimants/1" }] } },
    { outcome: "filed" },
  ])
  const claims = (await app.get("/v1/claims?sort=recorded&order=asc")).body.items
  t.same(
    claims.map(({ claimants }: Body) => namesOf(claimants)).sort((a: string[], b: string[]) => a.length - b.length),
    [["A wire"], ["US", "Seoul", "Kyiv"], ["US", "Seoul", "Kyiv"]],
  )
})
