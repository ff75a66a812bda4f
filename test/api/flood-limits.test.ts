import t from "tap"
import { MOST_KEPT } from "../../src/store/conflicts/kept-conflicts.ts"
import { type Body, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { exported, imported } from "../support/records.ts"

const MORE = 8
const SUBJECT = { name: "Flooded", unit: "1", measure: "stock" }
const WRONG = claimOf("exactly 10", { subject: SUBJECT, claimant: { name: "Alone" } })

/** As many figures as `count` that agree with each other, since they lie within the tolerance, and not with 10. */
async function fileRivals(app: TestApp, count: number, { subject = SUBJECT, first = 1_000_000 } = {}): Promise<Body[]> {
  const filed: Body[] = []
  for (let from = 0; from < count; from += 100) {
    const some = Array.from({ length: Math.min(100, count - from) }, (_, place) =>
      app.post("/v1/claims", claimOf(`about ${first + from + place}`, { subject })),
    )
    filed.push(...(await Promise.all(some)).map(({ body }) => body))
  }
  return filed
}

const open = async (app: TestApp): Promise<number> =>
  (await app.store.pool.query("select count(*)::int as open from conflicts where status = 'open'")).rows[0].open

/** What is told of the wrong figure, wherever it is told. */
async function told(app: TestApp, id: string) {
  const [dispute] = (await app.get("/v1/disputes")).body.items
  const { leftOut } = (await app.get(`/v1/claims/${id}/conflicts?limit=1`)).body
  return { open: await open(app), tallied: dispute?.openConflicts, leavesOut: dispute?.leavesOut, leftOut }
}

t.test("a thousand conflicts are kept of a figure, and the rest is counted", async (t) => {
  const app = await startApp()
  const rivals = await fileRivals(app, MOST_KEPT + MORE)
  const filed = (await app.post("/v1/claims", WRONG)).body
  t.match(filed, { conflictsTotal: MOST_KEPT + MORE, conflictsLeftOut: MORE })
  const { id } = filed.claim
  const full = { open: MOST_KEPT, tallied: MOST_KEPT, leavesOut: true, leftOut: MORE }
  t.same(await told(app, id), full)

  const late = (await app.post("/v1/claims", claimOf("about 1,020,000", { subject: SUBJECT }))).body
  t.equal(late.conflictsLeftOut, 1, "one that comes later finds no place beside the wrong figure")
  t.same(await told(app, id), { ...full, open: await open(app), tallied: await open(app), leftOut: MORE + 1 })
  await app.post(`/v1/claims/${late.claim.id}/retract`, { reason: "misread" })
  t.same(await told(app, id), full, "and goes from the number when it ends")

  const kept = new Set(
    (
      await app.store.pool.query("select unnest(array[figure_a, figure_b]) as id from conflicts where status = 'open'")
    ).rows.map((row) => row.id),
  )
  const ending = rivals.filter(({ claim }) => kept.has(claim.figure.id)).slice(0, 3)
  for (const { claim } of ending) await app.post(`/v1/claims/${claim.id}/retract`, { reason: "misread" })
  t.same(await told(app, id), { ...full, open: MOST_KEPT - 3, tallied: MOST_KEPT - 3 }, "room is not filled at once")

  await app.post("/v1/rules", { name: "The same", settings: { windowDays: 20 } })
  await app.runJobs()
  t.same(await told(app, id), { ...full, leftOut: MORE - 3 }, "the next pass fills it")

  await app.post(`/v1/claims/${id}/retract`, { reason: "a zero was left out" })
  t.same(await told(app, id), { open: 0, tallied: undefined, leavesOut: undefined, leftOut: 0 })
  const again = (await app.post("/v1/claims", WRONG)).body
  t.match(again, { conflictsTotal: MOST_KEPT + MORE - 3, conflictsLeftOut: MORE - 3 }, "it comes back with as many")
  t.equal(await open(app), MOST_KEPT)
})

t.test("the count is the same whichever came first", async (t) => {
  const app = await startApp()
  const first = (await app.post("/v1/claims", WRONG)).body
  const rivals = await fileRivals(app, MOST_KEPT + MORE)
  t.equal(rivals.filter(({ conflictsLeftOut }) => conflictsLeftOut > 0).length, MORE)
  t.ok(rivals.every(({ conflictsTotal }) => conflictsTotal === 1))
  t.same(await told(app, first.claim.id), { open: MOST_KEPT, tallied: MOST_KEPT, leavesOut: true, leftOut: MORE })
  const repeated = (await app.post("/v1/claims", { ...WRONG, claimant: { name: "Another" } })).body
  t.match(repeated, { conflictsTotal: MOST_KEPT + MORE, conflictsLeftOut: MORE })

  const [record] = await exported(app, "conflicts")
  const rival = rivals.find(({ conflictsLeftOut }) => conflictsLeftOut > 0)?.claim
  const { quantity, asOf } = (await exported(app, "claims")).find(({ id }) => id === rival.id)
  const figures = record.figures.map((figure: Body) =>
    figure.id === first.claim.figure.id ? figure : { subject: figure.subject, quantity, asOf },
  )
  const place = figures.findIndex(({ id }: Body) => id === first.claim.figure.id)
  const { id: _id, ...leftOut } = { ...record, figures }
  const [line] = await imported(app, [leftOut])
  t.match(line.problem, {
    type: /limit-reached/,
    errors: [{ pointer: `/figures/${place}`, detail: /1000 of one figure/ }],
  })
})

t.test(
  "a merge after which a figure would keep more conflicts than one may is refused with their number",
  async (t) => {
    const app = await startApp()
    const other = { ...SUBJECT, name: "Flooded too" }
    const [into, from] = [
      (await app.post("/v1/claims", WRONG)).body,
      (await app.post("/v1/claims", { ...WRONG, subject: other })).body,
    ]
    const many = await fileRivals(app, 896)
    await fileRivals(app, 106, { subject: other, first: 1_001_000 })
    const before = await open(app)
    t.equal(before, 1_002)
    const merge = () => app.post(`/v1/subjects/${from.claim.subject.id}/merge`, { into: into.claim.subject.id })
    const refused = await merge()
    t.match(refused, {
      status: 409,
      body: {
        type: /limit-reached/,
        errors: [{ pointer: "/into", detail: /would keep 1002 conflicts; at most 1000/ }],
      },
    })
    t.equal(await open(app), before)
    t.match((await app.get(`/v1/claims/${from.claim.id}`)).body, from.claim, "nothing was changed")
    for (const { claim } of many.slice(0, 2)) await app.post(`/v1/claims/${claim.id}/retract`, { reason: "misread" })
    const merged = await merge()
    t.equal(merged.status, 200, merged.body.detail)
    t.equal(await open(app), MOST_KEPT)
    t.equal((await app.get(`/v1/claims/${into.claim.id}/conflicts?limit=1`)).body.leftOut, 0)
  },
)

/** Copies of the figure of a claim, written past the service to save time. */
async function copyFigure(app: TestApp, { figure }: Body, copies: number): Promise<void> {
  await app.store.pool.query(
    `insert into figures (family_id, id, subject_id, identity, quantity, unit, narrow_min, narrow_max, as_of_from, as_of_to, claims, created_at)
     select family_id, gen_random_uuid(), subject_id, identity || n, quantity, unit, narrow_min, narrow_max, as_of_from, as_of_to, claims, created_at
     from figures, generate_series(1, $2::int) n where id = $1`,
    [figure.id, copies],
  )
}

t.test("a merge and a new relation that move or judge too much are refused with the number", async (t) => {
  const app = await startApp()
  const file = async (name: string) =>
    (await app.post("/v1/claims", claimOf("exactly 10", { subject: { name, unit: "1", measure: "stock" } }))).body.claim
  const [one, other, large] = [await file("One"), await file("Other"), await file("Large")]
  const families = "select family_id, version from subjects order by id"
  const before = (await app.store.pool.query(families)).rows
  const merge = (from: Body, into: Body) => app.post(`/v1/subjects/${from.subject.id}/merge`, { into: into.subject.id })
  const refused = (reply: Body, pointer: string, detail: RegExp) =>
    t.match(reply, { status: 409, body: { type: /limit-reached/, errors: [{ pointer, detail }] } })

  await copyFigure(app, one, 320)
  await copyFigure(app, other, 320)
  refused(await merge(one, other), "/into", /more than 100000 pairs of figures of "One" and "Other"/)
  await copyFigure(app, large, 5_000)
  refused(await merge(large, one), "/into", /"Large" has more than 5000 figures/)
  await app.store.pool.query(
    `insert into changes (family_id, id, subject_id, entity, entity_id, at, action)
     select family_id, gen_random_uuid(), id, 'subject', id, now(), 'changed' from subjects, generate_series(1, 100000)
     where id = $1`,
    [other.subject.id],
  )
  const joined = await app.patch(`/v1/subjects/${other.subject.id}`, { partOf: [large.subject.id] })
  refused(joined, "/partOf/0", /more than 100000 claims, figures, conflicts and changes belong to "Other"/)
  t.same((await app.store.pool.query(families)).rows, before, "nothing was changed")
})
