import t from "tap"
import { FEW } from "../../src/store/conflicts/conflict-memberships.ts"
import { type Body, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"

async function openOne(app: TestApp): Promise<Body> {
  await app.post("/v1/claims", claimOf("10,000", { claimant: { name: "US" } }))
  const { body } = await app.post("/v1/claims", claimOf("12,000"))
  return body.conflicts[0]
}

t.test("settling a conflict: any status to any, with a note and a history", async (t) => {
  const app = await startApp()
  const { id } = await openOne(app)
  const path = `/v1/conflicts/${id}`
  const steps = [
    { status: "explained", note: "two days apart" },
    { status: "dismissed" },
    { status: "resolved", note: null },
    { status: "open" },
    { note: "still looking" },
  ]
  let version = 1
  for (const step of steps) {
    const { status, body, headers } = await app.patch(path, step, { "if-match": `"${version}"` })
    version += 1
    t.equal(status, 200)
    t.match(body, step)
    t.equal(headers.get("etag"), `"${version}"`)
  }
  const { body } = await app.get(path)
  t.same(
    body.history.map((change: Body) => [change.before.status, change.after.status, change.after.note]),
    [
      ["open", "explained", "two days apart"],
      ["explained", "dismissed", "two days apart"],
      ["dismissed", "resolved", null],
      ["resolved", "open", null],
      ["open", "open", "still looking"],
    ],
  )
})

t.test("a change that changes nothing leaves no trace", async (t) => {
  const app = await startApp()
  const { id } = await openOne(app)
  const { headers, body } = await app.patch(`/v1/conflicts/${id}`, { status: "open" })
  t.equal(headers.get("etag"), '"1"')
  t.same(body.history, [])
})

t.test("what PATCH refuses", async (t) => {
  const app = await startApp()
  const { id } = await openOne(app)
  const cases: [Body, Record<string, string>, number][] = [
    [{}, {}, 400],
    [{ status: "closed" }, {}, 400],
    [{ status: "open", by: "me" }, {}, 400],
    [{ note: 5 }, {}, 400],
    [{ status: "explained" }, { "if-match": '"2"' }, 412],
  ]
  for (const [change, headers, status] of cases) {
    t.equal((await app.patch(`/v1/conflicts/${id}`, change, headers)).status, status, JSON.stringify(change))
  }
  t.match((await app.get(`/v1/conflicts/${id}`)).body, { status: "open", version: 1 })
})

t.test("a new claimant of either figure opens again what was explained or dismissed", async (t) => {
  for (const [status, reopened] of [
    ["explained", "open"],
    ["dismissed", "open"],
    ["resolved", "resolved"],
  ]) {
    const app = await startApp()
    const { id } = await openOne(app)
    await app.patch(`/v1/conflicts/${id}`, { status })
    await app.post("/v1/claims", claimOf("10,000", { claimant: { name: "US" }, source: { name: "B" } }))
    t.equal((await app.get(`/v1/conflicts/${id}`)).body.status, status, "a repeat by the same claimant changes nothing")
    await app.post("/v1/claims", claimOf("10,000", { claimant: { name: "NATO" } }))
    t.equal((await app.get(`/v1/conflicts/${id}`)).body.status, reopened)
  }
})

t.test("lists of conflicts: a tag of many subjects and a source of many claims find what few find", async (t) => {
  const app = await startApp()
  const subject = { name: "Tagged", unit: "1", measure: "stock", tags: ["war"] }
  const { body: tagged } = await app.post("/v1/subjects", subject)
  await openOne(app)
  for (const [figure, source] of [
    ["100", "B"],
    ["900", "C"],
    ["5,000", "C"],
    ["50,000", "C"],
    ["200,000", "C"],
  ] as const)
    await app.post(
      "/v1/claims",
      claimOf(figure, { subject: tagged.id, source: { name: source }, claimant: { name: source + figure } }),
    )
  const { items: claims } = (await app.get("/v1/claims")).body
  const sourceOf = (name: string) => claims.find(({ source }: Body) => source.name === name).source.id
  const lists = [
    "tag=war",
    "tag=peace",
    `source=${sourceOf("B")}`,
    `source=${sourceOf("C")}`,
    `tag=war&source=${sourceOf("B")}`,
  ]
  // A page of one is full at once, of fifty it is not. Of the four newest one has its figure of C on the second side only.
  const queries = lists.flatMap((list) => [list, `${list}&limit=1`, `${list}&sort=severity&limit=1`, `${list}&limit=4`])
  const seen = () =>
    Promise.all(
      queries.map(async (query) => (await app.get(`/v1/conflicts?${query}`)).body.items.map(({ id }: Body) => id)),
    )
  const before = await seen()
  t.same(
    before.map((ids) => ids.length),
    [10, 1, 1, 4, 0, 0, 0, 0, 4, 1, 1, 4, 10, 1, 1, 4, 4, 1, 1, 4],
  )
  await app.store.pool.query(
    `insert into subjects (id, name, unit, measure, tags, family_id, created_at)
     select id, 'Another', '1', 'stock', '{war}', id, now() from (select gen_random_uuid() as id from generate_series(0, $1)) s`,
    [FEW],
  )
  // Each of the claims is one of a source's: of few figures, and of too many to begin with them.
  for (const copies of [1, FEW]) {
    await app.store.pool.query(
      `insert into claims select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'external_id', null))).*
       from claims c, generate_series(0, $1) where c.id = any($2)`,
      [copies, claims.map(({ id }: Body) => id)],
    )
    t.same(await seen(), before, `${copies} claims more of each`)
    const standAs = (status: string) =>
      app.store.pool.query("update claims set status = $1 where source_id = $2", [status, sourceOf("B")])
    await standAs("retracted")
    t.same(
      (await app.get(`/v1/conflicts?source=${sourceOf("B")}`)).body.items,
      [],
      "what it has taken back is not its own",
    )
    await standAs("active")
  }
})

t.test("lists of conflicts: filters and sorting", async (t) => {
  const app = await startApp()
  const tagged = await app.post("/v1/subjects", { name: "Tagged", tags: ["war"] })
  const part = { name: "A part", partOf: { name: "The whole" } }
  await openOne(app)
  await app.post("/v1/claims", claimOf("100", { subject: tagged.body.id, claimant: { name: "US" } }))
  const severe = await app.post("/v1/claims", claimOf("over 900", { subject: tagged.body.id, source: { name: "B" } }))
  await app.post("/v1/claims", claimOf("500", { subject: part }))
  const whole = await app.post("/v1/claims", claimOf("400", { subject: { name: "The whole" } }))
  const shown = async (query: string) =>
    (await app.get(`/v1/conflicts?${query}`)).body.items.map((item: Body) =>
      item.figures
        .map((f: Body) => f.quantity.text)
        .sort()
        .join(" × "),
    )
  const [a, b, c] = ["10,000 × 12,000", "100 × over 900", "400 × 500"]
  t.same(await shown(""), [c, b, a], "newest first")
  t.same(await shown("sort=severity"), [b, c, a])
  t.same(await shown("status=open"), [c, b, a])
  t.same(await shown("status=dismissed"), [])
  t.same(await shown("verdict=conflict"), [c, b, a])
  t.same(await shown("verdict=tension"), [])
  t.same(await shown("severity=high"), [b])
  t.same(await shown("kind=part"), [c])
  t.same(await shown(`subject=${tagged.body.id}`), [b])
  t.same(await shown(`subject=${whole.body.claim.subject.id}`), [c])
  t.same(await shown("tag=war"), [b])
  t.same(await shown(`source=${severe.body.claim.source.id}`), [b])
  t.same(await shown("since=2024-11-07T08:00:00Z"), [c, b, a])
  t.same(await shown("since=2024-11-07T08:00:01Z"), [])
  for (const sort of ["newest", "severity"]) {
    const seen: string[] = []
    for (let cursor: string | null = ""; cursor !== null; ) {
      const { body } = await app.get(`/v1/conflicts?sort=${sort}&limit=1${cursor && `&cursor=${cursor}`}`)
      seen.push(...body.items.map((item: Body) => item.id))
      cursor = body.nextCursor
    }
    t.equal(new Set(seen).size, 3, `${sort}: three pages`)
    t.equal(seen.length, 3)
  }
  const page = await app.get("/v1/conflicts?sort=severity&limit=1")
  t.equal(
    (await app.get(`/v1/conflicts?sort=newest&cursor=${page.body.nextCursor}`)).status,
    400,
    "a cursor fits one sort",
  )
})

t.test("the conflicts of a claim", async (t) => {
  const app = await startApp()
  const conflict = await openOne(app)
  const [claim] = (await app.get("/v1/claims?q=12,000")).body.items
  const own = `/v1/claims/${claim.id}/conflicts`
  t.match((await app.get(own)).body.items, [{ id: conflict.id }])
  t.same((await app.get(`${own}?status=resolved`)).body.items, [])
  const other = await app.post("/v1/claims", claimOf("5", { subject: { name: "Something else" } }))
  t.same((await app.get(`/v1/claims/${other.body.claim.id}/conflicts`)).body.items, [])
})

t.test("measures: what stands side by side", async (t) => {
  const day = (asOf: string, name: string) => ({ asOf, publishedAt: "2024-11-06T00:00:00Z", claimant: { name } })
  const cases: [measure: string, first: Body, second: Body, conflicts: number, why: string][] = [
    ["stock", ["10,000", day("2024-10-01", "A")], ["12,000", day("2024-10-31", "B")], 1, "30 days apart"],
    ["stock", ["10,000", day("2024-10-01", "A")], ["12,000", day("2024-11-01", "B")], 0, "31 days apart"],
    ["flow", ["10,000", day("2024-10", "A")], ["12,000", day("2024-10", "B")], 1, "the same month"],
    ["flow", ["10,000", day("2024-10", "A")], ["12,000", day("2024-09", "B")], 0, "another month"],
    ["cumulative", ["10,000", day("2023-01-01", "A")], ["12,000", day("2024-10-01", "B")], 0, "a total that grew"],
    ["cumulative", ["12,000", day("2023-01-01", "A")], ["10,000", day("2024-10-01", "B")], 1, "a total that fell"],
  ]
  const app = await startApp()
  for (const [place, [measure, first, second, conflicts, why]] of cases.entries()) {
    for (const order of [
      [first, second],
      [second, first],
    ]) {
      const subject = {
        name: `${measure} ${place} ${order === cases[place]?.slice(1, 3) ? "" : String(order[0])}`,
        measure,
      }
      await app.post("/v1/claims", claimOf(order[0][0], { ...order[0][1], subject }))
      const { body } = await app.post("/v1/claims", claimOf(order[1][0], { ...order[1][1], subject }))
      t.equal(body.conflictsTotal, conflicts, `${measure}: ${why}`)
    }
  }
})

t.test("units: one dimension is compared, two currencies are kept apart", async (t) => {
  const app = await startApp()
  const area = { subject: { name: "Territory", unit: "km2" } }
  await app.post("/v1/claims", claimOf("nearly 200 square km", area))
  const miles = await app.post("/v1/claims", claimOf("80 square miles", area))
  t.equal(miles.body.conflictsTotal, 0)
  t.equal((await app.post("/v1/claims", claimOf("180 square miles", area))).body.conflictsTotal, 2)
  const aid = { subject: { name: "Aid", unit: "USD" } }
  await app.post("/v1/claims", claimOf("$1bn", aid))
  t.equal((await app.post("/v1/claims", claimOf("€5bn", aid))).body.conflictsTotal, 0)
  t.equal((await app.post("/v1/claims", claimOf("€9bn", aid))).body.conflictsTotal, 1)
})

t.test("vague words are filed and never compared", async (t) => {
  const app = await startApp()
  await app.post("/v1/claims", claimOf("10,000"))
  const { status, body } = await app.post("/v1/claims", claimOf("several"))
  t.same([status, body.claim.quantity.hedge, body.conflictsTotal], [201, "vague", 0])
})
