import { request } from "node:http"
import { createServer } from "node:net"
import t, { type Test } from "tap"
import { cloneDatabase } from "../support/database.ts"
import { scrape, sumOf } from "../support/exposition.ts"
import { headOf, openConnection } from "../support/raw-connection.ts"
import { call, runProgram, type Service, startService, until, waitForText } from "../support/service.ts"

/** METRICS_PORT: what is shown there and nowhere else, to whom, and how both ports end. */

const SHOWN = ["/metrics", "/docs/", "/docs/json", "/openapi.json"]
const NOT_SHOWN = ["/v1/me", "/v1/claims", "/v1/keys", "/health/ready", "/owner?token=x", "/"]
/** Far longer than the test waits for the process, so that only SHUTDOWN_TIMEOUT can end what hangs. */
const NEVER = "600000"

type Apart = Service & { readonly metrics: string }

async function startApart(t: Pick<Test, "teardown">, env: Record<string, string>): Promise<Apart> {
  const service = await startService(t, { METRICS_PORT: "0", ...env })
  const metrics = await waitForText(service, /the reference is at (http:[^\s;]+)\/docs/)
  return { ...service, metrics }
}

async function statusOf(address: string, path: string, headers: Record<string, string> = {}): Promise<number> {
  const answer = await fetch(address + path, { headers, redirect: "manual" })
  await answer.text()
  return answer.status
}

/** With another Host than the address, which `fetch` does not send. */
function statusFor(address: string, path: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(address + path, { headers: { host } }, (answer) => {
      answer.resume().on("end", () => resolve(answer.statusCode))
    })
    sent.on("error", reject).end()
  })
}

t.test("metrics and reference are on a port of their own, without a key, and on the main port no more", async (t) => {
  const { url } = await cloneDatabase(t)
  const service = await startApart(t, { DATABASE_URL: url })
  t.not(service.metrics, service.address)
  t.match(service.metrics, /^http:\/\/127\.0\.0\.1:\d+$/)
  t.match(service.output(), `are open to whoever reaches ${service.metrics}; no key is asked for there`)
  for (const path of [...SHOWN, "/docs"]) {
    const gone = await call(service.address, "GET", path)
    t.match(gone, { status: 404, body: { type: /not-found/ } }, path)
    t.notMatch(gone.body.detail, "The reference is at", "nothing points to where the reference is not")
  }
  const { body } = await call(service.address, "POST", "/v1/keys", { name: "CMS", scopes: ["check", "admin"] })
  t.match(body.key, /^cck_/)
  const key = { authorization: `Bearer ${body.key}` }
  for (const path of SHOWN) {
    t.equal(await statusOf(service.metrics, path), 200, `${path} without a key`)
    t.equal(await statusOf(service.address, path, key), 404, `${path} on the main port`)
  }
  for (const path of NOT_SHOWN) t.equal(await statusOf(service.metrics, path, key), 404, path)
  const written = await call(service.metrics, "POST", "/v1/keys", { name: "Eve", scopes: ["admin"] }, key)
  t.match(written, { status: 404, body: { type: /not-found/ } }, "nothing can be written there")
  t.equal(await statusOf(service.address, "/v1/keys"), 401, "the main port asks for the key as before")
})

t.test("the reference there describes the API of the main port, at its address", async (t) => {
  const { url } = await cloneDatabase(t)
  const both = await startService(t, { DATABASE_URL: url })
  const { paths, servers } = (await call(both.address, "GET", "/openapi.json")).body
  t.same(servers, [{ url: "/" }])
  const apart = await startApart(t, { DATABASE_URL: url })
  const { "/metrics": metrics, ...api } = paths
  t.ok(metrics)
  for (const path of ["/openapi.json", "/docs/json"]) {
    const described = (await call(apart.metrics, "GET", path)).body
    t.same(described.servers, [{ url: apart.address }], path)
    t.same(Object.keys(described.paths), Object.keys(api), path)
  }
  const page = await fetch(`${apart.metrics}/docs/`)
  t.match(page.headers.get("content-type"), /^text\/html/)
  t.match(page.headers.get("content-security-policy"), "default-src 'self'")
  t.match(
    await (await fetch(`${apart.metrics}/docs/static/swagger-initializer.js`)).text(),
    /"supportedSubmitMethods":\[\]/,
  )
  const named = await startApart(t, { DATABASE_URL: url, PUBLIC_URL: "https://facts.example.org" })
  const { body } = await call(named.metrics, "GET", "/openapi.json")
  t.same(body.servers, [{ url: "https://facts.example.org" }])
})

t.test("the metrics count the requests of both ports", async (t) => {
  const { url } = await cloneDatabase(t)
  const service = await startApart(t, { DATABASE_URL: url })
  for (const path of ["/v1/subjects", "/v1/subjects", "/v1/sources"]) await statusOf(service.address, path)
  const count = async (route: string) =>
    sumOf(await scrape(service.metrics), "countercheck_http_requests_total", { route, status: "200" })
  await until(async () => (await count("/v1/subjects")) === 2 && (await count("/v1/sources")) === 1)
  await until(async () => (await count("/metrics")) > 1)
  const pools = (await scrape(service.metrics)).get("countercheck_pool_connections_limit")?.samples ?? []
  t.same(pools.map(({ labels }) => labels.pool).sort(), ["jobs", "requests"])
})

t.test("a request there names a host that the port listens on, or one that is allowed", async (t) => {
  const { url } = await cloneDatabase(t)
  const { metrics } = await startApart(t, { DATABASE_URL: url, HOST: "0.0.0.0", ALLOWED_HOSTS: "countercheck" })
  for (const path of [...SHOWN, "/nothing"]) {
    t.equal(await statusFor(metrics, path, "evil.example"), 421, path)
    t.not(await statusFor(metrics, path, "localhost"), 421, path)
  }
  t.equal(await statusFor(metrics, "/metrics", "countercheck:9464"), 200)
  const { port } = new URL(metrics)
  await t.rejects(fetch(`http://127.0.0.2:${port}/metrics`), "it listens on 127.0.0.1 alone, whatever HOST is")
  const wide = await startApart(t, { DATABASE_URL: url, METRICS_HOST: "0.0.0.0" })
  const other = `http://127.0.0.2:${new URL(wide.metrics).port}`
  t.equal(await statusFor(other, "/metrics", "127.0.0.1"), 200, "it listens on every address")
  t.match(wide.output(), /"level":"?(40|warn)"?.*are open to whoever reaches/, "the log warns of it")
})

t.test("without METRICS the port has the reference alone", async (t) => {
  const { url } = await cloneDatabase(t)
  const { metrics } = await startApart(t, { DATABASE_URL: url, METRICS: "off" })
  t.equal(await statusOf(metrics, "/metrics"), 404)
  t.equal(await statusOf(metrics, "/openapi.json"), 200)
})

t.test("a port that is taken ends the start, and the message names its setting", async (t) => {
  const { url } = await cloneDatabase(t)
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve))
  t.teardown(() => taken.close())
  const { port } = taken.address() as { port: number }
  const { code, output } = await runProgram(t, "main.ts", { PORT: "0", METRICS_PORT: `${port}`, DATABASE_URL: url })
    .exited
  t.equal(code, 1)
  t.match(output, `The port ${port} is in use. Set METRICS_PORT to another one.`)
  t.notMatch(output, /Countercheck answers/)
})

t.test("a stop ends both ports, and waits for nobody on either", async (t) => {
  const { url } = await cloneDatabase(t)
  const env = { SHUTDOWN_TIMEOUT: "1000", REQUEST_TIMEOUT: NEVER, HEAD_TIMEOUT: NEVER, BODY_RATE: "0" }
  const service = await startApart(t, { DATABASE_URL: url, ...env })
  const body = await openConnection(t, service.address)
  const json = { "content-type": "application/json", "content-length": 1_000 }
  await body.write(`${headOf("POST", "/v1/claims", json)}{`)
  const head = await openConnection(t, service.metrics)
  await head.write("GET /metrics HTTP/1.1\r\n")
  const deaf = await openConnection(t, service.metrics, false)
  await deaf.write(headOf("GET", "/openapi.json").repeat(50))
  await scrape(service.metrics)
  service.kill("SIGTERM")
  t.equal((await service.exited).code, 0)
})

t.test("the metrics can be read until the last request of the main port has ended", async (t) => {
  const { url } = await cloneDatabase(t)
  const service = await startApart(t, { DATABASE_URL: url, SHUTDOWN_TIMEOUT: NEVER })
  const body = await openConnection(t, service.address)
  const claim = JSON.stringify({ no: "claim" })
  await body.write(headOf("POST", "/v1/claims", { "content-type": "application/json", "content-length": claim.length }))
  await until(async () => sumOf(await scrape(service.metrics), "countercheck_http_requests_in_flight") === 1)
  service.kill("SIGTERM")
  await until(() =>
    fetch(service.address).then(
      () => false,
      () => true,
    ),
  )
  t.equal(sumOf(await scrape(service.metrics), "countercheck_http_requests_in_flight"), 1)
  await body.write(claim)
  await body.untilText(/^HTTP\/1.1 400/)
  t.equal((await service.exited).code, 0)
})
