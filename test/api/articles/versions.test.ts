import t from "tap"
import { type Body, startApp, type TestApp } from "../../support/app.ts"

const LIVE = "/v1/articles/The%20Independent/live-17"

async function start(): Promise<TestApp> {
  const app = await startApp()
  await app.post("/v1/sources", { name: "The Independent" })
  return app
}

type Slot = { readonly slot?: string; readonly figure?: unknown; readonly subject?: unknown } & Record<string, unknown>

function killed(figure: string, more: Slot = {}) {
  return { slot: "killed", subject: { name: "People killed in the flood", unit: "1" }, figure, ...more }
}

const versionOf = (hour: number, claims: readonly object[], more: object = {}) => ({
  publishedAt: `2024-11-04T${String(hour).padStart(2, "0")}:00:00Z`,
  claims,
  ...more,
})

const changesOf = (body: Body) => body.figures.map((figure: Body) => [figure.slot, figure.change])

t.test("a version files its figures, and the same version again changes nothing", async (t) => {
  const app = await start()
  const first = versionOf(8, [killed("12 people", { quote: "12 people died." })])
  const put = await app.call("PUT", LIVE, first)
  t.equal(put.status, 201, JSON.stringify(put.body))
  t.match(put.body.article, { source: { name: "The Independent" }, externalId: "live-17", version: 1 })
  t.same(changesOf(put.body), [["killed", "new"]])
  const [figure] = put.body.figures
  const { body: claim } = await app.get(`/v1/claims/${figure.claim}`)
  t.match(claim, { wording: "12 people", quote: "12 people died.", carriedUntil: null, status: "active" })
  t.equal(claim.publishedAt, "2024-11-04T08:00:00Z")

  const again = await app.call("PUT", LIVE, first)
  t.equal(again.status, 200)
  t.same(again.body, put.body)
  t.equal((await app.get("/v1/claims")).body.items.length, 1)
  const article = await app.get(LIVE)
  t.match(article.body, { versions: 1, withdrawnAt: null, history: [{ action: "version" }] })
})

t.test("what changed is a later claim of its claimant, and what is gone is no longer carried", async (t) => {
  const app = await start()
  const other = { subject: { name: "People killed in the flood" }, figure: "30 people", source: { name: "Reuters" } }
  await app.post("/v1/claims", { ...other, publishedAt: "2024-11-04T06:00:00Z" })
  const first = await app.call("PUT", LIVE, versionOf(8, [killed("12 people"), killed("5 dogs", DOGS)]))
  t.same([first.body.openedTotal, first.body.opened[0]?.figures.length], [1, 2])

  const second = await app.call("PUT", LIVE, versionOf(10, [killed("about 30 people"), killed("5 dogs", DOGS)]))
  t.same(changesOf(second.body), [
    ["killed", "changed"],
    ["dogs", "kept"],
  ])
  const [changed] = second.body.figures
  t.match(changed, { of: "value", marked: false, was: { mention: { text: "12 people" } } })
  t.match(
    changed.message,
    /“12 people” became “about 30 people”: another value, for the same date and without a correction/,
  )
  t.equal(second.body.opened.length, 0, "it agrees with what Reuters says")
  t.not(changed.claim, changed.was.claim)
  const [revision] = (await app.get(`/v1/conflicts?verdict=revision`)).body.items
  t.match(revision, { status: "resolved", verdict: "revision" })

  const third = await app.call("PUT", LIVE, versionOf(12, [killed("5 dogs", DOGS)]))
  t.same(changesOf(third.body), [
    ["dogs", "kept"],
    ["killed", "withdrawn"],
  ])
  t.equal(third.body.resolvedTotal, 1)
  t.match(third.body.resolved[0].resolution, {
    by: "not-carried",
    reason: 'The article "live-17" of The Independent has not carried it since its version of 2024-11-04T12:00:00Z.',
  })
  for (const id of [changed.claim, changed.was.claim]) {
    const { body } = await app.get(`/v1/claims/${id}`)
    t.match(body, { status: "active", carriedUntil: "2024-11-04T12:00:00Z" })
  }

  const fourth = await app.call("PUT", LIVE, versionOf(14, [killed("about 30 people"), killed("5 dogs", DOGS)]))
  t.same(changesOf(fourth.body), [
    ["killed", "returned"],
    ["dogs", "kept"],
  ])
  t.equal(fourth.body.figures[0].claim, changed.claim, "it is the claim that it was")
  t.equal(fourth.body.opened.length, 1, "what the first of its figures says against Reuters stands again")
})

const DOGS = { slot: "dogs", subject: { name: "Dogs killed in the flood", unit: "1" } }

t.test("a figure that somebody else says too goes on holding its conflicts open", async (t) => {
  const app = await start()
  const subject = { name: "People killed in the flood" }
  await app.call("PUT", LIVE, versionOf(8, [killed("12 people")]))
  for (const [figure, name] of [
    ["12 people", "AFP"],
    ["30 people", "Reuters"],
  ]) {
    await app.post("/v1/claims", { subject, figure, source: { name }, publishedAt: "2024-11-04T09:00:00Z" })
  }
  const gone = await app.call("PUT", LIVE, versionOf(10, []))
  t.same(changesOf(gone.body), [["killed", "withdrawn"]])
  t.equal(gone.body.resolvedTotal, 0)
  const [open] = (await app.get("/v1/conflicts?status=open")).body.items
  const twelve = open.figures.find((figure: Body) => figure.quantity.value === "12")
  t.match([twelve.claims, twelve.claimants], [1, [{ name: "AFP" }]])
})

t.test("a correction takes the place of the claim that was wrong", async (t) => {
  const app = await start()
  const first = await app.call("PUT", LIVE, versionOf(8, [killed("12 people")]))
  const [{ claim }] = first.body.figures
  const note = "An earlier version gave a wrong number."
  const second = await app.call("PUT", LIVE, versionOf(30 - 8, [killed("11 people")], { correction: { note } }))
  t.match(second.body.figures, [{ change: "changed", of: "value", marked: true }])
  const { body: wrong } = await app.get(`/v1/claims/${claim}`)
  t.match(wrong, { status: "corrected", correctedBy: second.body.figures[0].claim })
  t.equal(wrong.history.at(-1).note, note)
  const { body: right } = await app.get(`/v1/claims/${wrong.correctedBy}`)
  t.match(right, { corrects: claim, wording: "11 people", publishedAt: "2024-11-04T22:00:00Z", asOf: "2024-11-04" })

  const early = await app.call(
    "PUT",
    LIVE.replace("17", "18"),
    versionOf(8, [killed("12 people")], { correction: { note } }),
  )
  t.same([early.status, early.body.errors[0].pointer], [422, "/correction"])
  t.equal((await app.get(LIVE.replace("17", "18"))).status, 404, "nothing is stored")
})

t.test("two figures of one subject in one version contradict each other", async (t) => {
  const app = await start()
  const low = killed("6 people", { slot: "lead" })
  await app.call("PUT", LIVE, versionOf(8, [low]))
  const both = await app.call("PUT", LIVE, versionOf(10, [low, killed("30 people")]))
  t.equal(both.body.openedTotal, 1, "though one source says both, the one after the other")
  const later = await app.call("PUT", LIVE, versionOf(11, [low, killed("30 people")], { headline: "Live" }))
  t.same([later.status, later.body.openedTotal, later.body.resolvedTotal], [201, 0, 0])
  const mended = await app.call(
    "PUT",
    LIVE,
    versionOf(12, [killed("30 people", { slot: "lead" }), killed("30 people")]),
  )
  t.equal(mended.body.resolvedTotal, 1)
  t.equal((await app.get("/v1/conflicts?status=open")).body.items.length, 0)
})

t.test("another claimant, another subject and another date are told apart", async (t) => {
  const app = await start()
  const police = { claimant: { name: "Police" } }
  await app.call("PUT", LIVE, versionOf(8, [killed("12 people", police), killed("5 dogs", DOGS)]))
  const ministry = killed("12 people", { claimant: { name: "Ministry" } })
  const second = await app.call(
    "PUT",
    LIVE,
    versionOf(10, [ministry, killed("5 dogs", { ...DOGS, asOf: "2024-11-03" })]),
  )
  t.match(second.body.figures, [
    { change: "changed", of: "attribution", marked: true },
    { change: "changed", of: "as-of", marked: true },
  ])
  const { body: old } = await app.get(`/v1/claims/${second.body.figures[0].was.claim}`)
  t.equal(old.carriedUntil, "2024-11-04T10:00:00Z", "nobody says in it any more that the police say so")
  const third = await app.call("PUT", LIVE, versionOf(11, [{ ...ministry, subject: DOGS.subject }]))
  t.match(third.body.figures[0], { change: "changed", of: "moved", subject: { name: "Dogs killed in the flood" } })
})

t.test("a late version slides into its place", async (t) => {
  const app = await start()
  await app.call("PUT", LIVE, versionOf(8, [killed("12 people")]))
  await app.call("PUT", LIVE, versionOf(12, [killed("20 people")]))
  const late = await app.call("PUT", LIVE, versionOf(10, [killed("20 people")], { headline: "Late" }))
  t.match(late.body.article, { version: 2, headline: "Late" })
  t.match(late.body.figures, [{ change: "changed" }])
  const article = (await app.get(LIVE)).body
  t.match(article, { version: 3, versions: 3, headline: null, figures: [{ change: "kept" }] })
  t.equal(article.figures[0].claim, late.body.figures[0].claim, "it was said earlier than was known")
  const { items } = (await app.get("/v1/claims?status=active")).body
  t.same(items.map((claim: Body) => claim.publishedAt).sort(), ["2024-11-04T08:00:00Z", "2024-11-04T10:00:00Z"])
  const versions = (await app.get(`${LIVE}/versions?limit=2`)).body
  t.same(
    versions.items.map((one: Body) => one.publishedAt.slice(11, 13)),
    ["08", "10"],
  )
  const rest = (await app.get(`${LIVE}/versions?limit=2&cursor=${versions.nextCursor}`)).body
  t.same([rest.items.length, rest.nextCursor], [1, null])
  const changes = (await app.get(`${LIVE}/changes?from=1&to=3`)).body
  t.match(changes, {
    counts: { changed: 1, kept: 0 },
    unmarked: 1,
    figures: [{ was: { mention: { text: "12 people" } } }],
  })
  const back = (await app.get(`${LIVE}/changes?from=3&to=1`)).body
  t.match(back.figures, [{ mention: { text: "12 people" }, was: { mention: { text: "20 people" } } }])
  t.equal((await app.get(`${LIVE}/versions/2`)).body.headline, "Late")
  t.equal((await app.get(`${LIVE}/versions/4`)).status, 404)
})

t.test("versions of one moment are in the order of the sender's numbers", async (t) => {
  const app = await start()
  await app.call("PUT", LIVE, versionOf(8, [killed("20 people")], { version: 2 }))
  await app.call("PUT", LIVE, versionOf(8, [killed("12 people")], { version: 1 }))
  const article = (await app.get(LIVE)).body
  t.match(article, { version: 2, senderVersion: 2, figures: [{ change: "changed", mention: { text: "20 people" } }] })
  const other = await app.call("PUT", LIVE, versionOf(8, [killed("21 people")], { version: 2 }))
  t.same([other.status, other.body.type], [409, "urn:countercheck:problem:version-taken"])
})

t.test("a withdrawn article is carried no more, and a later version brings it back", async (t) => {
  const app = await start()
  await app.call("PUT", LIVE, versionOf(8, [killed("12 people")]))
  const gone = await app.call("DELETE", `${LIVE}?at=2024-11-05T00:00:00Z&reason=A%20hoax`)
  t.equal(gone.status, 200, JSON.stringify(gone.body))
  t.match(gone.body, { article: { version: 2, withdrawal: true }, figures: [{ change: "withdrawn" }] })
  t.match((await app.get(LIVE)).body, { withdrawnAt: "2024-11-05T00:00:00Z", history: [{}, { note: "A hoax" }] })
  t.equal((await app.get("/v1/claims")).body.items[0].carriedUntil, "2024-11-05T00:00:00Z")
  const again = await app.call("DELETE", LIVE)
  t.same([again.status, again.body.article.version], [200, 2])
  for (const hour of [8, 20]) {
    const old = await app.call("PUT", LIVE, versionOf(hour, [killed("12 people")]))
    t.same([old.status, old.body.type], [409, "urn:countercheck:problem:article-withdrawn"])
  }
  const back = await app.call("PUT", LIVE, { publishedAt: "2024-11-05T08:00:00Z", claims: [killed("12 people")] })
  t.match(back.body.figures, [{ change: "returned" }])
  t.equal((await app.get("/v1/claims")).body.items[0].carriedUntil, null)
  const early = await app.call("DELETE", `${LIVE}?at=2024-11-04T00:00:00Z`)
  t.equal(early.status, 422)
  t.equal((await app.call("DELETE", `${LIVE}-other`)).status, 404)
})

t.test("a dry run answers what would come of it and stores nothing", async (t) => {
  const app = await start()
  await app.call("PUT", LIVE, versionOf(8, [killed("12 people")]))
  const before = (await app.get(LIVE)).body
  const dry = await app.call("PUT", LIVE, versionOf(10, [killed("20 people")], { dryRun: true }), {
    "idempotency-key": "k",
  })
  t.same([dry.status, changesOf(dry.body)], [200, [["killed", "changed"]]])
  t.same((await app.get(LIVE)).body, before)
  t.equal((await app.get("/v1/claims")).body.items.length, 1)
  const real = await app.call("PUT", LIVE, versionOf(10, [killed("20 people")]), { "idempotency-key": "k" })
  t.equal(real.status, 201, "the key stands for nothing yet")
  const repeated = await app.call("PUT", LIVE, versionOf(10, [killed("20 people")]), { "idempotency-key": "k" })
  t.same([repeated.status, repeated.body], [201, real.body])
})

t.test("deliveries of one version at once are one", async (t) => {
  const app = await start()
  const body = versionOf(8, [killed("12 people"), killed("5 dogs", DOGS)])
  const replies = await Promise.all(Array.from({ length: 8 }, () => app.call("PUT", LIVE, body)))
  t.same(replies.map(({ status }) => status).sort(), [200, 200, 200, 200, 200, 200, 200, 201])
  t.equal((await app.get("/v1/claims")).body.items.length, 2)
  const others = [9, 10, 11, 12].map((hour) => app.call("PUT", LIVE, versionOf(hour, [killed(`${hour * 2} people`)])))
  for (const { status } of await Promise.all(others)) t.equal(status, 201)
  const { figures } = (await app.get(LIVE)).body
  t.match(figures, [{ mention: { text: "24 people" }, was: { mention: { text: "22 people" } } }])
})

t.test("what cannot be used is refused with where it stands, and nothing is stored", async (t) => {
  const app = await start()
  const cases: readonly (readonly [path: string, body: object, status: number, pointer: string | null])[] = [
    ["/v1/articles/Nobody/1", versionOf(8, []), 404, null],
    [LIVE, versionOf(8, [killed("12 people"), killed("13 people")]), 422, "/claims/1/slot"],
    [
      LIVE,
      versionOf(8, [killed("12 people"), killed("many people", { slot: "b", asOf: "yesterday" })]),
      422,
      "/claims/1/asOf",
    ],
    [LIVE, versionOf(8, [killed("12 km")]), 422, "/claims/0/figure"],
    [LIVE, versionOf(8, [killed("12", { subject: "01930a2e-5c00-7000-8000-000000000001" })]), 422, "/claims/0/subject"],
    [LIVE, { ...versionOf(8, []), publishedAt: "2025-11-04T08:00:00Z" }, 422, "/publishedAt"],
    [LIVE, { ...versionOf(8, []), publishedAt: "soon" }, 422, "/publishedAt"],
    [LIVE, versionOf(8, [], { correction: { note: "Wrong." } }), 422, "/correction"],
  ]
  for (const [path, body, status, pointer] of cases) {
    const reply = await app.call("PUT", path, body)
    t.same([reply.status, reply.body.errors?.[0].pointer ?? null], [status, pointer], JSON.stringify(reply.body))
  }
  for (const list of ["claims", "subjects"]) t.same((await app.get(`/v1/${list}`)).body.items, [])
  t.equal((await app.get(LIVE)).status, 404)
})
