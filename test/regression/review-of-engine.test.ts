import t from "tap"
import { type Body, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"

/** Faults of comparing, rules, sums and exceptions that a review found, each as it was found. */

async function createSubject(app: TestApp, body: Body): Promise<string> {
  return (await app.post("/v1/subjects", body)).body.id
}

/** Files it and answers the claim's id. */
async function says(app: TestApp, subject: string, figure: string, by = "US"): Promise<string> {
  return (await app.post("/v1/claims", claimOf(figure, { subject, claimant: { name: by } }))).body.claim.id
}

async function conflictsOf(app: TestApp, subject: string): Promise<Body[]> {
  return (await app.get(`/v1/conflicts?subject=${subject}&limit=200`)).body.items
}

/** A whole of 12,000 with parts of 6,000 and 4,000 that are declared to add up to it, and the conflict of that sum. */
async function declareSum(app: TestApp) {
  const whole = await createSubject(app, { name: "Whole" })
  const parts = [
    await createSubject(app, { name: "North", partOf: [whole] }),
    await createSubject(app, { name: "South", partOf: [whole] }),
  ] as const
  await app.patch(`/v1/subjects/${whole}`, { exhaustive: true })
  await says(app, whole, "12,000")
  await says(app, parts[0], "6,000")
  await says(app, parts[1], "4,000")
  const [sum] = await conflictsOf(app, whole)
  return { whole, parts, sum: sum?.id as string }
}

t.test("compare reads the direction of a change, as filing does", async (t) => {
  const app = await startApp()
  const compare = (a: string, b: string) => app.post("/v1/compare", { a: { figure: a }, b: { figure: b } })
  t.match((await compare("fell by 5 %", "rose by 5 %")).body, { verdict: "conflict" })
  t.match((await compare("fell by 5 %", "fell by 5 %")).body, { verdict: "agree" })
  t.match((await compare("rose by 5 %", "5 %")).body, { verdict: "not-comparable" })
})

t.test("an exception that ends opens nothing that has ended in the meantime", async (t) => {
  const app = await startApp()
  const accept = async (subject: string) =>
    (await app.post("/v1/exceptions", { subject, reason: "for now", until: "2100-01-01" })).body.id
  const end = (id: string) => app.post(`/v1/exceptions/${id}/end`, { reason: "no longer" })

  await t.test("by a retraction", async (t) => {
    const subject = await createSubject(app, { name: "Retracted" })
    await says(app, subject, "10,000")
    const claim = await says(app, subject, "20,000", "HUR")
    const exception = await accept(subject)
    await app.post(`/v1/claims/${claim}/retract`, { reason: "misread" })
    await end(exception)
    const resolution = { by: "retracted", reason: "misread" }
    t.match(await conflictsOf(app, subject), [{ status: "resolved", resolution }])
  })

  await t.test("because the part is none any more", async (t) => {
    const whole = await createSubject(app, { name: "Left" })
    const part = await createSubject(app, { name: "Leaves", partOf: [whole] })
    await says(app, whole, "10,000")
    await says(app, part, "50,000")
    const exception = await accept(whole)
    await app.patch(`/v1/subjects/${part}`, { partOf: [] })
    await end(exception)
    t.match(await conflictsOf(app, whole), [{ status: "resolved", resolution: { by: "withdrawn" } }])
  })

  await t.test("because the parts are not declared to add up any more", async (t) => {
    const { whole } = await declareSum(app)
    const exception = await accept(whole)
    await app.patch(`/v1/subjects/${whole}`, { exhaustive: false })
    await end(exception)
    t.match(await conflictsOf(app, whole), [{ status: "resolved", resolution: { by: "withdrawn" } }])
  })
})

t.test("a sum that was dismissed opens again", async (t) => {
  const cases: readonly [string, 0 | 1 | 2, string][] = [
    ["for a second claimant of the whole", 0, "12,000"],
    ["for a second claimant of a part", 1, "6,000"],
    ["for another figure of a part", 2, "4,200"],
  ]
  for (const [title, place, figure] of cases) {
    await t.test(title, async (t) => {
      const app = await startApp()
      const { whole, parts, sum } = await declareSum(app)
      await app.patch(`/v1/conflicts/${sum}`, { status: "dismissed" })
      const subject = [whole, ...parts][place] as string
      if (place < 2) {
        await says(app, subject, figure)
        t.match((await app.get(`/v1/conflicts/${sum}`)).body, { status: "dismissed" }, "the same claimant is no news")
      }
      await says(app, subject, figure, "HUR")
      t.match((await app.get(`/v1/conflicts/${sum}`)).body, { status: "open", verdict: "conflict" })
    })
  }
})

t.test("a sum keeps its figures and what a person settled when its whole is merged", async (t) => {
  const app = await startApp()
  const { whole, sum } = await declareSum(app)
  const into = await createSubject(app, { name: "Altogether" })
  await app.patch(`/v1/conflicts/${sum}`, { status: "dismissed" })
  await app.post(`/v1/subjects/${whole}/merge`, { into })
  const { body } = await app.get(`/v1/conflicts/${sum}`)
  t.same(
    body.figures.map((figure: Body) => figure.quantity.text),
    ["12,000", "6,000", "4,000"],
  )
  t.match(await app.get(`/v1/conflicts/${sum}/replay`), { status: 200, body: { same: true } })
})

t.test("no merge brings parts of another division into a sum", async (t) => {
  const app = await startApp()
  const { whole } = await declareSum(app)
  const from = await createSubject(app, { name: "By gender" })
  await createSubject(app, { name: "Men", partOf: [from] })
  const refused = await app.post(`/v1/subjects/${from}/merge`, { into: whole })
  t.match(refused, { status: 409, body: { type: /merge-impossible$/, detail: /Men/ } })
  t.equal((await app.get(`/v1/subjects/${whole}`)).body.parts.length, 2)
  await app.patch(`/v1/subjects/${whole}`, { exhaustive: false })
  t.equal((await app.post(`/v1/subjects/${from}/merge`, { into: whole })).status, 200)
})

t.test("a preview says what is wrong with the rule, not with a retirement that nobody asked for", async (t) => {
  const app = await startApp()
  const preview = async (body: Body) => {
    const reply = await app.post("/v1/rules/preview", body)
    t.equal(reply.status, 400)
    return reply.body.errors.map((error: Body) => error.pointer)
  }
  t.same(await preview({ settings: { windowDays: "30" } }), ["/settings/windowDays"])
  t.same(await preview({ scope: { tag: "" }, settings: { windowDays: 30 } }), ["/scope/tag"])
  t.same(await preview({ retires: "x" }), ["/retires"])
})

t.test("what a wording multiplies or denies is not taken for its number", async (t) => {
  const app = await startApp()
  for (const figure of ["twice 5,000", "not even 100"]) {
    const { status, body } = await app.post("/v1/claims", claimOf(figure))
    t.match({ status, pointer: body.errors?.[0]?.pointer }, { status: 422, pointer: "/figure" }, figure)
  }
  t.same((await app.get("/v1/claims")).body.items, [])
})

t.test("a part that left its whole and is merged into it disagrees as a figure of one subject", async (t) => {
  const app = await startApp()
  const whole = await createSubject(app, { name: "All" })
  const part = await createSubject(app, { name: "Some", partOf: [whole] })
  await says(app, whole, "5,000")
  await says(app, part, "8,000", "HUR")
  t.match(await conflictsOf(app, whole), [{ kind: "part", status: "open" }])
  await app.patch(`/v1/subjects/${part}`, { partOf: [] })
  t.match(await conflictsOf(app, whole), [{ kind: "part", status: "resolved" }])
  t.equal((await app.post(`/v1/subjects/${part}/merge`, { into: whole })).status, 200)
  t.match(await conflictsOf(app, whole), [{ kind: "pair", status: "open", subject: { id: whole } }])
})

t.test("about is as wide in every unit as its own numeral makes it", async (t) => {
  const app = await startApp()
  const rows = [
    ["about 7 m", "0.008 km", "8 m"],
    ["about 3 mm", "0.35 cm", "3.5 mm"],
    ["about 4 cm", "0.045 m", "4.5 cm"],
    ["about 1,000 m", "1.5 km", "1,500 m"],
    ["about 3,000 g", "3.5 kg", "3,500 g"],
  ] as const
  for (const [about, ...others] of rows) {
    const verdicts = others.map((figure) => app.post("/v1/compare", { a: { figure: about }, b: { figure } }))
    const [other, same] = (await Promise.all(verdicts)).map(({ body }) => body.verdict)
    t.equal(other, same, `${about} beside ${others.join(" and ")}`)
  }
})

t.test("a hedge before a range makes a floor or a ceiling, whichever way a change goes", async (t) => {
  const app = await startApp()
  const rows = [
    ["more than 5,000", "as many as 8,000-9,000", "agree"],
    ["more than 5,000", "as many as 8,000", "agree"],
    ["rose by at least 21-23 %", "rose by at least 30 %", "tension"],
    ["fell by at least 21-23 %", "fell by at least 30 %", "tension"],
    ["rose by more than 5-6 %", "rose by up to 9 %", "agree"],
    ["fell by more than 5-6 %", "fell by up to 9 %", "agree"],
  ] as const
  for (const [a, b, verdict] of rows) {
    t.match((await app.post("/v1/compare", { a: { figure: a }, b: { figure: b } })).body, { verdict }, `${a}, ${b}`)
  }
})
