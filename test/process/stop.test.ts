import t from "tap"
import { cloneDatabase } from "../support/database.ts"
import { headOf, openConnection } from "../support/raw-connection.ts"
import { call, startService, until } from "../support/service.ts"

/** SIGTERM ends the process whatever its senders do: it waits for SHUTDOWN_TIMEOUT, and for nobody longer. */

const JSON_BODY = { "content-type": "application/json" }
/** Far longer than the test waits for the process, so that only SHUTDOWN_TIMEOUT can end what hangs. */
const NEVER = "600000"
const ENV = { SHUTDOWN_TIMEOUT: "1000", REQUEST_TIMEOUT: NEVER, HEAD_TIMEOUT: NEVER, BODY_RATE: "0" }

t.test("a stop waits for nobody: not for bodies that hang, heads that hang, nor those who do not read", async (t) => {
  const { url } = await cloneDatabase(t)
  const service = await startService(t, { DATABASE_URL: url, ...ENV })
  const open = (reads = true) => openConnection(t, service.address, reads)
  const body = await open()
  await body.write(`${headOf("POST", "/v1/claims", { ...JSON_BODY, "content-length": 1_000 })}{`)
  const upload = await open()
  await upload.write(headOf("POST", "/v1/imports", { "content-type": "application/x-ndjson", "content-length": 1_000 }))
  const head = await open()
  await head.write("GET /v1/claims HTTP/1.1\r\n")
  const deaf = await open(false)
  await deaf.write(headOf("GET", "/openapi.json").repeat(50))
  await call(service.address, "GET", "/health/live")
  service.kill("SIGTERM")
  const { code } = await service.exited
  t.equal(code, 0)
})

t.test("a stop while requests are refused, of which the rest still comes", async (t) => {
  const { url } = await cloneDatabase(t)
  const service = await startService(t, { DATABASE_URL: url, ...ENV, IN_FLIGHT_REQUESTS: "1" })
  const first = await openConnection(t, service.address)
  await first.write(`${headOf("POST", "/v1/claims", { ...JSON_BODY, "content-length": 1_000 })}{`)
  const refused = await openConnection(t, service.address)
  await until(async () => {
    await refused.write(headOf("POST", "/v1/claims", { ...JSON_BODY, "content-length": 1_000_000 }))
    await refused.untilText(/^HTTP\/1.1 \d/)
    return refused.text().startsWith("HTTP/1.1 503")
  })
  service.kill("SIGTERM")
  const { code } = await service.exited
  t.equal(code, 0)
})

t.test("a stop while texts are read, and more of them wait, waits for none of them", async (t) => {
  const { url } = await cloneDatabase(t)
  const service = await startService(t, { DATABASE_URL: url, ...ENV, TEXT_TIMEOUT: NEVER })
  const text = Array.from({ length: 1_500 }, (_, n) => `Some ${n} soldiers were killed.`).join(" ")
  const compare = () => call(service.address, "POST", "/v1/compare", { a: { text }, b: { text } })
  const answers = Promise.allSettled(Array.from({ length: 12 }, compare))
  await until(async () => {
    const metrics = await (await fetch(`${service.address}/metrics`)).text()
    return /countercheck_text_threads_busy [12]\n/.test(metrics)
  })
  service.kill("SIGTERM")
  t.equal((await service.exited).code, 0)
  await answers
})
