import t from "tap"
import { claimOf } from "../support/claims.ts"
import { scrape, sumOf } from "../support/exposition.ts"
import { holdLock, statusesOf } from "../support/filing.ts"
import { checkRefused, startLimited, times, untilEmpty } from "../support/limited-app.ts"
import { measureMemory } from "../support/memory.ts"
import { headOf, openConnection } from "../support/raw-connection.ts"
import { until } from "../support/service.ts"

/** What the service takes in at a time, and what it does with the rest. */

const JSON_BODY = { "content-type": "application/json" }
const BODY = 600_000

t.test("past the limit of requests each is refused at once, and all is as before when the flood is over", async (t) => {
  const { app, call, inside, refused } = await startLimited(t, { inFlightRequests: 20 })
  const release = await holdLock(app.url, "filing")
  t.teardown(release)
  const taken = times(20, (n) =>
    call("POST", "/v1/claims", claimOf(`${n + 1},000`, { subject: { name: `Taken ${n}` } })),
  )
  await until(async () => (await inside()).requests === 20)
  // No request that was taken in can end, so every answer now is a refusal.
  for (let round = 0; round < 10; round++) {
    const late = times(100, (n) => call("POST", "/v1/claims", claimOf("9,000", { externalId: `late ${round} ${n}` })))
    for (const reply of await Promise.all(late)) checkRefused(t, reply)
  }
  for (const path of ["/v1/claims", "/v1/subjects", "/nowhere"]) checkRefused(t, await call("GET", path))
  t.equal(await refused("requests"), 1_003)
  for (const path of ["/health/live", "/health/ready"]) t.equal((await call("GET", path)).status, 200, path)
  t.same(await inside(), { requests: 20, bytes: (await inside()).bytes }, "neither health nor metrics count")
  await release()
  t.same(statusesOf(await Promise.all(taken)), Array(20).fill(201))
  await untilEmpty(inside)
  const { rows } = await app.store.pool.query("select count(*) from claims")
  t.equal(rows[0].count, 20, "nothing is stored of what was refused")
  t.same(statusesOf(await Promise.all(times(20, () => call("GET", "/v1/claims")))), Array(20).fill(200))
})

t.test("past the limit of bytes bodies are refused, whether they say how long they are or not", async (t) => {
  const { app, address, call, inside, refused } = await startLimited(t, { inFlightBytes: 1_000_000 })
  const first = await openConnection(t, address)
  const claim = JSON.stringify(claimOf("7,000", { quote: "q" }))
  const body = claim.padEnd(BODY, " ")
  await first.write(headOf("POST", "/v1/claims", { ...JSON_BODY, "content-length": BODY }))
  await until(async () => (await inside()).requests === 1)
  t.equal((await inside()).bytes, 0, "what is only announced does not count")
  await first.write(body.slice(0, -1))
  await until(async () => (await inside()).bytes === BODY - 1)
  const large = " ".repeat(BODY)
  const replies = await Promise.all(times(64, () => call("POST", "/v1/claims", large)))
  for (const reply of replies) checkRefused(t, reply)
  const chunked = await openConnection(t, address)
  await chunked.write(headOf("POST", "/v1/compare", { ...JSON_BODY, "transfer-encoding": "chunked" }))
  await chunked.write(`${BODY.toString(16)}\r\n${large}\r\n`)
  await chunked.untilText(/^HTTP\/1.1 503 [\s\S]*overloaded/)
  t.equal(await refused("bytes"), 65)
  t.equal((await call("GET", "/v1/claims")).status, 200, "a request without a body is let in")
  const small = await call("POST", "/v1/claims", claimOf("8,000"))
  t.equal(small.status, 201, "so is one whose body has room")
  await first.write(body.slice(-1))
  await first.untilText(/^HTTP\/1.1 201 /)
  await untilEmpty(inside)
  t.equal((await call("POST", "/v1/claims", body)).status, 200 + 1)
  t.equal((await app.get("/v1/claims")).body.items.length, 3)
})

t.test("a body that is larger than the limit of bytes is let in when it comes alone", async (t) => {
  const { call, inside } = await startLimited(t, { inFlightBytes: 1_024 })
  const body = JSON.stringify(claimOf("7,000")).padEnd(BODY, " ")
  t.equal((await call("POST", "/v1/claims", body)).status, 201)
  await untilEmpty(inside)
})

t.test("a refused body that still comes is not waited for, and one that has come costs no connection", async (t) => {
  const { address, fill } = await startLimited(t, { inFlightRequests: 1 })
  const leave = await fill()
  const endless = await openConnection(t, address)
  await endless.write(headOf("POST", "/v1/claims", { ...JSON_BODY, "content-length": BODY }) + " ".repeat(1_000))
  await endless.untilText(/^HTTP\/1.1 503 [\s\S]*retry-after: \d[\s\S]*\}$/)
  t.match(endless.text(), /connection: close/)
  await endless.untilClosed()
  const short = await openConnection(t, address)
  const claim = JSON.stringify(claimOf("7,000"))
  const request = headOf("POST", "/v1/claims", { ...JSON_BODY, "content-length": claim.length }) + claim
  await short.write(request)
  await short.untilText(/^HTTP\/1.1 503 [\s\S]*\}$/)
  t.notMatch(short.text(), /connection: close/)
  await leave()
  await short.write(request)
  await short.untilText(/HTTP\/1.1 503 [\s\S]*HTTP\/1.1 201 /)
})

t.test("who sends the whole body before it reads gets to read the answer", async (t) => {
  const { address, fill, refused } = await startLimited(t, { inFlightRequests: 1, linger: 600_000 })
  await fill()
  const sender = await openConnection(t, address, false)
  await sender.write(headOf("POST", "/v1/claims", { ...JSON_BODY, "content-length": BODY }))
  await until(async () => (await refused("requests")) === 1)
  for (let part = 0; part < 6; part++) {
    await sender.write(" ".repeat(BODY / 6))
    // Time for a reset to come back, where the connection was closed.
    await refused("requests")
  }
  sender.startReading()
  await sender.untilText(/^HTTP\/1.1 503 [\s\S]*\}$/)
  await sender.untilClosed()
})

t.test("refused bodies take no memory", async (t) => {
  const { address, fill } = await startLimited(t, { inFlightRequests: 1 })
  await fill()
  const chunk = Buffer.alloc(1_000_000, " ")
  const before = measureMemory()
  let most = 0
  const senders = times(64, async (n) => {
    const sender = await openConnection(t, address)
    await sender.write(headOf("POST", "/v1/claims", { ...JSON_BODY, "content-length": chunk.length }))
    await sender.write(chunk).catch(() => {})
    await sender.untilText(/^HTTP\/1.1 503 [\s\S]*\}$/)
    if (n % 8 === 0) most = Math.max(most, measureMemory() - before)
  })
  await Promise.all(senders)
  t.ok(most < 16_000_000, `${Math.round(most / 1e6)} MB more than before, for 64 MB`)
})

t.test("who never finishes a request gives back its share when it is cut off, also without hanging up", async (t) => {
  const { address, call, inside } = await startLimited(t, { inFlightRequests: 5, requestTimeout: 1_000 })
  const head = headOf("POST", "/v1/claims", { ...JSON_BODY, "content-length": BODY })
  const slow = await Promise.all(times(5, () => openConnection(t, address)))
  for (const sender of slow) await sender.write(`${head}{`)
  await until(async () => (await inside()).requests === 5)
  checkRefused(t, await call("GET", "/v1/claims"))
  await untilEmpty(inside)
  for (const sender of slow) t.match(sender.text(), /^HTTP\/1.1 408 /)
  t.equal((await call("GET", "/v1/claims")).status, 200)
})

t.test("who does not read the answers is cut off too", async (t) => {
  const { address, inside } = await startLimited(t, { inFlightRequests: 200, requestTimeout: 1_000 })
  const deaf = await openConnection(t, address, false)
  await deaf.write(headOf("GET", "/openapi.json").repeat(100))
  // Whoever reads the metrics may be later than the cut, so it is not waited for that the requests are inside.
  const left = { route: "/openapi.json", status: "499" }
  await until(async () => sumOf(await scrape(address), "countercheck_http_requests_total", left) > 0)
  await untilEmpty(inside)
})

t.test("what a sender who hangs up leaves behind counts until it is done", async (t) => {
  const { app, address, call, inside } = await startLimited(t, { inFlightRequests: 3 })
  const release = await holdLock(app.url, "filing")
  t.teardown(release)
  const claim = JSON.stringify(claimOf("7,000"))
  const gone = await openConnection(t, address)
  await gone.write(headOf("POST", "/v1/claims", { ...JSON_BODY, "content-length": claim.length }) + claim)
  const unfinished = await openConnection(t, address)
  await unfinished.write(headOf("POST", "/v1/claims", { ...JSON_BODY, "content-length": BODY }))
  await until(async () => (await inside()).requests === 2)
  gone.hangUp()
  unfinished.hangUp()
  await until(async () => (await inside()).requests === 1)
  t.equal((await call("GET", "/v1/claims")).status, 200)
  t.same(await inside(), { requests: 1, bytes: claim.length }, "the claim is still to be filed")
  await release()
  await untilEmpty(inside)
  t.equal((await app.get("/v1/claims")).body.items.length, 1)
})

t.test("who hangs up while it is looked up who sends the request takes no share", async (t) => {
  const { app, address, call, inside } = await startLimited(t, {})
  const client = await app.store.pool.connect()
  await client.query("begin; lock table access_keys in access exclusive mode")
  const gone = await openConnection(t, address)
  await gone.write(headOf("GET", "/v1/claims").repeat(5))
  const waiting = "select count(*)::int as count from pg_locks where relation = 'access_keys'::regclass and not granted"
  // All five wait for the one question whether anybody is known.
  await until(async () => (await client.query(waiting)).rows[0].count > 0)
  gone.hangUp()
  // An answer from the service comes after it has seen that the connection is gone: nobody is asked for its health.
  await call("GET", "/health/live")
  await call("GET", "/health/live")
  await client.query("rollback")
  client.release()
  const ended = { route: "/v1/claims", status: "499" }
  await until(async () => sumOf(await scrape(address), "countercheck_http_requests_total", ended) === 5)
  t.equal((await call("GET", "/v1/claims")).status, 200)
  await untilEmpty(inside)
})

t.test("requests that came in one go give back their shares when their sender hangs up", async (t) => {
  const { app, address, inside } = await startLimited(t, {})
  const release = await holdLock(app.url, "filing")
  t.teardown(release)
  const claim = JSON.stringify(claimOf("7,000"))
  const post = headOf("POST", "/v1/claims", { ...JSON_BODY, "content-length": claim.length }) + claim
  const gone = await openConnection(t, address)
  await gone.write(post.repeat(5))
  await until(async () => (await inside()).requests === 5)
  gone.hangUp()
  await release()
  await untilEmpty(inside)
})

t.test("an import counts as a request, and its body is not counted", async (t) => {
  const { address, inside, call } = await startLimited(t, { inFlightRequests: 1, inFlightBytes: 1_024 })
  const line = `${JSON.stringify(claimOf("7,000"))}\n`
  const sender = await openConnection(t, address)
  const headers = { "content-type": "application/x-ndjson", "content-length": line.length * 100 }
  await sender.write(headOf("POST", "/v1/imports", headers) + line)
  await until(async () => (await inside()).requests === 1)
  t.same(await inside(), { requests: 1, bytes: 0 })
  checkRefused(t, await call("GET", "/v1/claims"))
  await sender.write(line.repeat(99))
  await sender.untilText(/^HTTP\/1.1 202 [\s\S]*"received":100/)
  await untilEmpty(inside)
})
