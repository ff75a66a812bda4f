import t from "tap"
import { type Body, NOW, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"

const TROOPS = "North Korean troops in Russia"

/** Two figures 9.9 % apart: a conflict at the built-in 5 %. */
async function fileTwo(app: TestApp, given: Record<string, unknown> = {}): Promise<Body> {
  const first = await app.post("/v1/claims", claimOf("10,000", given))
  const second = await app.post("/v1/claims", claimOf("11,100", { claimant: { name: "US" }, ...given }))
  return { subject: first.body.claim.subject.id, first: first.body, second: second.body }
}

const percent = (value: number) => ({ relative: { percent: value } })

async function openConflicts(app: TestApp): Promise<Body[]> {
  return (await app.get("/v1/conflicts?status=open")).body.items
}

t.test("saving a rule closes and opens what it touches, in the background, and says so", async (t) => {
  const app = await startApp()
  const { subject } = await fileTwo(app)
  const created = await app.post("/v1/rules", { scope: { subject }, settings: percent(15) })
  t.equal(created.status, 201)
  t.match(created.headers.get("location"), created.body.id)
  t.equal(created.body.rejudging.status, "waiting")
  t.equal((await openConflicts(app)).length, 1, "nothing is judged within the request")

  await app.runJobs()
  const pass = await app.get(`/v1/rejudgings/${created.body.rejudging.id}`)
  t.match(pass.body, { status: "done", subjects: { done: 1, total: 1 }, figures: 2, opened: 0, closed: 1, changed: 0 })
  t.equal((await openConflicts(app)).length, 0)
  const [closed] = (await app.get("/v1/conflicts")).body.items
  t.match(closed, { verdict: "agree", basis: "tolerance", resolution: { by: "rejudged" } })
  t.match(closed.rules[0], { id: created.body.id, version: 1, sets: ["allowance"] })

  const changed = await app.call("PUT", `/v1/rules/${created.body.id}`, { scope: { subject }, settings: percent(1) })
  t.match(changed.body, { version: 2, rejudging: { rule: { id: created.body.id, version: 2 } } })
  await app.runJobs()
  const [open] = await openConflicts(app)
  t.equal(open.id, closed.id, "the same conflict is open again")
  t.match(open.rules[0], { id: created.body.id, version: 2 })

  const retired = await app.call("DELETE", `/v1/rules/${created.body.id}`)
  t.match(retired.body, { status: "retired", version: 3 })
  await app.runJobs()
  t.match((await openConflicts(app))[0].rules, [{ id: "default", version: 1 }])
  t.equal((await app.call("DELETE", `/v1/rules/${created.body.id}`)).status, 409)
  const read = await app.get(`/v1/rules/${created.body.id}`)
  t.same(
    read.body.versions.map((version: Body) => [version.version, version.status, version.settings]),
    [
      [1, "active", { relative: { percent: "15" } }],
      [2, "active", { relative: { percent: "1" } }],
      [3, "retired", { relative: { percent: "1" } }],
    ],
  )
  t.same((await app.get("/v1/rules")).body.items, [])
  t.equal((await app.get("/v1/rules?status=retired")).body.items.length, 1)
})

t.test("a new claim is judged by the rule at once", async (t) => {
  const app = await startApp()
  await app.post("/v1/rules", { scope: { measure: "stock" }, settings: percent(50) })
  const { second } = await fileTwo(app)
  t.same(second.conflicts, [])
})

t.test("each setting comes from the most specific rule that gives it", async (t) => {
  const app = await startApp()
  const made = await app.post("/v1/subjects", { name: TROOPS, unit: "1", measure: "stock", tags: ["war"] })
  const subject = made.body.id
  const rule = async (scope: object, settings: object, priority = 0) =>
    (await app.post("/v1/rules", { scope, settings, priority })).body.id
  const everywhere = await rule(
    {},
    { ...percent(1), windowDays: 1, rounding: "none", severity: { medium: 1, high: 2 } },
  )
  const dimension = await rule({ dimension: "count" }, { ...percent(2), windowDays: 2, rounding: "inferred" })
  await rule({ unit: "1" }, { ...percent(3), windowDays: 3 })
  const measure = await rule({ measure: "stock" }, { ...percent(4), windowDays: 4 }, 1)
  await rule({ measure: "stock" }, { windowDays: 40 })
  await rule({ tag: "war" }, percent(5.5))
  const newer = await rule({ tag: "war" }, percent(5))
  await rule({ tag: "peace" }, percent(77))
  await rule({ measure: "flow", dimension: "count" }, { windowDays: 99 })

  const { body } = await app.get(`/v1/subjects/${subject}/tolerance`)
  t.match(body.settings, {
    relative: { percent: "5" },
    windowDays: 4,
    rounding: "inferred",
    precise: "tolerant",
    severity: { medium: "1", high: "2" },
    flagged: ["conflict", "tension"],
  })
  t.same(Object.fromEntries(Object.entries(body.from).map(([setting, from]) => [setting, (from as Body).rule])), {
    allowance: newer,
    windowDays: measure,
    rounding: dimension,
    precise: newer,
    severity: everywhere,
    hedgeProfile: "default",
    flagged: "default",
  })

  await rule({ tag: "war" }, { absolute: { amount: 5, unit: "km" } }, 9)
  const { from } = (await app.get(`/v1/subjects/${subject}/tolerance`)).body
  t.same([from.allowance.rule, from.precise.rule], [newer, newer], "5 km is nothing to a count")

  const own = await rule({ subject }, { absolute: { amount: 10, unit: "1" } })
  const after = (await app.get(`/v1/subjects/${subject}/tolerance`)).body
  t.same([after.from.allowance.rule, after.from.precise.rule], [own, own])
  t.same(after.settings.absolute, { amount: "10", unit: "1" })
  t.notOk("relative" in after.settings, "a rule that sets any part of the allowance replaces all of it")
})

t.test(
  "a rule without a scope reaches precise figures only if it says so, one with a scope unless it says not",
  async (t) => {
    const cases: [rule: Body, open: number][] = [
      [{ settings: percent(50) }, 1],
      [{ settings: { ...percent(50), precise: "tolerant" } }, 0],
      [{ settings: { precise: "tolerant" } }, 0],
      [{ scope: { measure: "stock" }, settings: percent(50) }, 0],
      [{ scope: { measure: "stock" }, settings: { ...percent(50), precise: "strict" } }, 1],
      [{ scope: { measure: "stock" }, settings: { windowDays: 9 } }, 1],
    ]
    const app = await startApp()
    await app.post("/v1/claims", claimOf("exactly 10,000"))
    await app.post("/v1/claims", claimOf("exactly 10,300", { claimant: { name: "US" } }))
    for (const [rule, open] of cases) {
      const { body } = await app.post("/v1/rules", rule)
      await app.runJobs()
      t.equal((await openConflicts(app)).length, open, JSON.stringify(rule))
      await app.call("DELETE", `/v1/rules/${body.id}`)
      await app.runJobs()
      t.equal((await openConflicts(app)).length, 1, "the built-in default again")
    }
  },
)

t.test("a preview says what a save then does, and stores nothing", async (t) => {
  const app = await startApp()
  const { subject } = await fileTwo(app, { subject: { name: "A" } })
  await fileTwo(app, { subject: { name: "B" } })
  const whole = await app.post("/v1/subjects", { name: "Whole" })
  const part = await app.post("/v1/subjects", { name: "Part", partOf: [whole.body.id] })
  await app.post("/v1/claims", claimOf("104,000", { subject: whole.body.id }))
  await app.post("/v1/claims", claimOf("108,000", { subject: part.body.id }))

  const cases = [
    {
      rule: { scope: { subject }, settings: percent(15) },
      expected: { subjects: 1, opened: 0, closed: 1, changed: 0 },
    },
    {
      rule: { settings: percent(15) },
      expected: { subjects: 4, subjectsAffected: 4, opened: 0, closed: 2, changed: 0 },
    },
    { rule: { settings: percent(1) }, expected: { opened: 1, closed: 0, changed: 0 } },
    { rule: { settings: { severity: { medium: 1, high: 2 } } }, expected: { opened: 0, closed: 0, changed: 2 } },
    { rule: { settings: { flagged: ["tension"] } }, expected: { opened: 0, closed: 2, changed: 0 } },
    { rule: { settings: { windowDays: 9 } }, expected: { subjectsAffected: 4, opened: 0, closed: 0, changed: 0 } },
    { rule: { settings: { windowDays: 30 } }, expected: { subjects: 4, subjectsAffected: 0, opened: 0 } },
  ]
  for (const { rule, expected } of cases) {
    const preview = await app.post("/v1/rules/preview", rule)
    t.match(preview.body, expected, JSON.stringify(rule))
    t.equal((await app.get("/v1/rules")).body.items.length, 0)
    const saved = await app.post("/v1/rules", rule)
    await app.runJobs()
    const pass = (await app.get(`/v1/rejudgings/${saved.body.rejudging.id}`)).body
    const { opened, closed, changed } = preview.body
    t.match(pass, { opened, closed, changed }, `the save does what the preview said: ${JSON.stringify(rule)}`)
    const undo = await app.post("/v1/rules/preview", { retires: saved.body.id })
    t.match(undo.body, { opened: closed, closed: opened, changed }, "retiring it would undo that")
    await app.call("DELETE", `/v1/rules/${saved.body.id}`)
    await app.runJobs()
  }
  const { body } = await app.post("/v1/rules/preview", { settings: percent(15) })
  t.equal(body.samples.length, 2)
  t.match(body.samples[0], {
    outcome: "closed",
    before: { verdict: "conflict", status: "open" },
    after: { verdict: "agree", status: "resolved" },
  })
  t.match(body.samples[0].explanation, /15 % is allowed/)
})

t.test("a preview of a rule's next version compares with the version that holds", async (t) => {
  const app = await startApp()
  await fileTwo(app)
  const { body: rule } = await app.post("/v1/rules", { settings: percent(20) })
  await app.runJobs()
  const tighter = await app.post("/v1/rules/preview", { replaces: rule.id, settings: percent(2) })
  t.match(tighter.body, { opened: 1, closed: 0 })
  const moved = await app.post("/v1/rules/preview", { replaces: rule.id, scope: { unit: "km" }, settings: percent(20) })
  t.match(moved.body, { subjects: 1, opened: 1, closed: 0 }, "where it holds no more, the built-in default does")
})

t.test("a hedge profile of a rule changes readings, in filing, re-judging and preview alike", async (t) => {
  const app = await startApp()
  // Built in: about 123,000 is 110,700 to 135,300, implied 116,850 to 129,150.
  await app.post("/v1/claims", claimOf("about 123,000"))
  await app.post("/v1/claims", claimOf("exactly 128,000", { claimant: { name: "US" } }))
  t.same(await openConflicts(app), [])
  const rule = { settings: { ...percent(0), hedgeProfile: { about: { stated: 2, implied: "1" } } } }
  t.match((await app.post("/v1/rules/preview", rule)).body, { opened: 1, closed: 0 })
  const { body: saved } = await app.post("/v1/rules", rule)
  await app.runJobs()
  const [conflict] = await openConflicts(app)
  t.equal(conflict.verdict, "conflict")
  t.match(conflict.readings.a.stated, { min: "120540", max: "125460" })
  const filed = await app.post("/v1/claims", claimOf("exactly 119,000", { claimant: { name: "UK" } }))
  t.equal(filed.body.conflictsTotal, 2, "found by the narrower reading, though the built-in one would meet it")
  await app.call("DELETE", `/v1/rules/${saved.id}`)
  await app.post("/v1/rules", { settings: percent(0) })
  await app.runJobs()
  const left = await openConflicts(app)
  t.same(
    left.map((one) => one.figures.map((figure: Body) => figure.quantity.text)),
    [["exactly 128,000", "exactly 119,000"]],
  )
})

t.test("a tag brings its rules", async (t) => {
  const app = await startApp()
  const { subject } = await fileTwo(app)
  await app.post("/v1/rules", { scope: { tag: "lenient" }, settings: percent(30) })
  await app.runJobs()
  t.equal((await openConflicts(app)).length, 1)
  await app.patch(`/v1/subjects/${subject}`, { tags: ["lenient"] })
  await app.runJobs()
  t.equal((await openConflicts(app)).length, 0)
})

t.test("a merge takes the rules of the subject along", async (t) => {
  const app = await startApp()
  const { subject } = await fileTwo(app, { subject: { name: "Old" } })
  const into = (await app.post("/v1/subjects", { name: "New" })).body.id
  const { body: rule } = await app.post("/v1/rules", { scope: { subject }, settings: percent(30) })
  await app.post(`/v1/subjects/${subject}/merge`, { into })
  await app.runJobs()
  t.match((await app.get(`/v1/rules/${rule.id}`)).body, { version: 2, scope: { subject: { id: into } } })
  t.equal((await app.get(`/v1/subjects/${into}/tolerance`)).body.from.allowance.rule, rule.id)
  t.equal((await openConflicts(app)).length, 0)
})

t.test("what a person settled stays settled while the verdict is the same", async (t) => {
  const app = await startApp()
  await fileTwo(app)
  const [conflict] = await openConflicts(app)
  await app.patch(`/v1/conflicts/${conflict.id}`, { status: "explained", note: "two days apart" })
  await app.post("/v1/rules", { settings: percent(4) })
  await app.runJobs()
  t.match((await app.get(`/v1/conflicts/${conflict.id}`)).body, { status: "explained", verdict: "conflict" })
  await app.post("/v1/rules", { settings: percent(40) })
  await app.runJobs()
  t.match((await app.get(`/v1/conflicts/${conflict.id}`)).body, { status: "resolved", verdict: "agree" })
})

t.test("verdicts are replayed from the versions that they name", async (t) => {
  const app = await startApp()
  await fileTwo(app)
  const { body: rule } = await app.post("/v1/rules", { settings: { ...percent(4), severity: { medium: 1, high: 2 } } })
  await app.runJobs()
  await app.call("PUT", `/v1/rules/${rule.id}`, { scope: { unit: "km" }, settings: percent(90) })
  const [conflict] = (await app.get("/v1/conflicts")).body.items
  const { body } = await app.get(`/v1/conflicts/${conflict.id}/replay`)
  t.equal(body.same, true)
  t.match(body.replayed, {
    verdict: "conflict",
    severity: "high",
    rules: [{ id: rule.id, version: 1 }, { id: "default" }],
  })
})

t.test("a rule that cannot be used is refused with its place, and nothing changes", async (t) => {
  const app = await startApp()
  const subject = (await app.post("/v1/subjects", { name: "Wall", unit: "km" })).body.id
  const total = (await app.post("/v1/subjects", { name: "Deaths", measure: "cumulative" })).body.id
  const nobody = "01930a2e-5c00-7000-8000-00000000dead"
  const cases: [object, number, string][] = [
    [{ settings: { relative: 5 } }, 400, "/settings/relative"],
    [{ settings: { relative: 0.5 } }, 400, "/settings/relative"],
    [{ settings: { absolute: 100 } }, 400, "/settings/absolute"],
    [{ settings: { relative: { percent: "5 %" } } }, 422, "/settings/relative/percent"],
    [{ settings: { relative: { percent: 100 } } }, 422, "/settings/relative/percent"],
    [{ settings: { relative: { percent: -1 } } }, 422, "/settings/relative/percent"],
    [{ settings: { absolute: { amount: 1, unit: "furlongs" } } }, 422, "/settings/absolute/unit"],
    [{ settings: { severity: { medium: 50, high: 10 } } }, 422, "/settings/severity/high"],
    [{ settings: { flagged: ["agree"] } }, 400, "/settings/flagged/0"],
    [
      { settings: { hedgeProfile: { about: { stated: "1", implied: "2" } } } },
      422,
      "/settings/hedgeProfile/about/implied",
    ],
    [
      { settings: { hedgeProfile: { orders: { gazillions: { low: "1", high: "2" } } } } },
      422,
      "/settings/hedgeProfile/orders",
    ],
    [{ settings: {} }, 422, "/settings"],
    [{}, 400, "/settings"],
    [{ scope: { subject: nobody }, settings: percent(1) }, 422, "/scope/subject"],
    [{ scope: { unit: "furlongs" }, settings: percent(1) }, 422, "/scope/unit"],
    [{ scope: { dimension: "beauty" }, settings: percent(1) }, 422, "/scope/dimension"],
    [{ scope: { colour: "red" }, settings: percent(1) }, 400, "/scope/colour"],
    [{ scope: { unit: "km", dimension: "mass" }, settings: percent(1) }, 422, "/scope/dimension"],
    [{ scope: { subject, measure: "flow" }, settings: percent(1) }, 422, "/scope/measure"],
    [{ scope: { subject, unit: "kg" }, settings: percent(1) }, 422, "/scope/unit"],
    [{ scope: { subject }, settings: { absolute: { amount: 5, unit: "USD" } } }, 422, "/settings/absolute/unit"],
    [{ scope: { unit: "EUR" }, settings: { absolute: { amount: 5, unit: "USD" } } }, 422, "/settings/absolute/unit"],
    [{ scope: { subject: total }, settings: { drift: { amount: 5, unit: "1" } } }, 422, "/settings/drift"],
    [{ scope: { dimension: "temperature" }, settings: percent(5) }, 422, "/settings/relative"],
    [{ settings: percent(1), priority: 0.5 }, 400, "/priority"],
  ]
  for (const [rule, status, pointer] of cases) {
    for (const path of ["/v1/rules", "/v1/rules/preview"]) {
      const { status: got, body } = await app.post(path, rule)
      t.equal(got, status, `${path} ${JSON.stringify(rule)}: ${body.detail}`)
      t.ok(
        body.errors?.some((error: Body) => error.pointer === pointer),
        `${path} ${JSON.stringify(rule)} names ${pointer}, not ${JSON.stringify(body.errors)}`,
      )
    }
  }
  t.same((await app.get("/v1/rules")).body.items, [])
  t.same((await app.get("/v1/rejudgings")).body.items, [])
  t.equal((await app.get(`/v1/rules/${nobody}`)).status, 404)
  t.equal((await app.get(`/v1/subjects/${nobody}/tolerance`)).status, 404)
  t.equal((await app.post("/v1/rules/preview", { retires: nobody })).status, 404)
})

t.test("a stale If-Match changes nothing", async (t) => {
  const app = await startApp()
  const { body: rule, headers } = await app.post("/v1/rules", { settings: percent(1) })
  const etag = headers.get("etag") ?? ""
  const second = await app.call("PUT", `/v1/rules/${rule.id}`, { settings: percent(2) }, { "if-match": etag })
  t.equal(second.status, 200)
  for (const method of ["PUT", "DELETE"]) {
    const body = method === "PUT" ? { settings: percent(3) } : undefined
    const stale = await app.call(method, `/v1/rules/${rule.id}`, body, { "if-match": etag })
    t.equal(stale.status, 412)
  }
  t.match((await app.get(`/v1/rules/${rule.id}`)).body, { version: 2, settings: { relative: { percent: "2" } } })
  const same = await app.call("PUT", `/v1/rules/${rule.id}`, { settings: percent(2) })
  t.match(same.body, { version: 2, rejudging: null }, "what changes nothing is no new version")
})

t.test("a pass that a stop cuts off is continued by the next worker", async (t) => {
  const app = await startApp()
  await fileTwo(app)
  const { body: rule } = await app.post("/v1/rules", { settings: percent(30) })
  await app.store.pool.query("select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))")
  const { runRejudging } = await import("../../src/operations/judging/rejudge/run-rejudging.ts")
  await runRejudging(app.store.db, rule.rejudging.id, () => NOW, AbortSignal.abort())
  t.equal((await openConflicts(app)).length, 1)
  await app.runJobs()
  t.equal((await openConflicts(app)).length, 0)
})

t.test("a pass that was cut off goes on where it was", async (t) => {
  const app = await startApp()
  for (let place = 0; place < 60; place++) {
    await app.post("/v1/claims", claimOf(`exactly ${10_000 + place * 1_000}`, { claimant: { name: `C${place}` } }))
  }
  const open = (await app.store.pool.query("select count(*) from conflicts where status = 'open'")).rows[0].count
  t.ok(open > 1_000)
  const { body: rule } = await app.post("/v1/rules", { scope: { measure: "stock" }, settings: percent(99) })
  // As a process leaves it that is killed after its first page: the queue's job is locked by nobody alive.
  const { runRejudging } = await import("../../src/operations/judging/rejudge/run-rejudging.ts")
  const stop = new AbortController()
  const ticking = () => {
    stop.abort()
    return NOW
  }
  await runRejudging(app.store.db, rule.rejudging.id, ticking, stop.signal)
  await app.store.pool.query("update graphile_worker._private_jobs set locked_at = now(), locked_by = 'gone'")
  const halfway = (await app.get(`/v1/rejudgings/${rule.rejudging.id}`)).body
  t.match(halfway, { status: "running", figures: 50, subjects: { done: 0, total: 1 } })
  await app.runJobs()
  t.equal((await app.get(`/v1/rejudgings/${rule.rejudging.id}`)).body.status, "running")
  const { wakeStalled } = await import("../../src/operations/judging/rejudge/start-rejudging.ts")
  await wakeStalled(app.store.db, "2030-01-01T00:00:00Z", NOW)
  await app.runJobs()
  const done = (await app.get(`/v1/rejudgings/${rule.rejudging.id}`)).body
  t.match(done, { status: "done", figures: 60, subjects: { done: 1, total: 1 }, closed: open })
  t.equal((await openConflicts(app)).length, 0)
})
