import t from "tap"
import { exampleAtom, exampleLiveBlog, exampleNinjs, exampleRss } from "../../../src/api/articles/feeds/feed-example.ts"
import { type Body, type Reply, startApp, type TestApp } from "../../support/app.ts"

const IMPORT = "/v1/articles/import?source=Gazette"

async function start(): Promise<TestApp> {
  const app = await startApp()
  await app.post("/v1/sources", { name: "Gazette" })
  return app
}

/** Sends a feed as it stands. */
const send = (app: TestApp, type: string, feed: string | Buffer) =>
  app.call("POST", IMPORT, feed, { "content-type": type })

const outcomes = ({ body }: Pick<Reply, "body">) => body.items.map(({ outcome }: Body) => outcome)

t.test("each form of a feed is taken in, and again without effect", async (t) => {
  const app = await start()
  const feeds: [string, string][] = [
    ["application/ld+json", JSON.stringify(exampleLiveBlog)],
    ["application/json", JSON.stringify(exampleNinjs)],
    ["application/atom+xml", exampleAtom],
    ["application/rss+xml", exampleRss],
  ]
  for (const [type, feed] of feeds) {
    const first = await send(app, type, feed)
    t.equal(first.status, 200, JSON.stringify(first.body))
    t.match(first.body, { filed: 1, known: 0, withdrawn: 0, refused: 0 }, type)
    t.match((await send(app, `${type}; charset=utf-8`, feed)).body, { filed: 0, known: 1 }, type)
  }
  const live = await app.get(`/v1/articles/Gazette/${encodeURIComponent(exampleLiveBlog["@id"])}`)
  t.match(live.body, { headline: exampleLiveBlog.headline, versions: 1 })
  t.match(
    live.body.figures.map(({ mention }: Body) => mention.text),
    ["10,000"],
  )
})

t.test(
  "the versions of one article in one feed become its versions, in their order, and a canceled one withdraws it",
  async (t) => {
    const app = await start()
    const [item] = exampleNinjs
    const version = (hour: number, value: string) => ({
      ...item,
      version: undefined,
      versionCreated: `2024-11-04T${hour}:00:00Z`,
      bodies: [{ contentType: "text/html", value }],
    })
    const feed = [
      { ...item, pubStatus: "canceled", bodies: [], versionCreated: "2024-11-04T23:00:00Z" },
      version(21, "<p>12,000 North Korean troops are in Russia.</p>"),
      version(20, "<p>10,000 North Korean troops are in Russia.</p>"),
    ]
    const answer = await send(app, "application/json", JSON.stringify(feed))
    t.same(outcomes(answer), ["filed", "filed", "withdrawn"], JSON.stringify(answer.body))
    const article = await app.get("/v1/articles/Gazette/urn%3Anewsroom%3A4711/changes?from=1&to=2")
    t.match(article.body.figures, [
      { change: "changed", mention: { text: "12,000" }, was: { mention: { text: "10,000" } } },
    ])
    const { body } = await app.get("/v1/articles/Gazette/urn%3Anewsroom%3A4711")
    t.match(body, { versions: 3, withdrawal: true })
  },
)

t.test("a version that cannot be stored is refused by itself, with what is wrong with it", async (t) => {
  const app = await start()
  const [item = { uri: "" }] = exampleNinjs
  const feed = [
    { ...item, uri: "a".repeat(301) },
    { ...item, uri: "french", language: "fr" },
    { ...item, uri: "gone", pubStatus: "canceled", bodies: [] },
    item,
  ]
  const answer = await send(app, "application/json", JSON.stringify(feed))
  t.match(answer.body, { filed: 1, refused: 3 }, JSON.stringify(answer.body))
  const problemOf = (id: string) => answer.body.items.find(({ externalId }: Body) => externalId.startsWith(id)).problem
  t.match(problemOf("aaa"), { status: 422, errors: [{ pointer: "/externalId" }] })
  t.match(problemOf("french"), {
    status: 422,
    errors: [{ pointer: "/language", detail: '"fr" is not read; expected one of en, de' }],
  })
  t.match(problemOf("gone"), { status: 404 })
})

t.test("a feed with anything wrong in its form is refused before any of it is stored", async (t) => {
  const app = await start()
  const [item] = exampleNinjs
  const bomb = `<!DOCTYPE a [<!ENTITY a "${"x".repeat(1_000)}"><!ENTITY b "&a;&a;&a;&a;">]>${exampleAtom}`
  const rows: [string, string | Buffer, number, RegExp][] = [
    ["application/json", JSON.stringify([item, { ...item, versionCreated: "soon" }]), 422, /\/1\/versionCreated/],
    ["application/json", JSON.stringify(Array(101).fill(item)), 422, /101 articles/],
    ["application/json", `[${"{},".repeat(2_500)}{}]`, 400, /2000|2,000/],
    ["application/json", "{", 400, /not valid JSON/],
    ["application/atom+xml", bomb, 422, /document type/],
    ["text/xml", exampleRss.replace("</rss>", ""), 422, /no well-formed XML/],
    ["text/xml", Buffer.from([0x3c, 0x72, 0xff, 0x3e]), 400, /offset 2/],
    ["text/xml; charset=iso-8859-1", exampleRss, 415, /UTF-8/],
    ["text/html", "<html/>", 415, /application\/ld\+json/],
  ]
  for (const [type, feed, status, detail] of rows) {
    const answer = await send(app, type, feed)
    t.equal(answer.status, status, `${type} ${detail.source}: ${JSON.stringify(answer.body).slice(0, 300)}`)
    t.match(answer.body.detail, detail)
  }
  t.equal((await app.get("/v1/articles/Gazette/urn%3Anewsroom%3A4711")).status, 404)
  const headers = { "content-type": "text/xml" }
  const unknown = await app.call("POST", "/v1/articles/import?source=Nobody", exampleRss, headers)
  t.equal(unknown.status, 404)
})

t.test("two deliveries of one feed at once are one", async (t) => {
  const app = await start()
  const all = await Promise.all(Array.from({ length: 4 }, () => send(app, "application/atom+xml", exampleAtom)))
  t.same(all.flatMap(outcomes).toSorted(), ["filed", "known", "known", "known"])
})
