import t from "tap"
import { type Body, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { recountTallies } from "../support/dispute-tally.ts"
import { query } from "../support/query.ts"

const file = async (app: TestApp, subject: string, figure: unknown, given: Record<string, unknown> = {}) =>
  (await app.post("/v1/claims", claimOf(figure, { subject: { name: subject }, ...given }))).body

/** Figures of one subject by as many claimants. Answers the subject's id. */
async function fileMany(app: TestApp, subject: string, figures: readonly unknown[]): Promise<string> {
  let id = ""
  for (const [place, figure] of figures.entries()) {
    const { claim } = await file(app, subject, figure, { claimant: { name: `Claimant ${place}` } })
    id = claim.subject.id
  }
  return id
}

const read = async (app: TestApp, id: string): Promise<Body> => (await app.get(`/v1/disputes/${id}`)).body

const settle = (app: TestApp, id: string, body: Body, headers?: Record<string, string>) =>
  app.post(`/v1/disputes/${id}/settle`, { status: "dismissed", note: "a misprint", ...body }, headers)

t.test("one wrong figure against many is one dispute, and the wrong one stands out", async (t) => {
  const app = await startApp()
  const figures = ["about 10,000", "about 10,001", "about 10,002", "about 10,003", "about 90,000"]
  const id = await fileMany(app, "Troops", figures)
  const dispute = await read(app, id)
  t.match(dispute, {
    subject: { id, name: "Troops" },
    openConflicts: 4,
    severity: "high",
    bySeverity: { high: 4, medium: 0, low: 0 },
    byKind: { pair: 4, part: 0, sum: 0 },
    openedAt: "2024-11-07T08:00:00Z",
    counted: 4,
    ranges: [
      {
        unit: "1",
        figures: 5,
        exact: true,
        lowest: { quantity: { text: "about 10,000" } },
        highest: { quantity: { text: "about 90,000" }, claimants: [{ name: "Claimant 4" }] },
      },
    ],
  })
  t.same(
    dispute.outliers.map((one: Body) => [one.figure.quantity.text, one.openConflicts]),
    [["about 90,000", 4], ...figures.slice(0, 4).map((text) => [text, 1])],
  )
})

t.test("repeats of a figure add nothing to a dispute", async (t) => {
  const app = await startApp()
  const id = await fileMany(app, "Troops", ["10,000", "20,000"])
  const before = await app.get(`/v1/disputes/${id}`)
  await file(app, "Troops", "20,000", { claimant: { name: "Claimant 1" }, source: { name: "Another wire" } })
  const after = await app.get(`/v1/disputes/${id}`)
  t.equal(after.body.openConflicts, 1)
  t.equal(after.body.version, before.body.version)
  t.equal(after.body.outliers.find((one: Body) => one.figure.quantity.text === "20,000").figure.claims, 2)
})

t.test("a subject without open conflicts has an empty dispute, and is in no list", async (t) => {
  const app = await startApp()
  const { claim } = await file(app, "Quiet", "10,000")
  t.match(await read(app, claim.subject.id), {
    openConflicts: 0,
    severity: null,
    openedAt: null,
    changedAt: null,
    version: 0,
    ranges: [],
    outliers: [],
    counted: 0,
  })
  t.same((await app.get("/v1/disputes")).body, { items: [], nextCursor: null })
  t.equal((await app.get("/v1/disputes/01930a2e-5c00-7000-8000-000000000000")).status, 404)
})

t.test("a dispute is settled as one: each conflict has its note and its entry in the history", async (t) => {
  const app = await startApp()
  const id = await fileMany(app, "Troops", ["10,000", "20,000", "30,000"])
  const seen = await app.get(`/v1/disputes/${id}`)
  const done = await settle(
    app,
    id,
    { openConflicts: 3 },
    { "x-actor": "Ana", "if-match": seen.headers.get("etag") ?? "" },
  )
  t.match(done, {
    status: 200,
    body: { changed: 3, left: 0, dispute: { openConflicts: 0, severity: null, openedAt: null } },
  })
  const shown = await app.get(`/v1/disputes/${id}`)
  t.equal(done.headers.get("etag"), `"${shown.body.version}"`)
  t.not(shown.body.version, seen.body.version)
  const { items } = (await app.get(`/v1/conflicts?subject=${id}`)).body
  t.same(
    items.map((item: Body) => [item.status, item.note, item.resolution, item.version]),
    items.map(() => ["dismissed", "a misprint", null, 2]),
  )
  t.equal(items.length, 3)
  for (const item of items) {
    const { history } = (await app.get(`/v1/conflicts/${item.id}`)).body
    t.match(history.at(-1), {
      who: "Ana",
      action: "settled",
      note: "a misprint",
      before: { status: "open", note: null },
      after: { status: "dismissed", note: "a misprint" },
    })
  }

  const back = await settle(app, id, { status: "open", note: "not a misprint", openConflicts: 0 })
  t.match(back.body, { changed: 3, left: 0, dispute: { openConflicts: 3 } })
  const resolved = await settle(app, id, { status: "resolved", openConflicts: 3 })
  t.equal(resolved.body.changed, 3)
  t.match((await app.get("/v1/conflicts?status=resolved")).body.items[0].resolution, { by: "person", reason: null })
  t.equal((await settle(app, id, { status: "open", openConflicts: 0 })).body.changed, 3, "what a person resolved too")
})

t.test("the way back opens only what people had settled", async (t) => {
  const app = await startApp()
  const id = await fileMany(app, "Troops", ["10,000", "20,000"])
  const { claim } = await file(app, "Troops", "40,000", { claimant: { name: "A third" } })
  await app.post(`/v1/claims/${claim.id}/retract`, { reason: "misheard" })
  await settle(app, id, { openConflicts: 1 })
  t.match((await settle(app, id, { status: "open", openConflicts: 0 })).body, {
    changed: 1,
    dispute: { openConflicts: 1 },
  })
  t.equal(
    (await app.get("/v1/conflicts?status=resolved")).body.items.length,
    2,
    "what the retraction ended stays ended",
  )
})

t.test("only the conflicts of one figure, of one verdict, or below a severity", async (t) => {
  const app = await startApp()
  await app.post("/v1/rules", { settings: { severity: { medium: 10, high: 25 } } })
  await app.runJobs()
  const id = await fileMany(app, "Troops", ["exactly 1,000", "exactly 1,080", "over 900", "exactly 9,000"])
  const dispute = await read(app, id)
  t.match(dispute, { openConflicts: 5, bySeverity: { high: 2, medium: 1, low: 2 } })
  const wrong = dispute.outliers.find((one: Body) => one.figure.quantity.text === "exactly 9,000")
  t.equal(wrong.openConflicts, 3)

  const low = await settle(app, id, { openConflicts: 5, severityAtMost: "low" })
  t.match(low.body, { changed: 2, dispute: { openConflicts: 3, bySeverity: { high: 2, medium: 1, low: 0 } } })
  const tensions = await settle(app, id, { openConflicts: 3, verdict: "tension" })
  t.match(tensions.body, { changed: 1, dispute: { openConflicts: 2 } })
  await settle(app, id, { status: "open", openConflicts: 2 })
  const figure = await settle(app, id, { openConflicts: 5, figure: wrong.figure.id.toUpperCase() })
  t.match(figure.body, { changed: 3, left: 0, dispute: { openConflicts: 2, severity: "low" } })
  t.same(
    (await read(app, id)).outliers.map((one: Body) => one.figure.quantity.text),
    ["exactly 1,080", "exactly 1,000", "over 900"],
  )
})

t.test("parts and sums belong to the dispute of their whole", async (t) => {
  const app = await startApp()
  const whole = (await app.post("/v1/subjects", { name: "In all" })).body.id
  const north = (await app.post("/v1/subjects", { name: "North", partOf: [whole] })).body.id
  await app.post("/v1/subjects", { name: "South", partOf: [whole] })
  await app.patch(`/v1/subjects/${whole}`, { exhaustive: true })
  await file(app, "In all", "exactly 1,000")
  await file(app, "North", "exactly 5,000", { claimant: { name: "US" } })
  const dispute = await read(app, whole)
  t.match(dispute, { openConflicts: 2, byKind: { pair: 0, part: 1, sum: 1 } })
  t.same(dispute.outliers.map((one: Body) => [one.figure.subject.name, one.openConflicts]).sort(), [
    ["In all", 2],
    ["North", 2],
  ])
  t.match(dispute.ranges, [{ figures: 1, lowest: { quantity: { text: "exactly 1,000" } } }], "figures of the whole")
  t.equal((await read(app, north)).openConflicts, 0)
  const part = dispute.outliers.find((one: Body) => one.figure.subject.name === "North").figure.id
  t.match((await settle(app, whole, { openConflicts: 2, figure: part })).body, {
    changed: 2,
    dispute: { openConflicts: 0 },
  })
})

t.test("money: one range for each currency", async (t) => {
  const app = await startApp()
  const subject = { name: "Aid", unit: "USD" }
  for (const [place, figure] of ["$1bn", "€5bn", "€9bn", "€20bn", "$2bn"].entries()) {
    await app.post("/v1/claims", claimOf(figure, { subject, claimant: { name: `Claimant ${place}` } }))
  }
  const { items } = (await app.get("/v1/disputes")).body
  const dispute = await read(app, items[0].subject.id)
  t.same(
    dispute.ranges.map((one: Body) => [one.unit, one.figures, one.lowest.quantity.text, one.highest.quantity.text]),
    [
      ["EUR", 3, "€5bn", "€20bn"],
      ["USD", 2, "$1bn", "$2bn"],
    ],
  )
})

t.test("disputes in pages, by age and by severity, with filters", async (t) => {
  const app = await startApp()
  const low = await fileMany(app, "Low", ["exactly 1,000", "exactly 1,040"])
  const medium = await fileMany(app, "Medium", ["exactly 1,000", "exactly 1,300"])
  const high = await fileMany(app, "High", ["exactly 1,000", "exactly 9,000"])
  const larger = await fileMany(app, "Larger", ["exactly 1,000", "exactly 9,000", "exactly 90,000"])
  await fileMany(app, "Agreed", ["1,000", "1,001"])
  await app.patch(`/v1/subjects/${high}`, { tags: ["war"] })
  const shown = async (asked: string) =>
    (await app.get(`/v1/disputes?${asked}`)).body.items.map((item: Body) => item.subject.id)
  const newest = [larger, high, medium, low]
  t.same(await shown(""), newest)
  t.same(await shown("sort=severity"), newest)
  t.same(await shown("openAtLeast=2"), [larger])
  t.same(await shown("openAtLeast=4"), [])
  t.same(await shown("severityAtLeast=medium"), [larger, high, medium])
  t.same(await shown("severityAtLeast=high"), [larger, high])
  t.same(await shown("tag=war"), [high])
  await settle(app, high, { openConflicts: 1 })
  const open = newest.filter((id) => id !== high)
  for (const sort of ["newest", "severity"]) {
    const seen: string[] = []
    for (let cursor: string | null = ""; cursor !== null; ) {
      const { body } = await app.get(`/v1/disputes?sort=${sort}&limit=1${cursor && `&cursor=${cursor}`}`)
      seen.push(...body.items.map((item: Body) => item.subject.id))
      cursor = body.nextCursor
    }
    t.same(seen, open, `${sort}: what is settled is gone`)
  }
  const page = await app.get("/v1/disputes?sort=severity&limit=1")
  t.equal((await app.get(`/v1/disputes?cursor=${page.body.nextCursor}`)).status, 400, "a cursor fits one sort")
})

t.test("a merged subject's dispute is that of the subject that stays", async (t) => {
  const app = await startApp()
  const from = await fileMany(app, "Troops", ["10,000", "20,000"])
  const into = await fileMany(app, "Soldiers", ["10,000", "30,000"])
  await app.post(`/v1/subjects/${from}/merge`, { into })
  const redirected = await app.get(`/v1/disputes/${from}`)
  t.same([redirected.status, redirected.headers.get("location")], [308, `/v1/disputes/${into}`])
  t.equal((await read(app, into)).openConflicts, 3)
  const refused = await settle(app, from, { openConflicts: 0 })
  t.match(refused, { status: 409, body: { detail: new RegExp(into) } })
})

t.test("what settling refuses, and that it then settles nothing", async (t) => {
  const app = await startApp()
  const id = await fileMany(app, "Troops", ["10,000", "20,000"])
  const other = await file(app, "Other", "1")
  const kind = (name: string) => `urn:countercheck:problem:${name}`
  const cases: [title: string, body: Body, status: number, type: string, pointer: string][] = [
    ["more have come", { openConflicts: 0 }, 409, "dispute-changed", "/openConflicts"],
    ["some have gone", { openConflicts: 2 }, 409, "dispute-changed", "/openConflicts"],
    ["no number was seen", {}, 400, "invalid-request", "/openConflicts"],
    ["half a conflict", { openConflicts: 0.5 }, 400, "invalid-request", "/openConflicts"],
    ["no note", { openConflicts: 1, note: "" }, 400, "invalid-request", "/note"],
    ["an unknown status", { openConflicts: 1, status: "closed" }, 400, "invalid-request", "/status"],
    [
      "a figure of another subject",
      { openConflicts: 1, figure: other.claim.figure.id },
      422,
      "invalid-input",
      "/figure",
    ],
    ["a figure that is no id", { openConflicts: 1, figure: "10,000" }, 400, "invalid-request", "/figure"],
    ["a verdict that is no disagreement", { openConflicts: 1, verdict: "agree" }, 400, "invalid-request", "/verdict"],
    ["no severity", { openConflicts: 1, severityAtMost: "none" }, 400, "invalid-request", "/severityAtMost"],
    ["an unknown member", { openConflicts: 1, colour: "red" }, 400, "invalid-request", "/colour"],
  ]
  for (const [title, body, status, type, pointer] of cases) {
    const reply = await settle(app, id, body)
    t.same([reply.status, reply.body.type, reply.body.errors?.[0]?.pointer], [status, kind(type), pointer], title)
  }
  t.equal((await settle(app, id, { openConflicts: 1 }, { "if-match": '"99"' })).status, 412)
  t.equal((await settle(app, "01930a2e-5c00-7000-8000-000000000000", { openConflicts: 0 })).status, 404)
  for (const path of ["sort=largest", "openAtLeast=0", "severityAtLeast=none", "cursor=x", "colour=red"]) {
    t.equal((await app.get(`/v1/disputes?${path}`)).status, 400, path)
  }
  t.equal((await read(app, id)).openConflicts, 1)
})

t.test("an Idempotency-Key settles once", async (t) => {
  const app = await startApp()
  const id = await fileMany(app, "Troops", ["10,000", "20,000"])
  const key = { "idempotency-key": "settle the troops" }
  const first = await settle(app, id, { openConflicts: 1 }, key)
  await settle(app, id, { status: "open", openConflicts: 0 })
  const again = await settle(app, id, { openConflicts: 1 }, key)
  t.same([again.status, again.body], [200, first.body])
  t.equal((await read(app, id)).openConflicts, 1, "the repeat did nothing")
})

t.test("a request settles 5,000 conflicts, and says how many are left", async (t) => {
  const app = await startApp()
  const id = await fileMany(app, "Flood", ["1,000", "2,000"])
  await flood(app, id)
  const total = 110 * 110 + 1
  t.equal((await read(app, id)).openConflicts, total)
  for (let left = total; left > 0; ) {
    const changed = Math.min(left, 5_000)
    const { body } = await settle(app, id, { openConflicts: left })
    left -= changed
    t.match(body, { changed, left, dispute: { openConflicts: left } })
  }
  const [{ entries }] = await query(app.url, "select count(*)::int as entries from changes where action = 'settled'")
  t.equal(entries, total)
})

/** 110 × 110 more conflicts of a subject, written past the service and counted, between figures copied from its own. */
async function flood(app: TestApp, subject: string): Promise<void> {
  await query(
    app.url,
    `with made as (
      insert into figures (family_id, subject_id, id, identity, quantity, unit, narrow_min, narrow_max, as_of_from, as_of_to, claims, created_at)
      select family_id, subject_id, gen_random_uuid(), n::text, quantity, unit, n, n, as_of_from, as_of_to, 1, created_at
      from (select * from figures where subject_id = $1 limit 1) f, generate_series(1, 220) n returning *
    )
    insert into conflicts (family_id, subject_id, id, kind, subject_a, figure_a, subject_b, figure_b, verdict, severity, grounds, status,
      opened_at, changed_at)
    select k.family_id, k.subject_id, gen_random_uuid(), 'pair', $1, a.id, $1, b.id, k.verdict, k.severity, k.grounds, 'open',
      k.opened_at, k.changed_at
    from conflicts k, made a, made b where k.subject_id = $1 and a.narrow_min <= 110 and b.narrow_min > 110`,
    [subject],
  )
  await recountTallies(app.url)
}
