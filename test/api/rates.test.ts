import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import fc from "fast-check"
import t from "tap"
import { Buckets, type Taken, WINDOW } from "../../src/api/access/rates/buckets.ts"
import { BY_SIZE, COSTS, costOf } from "../../src/api/access/rates/costs.ts"
import { readTables } from "../docs/markdown-tables.ts"
import { bearer, startApp } from "../support/app.ts"
import { startLimited } from "../support/limited-app.ts"
import { until } from "../support/service.ts"

t.test("a key with a rate of its own is told what is left, and refused past it", async (t) => {
  const app = await startApp()
  t.equal((await app.get("/v1/subjects")).headers.get("ratelimit"), null, "none on an open service")
  const { body: owner } = await app.post("/v1/keys", { name: "Ana", scopes: ["admin", "read"] })
  const { body: slow } = await app.post(
    "/v1/keys",
    { name: "CMS", scopes: ["read", "check"], rate: 3 },
    bearer(owner.key),
  )
  t.equal(slow.rate, 3)
  t.equal(owner.rate, null)
  const get = (key: string, path = "/v1/subjects") => app.call("GET", path, undefined, bearer(key))
  const first = await get(slow.key)
  t.equal(first.status, 200)
  t.equal(first.headers.get("ratelimit-policy"), '"requests";q=3;w=60')
  t.equal(first.headers.get("ratelimit"), '"requests";r=2;t=20')
  await get(slow.key)
  await get(slow.key)
  const refused = await get(slow.key)
  t.match(refused.body, { type: "urn:countercheck:problem:rate-limited", status: 429, cost: 1, limit: 3 })
  const wait = Number(refused.headers.get("retry-after"))
  t.ok(wait >= 1 && wait <= 20, `${wait} s`)
  t.match(refused.headers.get("ratelimit"), /^"requests";r=0;t=\d+$/)
  t.equal((await fetch(`${app.address}/health/live`)).status, 200, "health costs nothing")
  const free = await get(owner.key)
  t.same([free.status, free.headers.get("ratelimit")], [200, null], "another key is not counted")
  const { body: next } = await app.call("POST", `/v1/keys/${slow.id}/rotate`, undefined, bearer(owner.key))
  t.equal(next.rate, 3, "a new key in its place has its rate")
  t.match(await app.post("/v1/keys", { name: "x", scopes: ["read"], rate: 0 }, bearer(owner.key)), { status: 400 })
})

t.test("RATE_LIMIT holds for each key by itself, and a key's own rate goes before it", async (t) => {
  const { app, address, call } = await startLimited(t, { rateLimit: 2 })
  const open = await fetch(`${address}/v1/me`)
  t.same([open.status, open.headers.get("ratelimit")], [200, null], "nothing is counted while the service is open")
  const { body: owner } = await app.post("/v1/keys", { name: "Ana", scopes: ["admin", "read"], rate: 1_000 })
  const make = async (name: string) => (await app.post("/v1/keys", { name, scopes: ["read"] }, bearer(owner.key))).body
  const [one, two] = [await make("one"), await make("two")]
  await until(async () => (await fetch(`${address}/v1/me`)).status === 401)
  const get = async (key: string) => (await call("GET", "/v1/subjects", undefined, bearer(key))).status
  t.same([await get(one.key), await get(one.key), await get(one.key)], [200, 200, 429])
  t.same([await get(two.key), await get(owner.key), await get(owner.key), await get(owner.key)], [200, 200, 200, 200])
})

t.test("what costs more than the whole rate takes all of it", async (t) => {
  const app = await startApp()
  const { body: owner } = await app.post("/v1/keys", { name: "Ana", scopes: ["read"], rate: 5 })
  const exported = await fetch(`${app.address}/v1/export/claims`, { headers: bearer(owner.key) })
  t.same([exported.status, exported.headers.get("ratelimit")], [200, '"requests";r=0;t=60'])
  t.equal((await app.call("GET", "/v1/claims", undefined, bearer(owner.key))).status, 429)
})

t.test("nobody gets more than the rate and a burst, and whoever waits as long as told is taken", async () => {
  const steps = fc.array(
    fc.record({ pause: fc.integer({ min: 0, max: 30_000 }), cost: fc.integer({ min: 1, max: 30 }) }),
  )
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 100 }), (asked, rate) => {
      let now = 0
      const buckets = new Buckets(() => now)
      const taken = asked.reduce((sum, { pause, cost }) => {
        now += pause
        const got = buckets.take("a", rate, cost)
        checkTaken(got, rate)
        if (got.isTaken) return sum + Math.min(cost, rate)
        now += got.wait * 1_000
        assert.ok(buckets.take("a", rate, cost).isTaken, "after the wait")
        return sum + Math.min(cost, rate)
      }, 0)
      assert.ok(taken <= rate + (rate * now) / (WINDOW * 1_000) + 1e-3)
      assert.ok(buckets.take("b", rate, rate).isTaken, "another sender has a bucket of its own")
    }),
  )
})

function checkTaken({ isTaken, left, wait, full }: Taken, rate: number): void {
  assert.equal(isTaken, wait === 0)
  assert.ok(left >= 0 && left <= rate && full >= 0 && full <= WINDOW)
}

t.test("texts cost by their size; the page has every cost, and the operations exist", async (t) => {
  t.same(
    [0, 1, 10_000, 10_001, null].map((bytes) => costOf("parseText", bytes)),
    [1, 1, 1, 2, 10],
  )
  t.equal(costOf("readClaim", 5), 1)
  t.equal(costOf(undefined, 5), 1)
  const { document } = await startApp()
  const known = JSON.stringify(document)
  for (const operation of [...Object.keys(COSTS), ...BY_SIZE.operations]) t.match(known, `"operationId":"${operation}"`)
  const page = readFileSync(new URL("../../docs/operating.md", import.meta.url), "utf8")
  const told = readTables(page)
    .filter(({ columns }) => columns[0] === "operation")
    .flatMap(({ rows }) => rows)
    .map(({ operation = "", cost }) => [operation.replaceAll("`", ""), Number(cost)])
  t.same(Object.fromEntries(told), COSTS)
})
