import { request } from "node:http"
import t from "tap"
import type { MetricsSource } from "../../src/api/metrics/metrics.ts"
import { buildApp } from "../../src/api/server/build-app.ts"
import { publishBatch, publishQueue, publishRefusedFromQueue, publishRejudged } from "../../src/operations/signals.ts"
import { openStore } from "../../src/store/connection/connect.ts"
import { LIMITS, makeFiler, NOW, startApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { cloneDatabase } from "../support/database.ts"
import { type Family, readExposition, scrape, sumOf } from "../support/exposition.ts"
import { startProxy } from "../support/proxy.ts"
import { query } from "../support/query.ts"
import { startService, until } from "../support/service.ts"

type Labels = Readonly<Record<string, string>>

/** How much a metric has risen since, once it has risen by that much: a request is counted when it has ended. */
async function rises(address: string, by: number, name: string, labels: Labels, work: () => Promise<unknown>) {
  const before = sumOf(await scrape(address), name, labels)
  await work()
  const risen = async () => sumOf(await scrape(address), name, labels) - before
  await until(async () => (await risen()) >= by)
  return risen()
}

t.test("what is answered is Prometheus's text format", async (t) => {
  const app = await startApp()
  const answer = await fetch(`${app.address}/metrics`)
  t.equal(answer.headers.get("content-type"), "text/plain; version=0.0.4; charset=utf-8")
  const families = readExposition(await answer.text())
  t.ok(families.has("process_resident_memory_bytes") && families.has("nodejs_eventloop_lag_p99_seconds"))
  t.equal(sumOf(families, "countercheck_database_up"), 1)
  t.equal(sumOf(families, "countercheck_pool_connections_limit", { pool: "requests" }), 10)
  t.ok(sumOf(families, "countercheck_pool_connections", { pool: "requests" }) >= 1)
})

t.test("the reader of the format refuses what is not right", async (t) => {
  const head = "# HELP a_total What.\n# TYPE a_total counter\n"
  t.doesNotThrow(() => readExposition(`${head}a_total{b="c\\"d",e="f"} 1\n`))
  for (const line of ['a_total{b="c} 1', "a_total one", "a_total 1 ", "b_total 1", 'a_total{b="c",b="d"} 1', "a b 1"]) {
    t.throws(() => readExposition(`${head}${line}\n`), line)
  }
  t.throws(() => readExposition(`${head}a_total 1\na_total 2\n`), "one series twice")
  t.throws(() => readExposition(`${head}a_total 1`), "no end of the line")
  t.throws(() => readExposition(head.replaceAll("a_total", "a")), "a counter without _total")
})

t.test("requests are counted by the pattern of their route, however many paths there are", async (t) => {
  const app = await startApp()
  const requests = "countercheck_http_requests_total"
  const { body } = await app.post("/v1/claims", claimOf("7,000"))
  const ofOne = { method: "GET", route: "/v1/claims/:id", status: "200" }
  t.equal(await rises(app.address, 1, requests, ofOne, () => app.get(`/v1/claims/${body.claim.id}`)), 1)
  const durations = "countercheck_http_request_duration_seconds_count"
  t.equal(
    await rises(app.address, 1, durations, ofOne, () => app.get(`/v1/claims/${body.claim.id}?format=claimreview`)),
    1,
  )
  const unknown = { method: "GET", route: "unknown", status: "404" }
  const paths = Array.from({ length: 30 }, (_, place) => `/no/such/${place}/${body.claim.id}`)
  t.equal(await rises(app.address, 30, requests, unknown, () => Promise.all(paths.map(app.get))), 30)
  const broken = { method: "GET", route: "unknown", status: "400" }
  t.equal(await rises(app.address, 1, requests, broken, () => fetch(`${app.address}/v1/%zz`)), 1)
  const odd = { method: "other", route: "unknown" }
  const send = () => Promise.all(["PROPFIND", "MKCOL", "LOCK"].map((method) => ask(`${app.address}/v1/claims`, method)))
  t.equal(await rises(app.address, 3, requests, odd, send), 3)
})

t.test("no label holds an id, a path or a name", async (t) => {
  const app = await startApp()
  const { body } = await app.post("/v1/claims", claimOf("7,000", { source: { name: "A very rare name" } }))
  await app.get(`/v1/claims/${body.claim.id}?q=rare`)
  await app.post("/v1/rules", { name: "A rare rule", settings: { relative: { percent: 30 } } })
  await app.runJobs()
  const families = await scrape(app.address)
  const values = [...families.values()].flatMap(({ samples }) => samples.flatMap(({ labels }) => Object.values(labels)))
  t.ok(values.length > 100)
  t.same(
    values.filter((value) => /[0-9a-f]{8}-|rare|such/i.test(value)),
    [],
  )
  const routes = new Set(listSamples(families, "countercheck_http_requests_total").map(({ labels }) => labels.route))
  const known = Object.keys((app.document as { paths: object }).paths).length
  t.ok(routes.size < known + 20, `${routes.size} routes, ${known} of them in the reference`)
})

t.test("a failure that has not happened yet is a 0, so that the first is seen as a rise", async (t) => {
  const app = await startApp()
  const samples = listSamples(await scrape(app.address), "countercheck_http_requests_total")
  const zero = samples.filter(
    ({ labels, value }) => labels.status === "500" && labels.route === "/v1/claims" && value === 0,
  )
  t.same(zero.map(({ labels }) => labels.method).sort(), ["GET", "POST"])
})

t.test("every comparison is counted by its verdict: filing, judging anew, previews and sums", async (t) => {
  const app = await startApp()
  const verdicts = "countercheck_verdicts_total"
  const flagged = { verdict: "conflict", flagged: "true" }
  await app.post("/v1/claims", claimOf("10,000"))
  const file = () => app.post("/v1/claims", claimOf("20,000", { claimant: { name: "NATO" } }))
  t.equal(await rises(app.address, 1, verdicts, flagged, file), 1)
  const later = { publishedAt: "2024-11-05T12:00:00Z", asOf: "2024-11-05" }
  const revise = () => app.post("/v1/claims", claimOf("13,000", later))
  t.equal(await rises(app.address, 1, verdicts, { verdict: "revision", flagged: "false" }, revise), 1)
  const rule = { name: "Mild", settings: { relative: { percent: 90 } } }
  const agreed = { verdict: "agree", flagged: "false" }
  t.ok((await rises(app.address, 2, verdicts, agreed, () => app.post("/v1/rules/preview", rule))) >= 2, "a preview")
  const rejudge = () => app.post("/v1/rules", rule).then(app.runJobs)
  t.ok((await rises(app.address, 2, verdicts, agreed, rejudge)) >= 2, "a pass")
  const whole = { subject: { name: "All" } }
  const { body } = await app.post("/v1/claims", claimOf("100", whole))
  const part = { subject: { name: "A part", partOf: body.claim.subject.id } }
  t.equal((await app.post("/v1/claims", claimOf("10", part))).status, 201)
  await app.post("/v1/rules", { name: "Strict", settings: { relative: { percent: 1 } } })
  const declare = () => app.patch(`/v1/subjects/${body.claim.subject.id}`, { exhaustive: true })
  t.ok((await rises(app.address, 1, verdicts, flagged, declare)) >= 1, "a sum")
})

t.test("jobs are counted by task and outcome, and those that failed are seen in the tables", async (t) => {
  const app = await startApp()
  const passes = { task: "rejudge", outcome: "finished" }
  await app.post("/v1/claims", claimOf("10,000"))
  await app.post("/v1/rules", { name: "Mild", settings: { relative: { percent: 90 } } })
  const waiting = await scrape(app.address)
  t.equal(sumOf(waiting, "countercheck_queue_jobs", { state: "waiting" }), 1)
  t.equal(sumOf(waiting, "countercheck_rejudgings_unfinished", { status: "waiting" }), 1)
  const figures = sumOf(waiting, "countercheck_rejudged_figures_total")
  t.equal(await rises(app.address, 1, "countercheck_jobs_total", passes, app.runJobs), 1)
  const done = await scrape(app.address)
  t.equal(sumOf(done, "countercheck_rejudged_figures_total") - figures, 1)
  t.equal(sumOf(done, "countercheck_queue_jobs"), 0)
  t.equal(sumOf(done, "countercheck_rejudgings_unfinished"), 0)
  t.equal(sumOf(done, "countercheck_jobs_running"), 0)

  const failed = { task: "rejudge", outcome: "failed" }
  const add = (tries: number) =>
    app.store.pool.query("select graphile_worker.add_job('rejudge', '{\"id\": \"no id\"}'::json, max_attempts => $1)", [
      tries,
    ])
  await add(1)
  await add(5)
  t.equal(await rises(app.address, 2, "countercheck_jobs_total", failed, app.runJobs), 2)
  const after = await scrape(app.address)
  t.equal(sumOf(after, "countercheck_queue_jobs", { state: "failed" }), 1)
  t.equal(sumOf(after, "countercheck_queue_jobs", { state: "retrying" }), 1)
  t.equal(sumOf(after, "countercheck_job_duration_seconds_count", { task: "rejudge" }) >= 3, true)
  await app.store.pool.query(
    "update graphile_worker._private_jobs set run_at = now() - interval '1 hour' where max_attempts = 5",
  )
  t.ok(sumOf(await scrape(app.address), "countercheck_queue_oldest_seconds") >= 3_600)
})

t.test("the lines of imports are counted by their outcome", async (t) => {
  const app = await startApp()
  const lines = [claimOf("1,000", { externalId: "a" }), claimOf("1,000", { externalId: "a" }), claimOf("4 %"), "{"]
  const body = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n")
  const before = await scrape(app.address)
  await app.call("POST", "/v1/imports", body, { "content-type": "application/x-ndjson" })
  const received = await scrape(app.address)
  t.equal(sumOf(received, "countercheck_import_lines_waiting"), 3)
  t.equal(sumOf(received, "countercheck_imports_unfinished", { status: "waiting" }), 1)
  await app.runJobs()
  const after = await scrape(app.address)
  const risen = (outcome: string) =>
    sumOf(after, "countercheck_import_lines_total", { outcome }) -
    sumOf(before, "countercheck_import_lines_total", { outcome })
  t.same(["filed", "repeated", "refused"].map(risen), [1, 1, 2])
  t.equal(sumOf(after, "countercheck_import_lines_waiting"), 0)
  t.equal(sumOf(after, "countercheck_imports_unfinished"), 0)
})

t.test("what filing tells is counted, and a signal that cannot be counted harms nothing", async (t) => {
  const app = await startApp()
  const before = await scrape(app.address)
  const risen = async (name: string, labels?: Labels) =>
    sumOf(await scrape(app.address), name, labels) - sumOf(before, name, labels)
  publishBatch({ claims: 7, seconds: 0.02 })
  publishQueue({ depth: 5 })
  publishRefusedFromQueue()
  publishRejudged({ figures: Number.NaN })
  t.equal(await risen("countercheck_filing_batch_claims_sum"), 7)
  t.equal(await risen("countercheck_filing_batch_claims_bucket", { le: "5" }), 0)
  t.equal(await risen("countercheck_filing_batch_claims_bucket", { le: "10" }), 1)
  t.equal(await risen("countercheck_filing_batch_duration_seconds_count"), 1)
  t.equal(await risen("countercheck_filing_refused_total"), 1)
  t.equal(await risen("countercheck_rejudged_figures_total"), 0)
  t.equal(sumOf(await scrape(app.address), "countercheck_filing_queue_depth"), 5)
  publishQueue({ depth: 0 })
})

t.test("a database that is away or does not answer is reported, and nothing else fails", async (t) => {
  const { url } = await cloneDatabase(t)
  const proxy = await startProxy(t, url)
  const store = openStore({ url: proxy.url, poolSize: 2, statementTimeout: 1_000 })
  const { address } = await startOwn(t, store, { pools: { requests: store.pool }, backlogPool: store.pool })
  t.equal(sumOf(await scrape(address), "countercheck_database_up"), 1)
  proxy.cut()
  const away = await scrape(address)
  t.equal(sumOf(away, "countercheck_database_up"), 0)
  t.same(listSamples(away, "countercheck_database_up").length, 1)
  for (const name of [
    "countercheck_queue_jobs",
    "countercheck_queue_oldest_seconds",
    "countercheck_import_lines_waiting",
  ]) {
    t.same(listSamples(away, name), [], `${name} is left out`)
  }
  t.ok(sumOf(away, "process_resident_memory_bytes") > 0)
  proxy.restore()
  t.equal(sumOf(await scrape(address), "countercheck_database_up"), 1, "it is back")
  proxy.freeze()
  const frozen = await Promise.all(Array.from({ length: 8 }, () => scrape(address)))
  t.same(
    frozen.map((families) => sumOf(families, "countercheck_database_up")),
    frozen.map(() => 0),
  )
  t.ok(store.pool.totalCount + store.pool.waitingCount <= 1, "eight scrapes ask once")
  proxy.restore()
  await until(async () => sumOf(await scrape(address), "countercheck_database_up") === 1)
})

t.test("apps in one process count apart, and one without metrics has no /metrics", async (t) => {
  const app = await startApp()
  const own = await startOwn(t, app.store, { pools: {}, backlogPool: app.store.pool }, false)
  const labels = { route: "/v1/sources", status: "200" }
  t.equal(
    await rises(own.address, 1, "countercheck_http_requests_total", labels, () => fetch(`${own.address}/v1/sources`)),
    1,
  )
  t.equal(sumOf(await scrape(app.address), "countercheck_http_requests_total", labels), 0)
  const without = await startOwn(t, app.store, undefined, false)
  t.equal((await fetch(`${without.address}/metrics`)).status, 404)
})

t.test("the service shows both its pools and the jobs that its worker does, unless METRICS is off", async (t) => {
  const { url } = await cloneDatabase(t)
  const silent = await startService(t, { DATABASE_URL: url, METRICS: "off" })
  t.equal((await fetch(`${silent.address}/metrics`)).status, 404)
  const { address } = await startService(t, { DATABASE_URL: url, POOL_SIZE: "7" })
  const limits = listSamples(await scrape(address), "countercheck_pool_connections_limit")
  t.same(
    limits.map(({ labels, value }) => [labels.pool, value]),
    [
      ["requests", 7],
      ["jobs", 3],
    ],
  )
  const job = "select graphile_worker.add_job('end-exceptions')"
  const done = { task: "end-exceptions", outcome: "finished" }
  silent.kill("SIGTERM")
  await silent.exited
  t.ok((await rises(address, 1, "countercheck_jobs_total", done, () => query(url, job))) >= 1)
})

type Store = ReturnType<typeof openStore>

async function startOwn(
  t: { teardown(end: () => Promise<void>): void },
  store: Store,
  metrics: MetricsSource | undefined,
  closesStore = true,
): Promise<{ address: string }> {
  const app = await buildApp({
    db: store.db,
    filer: makeFiler(store.db),
    logger: false,
    ...LIMITS,
    now: () => NOW,
    metrics,
  })
  const address = await app.listen({ host: "127.0.0.1", port: 0 })
  t.teardown(async () => {
    await app.close()
    if (closesStore) await store.close()
  })
  return { address }
}

function listSamples(families: ReadonlyMap<string, Family>, name: string) {
  return families.get(name)?.samples ?? []
}

/** With a method that fetch would not send. */
function ask(url: string, method: string): Promise<number | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>()
  const sending = request(url, { method }, (answer) => {
    answer.resume()
    answer.on("end", () => resolve(answer.statusCode))
  })
  sending.on("error", reject)
  sending.end()
  return promise
}
