import { setTimeout as sleep } from "node:timers/promises"
import t, { type Test } from "tap"
import { callerOf } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { holdLock } from "../support/filing.ts"
import { checkRefused, startLimited, times, untilEmpty } from "../support/limited-app.ts"
import { measureMemory } from "../support/memory.ts"
import { headOf, openConnection, type RawConnection } from "../support/raw-connection.ts"
import { until } from "../support/service.ts"

/** One sender who takes all that it can get, or sends as slowly as it can, keeps no other one out. */

const JSON_BODY = { "content-type": "application/json" }
const ANNOUNCED = 6_000_000
/** Milliseconds between two bytes of a slow sender. */
const DRIP = 50

for (const count of [16, 500]) {
  t.test(`${count} idle connections that announce 6 MB do not stop filing`, async (t) => {
    const { address, call, inside } = await startLimited(t, { textLimit: 1_000_000, bodyRate: 0 })
    const head = headOf("POST", "/v1/parse", { ...JSON_BODY, "content-length": ANNOUNCED })
    await Promise.all(times(count, async () => (await openConnection(t, address)).write(`${head}{`)))
    await until(async () => (await inside()).requests === count)
    t.equal((await inside()).bytes, count, "one byte each")
    const large = JSON.stringify(claimOf("7,000")).padEnd(1_000_000, " ")
    t.equal((await call("POST", "/v1/claims", large)).status, 201)
    t.match(await fileFrom(t, address, "127.0.0.2"), /^HTTP\/1.1 201 /)
  })
}

t.test("a body below the least rate is cut off, and one that came fast enough may pause", async (t) => {
  const { address, inside } = await startLimited(t, { arrivalGrace: 300, requestTimeout: 600_000 })
  const body = JSON.stringify(claimOf("7,000")).padEnd(100_000, " ")
  const fast = await openConnection(t, address)
  await fast.write(headOf("POST", "/v1/claims", { ...JSON_BODY, "content-length": body.length }) + body.slice(0, -1))
  const slow = await openConnection(t, address)
  await slow.write(headOf("POST", "/v1/claims", { ...JSON_BODY, "content-length": 100_000 }))
  await dripUntil(slow, /^HTTP\/1.1 408 [\s\S]*request-timeout[\s\S]*at least 1000 a second \(BODY_RATE\)/)
  await slow.untilClosed()
  await fast.write(body.slice(-1))
  await fast.untilText(/^HTTP\/1.1 201 /)
  await untilEmpty(inside)
})

t.test("an import below the least rate is cut off too", async (t) => {
  const { address, inside } = await startLimited(t, { arrivalGrace: 300 })
  const slow = await openConnection(t, address)
  const headers = { "content-type": "application/x-ndjson", "content-length": ANNOUNCED }
  await slow.write(headOf("POST", "/v1/imports", headers))
  await dripUntil(slow, /^HTTP\/1.1 408 [\s\S]*BODY_RATE/)
  await untilEmpty(inside)
})

t.test("a head that comes byte by byte, or not at all, is cut off", async (t) => {
  const { address } = await startLimited(t, { headTimeout: 1_000, requestTimeout: 600_000 })
  const silent = await openConnection(t, address)
  const slow = await openConnection(t, address)
  await slow.write("GET /v1/claims HTTP/1.1\r\nhost: 127.0.0.1\r\nx-slow: ")
  await dripUntil(slow, /^HTTP\/1.1 408 [\s\S]*request-timeout/)
  await slow.untilClosed()
  await silent.untilClosed()
})

t.test("one peer that fills the limit of requests leaves room to others", async (t) => {
  const { app, address, call, inside } = await startLimited(t, { inFlightRequests: 20 })
  const release = await holdLock(app.url, "filing")
  t.teardown(release)
  const greedy = times(20, (n) => call("POST", "/v1/claims", claimOf("1,000", { subject: { name: `Taken ${n}` } })))
  await until(async () => (await inside()).requests === 20)
  checkRefused(t, await call("POST", "/v1/claims", claimOf("2,000")), /IN_FLIGHT_REQUESTS is 20/)
  const others = ["127.0.0.2", "127.0.0.3"].map((from) => fileFrom(t, address, from))
  await until(async () => (await inside()).requests === 22)
  await release()
  for (const text of await Promise.all(others)) t.match(text, /^HTTP\/1.1 201 /)
  for (const reply of await Promise.all(greedy)) t.equal(reply.status, 201)
  await untilEmpty(inside)
})

t.test("one key that fills the limit leaves room to another key of the same peer", async (t) => {
  const { app, address, call, inside } = await startLimited(t, { inFlightRequests: 20 })
  const [greedy = "", other = ""] = await makeKeys(address, app.check)
  const mine = { authorization: `Bearer ${greedy}` }
  const release = await holdLock(app.url, "filing")
  t.teardown(release)
  const file = (key: string, name: string) =>
    call("POST", "/v1/claims", claimOf("1,000", { subject: { name } }), { authorization: `Bearer ${key}` })
  const taken = times(20, (n) => file(greedy, `Taken ${n}`))
  await until(async () => (await inside(mine)).requests === 20)
  checkRefused(t, await file(greedy, "Refused"))
  const late = file(other, "Let in")
  await until(async () => (await inside(mine)).requests === 21)
  await release()
  t.equal((await late).status, 201)
  for (const reply of await Promise.all(taken)) t.equal(reply.status, 201)
})

t.test("a flood of texts leaves room for claims of the same peer", async (t) => {
  const { address, call, inside } = await startLimited(t, { inFlightRequests: 10 })
  const head = headOf("POST", "/v1/compare", { ...JSON_BODY, "content-length": 1_000 })
  await Promise.all(times(10, async () => (await openConnection(t, address)).write(`${head}{`)))
  await until(async () => (await inside()).requests === 10)
  checkRefused(t, await call("GET", "/v1/claims"), /IN_FLIGHT_REQUESTS is 10/)
  t.equal((await call("POST", "/v1/claims", claimOf("7,000"))).status, 201)
})

t.test("one peer that opens all connections leaves some to others", async (t) => {
  const { address, refused } = await startLimited(t, { connections: 10 })
  const idle = await Promise.all(times(10, () => openConnection(t, address)))
  const late = await openConnection(t, address)
  await late.untilText(/^HTTP\/1.1 503 [\s\S]*retry-after: \d[\s\S]*CONNECTIONS is 10/)
  await late.untilClosed()
  t.match(await fileFrom(t, address, "127.0.0.2"), /^HTTP\/1.1 201 /)
  for (const connection of idle) connection.hangUp()
  await until(async () => (await refused("connections").catch(() => 0)) > 0)
})

t.test("memory stays bounded while more bodies come than there is room for", async (t) => {
  const inFlightBytes = 4_000_000
  const { address, inside } = await startLimited(t, { inFlightBytes })
  const head = headOf("POST", "/v1/claims", { ...JSON_BODY, "content-length": 1_000_000 })
  const part = Buffer.alloc(900_000, " ")
  const before = measureMemory()
  let most = 0
  const senders = times(64, async (n) => {
    const sender = await openConnection(t, address)
    await sender.write(head)
    await sender.write(part).catch(() => {})
    if (n % 8 === 0) most = Math.max(most, measureMemory() - before)
    return sender
  })
  const all = await Promise.all(senders)
  await until(() => all.filter((sender) => /^HTTP\/1.1 503 [\s\S]*IN_FLIGHT_BYTES is/.test(sender.text())).length >= 58)
  t.ok((await inside()).bytes <= inFlightBytes, "what is inside is within the limit")
  // What is written to sockets of this process counts as well, both on the way and in the kernel.
  t.ok(most < 30_000_000, `${Math.round(most / 1e6)} MB more than before, for 58 MB`)
})

/** Sends a byte now and then until the answer has come. */
async function dripUntil(sender: RawConnection, answer: RegExp): Promise<void> {
  await until(async () => {
    await sender.write("x").catch(() => {})
    await sleep(DRIP)
    return answer.test(sender.text())
  })
}

/** Files a claim from another address of this machine, and resolves to the answer. */
async function fileFrom(t: Test, address: string, from: string): Promise<string> {
  const connection = await openConnection(t, address, true, from)
  const claim = JSON.stringify(claimOf("3,000", { subject: { name: `From ${from}` } }))
  await connection.write(
    headOf("POST", "/v1/claims", { ...JSON_BODY, "content-length": Buffer.byteLength(claim) }) + claim,
  )
  await connection.untilText(/^HTTP\/1.1 \d/)
  return connection.text()
}

async function makeKeys(address: string, check: Parameters<typeof callerOf>[1]): Promise<string[]> {
  const call = callerOf(address, check)
  const first = await call("POST", "/v1/keys", { name: "owner", scopes: ["admin", "file", "read"] })
  const authorization = `Bearer ${first.body.key}`
  const second = await call("POST", "/v1/keys", { name: "CMS", scopes: ["file"] }, { authorization })
  return [first.body.key, second.body.key]
}
