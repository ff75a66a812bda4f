import t, { type Test } from "tap"
import {
  Aborted,
  type Client,
  ClientError,
  type ClientSettings,
  ConnectionLost,
  createClient,
  isProblem,
  TimedOut,
  UnexpectedAnswer,
} from "../../src/client/index.ts"
import { bearer, startApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { startLimited } from "../support/limited-app.ts"
import { until } from "../support/service.ts"
import { type Fate, startBetween } from "./between.ts"

/** A client whose requests meet these fates on their way to the service. */
async function start(t: Pick<Test, "teardown">, fates: readonly Fate[], settings: Partial<ClientSettings> = {}) {
  const app = await startApp()
  const { address, seen } = await startBetween(t, app.address, fates)
  return { app, seen, client: createClient({ baseUrl: address, ...settings }) }
}

/** What a call ends with. */
async function errorOf(call: PromiseLike<unknown>): Promise<ClientError> {
  const error = await call.then(
    () => new Error("the call has not failed"),
    (reason) => reason,
  )
  if (!(error instanceof ClientError)) throw error
  return error
}

const HTML = { status: 502, headers: { "content-type": "text/html" }, text: "<html><h1>Bad gateway</h1></html>" }
const PROBLEM_JSON = { "content-type": "application/problem+json; charset=utf-8" }

function refusal(status: number, kind: string, headers: Record<string, string> = {}): Fate {
  const body = { type: `urn:countercheck:problem:${kind}`, title: "No", status, detail: "Not now." }
  return { status, headers: { ...PROBLEM_JSON, ...headers }, text: JSON.stringify(body) }
}

t.test("a claim whose answer was lost is there once", async (t) => {
  for (const fate of ["cut-before", "cut-after", "cut-within"] as const) {
    const { client, seen } = await start(t, [fate, fate])
    const answer = await client.fileClaim(claimOf("7,000")).withAnswer()
    t.equal(seen.length, 3)
    const keys = new Set(seen.map(({ headers }) => headers["idempotency-key"]))
    t.equal(keys.size, 1, "all attempts have one key")
    t.match([...keys][0], /^[0-9a-f]{32}$/)
    t.equal(answer.isReplay, fate !== "cut-before", fate)
    const { items } = await client.listClaims()
    t.same(
      items.map(({ id }) => id),
      [answer.data.claim.id],
    )
  }
})

t.test("two calls have two keys, and a caller may have one of its own", async (t) => {
  const { client, seen } = await start(t, [])
  await client.fileClaim(claimOf("7,000"))
  await client.fileClaim(claimOf("7,000"))
  t.not(seen[0]?.headers["idempotency-key"], seen[1]?.headers["idempotency-key"])
  const first = await client.fileClaim(claimOf("8,000"), { idempotencyKey: "mine" })
  const second = await client.fileClaim(claimOf("8,000"), { idempotencyKey: "mine" }).withAnswer()
  t.same([second.data.claim.id, second.isReplay], [first.claim.id, true])
  const other = await errorOf(client.fileClaim(claimOf("9,000"), { idempotencyKey: "mine" }))
  t.ok(isProblem(other, "idempotency-key-reused"))
})

t.test("a write that has no key is not repeated where it may have been done", async (t) => {
  const { client, seen } = await start(t, ["cut-after", HTML, refusal(503, "database-away", { "retry-after": "0" })])
  for (const expected of [ConnectionLost, UnexpectedAnswer, ClientError]) {
    const error = await errorOf(client.createKey({ name: "CMS", scopes: ["admin", "read"] }))
    t.ok(error instanceof expected, error.message)
  }
  t.equal(seen.length, 3)
})

t.test("it is repeated where the service says that it was not done", async (t) => {
  const refused = [
    refusal(429, "rate-limited", { "retry-after": "0" }),
    refusal(503, "overloaded", { "retry-after": "0" }),
  ]
  const { client, seen } = await start(t, refused)
  t.match(await client.createKey({ name: "CMS", scopes: ["admin", "read"] }), { name: "CMS" })
  t.equal(seen.length, 3)
})

t.test("a read is repeated, and no more often than it should be", async (t) => {
  const fates: Fate[] = [HTML, "cut-within", "pass", "cut-before", "cut-before", "cut-before", "cut-before"]
  const { client, seen } = await start(t, fates)
  t.same((await client.listClaims()).items, [])
  t.equal(seen.length, 3)
  const error = await errorOf(client.listClaims())
  t.ok(error instanceof ConnectionLost)
  t.match(error.message, /^GET \/v1\/claims got no whole answer from http:\/\/127\.0\.0\.1:\d+: /)
  t.equal(seen.length, 3 + 3)
  t.ok((await errorOf(client.readMe({ retries: 0 }))) instanceof ConnectionLost)
  t.equal(seen.length, 3 + 3 + 1)
})

t.test("what is checked and not stored is repeated too", async (t) => {
  const { client, seen } = await start(t, ["cut-after"])
  t.equal((await client.parseText({ text: "About 10,000 troops." })).mentions.length, 1)
  t.equal(seen.length, 2)
  t.equal(seen[0]?.headers["idempotency-key"], undefined)
})

t.test("a service that nobody reaches is named", async (t) => {
  const { address } = await startBetween(t, "http://127.0.0.1:1", [])
  const gone = createClient({ baseUrl: "http://127.0.0.1:1", retries: 0 })
  t.match((await errorOf(gone.readMe())).message, /^GET \/v1\/me got no whole answer from http:\/\/127\.0\.0\.1:1: .*/)
  t.ok((await errorOf(createClient({ baseUrl: address, retries: 0 }).readMe())) instanceof ConnectionLost)
})

t.test("the service's own rate is heeded", async (t) => {
  const { client, app, seen } = await start(t, [])
  const { key } = await client.createKey({ name: "CMS", scopes: ["read"], rate: 60 })
  app.forgetCredentials()
  const impatient = createClient({ baseUrl: app.address, key, retries: 0 })
  const refused = await errorOf(readAll(impatient))
  t.ok(isProblem(refused, "rate-limited"))
  t.equal(refused.retryAfter, 1)
  seen.length = 0
  const { items } = await client.listClaims({}, { headers: bearer(key) })
  t.same([items, seen.length], [[], 2], "after the wait it is answered")
})

/** Asks until the rate is used up. */
async function readAll(client: Client): Promise<void> {
  for (let n = 0; n < 1_000; n += 1) await client.listClaims()
}

t.test("a service that is full is asked again", async (t) => {
  const { address, fill } = await startLimited(t, { inFlightRequests: 1 })
  const leave = await fill()
  const { seen, address: way } = await startBetween(t, address, [])
  const client = createClient({ baseUrl: way })
  const asked = client.createKey({ name: "CMS", scopes: ["admin", "read"] }).withAnswer()
  await until(() => seen.length === 1)
  const refused = await errorOf(client.readMe({ retries: 0 }))
  t.ok(isProblem(refused, "overloaded"))
  t.ok((refused.retryAfter ?? 0) >= 1)
  await leave()
  t.equal((await asked).status, 201)
})

t.test("nobody waits longer than the bound, and the error names it", async (t) => {
  const late = new Date(Date.now() + 7_200_000).toUTCString()
  const { client, seen } = await start(t, [
    refusal(429, "rate-limited", { "retry-after": "3600" }),
    refusal(503, "overloaded", { "retry-after": late }),
  ])
  const error = await errorOf(client.listClaims())
  t.match(
    error.message,
    /rate-limited: Not now\. It is to be asked again after 3600 s; the client waits 60 s at most\.$/,
  )
  t.equal(error.retryAfter, 3600)
  const dated = await errorOf(client.listClaims())
  t.ok((dated.retryAfter ?? 0) > 7_000 && (dated.retryAfter ?? 0) <= 7_200, `${dated.retryAfter}`)
  t.equal(seen.length, 2)
})

t.test("whoever ends a call ends its waiting", async (t) => {
  const { client, seen } = await start(t, [refusal(429, "rate-limited", { "retry-after": "50" }), "silent"])
  for (const count of [1, 2]) {
    const ending = new AbortController()
    const call = errorOf(client.listClaims({}, { signal: ending.signal }))
    await until(() => seen.length === count)
    ending.abort(new Error("the page was left"))
    const error = await call
    t.ok(error instanceof Aborted)
    t.equal(error.name, "AbortError")
    t.match(error.message, "GET /v1/claims was ended by the caller")
    t.match(error.cause, { message: "the page was left" })
  }
  t.ok((await errorOf(client.readMe({ signal: AbortSignal.abort() }))) instanceof Aborted)
  t.equal(seen.length, 2, "and is not asked for again")
})

t.test("a download is ended as well, by a signal or where nobody reads on", async (t) => {
  const { client, seen } = await start(t, ["pass", "pass", "pass", "pass", "held", "held"])
  for (let n = 1; n <= 4; n += 1) await client.fileClaim(claimOf(String(n), { subject: { name: `Subject ${n}` } }))
  const ending = new AbortController()
  await t.rejects(
    async () => {
      for await (const record of client.exportRecords({ kind: "claims" }, { signal: ending.signal }))
        ending.abort(new Error(record.kind))
    },
    { name: "AbortError", message: "GET /v1/export/claims was ended by the caller" },
  )
  for await (const record of client.exportRecords({ kind: "claims" })) {
    t.equal(record.kind, "claim")
    break
  }
  await until(() => seen.slice(4).every(({ socket }) => socket.destroyed))
  t.equal(seen.length, 4 + 2)
  t.ok((await errorOf(client.exportRecords({ kind: "claims" }, { signal: AbortSignal.abort() }))) instanceof Aborted)
})

t.test("a download that breaks off is no whole one", async (t) => {
  const { client, seen } = await start(t, ["pass", "cut-within", "cut-within"])
  await client.fileClaim(claimOf("7,000"))
  t.ok((await errorOf(client.exportRecords({ kind: "claims" }))) instanceof ConnectionLost)
  await t.rejects(async () => {
    for await (const record of client.exportRecords({ kind: "claims" })) t.fail(record.kind)
  }, ConnectionLost)
  t.equal(seen.length, 3, "what was handed out cannot be asked for again")
})

t.test("what takes too long is given up, once", async (t) => {
  const { client, seen } = await start(t, ["silent", "silent"], { timeout: 200 })
  const error = await errorOf(client.listClaims())
  t.ok(error instanceof TimedOut)
  t.equal(error.message, "GET /v1/claims was not answered within 200 ms")
  t.ok((await errorOf(client.exportRecords({ kind: "claims" }))) instanceof TimedOut)
  t.equal(seen.length, 2)
  for (const timeout of [Number.POSITIVE_INFINITY, 2 ** 31, 2 ** 40])
    t.same((await client.listClaims({}, { timeout })).items, [], `${timeout} ms are not none`)
})

t.test("what is not of the service is told from its problems", async (t) => {
  const json = { "content-type": "application/json" }
  const { client } = await start(
    t,
    [
      { status: 200, headers: { "content-type": "text/html" }, text: `<html>${"x".repeat(500)}` },
      { status: 200, headers: json, text: '{"items": [' },
      { status: 500, headers: PROBLEM_JSON, text: '{"type": "urn:x"}' },
      { status: 404, headers: json, text: '{"error": "no such page"}' },
      { status: 200, headers: { "content-type": "text/html" }, text: "<html>" },
      { status: 200, headers: { "content-type": "application/x-ndjson" }, text: '{"kind":"source"}\n{"kind":' },
    ],
    { retries: 0 },
  )
  const page = await errorOf(client.listClaims())
  t.ok(page instanceof UnexpectedAnswer)
  t.match(page.message, /^GET \/v1\/claims was answered with 200 and text\/html instead of JSON: "<html>x{194}…"$/)
  t.match(page, { status: 200, text: /^<html>x{500}$/ })
  for (const status of [200, 500, 404]) {
    const error = await errorOf(client.listClaims())
    t.ok(error instanceof UnexpectedAnswer)
    t.match(error, { status })
  }
  t.match((await errorOf(client.exportRecords({ kind: "claims" }))).message, "instead of text")
  await t.rejects(async () => {
    for await (const record of client.exportRecords({ kind: "claims" })) t.equal(record.kind, "source")
  }, /a line that is no JSON: "\{\\"kind\\":"/)
})

t.test("a kind of problem that is not known yet is a problem", async (t) => {
  const { client } = await start(t, [refusal(418, "brand-new"), refusal(403, "missing-scope")])
  const error = await errorOf(client.listClaims())
  t.ok(isProblem(error))
  t.match(error, { kind: "brand-new", status: 418, title: "No", detail: "Not now.", errors: [] })
  t.notOk(isProblem(error, "missing-scope"))
  t.ok(isProblem(await errorOf(client.listClaims()), "missing-scope"))
})

t.test("an upload that breaks off is sent again where it can be, and not where it is a stream", async (t) => {
  const { app, client, seen } = await start(t, ["cut-after"])
  const line = `${JSON.stringify(claimOf("7,000"))}\n`
  const options = { contentType: "application/x-ndjson" } as const
  const { id } = await client.createImport({}, new Blob([line]), options)
  await app.runJobs()
  t.match(await client.readImport({ id }), { status: "done", received: 1, filed: 1 })
  t.equal((await client.listImports()).items.length, 1)
  t.equal(seen.length, 4)
  const streamed = await start(t, ["cut-after", refusal(429, "rate-limited", { "retry-after": "0" })])
  const stream = () => streamed.client.createImport({}, new Blob([line]).stream(), options)
  const cut = await errorOf(stream())
  t.ok(cut instanceof ConnectionLost)
  t.notMatch(cut.message, /lock|disturb/, "it is not about the stream, which nobody tries to read again")
  t.ok(isProblem(await errorOf(stream()), "rate-limited"))
  t.equal(streamed.seen.length, 2)
})
