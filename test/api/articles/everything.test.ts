import t from "tap"
import { type Body, startApp, type TestApp } from "../../support/app.ts"
import { at, type Files, startWithArticles, takeIn, takeOut } from "../../support/articles.ts"
import { comparable, exported, imported, RECORD_FILES } from "../../support/records.ts"
import { decideAll, fileTown, pathOf, TOWNS, versionOf } from "../../support/towns.ts"

const NOBODY = "01930a2e-5c00-7000-8000-00000000ffff"
const BLOG = "/v1/articles/Gazette/blog"

const POSTS = ["The storm injured 11 people.", "The storm has now injured 14 people."]

/** A live blog of two posts with times of their own, the second one written in another zone. */
const BLOG_VERSION = {
  headline: "The storm, live",
  publishedAt: at(12),
  text: POSTS.join(" "),
  sections: [
    { start: 0, end: POSTS[0]?.length ?? 0, publishedAt: "2024-11-03T22:00:00Z" },
    { start: (POSTS[0]?.length ?? 0) + 1, end: POSTS.join(" ").length, publishedAt: "2024-11-04T10:30:00.5+02:00" },
  ],
}

async function done(answer: Promise<Body>): Promise<Body> {
  const { status, body } = await answer
  if (status >= 300) throw new Error(JSON.stringify(body))
  return body
}

/** A store with something of each kind: a decision about a subject that was merged since, a model and a revoked one. */
async function startWithEverything(): Promise<TestApp> {
  const app = await startWithArticles()
  await done(app.call("PUT", BLOG, BLOG_VERSION))
  await decideAll(app, TOWNS)
  await done(app.post("/v1/link-models", { note: "After the fires." }))
  await done(app.post("/v1/link-models", {}))
  await done(app.post("/v1/link-models/en-1+2/revoke", {}))
  const { items } = (await app.get("/v1/subjects?limit=200")).body
  const [from, into] = ["Arlo", "Benton"].map(
    (town) => items.find(({ name }: Body) => name === `Homes destroyed in the ${town} fire`).id,
  )
  await done(app.post(`/v1/subjects/${from}/merge`, { into }))
  await done(
    app.post("/v1/rules", { name: "Fires", scope: { measure: "stock" }, settings: { relative: { percent: 2 } } }),
  )
  const open = (await app.get("/v1/conflicts?status=open")).body.items[0]
  await done(app.post("/v1/exceptions", { conflict: open.id, reason: "Counted twice.", until: "2031-01-01T00:00:00Z" }))
  await app.runJobs()
  return app
}

const refusedOf = (lines: readonly Body[]) => lines.filter(({ outcome }) => outcome === "refused")

function printed(files: Files, olds: Files, kind: string): string {
  const known = new Map((olds[kind] ?? []).map((record) => [record.id, record]))
  return JSON.stringify((files[kind] ?? []).map((record) => comparable(record, known.get(record.id))))
}

const learn = async (app: TestApp) => done(app.post("/v1/link-models", { dryRun: true }))

t.test("a store with something of each kind goes into an empty one, and comes out the same", async (t) => {
  const app = await startWithEverything()
  const before = await takeOut(app)
  for (const kind of RECORD_FILES) if (kind !== "distinctions") t.ok(before[kind]?.length, `there are ${kind}`)
  t.same(
    (await takeIn(app, before)).filter(({ outcome }) => outcome !== "repeated"),
    [],
    "all is here already",
  )
  t.equal(JSON.stringify(await takeOut(app)), JSON.stringify(before), "and nothing has changed")

  const empty = await startApp()
  t.same(refusedOf(await takeIn(empty, before)), [])
  await empty.runJobs()
  const after = await takeOut(empty)
  for (const kind of RECORD_FILES)
    t.equal(printed(after, before, kind), printed(before, before, kind), `${kind}, byte for byte`)

  t.same(await learn(empty), await learn(app), "the same is learned")
  const models = async (from: TestApp) => (await from.get("/v1/link-models")).body
  t.same(await models(empty), await models(app))
  t.same(
    (await models(empty)).items.map(({ name, inForce, note }: Body) => [name, inForce, note]),
    [
      ["en-1+2", false, null],
      ["en-1+1", true, "After the fires."],
    ],
  )
  const next = { ...versionOf("Corvan", 9, 9) }
  const [one, other] = [await app.call("PUT", pathOf("Corvan"), next), await empty.call("PUT", pathOf("Corvan"), next)]
  const told = (body: Body) => body.figures.map(({ lineage, change, subject }: Body) => ({ lineage, change, subject }))
  t.same(told(other.body), told(one.body), "a later version comes to the same")
  await empty.call("PUT", BLOG, BLOG_VERSION)
  t.equal((await empty.get(BLOG)).body.versions, 1, "the version with its sections is the one that is here")
})

t.test("the parts of a text with times of their own are told as they were sent", async (t) => {
  const app = await startWithArticles()
  await done(app.call("PUT", BLOG, BLOG_VERSION))
  const last = async () => (await exported(app, "articles")).filter(({ kind }) => kind === "article-version").at(-1)
  const record = (await last()) as Body
  t.same(record.sections, BLOG_VERSION.sections)
  t.same(
    record.figures.map(({ asOf }: Body) => asOf),
    ["2024-11-03", "2024-11-04"],
  )
  const wrong = (sections: object[]) => ({ ...record, id: NOBODY, publishedAt: at(13), claims: [], sections })
  const [first] = BLOG_VERSION.sections
  const lines = await imported(app, [
    wrong([{ ...first, end: 9_999 }]),
    { ...wrong([{ ...first }]), format: "html" },
    { ...wrong([{ ...first, start: -1 }]) },
    { ...record, sections: [] },
  ])
  t.match(
    lines.map(({ problem }) => problem?.detail),
    [
      /^\/sections\/0: reaches from 0 to 9999; expected a start of at least 0/,
      /^\/sections: are places in a plain text, and the format is html/,
      /^\/sections\/0\/start/,
      /differs: \/sections is stored as/,
    ],
  )
  const { sections: _none, ...old } = record
  const figures = record.figures.map(({ seen: _unsaid, ...figure }: Body) => figure)
  t.match(await imported(app, [{ ...old, figures }]), [{ outcome: "repeated" }], "an older export says neither")
  await done(app.post(`${BLOG}/erase`, { reason: "The court said so." }))
  t.same((await last())?.sections, [], "an erased text has no parts")
})

t.test("a decision that cannot be true is refused, and one that differs", async (t) => {
  const app = await startWithArticles()
  await fileTown(app, "Arlo")
  await decideAll(app, ["Arlo"])
  const all = await exported(app, "link-decisions")
  const record = all.find(
    ({ subject, seen, new: isNew }) => subject !== null && !isNew && seen.pairs.length > 0,
  ) as Body
  const [pair, ...pairs] = record.seen.pairs
  const fresh = { ...record, id: NOBODY }
  const wrong: [Body, RegExp][] = [
    [{ ...record, new: true }, /differs: \/new is stored as false/],
    [{ ...record, subject: null }, /differs: \/subject is stored as/],
    [{ ...record, seen: { ...record.seen, pairs } }, /differs: \/seen is stored as/],
    [
      { ...fresh, article: { id: NOBODY } },
      /^\/article\/id: there is no article with the id .*; import its record first/,
    ],
    [{ ...fresh, lineage: NOBODY }, /^\/lineage: .* is no lineage of the article/],
    [{ ...fresh, subject: { id: NOBODY } }, /^\/subject: there is no subject with the id/],
    [{ ...fresh, subject: null, new: true }, /^\/subject: is null; expected the subject that was made/],
    [
      { ...fresh, seen: { ...record.seen, pairs: [{ ...pair, subject: { id: NOBODY } }] } },
      /^\/seen\/pairs\/0\/subject: there is no subject with the id/,
    ],
    [{ ...fresh, seen: { ...record.seen, pairs: [{ ...pair, left: 1 }] } }, /^\/seen\/pairs\/0\/left/],
    [{ ...fresh, at: "2031-01-01T00:00:00Z" }, /^\/at: .* lies in the future/],
  ]
  const lines = await imported(
    app,
    wrong.map(([one]) => one),
  )
  for (const [index, [, detail]] of wrong.entries()) t.match(lines[index]?.problem?.detail, detail, String(detail))
  t.same(await exported(app, "link-decisions"), all)
})

t.test("subjects that have other ids here are found by what they are called", async (t) => {
  const app = await startWithArticles()
  await decideAll(app, ["Arlo"])
  const files = await takeOut(app)
  const record = files["link-decisions"]?.find(({ subject }) => subject !== null) as Body
  const { id: _other, ...named } = record.subject
  const [pair, ...pairs] = record.seen.pairs
  const { id: _else, ...seen } = pair.subject
  const told = {
    ...record,
    id: NOBODY,
    subject: named,
    seen: { ...record.seen, pairs: [{ ...pair, subject: seen }, ...pairs] },
  }
  t.match(await imported(app, [told]), [{ outcome: "filed" }])
  const taken = (await exported(app, "link-decisions")).find(({ id }) => id === NOBODY)
  t.same(taken, { ...record, id: NOBODY })
})

t.test("a model that cannot link figures here is refused, and so is a number that is taken", async (t) => {
  const app = await startWithArticles()
  await decideAll(app, TOWNS)
  await done(app.post("/v1/link-models", {}))
  const [model] = (await exported(app, "link-models")) as [Body]
  const fresh = { ...model, id: NOBODY, number: 7 }
  const { "noun-heads-name": weight, ...weights } = model.weights
  const wrong: [Body, RegExp][] = [
    [{ ...model, decisions: 3 }, /differs: \/decisions is stored as/],
    [{ ...fresh, number: 1 }, new RegExp(`^/id: "en-1\\+1" is the model ${model.id} here; expected the same id`)],
    [{ ...fresh, weights }, /^\/weights: has no weight for "noun-heads-name"/],
    [
      { ...fresh, weights: { ...weights, "noun-heads-name": -1 - weight } },
      /^\/weights\/noun-heads-name: is -[\d.]+; expected one that is not below zero/,
    ],
    [{ ...fresh, weights: { ...model.weights, "full-moon": 1 } }, /^\/weights\/full-moon: is of no feature/],
    [
      { ...fresh, calibration: { ...model.calibration, gated: { slope: 0, offset: 0 } } },
      /^\/calibration\/gated\/slope/,
    ],
    [{ ...fresh, createdAt: "2031-01-01T00:00:00Z" }, /^\/createdAt: .* lies in the future/],
  ]
  const lines = await imported(
    app,
    wrong.map(([one]) => one),
  )
  for (const [index, [, detail]] of wrong.entries()) t.match(lines[index]?.problem?.detail, detail, String(detail))
  t.same(await exported(app, "link-models"), [model])
  const old = { ...fresh, base: "en-0", weights: { "full-moon": 1 } }
  t.match(await imported(app, [old]), [{ outcome: "filed" }], "one of another release is kept")
  const { items } = (await app.get("/v1/link-models")).body
  t.same(items.map(({ name, inForce }: Body) => [name, inForce]).sort(), [
    ["en-0+7", false],
    ["en-1+1", true],
  ])
})
