import t from "tap"
import { listConflicts } from "../../src/store/conflicts/conflict-list.ts"
import { addFirstClaims } from "../../src/store/conflicts/first-claims.ts"
import { type Body, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { explainWork } from "../support/plans.ts"

const at = (hour: number) => `2024-11-04T${String(hour).padStart(2, "0")}:00:00Z`

/** Files a claim and answers its id. All are of one day. */
async function file(app: TestApp, figure: string, given: Body): Promise<string> {
  const { status, body } = await app.post("/v1/claims", claimOf(figure, { asOf: "2024-11-04", ...given }))
  t.equal(status, 201, JSON.stringify(body))
  return body.claim.id
}

const shown = (conflict: Body, text: string): Body =>
  conflict.figures.find(({ quantity }: Body) => quantity.text === text)
const idsOf = (figure: Body): string[] => figure.firstClaims.map(({ id }: Body) => id)

t.test(
  "each figure of a conflict shows the claims that were published first, wherever conflicts are read",
  async (t) => {
    const app = await startApp()
    const told = { url: "https://wire.example/1", quote: "There are 10,000.", source: { name: "A wire" } }
    const third = await file(app, "10,000", { publishedAt: at(9), source: { name: "C" }, claimant: { name: "US" } })
    const fourth = await file(app, "10,000", { publishedAt: at(12), source: { name: "D" }, claimant: { name: "NATO" } })
    const first = await file(app, "10,000", { ...told, publishedAt: at(7), claimant: { name: "US" } })
    const second = await file(app, "10,000", { publishedAt: at(8), source: { name: "B" }, claimant: { name: "US" } })
    const filed = (await app.post("/v1/claims", claimOf("12,000", { asOf: "2024-11-04" }))).body
    const [answered] = filed.conflicts
    t.equal(shown(answered, "10,000").firstClaims, undefined, "filing answers without them")

    const listed = (await app.get("/v1/conflicts")).body.items[0]
    const read = (await app.get(`/v1/conflicts/${answered.id}`)).body
    const ofClaim = (await app.get(`/v1/claims/${filed.claim.id}/conflicts`)).body.items[0]
    const changed = (await app.patch(`/v1/conflicts/${answered.id}`, { note: "Seen." })).body
    for (const conflict of [listed, read, ofClaim, changed]) {
      const ten = shown(conflict, "10,000")
      t.equal(ten.claims, 4, "all of them are counted")
      t.same(idsOf(ten), [first, second, third])
      t.match(ten.firstClaims[0], {
        source: { name: "A wire" },
        claimant: { name: "US" },
        publishedAt: at(7),
        url: told.url,
        quote: told.quote,
      })
      t.match(ten.firstClaims[1], { source: { name: "B" }, url: null, quote: null })
      t.same(idsOf(shown(conflict, "12,000")), [filed.claim.id])
    }

    await app.post(`/v1/claims/${first}/retract`, { reason: "Withdrawn." })
    await app.post(`/v1/claims/${third}/correct`, { reason: "Misread.", figure: "15,000" })
    const after = shown((await app.get(`/v1/conflicts/${answered.id}`)).body, "10,000")
    t.same([after.claims, idsOf(after)], [2, [second, fourth]], "claims that have ended are none")
  },
)

t.test("a figure that nobody claims any more shows no claim, and a merged source its new name", async (t) => {
  const app = await startApp()
  const only = await file(app, "10,000", { publishedAt: at(7), source: { name: "Old wire" }, claimant: { name: "US" } })
  await file(app, "12,000", { publishedAt: at(8) })
  const { source } = (await app.get(`/v1/claims/${only}`)).body
  const into = (await app.post("/v1/sources", { name: "New wire" })).body.id
  t.equal((await app.post(`/v1/sources/${source.id}/merge`, { into })).status, 200)
  const [conflict] = (await app.get("/v1/conflicts")).body.items
  t.same(shown(conflict, "10,000").firstClaims[0].source, { id: into, name: "New wire" })
  await app.post(`/v1/claims/${only}/retract`, { reason: "Withdrawn." })
  const ended = (await app.get(`/v1/conflicts/${conflict.id}`)).body
  t.match([ended.status, shown(ended, "10,000")], ["resolved", { claims: 0, firstClaims: [] }])
})

t.test("a sum shows the claims of its whole and of its first nine parts", async (t) => {
  const app = await startApp()
  const whole = (await app.post("/v1/subjects", { name: "In all" })).body.id
  for (let part = 0; part < 12; part += 1) {
    const subject = (await app.post("/v1/subjects", { name: `Part ${part}`, partOf: [whole] })).body.id
    await file(app, "exactly 10", { subject, publishedAt: at(8) })
  }
  await app.patch(`/v1/subjects/${whole}`, { exhaustive: true })
  await file(app, "exactly 500", { subject: whole, publishedAt: at(9), quote: "There are 500." })
  const [sum] = (await app.get("/v1/conflicts?kind=sum")).body.items
  t.same(
    sum.figures.map(({ firstClaims }: Body) => firstClaims?.length),
    [...Array(10).fill(1), ...Array(3).fill(undefined)],
  )
  t.ok(sum.figures.every(({ claims }: Body) => claims === 1))
  t.equal(sum.figures[0].firstClaims[0].quote, "There are 500.")
  t.same((await app.get(`/v1/conflicts/${sum.id}`)).body.figures, sum.figures)
})

t.test("a page of conflicts reads the claims of all its figures in one statement, by their index", async (t) => {
  const app = await startApp()
  for (let figure = 1; figure <= 12; figure += 1) {
    await file(app, String(figure * 1_000), { publishedAt: at(8), claimant: { name: `Paper ${figure}` } })
  }
  await app.store.pool.query(
    `insert into claims select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'published_at',
       c.published_at + n * interval '1 second'))).* from claims c, generate_series(1, 500) n`,
  )
  await app.store.pool.query("vacuum analyze claims, figures, conflicts, sources")
  const rows = await listConflicts(app.store.db, {}, { sort: "newest", limit: 60 })
  t.equal(rows.length, 60)
  const plans = await explainWork(app.url, (db) => addFirstClaims(db, rows))
  t.equal(plans.length, 1)
  t.same(
    plans[0]?.indexes.filter((index) => index.startsWith("claims")),
    ["claims_by_figure"],
  )
  t.notOk(plans[0]?.whole.includes("claims"))
  const found = await addFirstClaims(app.store.db, rows)
  t.ok(found.every(({ a, b }) => a.firstClaims?.length === 3 && b?.firstClaims?.length === 3))
})
