import t from "tap"
import { type Body, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { findWrongTallies } from "../support/dispute-tally.ts"

const NAMED = { name: "North Korean troops in Russia", unit: "1", measure: "stock" }

async function disputed(app: TestApp): Promise<string> {
  const { body } = await app.post("/v1/claims", claimOf("10,000", { claimant: { name: "Seoul" }, externalId: "a-1" }))
  await app.post("/v1/claims", claimOf("12,000"))
  return body.claim.subject.id
}

const namesOf = async (app: TestApp, query: string) =>
  (await app.get(`/v1/subjects?${query}`)).body.items.map(({ name }: Body) => name)
const count = async (app: TestApp, path: string) => (await app.get(path)).body.items.length

t.test("what is archived is left out of lists unless it is asked for, and keeps all that it has", async (t) => {
  const app = await startApp()
  const id = await disputed(app)
  await app.post("/v1/subjects", { name: "Another" })
  const archived = await app.post(`/v1/subjects/${id}/archive`, { reason: "Over." }, { "if-match": '"1"' })
  t.match(
    [archived.status, archived.headers.get("etag"), archived.body],
    [200, '"2"', { id, archivedAt: /^2024/, version: 2 }],
  )
  t.same(await namesOf(app, ""), ["Another"])
  t.same(await namesOf(app, "archived=false"), ["Another"])
  t.same(await namesOf(app, "archived=true"), [NAMED.name])
  t.same(await namesOf(app, "archived=any"), ["Another", NAMED.name])
  t.same(await namesOf(app, "q=korean"), [])
  t.same(await namesOf(app, "q=korean&archived=true"), [NAMED.name])
  t.equal((await app.get("/v1/subjects?archived=maybe")).status, 400)
  for (const [query, found] of [
    ["status=open", 0],
    ["status=open&archived=false", 0],
    ["status=open&archived=true", 1],
    ["status=open&archived=any", 1],
    [`status=open&subject=${id}`, 1],
    [`status=open&subject=${id}&archived=false`, 0],
  ] as const)
    t.equal(await count(app, `/v1/conflicts?${query}`), found, query)
  t.same(
    [
      await count(app, "/v1/disputes"),
      await count(app, "/v1/disputes?archived=true"),
      await count(app, "/v1/disputes?archived=any"),
    ],
    [0, 1, 1],
  )
  t.equal(await count(app, `/v1/claims?subject=${id}`), 2)
  t.equal((await app.get(`/v1/subjects/${id}/report`)).body.figures.length, 2)
  t.equal((await app.get(`/v1/disputes/${id}`)).body.openConflicts, 1)
  const back = await app.post(`/v1/subjects/${id}/unarchive`, {})
  t.match([back.status, back.body], [200, { archivedAt: null, version: 3 }])
  t.equal(await count(app, "/v1/conflicts?status=open"), 1, "it is open as before")
  t.equal(await count(app, "/v1/disputes"), 1)
  const { rows } = await app.store.pool.query("select action, note from changes where entity = 'subject' order by id")
  t.same(rows, [
    { action: "created", note: null },
    { action: "archived", note: "Over." },
    { action: "unarchived", note: null },
  ])
})

t.test("an archived subject takes no claims, by its id or its name", async (t) => {
  const app = await startApp()
  const id = await disputed(app)
  await app.patch(`/v1/subjects/${id}`, { aliases: ["DPRK troops"] })
  const old = (await app.post("/v1/subjects", { name: "Old name" })).body
  await app.post(`/v1/subjects/${old.id}/merge`, { into: id })
  await app.post(`/v1/subjects/${id}/archive`, {})
  for (const [subject, pointer] of [
    [id, "/subject"],
    [old.id, "/subject"],
    [NAMED, "/subject/name"],
    [{ name: "dprk TROOPS" }, "/subject/name"],
    [{ name: "Old name", unit: "1" }, "/subject/name"],
  ] as const) {
    const { status, body } = await app.post("/v1/claims", claimOf("11,000", { subject }))
    t.match([status, body], [409, { type: /subject-archived$/, subject: { id }, errors: [{ pointer }] }])
    t.match(body.detail, new RegExp(`\\(${id}\\) is archived and takes no claims. Take it back`))
  }
  const repeated = await app.post("/v1/claims", claimOf("10,000", { claimant: { name: "Seoul" }, externalId: "a-1" }))
  t.equal(repeated.status, 200, "what was filed before is still a repeat")
  const { body: elsewhere } = await app.post("/v1/claims", claimOf("9,000", { subject: { name: "Elsewhere" } }))
  const moved = await app.post(`/v1/claims/${elsewhere.claim.id}/move`, { subject: id, reason: "There." })
  t.match([moved.status, moved.body.type], [409, /subject-archived/])
  const part = await app.post("/v1/claims", claimOf("9,000", { subject: { name: "A part", partOf: id } }))
  t.match([part.status, part.body.type], [409, /subject-archived/], "nor is anything created within it")
  t.equal(await count(app, `/v1/claims?subject=${id}`), 2)
  t.same(await namesOf(app, "archived=any"), ["Elsewhere", NAMED.name])
  t.equal((await app.post("/v1/subjects", NAMED)).status, 409, "a twin is not created")
  const corrected = await app.post(`/v1/claims/${repeated.body.claim.id}/correct`, {
    reason: "Typo.",
    figure: "11,900",
  })
  t.equal(corrected.status, 201, "what is in it can be corrected")
  t.match(await app.get(`/v1/conflicts?subject=${id}`), { body: { items: [{ status: "resolved" }] } }, "and is judged")
})

t.test("a name that something else has as well means that, and another unit is another subject", async (t) => {
  const app = await startApp()
  const one = (await app.post("/v1/subjects", { name: "Casualties in A", aliases: ["casualties"] })).body
  const two = (await app.post("/v1/subjects", { name: "Casualties in B", aliases: ["casualties"] })).body
  const file = () => app.post("/v1/claims", claimOf("1", { subject: { name: "Casualties" } }))
  t.equal((await file()).status, 409, "ambiguous")
  await app.post(`/v1/subjects/${one.id}/archive`, {})
  t.equal((await file()).body.claim.subject.id, two.id)
  await app.post(`/v1/subjects/${two.id}/archive`, {})
  const refused = await file()
  t.match([refused.status, refused.body.type], [409, /subject-archived/])
  const other = await app.post("/v1/claims", claimOf("1 km", { subject: { name: "Casualties", unit: "km" } }))
  t.equal(other.status, 201)
  t.notOk([one.id, two.id].includes(other.body.claim.subject.id))
})

t.test("an import refuses the lines, one by one", async (t) => {
  const app = await startApp()
  const id = await disputed(app)
  await app.post(`/v1/subjects/${id}/archive`, {})
  const lines = [claimOf("9,000"), claimOf("9,000", { subject: { name: "Another" } })]
  const sent = await app.post("/v1/imports", lines.map((line) => JSON.stringify(line)).join("\n"), {
    "content-type": "application/x-ndjson",
  })
  await app.runJobs()
  const { body } = await app.get(`/v1/imports/${sent.body.id}/lines`)
  t.match(body.items, [{ outcome: "refused", problem: { type: /subject-archived/ } }, { outcome: "filed" }])
})

t.test(
  "to archive twice changes nothing; a wrong version, a merged subject and an unknown one are refused",
  async (t) => {
    const app = await startApp()
    const id = await disputed(app)
    const path = `/v1/subjects/${id}/archive`
    t.equal((await app.post(path, {}, { "if-match": '"9"' })).status, 412)
    t.equal((await app.post(`/v1/subjects/${id}/unarchive`, {})).body.version, 1)
    t.equal((await app.post(path, {})).body.version, 2)
    t.equal((await app.post(path, { reason: "Again." })).body.version, 2)
    t.equal((await app.post(path, { other: 1 })).status, 400)
    const other = (await app.post("/v1/subjects", { name: "Another" })).body
    for (const [from, into] of [
      [id, other.id],
      [other.id, id],
    ]) {
      const merge = await app.post(`/v1/subjects/${from}/merge`, { into })
      t.match([merge.status, merge.body.detail], [409, /is archived; take it back first/])
    }
    await app.post(`/v1/subjects/${id}/unarchive`, {})
    await app.post(`/v1/subjects/${other.id}/merge`, { into: id })
    t.equal((await app.post(`/v1/subjects/${other.id}/archive`, {})).status, 409)
    t.equal((await app.post("/v1/subjects/01934b5e-0000-7000-8000-000000000000/archive", {})).status, 404)
  },
)

t.test("rules that change while a subject is archived hold of it when it comes back", async (t) => {
  const app = await startApp()
  const id = await disputed(app)
  await app.post(`/v1/subjects/${id}/archive`, {})
  await app.post("/v1/rules", { name: "Wide", scope: { subject: id }, settings: { relative: { percent: 50 } } })
  await app.runJobs()
  await app.post(`/v1/subjects/${id}/unarchive`, {})
  t.equal(await count(app, "/v1/conflicts?status=open"), 0)
  t.same(await findWrongTallies(app.url), [])
})
