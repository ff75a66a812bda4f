import t, { type Test } from "tap"
import { type Client, createClient, isProblem, type Params, type Problem } from "../../src/client/index.ts"
import { startApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { PREFIX, startBetween } from "./between.ts"

/** A client of a service whose tables are empty, and the requests that the service got. */
async function start(t: Pick<Test, "teardown">) {
  const app = await startApp()
  const { address, seen } = await startBetween(t, app.address, [])
  return { app, address, seen, client: createClient({ baseUrl: address }) }
}

async function fileFigures(client: Client, count: number): Promise<void> {
  for (let n = 1; n <= count; n += 1)
    await client.fileClaim(claimOf(String(n * 1_000), { subject: { name: `Subject ${n}`, unit: "1" } }))
}

/** The problem that a call ends with. */
async function problemOf(call: PromiseLike<unknown>): Promise<Problem> {
  const error = await call.then(
    () => new Error("the call has not failed"),
    (reason) => reason,
  )
  if (!isProblem(error)) throw error
  return error
}

t.test("a claim is filed, read, retracted and read as it was known", async (t) => {
  const { client } = await start(t)
  const filed = await client.fileClaim(claimOf("over 7,000")).withAnswer()
  t.same([filed.status, filed.isReplay], [201, false])
  t.match(filed.requestId, /^[\w.:-]{10,}$/)
  const { id } = filed.data.claim
  const read = await client.readClaim({ id }).withAnswer()
  t.equal(read.data.wording, "over 7,000")
  t.equal(await client.readClaim({ id }, { ifNoneMatch: read.etag ?? "" }), null)
  const options = { version: read.data.version, actor: "Nachtdienst Ü 100 %" }
  const { claim } = await client.retractClaim({ id }, { reason: "withdrawn" }, options)
  t.equal(claim.status, "retracted")
  const later = await client.readClaim({ id }, { ifNoneMatch: read.etag ?? "" })
  t.match(later, { status: "retracted", history: [{ who: "Nachtdienst Ü 100 %" }] })
  const reviewed = await client.readClaim({ id, format: "claimreview" })
  t.equal(reviewed["@context"], "https://schema.org")
})

t.test("an ETag is a version as well, and whoever comes later is told", async (t) => {
  const { client } = await start(t)
  const { claim } = await client.fileClaim(claimOf("7,000"))
  const { etag } = await client.readClaim({ id: claim.id }).withAnswer()
  await client.retractClaim({ id: claim.id }, { reason: "withdrawn" }, { version: etag ?? "" })
  const stale = await problemOf(
    client.correctClaim({ id: claim.id }, { figure: "8,000", reason: "r" }, { version: etag ?? "" }),
  )
  t.same([stale.status, stale.kind], [412, "stale"])
  t.match(stale.message, new RegExp(`^POST /v1/claims/${claim.id}/correct was answered with 412 stale: If-Match is`))
})

t.test("a list is its first page, all its items, or its pages", async (t) => {
  const { client, seen } = await start(t)
  await fileFigures(client, 5)
  seen.length = 0
  const list = client.listClaims({ limit: 2, sort: "recorded", order: "asc" })
  t.equal(seen.length, 0, "nothing is asked before it is awaited")
  const first = await list
  t.equal(first.items.length, 2)
  const wordings: (string | null)[] = []
  for await (const { wording } of list) wordings.push(wording)
  t.same(wordings, ["1000", "2000", "3000", "4000", "5000"])
  t.equal(seen.length, 1 + 3)
  const sizes: number[] = []
  for await (const { items } of list.pages()) sizes.push(items.length)
  t.same(sizes, [2, 2, 1])
  seen.length = 0
  for await (const { wording } of list) if (wording === "2000") break
  t.equal(seen.length, 1, "and no page is asked for that nobody needs")
  const rest: (string | null)[] = []
  const cursor = first.nextCursor ?? undefined
  for await (const { wording } of client.listClaims({ limit: 2, sort: "recorded", order: "asc", cursor }))
    rest.push(wording)
  t.same(rest, ["3000", "4000", "5000"], "it goes on from a cursor that the caller has")
})

t.test("a list that fails tells so where it is awaited", async (t) => {
  const { client } = await start(t)
  const problem = await problemOf(client.listClaims({ cursor: "nonsense" }))
  t.same([problem.status, problem.kind], [400, "invalid-cursor"])
  await t.rejects(
    async () => {
      for await (const claim of client.listClaims({ cursor: "nonsense" })) t.fail(claim.id)
    },
    { name: "Problem", message: /invalid-cursor/ },
  )
})

t.test("several values of a parameter are sent, and an empty list is no way to ask for all", async (t) => {
  const { client, seen } = await start(t)
  await client.fileClaim(claimOf("7,000"))
  await client.fileClaim(claimOf("12,000", { claimant: { name: "NIS" } }))
  const [conflict] = (await client.listConflicts({ status: ["open", "explained"] })).items
  t.equal(conflict?.status, "open")
  t.same((await client.listConflicts({ status: ["dismissed", "resolved"] })).items, [])
  const before = seen.length
  await t.rejects(Promise.resolve(client.listConflicts({ status: [] })), /status is an empty list/)
  await t.rejects(Promise.resolve(client.listConflicts({ kind: null } as never)), /kind is null/)
  t.equal(seen.length, before, "nothing of that was sent")
  t.same((await client.listConflicts({ q: "a&b=c +%20#?", verdict: undefined })).items, [])
  t.equal(new URL(seen.at(-1)?.url ?? "", "http://x").searchParams.get("q"), "a&b=c +%20#?")
})

t.test("what stands in a path may hold any characters", async (t) => {
  const { client } = await start(t)
  const source = "Ärzte & Welt / online"
  await client.createSource({ name: source })
  const article = { headline: "Troops", text: "About 10,000 troops are there.", publishedAt: "2024-11-04T17:00:00Z" }
  for (const externalId of ["a/b", "a b+c", "größe?x=1#y", "100%", "%2F", "..%2f", "日本", "a..", ";v=1"]) {
    await client.putArticle({ source, externalId }, article)
    const read = await client.readArticle({ source, externalId })
    t.equal(read.externalId, externalId)
    t.equal((await client.listVersionsOfArticle({ source, externalId })).items.length, 1)
  }
  for (const externalId of [".", "..", ""])
    await t.rejects(client.readArticle({ source, externalId }), /externalId is ".*", which no address can hold/)
})

t.test("a base URL may have a path and a slash at its end", async (t) => {
  const { address, seen } = await start(t)
  for (const baseUrl of [`${address}${PREFIX}`, `${address}${PREFIX}/`, `${address}${PREFIX}//`]) {
    t.equal((await createClient({ baseUrl }).readMe()).kind, "open", baseUrl)
    t.equal(seen.at(-1)?.url, `${PREFIX}/v1/me`)
  }
  for (const baseUrl of ["", "/v1", "localhost:8080", "ftp://127.0.0.1", "http://", "http://a:b@127.0.0.1"])
    t.throws(() => createClient({ baseUrl }), TypeError, baseUrl)
})

t.test("problems tell what is wrong, each by its own kind", async (t) => {
  const { client } = await start(t)
  const invalid = await problemOf(client.fileClaim({ ...claimOf("7,000"), figure: 7, colour: "red" } as never))
  t.same(
    [invalid.status, invalid.kind, invalid.type],
    [400, "invalid-request", "urn:countercheck:problem:invalid-request"],
  )
  t.same(invalid.errors.map(({ pointer }) => pointer).sort(), ["/colour", "/figure"])
  t.equal(invalid.errorsTotal, 2)
  t.same([invalid.method, invalid.path, invalid.name], ["POST", "/v1/claims", "Problem"])
  const id = "01930a2e-5c00-7000-8000-000000000000"
  const missing = await problemOf(client.readClaim({ id }))
  t.same([missing.status, missing.kind, missing.retryAfter], [404, "not-found", null])
  t.match(missing.requestId, /./)
  await client.fileClaim(claimOf("7,000", { externalId: "a" }))
  const taken = await problemOf(client.fileClaim(claimOf("8,000", { externalId: "a" })))
  t.same([taken.status, taken.kind], [409, "external-id-taken"])
  const large = await problemOf(client.fileClaim(claimOf("7,000", { quote: "x".repeat(2_000_000) })))
  t.same([large.status, large.kind], [413, "body-too-large"])
  t.ok(isProblem(taken, "stale", "external-id-taken"))
  t.notOk(isProblem(taken, "stale"))
  t.notOk(isProblem(new Error("no problem")))
})

t.test("what cannot be sent is refused before it is", async (t) => {
  const { client, seen } = await start(t)
  const loose = client as unknown as Record<string, (...given: readonly unknown[]) => Promise<unknown>>
  const refused: readonly (readonly [string, readonly unknown[], RegExp])[] = [
    ["readClaim", [{}], /readClaim: id is undefined/],
    ["readClaim", [{ id: 7, claim: 8 }], /readClaim has no parameter "claim"/],
    ["readClaim", ["7"], /the parameters of readClaim are 7; expected an object/],
    ["readClaim", [{ id: "7" }, { version: 1 }], /readClaim has no option "version"/],
    ["readClaim", [{ id: "7" }, {}, {}], /readClaim takes no argument behind its options/],
    ["fileClaim", [], /fileClaim takes a body/],
    ["createImport", [{}, "a;b"], /contentType is undefined; expected application\/x-ndjson or text\/csv/],
    ["createImport", [{}, {}, { contentType: "text/csv" }], /text, bytes, a Blob or a stream/],
    ["readMe", [{ timeout: -1 }], /timeout is -1/],
    ["readMe", [{ retries: Number.NaN }], /retries is NaN/],
  ]
  for (const [name, given, message] of refused)
    await t.rejects(async () => loose[name]?.(...given), { name: "TypeError", message }, name)
  t.equal(seen.length, 0)
})

t.test("a key is sent, and the id of what was merged leads on", async (t) => {
  const { app, address, client } = await start(t)
  const first = await client.createSubject({ name: "Troops" })
  const second = await client.createSubject({ name: "Soldiers" })
  await client.mergeSubject({ id: first.id }, { into: second.id })
  t.equal((await client.readSubject({ id: first.id })).id, second.id)
  const { key } = await client.createKey({ name: "CMS", scopes: ["read"] })
  app.forgetCredentials()
  const keyed = createClient({ baseUrl: address, key })
  t.match(await keyed.readMe(), { kind: "key", name: "CMS" })
  t.equal((await problemOf(client.listClaims())).kind, "unauthenticated")
  t.equal((await problemOf(keyed.createSubject({ name: "x" }))).kind, "missing-scope")
  const other = await client.readMe({ headers: { authorization: `Bearer ${key}` } })
  t.equal(other.name, "CMS", "a header of the call goes before that of the client")
})

t.test("settings hold for every call, and what a call says goes before them", async (t) => {
  const { app, address } = await start(t)
  const asked: string[] = []
  const settings = {
    baseUrl: address,
    actor: "import",
    fetch: (input: string | URL | Request, init?: RequestInit) => {
      asked.push(`${init?.method} ${input}`)
      return fetch(input, init)
    },
  }
  const client = createClient(settings)
  const { claim } = await client.fileClaim(claimOf("7,000"))
  await client.retractClaim({ id: claim.id }, { reason: "withdrawn" })
  const other = await client.fileClaim(claimOf("8,000"))
  await client.retractClaim({ id: other.claim.id }, { reason: "withdrawn" }, { actor: "desk" })
  t.equal(asked.length, 4)
  t.equal(asked[0], `POST ${address}/v1/claims`)
  const whoOf = async (id: string) => (await client.readClaim({ id })).history.map(({ who }) => who)
  t.same([await whoOf(claim.id), await whoOf(other.claim.id)], [["import"], ["desk"]])
  const { key } = await client.createKey({ name: "CMS", scopes: ["read"] })
  app.forgetCredentials()
  t.equal((await createClient({ baseUrl: address, key: `${key}\n` }).readMe()).name, "CMS", "as it is read from a file")
  for (const wrong of ["", " ", `${key}\n${key}`, `${key}ü`])
    t.throws(
      () => createClient({ baseUrl: address, key: wrong }),
      { name: "TypeError", message: /^[^_]*$/ },
      "not shown",
    )
})

t.test("exports come as records or as text, and end where nobody reads on", async (t) => {
  const { client } = await start(t)
  await fileFigures(client, 3)
  const wordings: string[] = []
  for await (const record of client.exportRecords({ kind: "claims" }))
    if (record.kind === "claim") wordings.push(String(record.wording))
  t.same(wordings, ["1000", "2000", "3000"])
  for await (const record of client.exportRecords({ kind: "claims" })) {
    t.equal(record.kind, "claim")
    break
  }
  const lines = (await client.exportRecords({ kind: "claims" })).split("\n")
  t.equal(lines.length, 3 + 1)
  t.match(await client.exportRecords({ kind: "claims", format: "csv", separator: "semicolon" }), /^kind;id;/)
  const { headers, data } = await client.exportRecords({ kind: "sources" }).withAnswer()
  t.match(headers.get("snapshot-at"), /^\d{4}-.*Z$/)
  t.match(await new Response(data).text(), /"kind":"source"/)
  const reviews: string[] = []
  for await (const review of client.exportRecords({ kind: "claims", format: "claimreview" }))
    reviews.push(review["@context"])
  t.equal(reviews.length, 3)
  const entries: string[] = []
  for await (const entry of client.listAudit({ format: "ndjson" })) entries.push(entry.operation ?? "")
  t.same(entries, ["fileClaim", "fileClaim", "fileClaim"])
  t.equal((await client.listAudit()).items.length, 3)
  t.match(await client.readMetrics(), /^# HELP /)
  const wrong = { kind: "claims", format: "xlsx" } as unknown as Params<"exportRecords"> & { format: "ndjson" }
  t.equal((await problemOf(client.exportRecords(wrong))).kind, "invalid-request")
})

t.test("records are whole, however their bytes are cut on the way", async (t) => {
  const { app, client } = await start(t)
  const quoteOf = (n: number) => `${n} ${"größer € 𝟙 日本 ".repeat(1 + n)}end`
  const numbers = Array.from({ length: 120 }, (_, n) => n)
  const claims = numbers.map((n) => claimOf(String(n + 1), { subject: { name: `Subject ${n}` }, quote: quoteOf(n) }))
  const lines = claims.map((claim) => `${JSON.stringify(claim)}\n`).join("")
  const { id } = await client.createImport({}, lines, { contentType: "application/x-ndjson" })
  await app.runJobs()
  t.match(await client.readImport({ id }), { status: "done", filed: numbers.length })
  const quotes: (string | null | undefined)[] = []
  for await (const record of client.exportRecords({ kind: "claims" }))
    if (record.kind === "claim") quotes.push(record.quote)
  t.same(quotes.sort(), numbers.map(quoteOf).sort())
  let pieces = 0
  for await (const piece of client.exportRecords({ kind: "claims", format: "csv" })) pieces += Math.sign(piece.length)
  t.ok(pieces > 1, `${pieces} pieces`)
})

t.test("imports are sent as text, as a Blob or as a stream, and what was refused comes back", async (t) => {
  const { app, client } = await start(t)
  const csv = "subject;figure;source;publishedAt\nTroops;7,000;HUR;2024-11-04\nTroops;12. Mrz;HUR;2024-11-04\n"
  const bodies = [csv, new Blob([csv]), new TextEncoder().encode(csv), new Blob([csv]).stream()]
  for (const body of bodies) {
    const created = await client.createImport({ separator: "semicolon" }, body, { contentType: "text/csv" })
    await app.runJobs()
    const done = await client.readImport({ id: created.id })
    t.match(done, { status: "done", received: 2, refused: 1 })
    t.match(
      await client.readRefusedLines({ id: created.id }),
      /^subject;figure;source;publishedAt;reason\r\nTroops;12. Mrz/,
    )
  }
  t.equal((await client.listClaims()).items.length, bodies.length)
  await importFeed(client)
})

async function importFeed(client: Client): Promise<void> {
  const article = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "@id": "https://news.example.org/a",
    headline: "Troops",
    articleBody: "About 10,000 troops are there.",
    datePublished: "2024-11-04T17:00:00Z",
  }
  const put = await client.importArticles({ source: "HUR" }, article, { contentType: "application/ld+json" })
  t.match(put, { filed: 1, refused: 0 })
  const again = JSON.stringify(article)
  for (const body of [again, new Blob([again]), new Blob([again]).stream()]) {
    const known = await client.importArticles({ source: "HUR" }, body, { contentType: "application/ld+json" })
    t.match(known, { filed: 0, known: 1 })
  }
  const item = {
    uri: "urn:item:1",
    versioncreated: "2024-11-04T17:00:00Z",
    headlines: [],
    body_text: "About 10,000 troops.",
  }
  const sent = await client.importArticles({ source: "HUR" }, JSON.stringify(item), { contentType: "application/json" })
  t.equal(sent.items.length, 1)
}
