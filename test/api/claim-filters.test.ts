import t from "tap"
import { type Body, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"

const UNKNOWN = "01930a2e-5c00-7000-8000-000000000000"

type Query = Record<string, string>

const listIds = async (app: TestApp, query: Query): Promise<string[]> => {
  const { status, body } = await app.get(`/v1/claims?${new URLSearchParams(query)}`)
  t.equal(status, 200, JSON.stringify(body))
  return body.items.map(({ id }: Body) => id)
}

async function file(app: TestApp, figure: string, given: Body = {}): Promise<Body> {
  const { status, body } = await app.post("/v1/claims", claimOf(figure, given))
  t.equal(status, 201, JSON.stringify(body))
  return body.claim
}

/** A claim that passes every filter of `all`, among others of which each differs from it in something. */
async function fillStore(app: TestApp) {
  await app.post("/v1/subjects", { name: "Tanks", unit: "1", measure: "stock", tags: ["war", "armour"] })
  await app.post("/v1/subjects", { name: "Ships", unit: "1", measure: "stock", tags: ["navy"] })
  const of = (name: string) => ({ subject: { name }, asOf: "2024-11-04", quote: "Said near Kharkiv." })
  const wanted = await file(app, "1,000", {
    ...of("Tanks"),
    url: "https://wire.example/a?b=1",
    externalId: "wire-1",
  })
  const others = [
    await file(app, "1,000", { ...of("Tanks"), source: { name: "B wire" }, externalId: "wire-1" }),
    await file(app, "1,000", { ...of("Tanks"), claimant: { name: "US" }, url: "https://wire.example/a" }),
    await file(app, "2,000", { ...of("Tanks"), publishedAt: "2024-11-05T12:00:00Z", externalId: "wire-2" }),
    await file(app, "1,000", { ...of("Ships"), url: "https://wire.example/a?b=2", asOf: "2024-11" }),
  ]
  const all: Query = {
    subject: wanted.subject.id,
    source: wanted.source.id,
    claimant: wanted.claimant.id,
    figure: wanted.figure.id,
    externalId: "wire-1",
    url: "https://wire.example/a?b=1",
    tag: "armour",
    status: "active",
    publishedFrom: "2024-11-04T12:00:00Z",
    publishedTo: "2024-11-04T12:00:00Z",
    asOf: "2024-11-04",
    q: "kharkiv",
  }
  return { wanted, others, all }
}

t.test("every filter of claims keeps what it names and nothing else, alone and with all others", async (t) => {
  const app = await startApp()
  const { wanted, others, all } = await fillStore(app)
  const [otherSource, otherClaimant, otherFigure, otherSubject] = others
  const wrong: Query = {
    subject: otherSubject.subject.id,
    source: otherSource.source.id,
    claimant: otherClaimant.claimant.id,
    figure: otherFigure.figure.id,
    externalId: "wire-2",
    url: "https://wire.example/a",
    tag: "navy",
    status: "retracted",
    publishedFrom: "2024-11-04T12:00:00.001Z",
    publishedTo: "2024-11-04T11:59:59.999Z",
    asOf: "2024-11-03",
    q: "kharkiv -said",
  }
  for (const sort of ["published", "recorded"]) {
    const filters = { ...all, sort, limit: "1" }
    t.same(await listIds(app, filters), [wanted.id], `all at once, by ${sort}`)
    for (const [name, value] of Object.entries(wrong))
      t.same(await listIds(app, { ...filters, [name]: value }), [], `but ${name} ${value}`)
  }
  const idsOf = (claims: readonly Body[]) => claims.map(({ id }) => id)
  const alone: [Query, readonly Body[]][] = [
    [{ figure: all.figure ?? "" }, [otherClaimant, otherSource, wanted]],
    [{ externalId: "wire-1" }, [otherSource, wanted]],
    [{ externalId: "wire" }, []],
    [{ url: "https://wire.example/a" }, [otherClaimant]],
    [{ url: "https://WIRE.example/a" }, []],
    [{ tag: "navy" }, [otherSubject]],
    [{ tag: "war" }, [otherFigure, otherClaimant, otherSource, wanted]],
    [{ tag: "wa" }, []],
  ]
  for (const [query, expected] of alone) t.same(await listIds(app, query), idsOf(expected), JSON.stringify(query))
})

t.test("claims by publication and by recording, both ways", async (t) => {
  const app = await startApp()
  const days = ["2024-11-03", "2024-11-05", "2024-11-04", "2024-11-05"]
  const ids: string[] = []
  for (const day of days) ids.push((await file(app, "1,000", { publishedAt: `${day}T12:00:00Z`, asOf: day })).id)
  const [third, newest, fourth, last] = ids
  const published = [last, newest, fourth, third]
  t.same(await listIds(app, {}), published)
  t.same(await listIds(app, { sort: "published", order: "desc" }), published)
  t.same(await listIds(app, { order: "asc" }), published.toReversed())
  t.same(await listIds(app, { sort: "recorded" }), ids.toReversed())
  t.same(await listIds(app, { sort: "recorded", order: "asc" }), ids)
})

t.test("a cursor of one order is refused in another", async (t) => {
  const app = await startApp()
  for (let day = 1; day < 4; day += 1) await file(app, "1,000", { publishedAt: `2024-11-0${day}T12:00:00Z` })
  const queries = ["sort=published", "sort=recorded"].flatMap((sort) => [sort, `${sort}&order=asc`])
  for (const made of queries) {
    const { nextCursor } = (await app.get(`/v1/claims?${made}&limit=1`)).body
    for (const used of queries) {
      const { status, body } = await app.get(`/v1/claims?${used}&limit=1&cursor=${nextCursor}`)
      t.equal(status, made === used ? 200 : 400, `${made}, then ${used}`)
      if (made !== used) t.match(body.errors, [{ parameter: "cursor" }])
    }
  }
})

t.test("what the list of claims refuses, and where", async (t) => {
  const app = await startApp()
  await file(app, "1,000")
  const refused: [string, string, number][] = [
    [`figure=${UNKNOWN}`, "figure", 404],
    [`claimant=${UNKNOWN}`, "claimant", 404],
    ["figure=1", "figure", 400],
    ["externalId=", "externalId", 400],
    [`externalId=${"x".repeat(301)}`, "externalId", 400],
    ["url=wire.example", "url", 400],
    ["url=ftp://wire.example", "url", 400],
    ["tag=", "tag", 400],
    ["sort=newest", "sort", 400],
    ["order=up", "order", 400],
    ["tag=a&tag=b", "tag", 400],
    ["externalid=a", "externalid", 400],
  ]
  for (const [query, parameter, status] of refused) {
    const answer = await app.get(`/v1/claims?${query}`)
    t.equal(answer.status, status, query)
    t.match(answer.body.errors, [{ parameter }], query)
  }
})
