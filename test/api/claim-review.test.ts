import t from "tap"
import { type Body, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { exported, imported } from "../support/records.ts"

async function read(app: TestApp, id: string): Promise<Body[]> {
  const { status, headers, body } = await app.get(`/v1/claims/${id}?format=claimreview`)
  t.equal(status, 200)
  t.match(headers.get("content-type"), /^application\/ld\+json/)
  t.equal(body["@context"], "https://schema.org")
  return body["@graph"]
}

async function file(app: TestApp, figure: string, more: Record<string, unknown> = {}, actor = "Ana"): Promise<Body> {
  return (await app.post("/v1/claims", claimOf(figure, more), { "x-actor": actor })).body
}

/** Two claims that contradict each other, and their conflict. */
async function fileTwo(app: TestApp) {
  const first = await file(app, "100", { subject: { name: "Losses" }, source: { name: "A wire" }, quote: "It is 100." })
  const second = await file(app, "200", {
    subject: { name: "Losses" },
    source: { name: "B wire" },
    quote: "It is 200.",
  })
  return { first: first.claim, second: second.claim, conflict: second.conflicts[0] }
}

t.test("a claim is told in the words of schema.org, and nothing that nobody said", async (t) => {
  const app = await startApp()
  const told = {
    source: { name: "A wire", url: "https://wire.example" },
    claimant: undefined,
    claimants: [{ name: "Ministry" }, { name: "Army" }],
    publishedAt: "2024-11-04",
    asOf: { from: "2024-10-01", to: "2024-10-20" },
    url: "https://wire.example/1",
    quote: "They lost 100.",
    language: "en",
  }
  const { claim } = await file(app, "about 100", { subject: { name: "Losses" }, ...told })
  const wire = { "@type": "Thing", "@id": `urn:uuid:${claim.source.id}`, name: "A wire", url: "https://wire.example" }
  const appearance = {
    "@type": "CreativeWork",
    url: "https://wire.example/1",
    publisher: wire,
    datePublished: "2024-11-04",
    hasPart: { "@type": "Quotation", text: "They lost 100." },
  }
  t.same(await read(app, claim.id), [
    {
      "@type": "Claim",
      "@id": `urn:uuid:${claim.id}`,
      text: "Losses: about 100",
      inLanguage: "en",
      about: { "@type": "Thing", "@id": `urn:uuid:${claim.subject.id}`, name: "Losses" },
      author: claim.claimants.map(({ id, name }: Body) => ({ "@type": "Thing", "@id": `urn:uuid:${id}`, name })),
      datePublished: "2024-11-04",
      temporalCoverage: "2024-10-01/2024-10-20",
      appearance,
      firstAppearance: appearance,
    },
  ])
})

t.test("the first appearance is that of the same claimant and the same figure", async (t) => {
  const app = await startApp()
  const said = { subject: { name: "Losses" }, claimant: { name: "Ministry" }, asOf: "2024-11-01" }
  const late = await file(app, "100", { ...said, source: { name: "B wire" }, publishedAt: "2024-11-04T10:00:00Z" })
  const first = await file(app, "100", { ...said, source: { name: "A wire" }, publishedAt: "2024-11-03T10:00:00Z" })
  const other = { ...said, claimant: { name: "Army" }, publishedAt: "2024-11-02T10:00:00Z" }
  await file(app, "100", other)
  await file(app, "101", { ...said, publishedAt: "2024-11-01T10:00:00Z" })
  const works = async (id: string) => (await read(app, id))[0].firstAppearance?.publisher.name
  t.same([await works(late.claim.id), await works(first.claim.id)], ["A wire", "A wire"])
  t.equal((await read(app, late.claim.id))[0].appearance.publisher.name, "B wire")
  await app.post(`/v1/claims/${first.claim.id}/retract`, { reason: "Withdrawn." })
  t.same([await works(late.claim.id), await works(first.claim.id)], ["B wire", undefined])
})

t.test("what a person decided is a review of the claim; what judging did is none", async (t) => {
  const app = await startApp()
  const { first, second, conflict } = await fileTwo(app)
  t.equal((await read(app, first.id)).length, 1, "an open conflict is no review")
  const path = `/v1/conflicts/${conflict.id}`
  await app.patch(path, { assignee: "Ana", note: "I look." })
  t.equal((await read(app, first.id)).length, 1, "nor is a note on an open one")
  await app.patch(path, { status: "explained", note: "Two counts." }, { "x-actor": "Ana" })
  for (const { id } of [first, second]) {
    const [claim, ...reviews] = await read(app, id)
    const { hasPart, ...appearance } = claim.appearance
    t.match(hasPart, { "@type": "Quotation", text: /^It is/ })
    const { firstAppearance: _first, ...item } = { ...claim, appearance }
    t.same(reviews, [
      {
        "@type": "ClaimReview",
        claimReviewed: claim.text,
        itemReviewed: item,
        datePublished: "2024-11-07T08:00:00Z",
        author: { "@type": "Thing", name: "Ana" },
        reviewBody: "Two counts.",
        reviewRating: { "@type": "Rating", alternateName: "explained" },
      },
    ])
  }
  await app.patch(path, { note: "Two ways of counting." }, { "x-actor": "Ben" })
  t.match((await read(app, first.id))[1], {
    author: { name: "Ana" },
    contributor: { name: "Ben" },
    dateModified: String,
    reviewBody: "Two ways of counting.",
  })
  await app.patch(path, { status: "open" })
  t.equal((await read(app, first.id)).length, 1, "what was taken back is gone")
  await app.patch(path, { status: "resolved", note: null })
  const [, unnamed] = await read(app, first.id)
  t.match(unnamed, { reviewRating: { alternateName: "resolved" } })
  t.notOk("author" in unnamed || "reviewBody" in unnamed, "nobody was named, and nothing said")
})

t.test("a conflict that ended by itself, or that a rule or an exception hides, is no review", async (t) => {
  const app = await startApp()
  const { first, second, conflict } = await fileTwo(app)
  await app.post("/v1/exceptions", { conflict: conflict.id, reason: "Known.", until: "2030-01-01" })
  t.equal((await read(app, first.id)).length, 1, "accepted")
  await app.post(`/v1/claims/${second.id}/retract`, { reason: "Withdrawn." })
  t.equal((await read(app, first.id)).length, 1, "retracted")
})

t.test("claims that have ended say so, and what was decided later is not about them", async (t) => {
  const app = await startApp()
  const { first, conflict } = await fileTwo(app)
  const twin = await file(app, "100", { subject: { name: "Losses" }, source: { name: "C wire" } })
  await app.post(`/v1/claims/${first.id}/retract`, { reason: "Withdrawn." })
  const corrected = await app.post(`/v1/claims/${twin.claim.id}/correct`, { reason: "A slip.", quote: "It is 100." })
  await app.store.pool.query("update claims set ended_at = ended_at - interval '1 hour' where ended_at is not null")
  await app.patch(`/v1/conflicts/${conflict.id}`, { status: "dismissed" })
  const [retracted, ...none] = await read(app, first.id)
  t.match(retracted, {
    creativeWorkStatus: "retracted",
    correction: { "@type": "CorrectionComment", text: "Withdrawn.", datePublished: /T07:00:00/ },
  })
  t.same(none, [])
  t.notOk("firstAppearance" in retracted)
  const [slip] = await read(app, twin.claim.id)
  const about = { "@type": "Claim", "@id": `urn:uuid:${corrected.body.claim.id}` }
  t.match(slip, { creativeWorkStatus: "corrected", correction: { text: "A slip.", about } })
  const [standing, review] = await read(app, corrected.body.claim.id)
  t.notOk("creativeWorkStatus" in standing || "correction" in standing)
  t.equal(review.reviewRating.alternateName, "dismissed")
})

t.test("a decision about a whole and its parts is a review of each of their claims", async (t) => {
  const app = await startApp()
  const { id: whole } = (await app.post("/v1/subjects", { name: "All" })).body
  const { id: part } = (await app.post("/v1/subjects", { name: "Part", partOf: [whole] })).body
  await app.patch(`/v1/subjects/${whole}`, { exhaustive: true })
  const total = await file(app, "100", { subject: whole })
  const some = await file(app, "70", { subject: part })
  const [sum] = some.conflicts
  t.equal(sum.kind, "sum")
  await app.patch(`/v1/conflicts/${sum.id}`, { status: "explained", note: "One is missing." })
  for (const { claim } of [total, some])
    t.match((await read(app, claim.id)).slice(1), [{ reviewBody: "One is missing." }], claim.wording)
})

t.test("conflicts that were settled together are one review, and of one figure 100 are told", async (t) => {
  const app = await startApp()
  const { first } = await fileTwo(app)
  const subject = { name: "Losses" }
  for (let n = 3; n <= 5; n++) await file(app, `${n}00`, { subject, source: { name: `Wire ${n}` } })
  const of = async () => (await app.get(`/v1/claims/${first.id}/conflicts?limit=200`)).body.items
  const { openConflicts } = (await app.get(`/v1/disputes/${first.subject.id}`)).body
  const settled = { status: "dismissed", note: "Guesses.", openConflicts }
  await app.post(`/v1/disputes/${first.subject.id}/settle`, settled)
  t.match((await read(app, first.id)).slice(1), [{ reviewBody: "Guesses." }])
  for (let n = 6; n <= 110; n++) await file(app, `${n}00`, { subject, source: { name: `Wire ${n}` } })
  for (const [n, { id, status }] of (await of()).entries())
    if (status === "open") await app.patch(`/v1/conflicts/${id}`, { status: "explained", note: `Note ${n}` })
  t.equal((await read(app, first.id)).length, 101)
  const lines = await exported(app, "claims?format=claimreview")
  const ids = (await exported(app, "claims")).map(({ id }) => `urn:uuid:${id}`)
  t.same(
    lines.map((line) => line["@graph"][0]["@id"]),
    ids,
    "an export of several pages has each claim once",
  )
  t.equal(lines[0]?.["@graph"].length, 101)
})

t.test("the answer has an ETag that changes with what is decided", async (t) => {
  const app = await startApp()
  const { first, conflict } = await fileTwo(app)
  const path = `/v1/claims/${first.id}?format=claimreview`
  const etag = (await app.get(path)).headers.get("etag") ?? ""
  t.equal((await app.call("GET", path, undefined, { "if-none-match": etag })).status, 304)
  await app.patch(`/v1/conflicts/${conflict.id}`, { status: "explained" })
  t.equal((await app.call("GET", path, undefined, { "if-none-match": etag })).status, 200)
})

t.test("the export has a line for each claim, as the claim itself is answered, and can be resumed", async (t) => {
  const app = await startApp()
  const { first, second, conflict } = await fileTwo(app)
  await app.patch(`/v1/conflicts/${conflict.id}`, { status: "explained", note: "Two counts." })
  await app.post(`/v1/claims/${second.id}/retract`, { reason: "Withdrawn." })
  const lines = await exported(app, "claims?format=claimreview")
  t.same(
    lines.map((line) => line["@graph"]),
    [await read(app, first.id), await read(app, second.id)],
  )
  t.same(await exported(app, `claims?format=claimreview&after=${first.id}`), lines.slice(1))
  const [line] = await imported(app, lines.slice(0, 1))
  t.match(line, { outcome: "refused" }, "it is no record")
})

t.test("other forms are refused by name", async (t) => {
  const app = await startApp()
  const { claim } = await file(app, "100")
  for (const path of [`claims/${claim.id}?format=csv`, `claims/${claim.id}?format=xml`, "export/claims?format=xml"]) {
    const { status, body } = await app.get(`/v1/${path}`)
    t.match({ status, body }, { status: 400, body: { errors: [{ parameter: "format", detail: /claimreview/ }] } }, path)
  }
  const ofSubjects = await app.get("/v1/export/subjects?format=claimreview")
  t.match(ofSubjects, {
    status: 400,
    body: {
      errors: [
        { parameter: "format", detail: '"claimreview" is a form of claims; subjects are exported as ndjson or csv' },
      ],
    },
  })
  const separated = await app.get("/v1/export/claims?format=claimreview&separator=tab")
  t.match(separated, { status: 400, body: { errors: [{ parameter: "separator" }] } })
  t.equal(app.store.pool.idleCount, app.store.pool.totalCount, "no connection is held")
  t.equal((await app.get("/v1/claims/01930a2e-5c00-7000-8000-00000000ffff?format=claimreview")).status, 404)
})
