import t from "tap"
import { type Body, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { findWrongTallies } from "../support/dispute-tally.ts"

const ONE = { name: "North Korean troops in Russia", unit: "1", measure: "stock" }
const TWO = { name: "DPRK troops", unit: "1", measure: "stock" }

async function file(app: TestApp, subject: unknown, figure: unknown, claimant: string): Promise<Body> {
  const reply = await app.post("/v1/claims", claimOf(figure, { subject, claimant: { name: claimant } }))
  if (reply.status !== 201) throw new Error(JSON.stringify(reply.body))
  return reply.body.claim
}

const merge = (app: TestApp, from: string, into: string) => app.post(`/v1/subjects/${from}/merge`, { into })
const unmerge = (app: TestApp, id: string, body: unknown = {}, headers = {}) =>
  app.post(`/v1/subjects/${id}/unmerge`, body, headers)

t.test("what asks for no member takes no body", async (t) => {
  const app = await startApp()
  const a = await file(app, ONE, "10,000", "HUR")
  const b = await file(app, TWO, "11,000", "SBU")
  await merge(app, b.subject.id, a.subject.id)
  const send = (path: string, headers = {}) => fetch(`${app.address}/v1${path}`, { method: "POST", headers })
  for (const path of ["unmerge", "archive", "unarchive"])
    t.equal((await send(`/subjects/${b.subject.id}/${path}`)).status, 200, path)
  t.equal((await send(`/subjects/${b.subject.id}/merge`)).status, 400, "it asks for a member")
  const json = { "content-type": "application/json" }
  t.equal((await send(`/subjects/${b.subject.id}/archive`, json)).status, 400, "an empty text is no JSON")
})

/** All that can be seen of two subjects, but for versions, times and what conflicts tell of their past. */
async function look(app: TestApp, ids: readonly string[]): Promise<unknown> {
  const seen = []
  for (const id of ids) {
    const subject = (await app.get(`/v1/subjects/${id}`)).body
    const claims = (await app.get(`/v1/claims?subject=${id}&limit=200`)).body.items
    const ended = (await app.get(`/v1/claims?subject=${id}&status=retracted`)).body.items
    const conflicts = (await app.get(`/v1/conflicts?subject=${id}&status=open`)).body.items
    const settled = (await app.get(`/v1/conflicts?subject=${id}&status=explained`)).body.items
    seen.push({
      subject: { ...subject, version: 0 },
      claims: [...claims, ...ended].map((claim: Body) => ({ ...claim, version: 0 })),
      open: conflicts.map(tell).sort(),
      settled: settled.map(tell).sort(),
      rules: JSON.stringify((await app.get(`/v1/subjects/${id}/tolerance`)).body).replace(/"version":\d+/g, ""),
    })
  }
  return seen
}

/** Of an open conflict all but its id: it may have been opened anew. */
function tell({ kind, subject, figures, verdict, status, note }: Body): string {
  return JSON.stringify([kind, subject.id, figures.map(({ id }: Body) => id).sort(), verdict, status, note])
}

t.test("after a merge is undone both have what they had before", async (t) => {
  const app = await startApp()
  const whole = (await app.post("/v1/subjects", { name: "All troops" })).body
  const one = (await app.post("/v1/subjects", { ...ONE, aliases: ["Northern troops"], tags: ["war"] })).body
  const two = (
    await app.post("/v1/subjects", { ...TWO, tags: ["asia"], externalIds: { wikidata: "Q1" }, partOf: [whole.id] })
  ).body
  const part = (await app.post("/v1/subjects", { name: "DPRK troops in Kursk", partOf: [two.id] })).body
  await file(app, whole.id, "9,000", "UN")
  await file(app, one.id, "10,000", "US")
  await file(app, one.id, "12,000", "HUR")
  await file(app, two.id, "10,000", "Seoul")
  await file(app, two.id, "13,000", "Kyiv")
  await file(app, part.id, "10,500", "NATO")
  const gone = await file(app, two.id, "50,000", "A blog")
  await app.post(`/v1/claims/${gone.id}/retract`, { reason: "Wrong." })
  await app.post("/v1/rules", { name: "Two", scope: { subject: two.id }, settings: { relative: { percent: 4 } } })
  await app.runJobs()
  const [conflict] = (await app.get(`/v1/conflicts?subject=${two.id}&status=open&kind=pair`)).body.items
  await app.patch(`/v1/conflicts/${conflict.id}`, { status: "explained", note: "Two days apart." })
  const ids = [one.id, two.id, whole.id, part.id]
  const before = await look(app, ids)
  t.equal((await merge(app, two.id, one.id)).status, 200)
  t.equal((await app.get(`/v1/subjects/${two.id}`)).status, 308)
  await app.runJobs()
  const back = await unmerge(app, two.id, { reason: "They are two." })
  t.match([back.status, back.body], [200, { id: two.id, name: TWO.name, version: 3 }])
  await app.runJobs()
  const after = (await look(app, ids)) as Body[]
  t.same(opened(after), opened(before as Body[]), "but that the settled conflict opened when other claimants joined it")
  const { body } = await app.get(`/v1/conflicts/${conflict.id}`)
  t.match(body, { note: "Two days apart.", subject: { id: two.id } }, "it went back with its note")
  t.ok(
    body.history.some(({ action, note }: Body) => action === "changed" && note === "Two days apart."),
    "and its history",
  )
  t.same(await findWrongTallies(app.url), [])
  const { rows } = await app.store.pool.query("select note from changes where action = 'unmerged'")
  t.same(rows, [{ note: "They are two." }, { note: "They are two." }])
  t.equal((await file(app, TWO, "10,000", "Tokyo")).subject.id, two.id, "its name means it again")
  t.equal((await merge(app, two.id, one.id)).status, 200, "and it can be merged again")
})

/** Settled conflicts count as open here. */
function opened(seen: readonly Body[]): unknown {
  return seen.map(({ settled, open, ...rest }) => {
    const all = [...open, ...settled].map((text) => JSON.parse(text).slice(0, 4))
    return { ...rest, all: all.map((one) => JSON.stringify(one)).sort() }
  })
}

t.test("conflicts that only the merge brought about end with a reason, and twins stay where they are", async (t) => {
  const app = await startApp()
  const one = await file(app, ONE, "10,000", "US")
  const two = await file(app, TWO, "14,000", "Seoul")
  await merge(app, two.subject.id, one.subject.id)
  const [brought] = (await app.get("/v1/conflicts?status=open")).body.items
  t.match(brought, { subject: { id: one.subject.id } })
  await unmerge(app, two.subject.id)
  const { body } = await app.get(`/v1/conflicts/${brought.id}`)
  t.match(body, { status: "resolved", resolution: { by: "moved", reason: /are apart again: their merge was undone/ } })
  t.same((await app.get("/v1/conflicts?status=open")).body.items, [])
  t.equal((await app.get(`/v1/claims/${two.id}`)).body.figure.id, two.figure.id)
  t.same(await findWrongTallies(app.url), [])
})

t.test("units, sums and exceptions go back as well", async (t) => {
  const app = await startApp()
  const km = { name: "Front", unit: "km", measure: "stock" }
  const m = { name: "Front line", unit: "m", measure: "stock" }
  const first = await file(app, km, "10 km", "US")
  const second = await file(app, m, "10,000", "Seoul")
  await file(app, m, "12,000", "Kyiv")
  const part = (await app.post("/v1/subjects", { name: "Front, north", unit: "m", partOf: [second.subject.id] })).body
  await file(app, part.id, "7,000", "Kyiv")
  await app.patch(`/v1/subjects/${second.subject.id}`, { exhaustive: true })
  const accept = { subject: second.subject.id, reason: "Known.", until: "2030-01-01" }
  const exception = (await app.post("/v1/exceptions", accept)).body
  const ids = [first.subject.id, second.subject.id]
  const before = await look(app, ids)
  await merge(app, second.subject.id, first.subject.id)
  await app.runJobs()
  await file(app, { name: "Elsewhere" }, "5", "US")
  t.equal((await unmerge(app, second.subject.id)).status, 200)
  await app.runJobs()
  t.same(await look(app, ids), before)
  t.equal((await app.get(`/v1/exceptions?subject=${second.subject.id}`)).body.items[0].id, exception.id)
  t.same((await app.get(`/v1/exceptions?subject=${first.subject.id}`)).body.items, [])
  const accepted = (await app.get(`/v1/conflicts?subject=${second.subject.id}&status=resolved`)).body.items
  t.ok(accepted.some(({ resolution }: Body) => resolution.by === "accepted"))
  t.same(await findWrongTallies(app.url), [])
})

t.test("a merge after which something happened is not undone, and nothing changes", async (t) => {
  const app = await startApp()
  const start = async () => {
    await startApp()
    const one = await file(app, ONE, "10,000", "US")
    const two = await file(app, TWO, "12,000", "Seoul")
    const three = await file(app, { name: "Elsewhere" }, "12,000", "Seoul")
    await merge(app, two.subject.id, one.subject.id)
    return { one, two, three }
  }
  type Merged = Awaited<ReturnType<typeof start>>
  const happenings: [string, (merged: Merged) => Promise<unknown>, RegExp][] = [
    ["filed", ({ one }) => file(app, one.subject.id, "15,000", "NATO"), /was filed since the merge/],
    [
      "corrected",
      ({ two }) => app.post(`/v1/claims/${two.id}/correct`, { reason: "x", figure: "13,000" }),
      /since the merge/,
    ],
    ["retracted", ({ one }) => app.post(`/v1/claims/${one.id}/retract`, { reason: "x" }), /was retracted since/],
    [
      "moved in",
      ({ one, three }) => app.post(`/v1/claims/${three.id}/move`, { subject: one.subject.id, reason: "x" }),
      /since the merge/,
    ],
    [
      "moved away",
      ({ two, three }) => app.post(`/v1/claims/${two.id}/move`, { subject: three.subject.id, reason: "x" }),
      /since the merge/,
    ],
    [
      "moved away and back",
      async ({ one, two, three }) => {
        await app.post(`/v1/claims/${two.id}/move`, { subject: three.subject.id, reason: "x" })
        await app.post(`/v1/claims/${two.id}/move`, { subject: one.subject.id, reason: "x" })
      },
      /was moved since the merge/,
    ],
    [
      "renamed",
      ({ one }) => app.patch(`/v1/subjects/${one.subject.id}`, { name: "Another" }),
      /was changed since the merge \(name/,
    ],
    ["tagged", ({ one }) => app.patch(`/v1/subjects/${one.subject.id}`, { tags: ["x"] }), /\(tags\)/],
    ["archived", ({ one }) => app.post(`/v1/subjects/${one.subject.id}/archive`, {}), /is archived/],
    [
      "merged on",
      ({ one, three }) => merge(app, one.subject.id, three.subject.id),
      /was itself merged into .* undo that first/,
    ],
    [
      "its name taken",
      ({ three }) => app.patch(`/v1/subjects/${three.subject.id}`, { name: TWO.name }),
      /A subject of this name, unit and measure exists/,
    ],
  ]
  for (const [title, happen, told] of happenings) {
    const merged = await start()
    await happen(merged)
    const claim = (await app.get(`/v1/claims/${merged.two.id}`)).body
    const { status, body } = await unmerge(app, merged.two.subject.id)
    t.match([status, body.detail], [409, told], title)
    t.same((await app.get(`/v1/claims/${merged.two.id}`)).body, claim, `${title}: nothing changes`)
    t.equal((await app.get(`/v1/subjects/${merged.two.subject.id}`)).status, 308)
  }
  const { one, two } = await start()
  t.match((await unmerge(app, one.subject.id)).body, { type: /unmerge-impossible/, detail: /was not merged/ })
  t.equal((await unmerge(app, two.subject.id, {}, { "if-match": '"1"' })).status, 412)
  t.equal((await unmerge(app, "01934b5e-0000-7000-8000-000000000000")).status, 404)
  t.equal((await unmerge(app, two.subject.id, { into: 1 })).status, 400)
  await app.store.pool.query("delete from subject_merges")
  t.match((await unmerge(app, two.subject.id)).body.detail, /is not known any more/, "an older version merged it")
})

t.test("merges that follow one another are undone in the other order", async (t) => {
  const app = await startApp()
  const a = await file(app, { name: "A" }, "10,000", "US")
  const b = await file(app, { name: "B" }, "12,000", "Seoul")
  const c = await file(app, { name: "C" }, "14,000", "Kyiv")
  const ids = [a, b, c].map(({ subject }) => subject.id)
  const before = await look(app, ids)
  await merge(app, a.subject.id, b.subject.id)
  await merge(app, b.subject.id, c.subject.id)
  t.equal((await unmerge(app, a.subject.id)).status, 409)
  t.equal((await unmerge(app, b.subject.id)).status, 200)
  t.equal((await app.get(`/v1/subjects/${a.subject.id}`)).headers.get("location"), `/v1/subjects/${b.subject.id}`)
  t.equal((await unmerge(app, a.subject.id)).status, 200)
  await app.runJobs()
  t.same(await look(app, ids), before)
})

t.test("an assumed measure that was confirmed since does not stand in the way, and stays confirmed", async (t) => {
  const app = await startApp()
  const a = (await file(app, { name: "Troops in Kursk" }, "10,000", "HUR")).subject.id
  const b = (await file(app, { name: "Soldiers in Kursk" }, "11,000", "SBU")).subject.id
  await merge(app, b, a)
  t.match(await app.patch(`/v1/subjects/${a}`, { measure: "stock" }), { status: 200, body: { measureAssumed: false } })
  t.equal((await unmerge(app, b)).status, 200)
  t.match((await app.get(`/v1/subjects/${a}`)).body, { measure: "stock", measureAssumed: false })
  t.match((await app.get(`/v1/subjects/${b}`)).body, { measure: "stock", measureAssumed: true })
})
