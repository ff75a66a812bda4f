import { readFileSync } from "node:fs"
import t, { type Test } from "tap"
import { buildApp } from "../../src/api/server/build-app.ts"
import { makeTaskList, startWorker } from "../../src/jobs/worker.ts"
import { describeError, makeLogger } from "../../src/logger.ts"
import { openStore } from "../../src/store/connection/connect.ts"
import { readTables } from "../docs/markdown-tables.ts"
import { type Body, JOB_SETTINGS, LIMITS, makeFiler, NOW } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { cloneDatabase } from "../support/database.ts"
import { startProxy } from "../support/proxy.ts"
import { query } from "../support/query.ts"
import { until } from "../support/service.ts"
import { workOffJobs } from "../support/work-off-jobs.ts"

const JSON_BODY = { "content-type": "application/json" }
/** By the message, what docs/operating.md says a line has beside what every line has. */
const DOCUMENTED = readDocumented()
const EVERYWHERE = ["level", "time", "pid", "hostname", "msg"]

t.test("a request is one line, with what is needed to find it and nothing that is secret", async (t) => {
  const { address, lines, text } = await startLogged(t)
  const secret = { cookie: "session=hush-cookie", "x-actor": "Jos%C3%A9" }
  const claim = claimOf("over 7,000", { quote: "hush-text of an article" })
  const filed = await post(address, "/v1/claims", claim, secret)
  const { claim: stored } = (await filed.json()) as Body
  await fetch(`${address}/v1/claims/${stored.id}?q=hush-search`, { headers: { "x-request-id": "from-a-proxy" } })
  await fetch(`${address}/v1/claims?q=hush-search`)
  await fetch(`${address}/nothing/here?hush-query`)
  await fetch(`${address}/health/live`)
  await fetch(`${address}/v1/claims`, { headers: { "x-actor": "%zz" } })
  await fetch(`${address}/v1/claims`, { headers: { authorization: "Bearer hush-token" } })
  await until(() => lines().length >= 6)
  t.equal(lines().length, 6, "one each, and none for a health check")
  t.match(lines(), [
    { level: 30, msg: "request", method: "POST", route: "/v1/claims", path: "/v1/claims", status: 201, actor: "José" },
    { route: "/v1/claims/:id", path: `/v1/claims/${stored.id}`, requestId: "from-a-proxy" },
    { route: "/v1/claims", path: "/v1/claims", status: 200 },
    { route: "unknown", path: "/nothing/here", status: 404 },
    { route: "/v1/claims", path: "/v1/claims" },
    { route: "/v1/claims", path: "/v1/claims", status: 401 },
  ])
  t.equal(lines()[0]?.requestId, filed.headers.get("x-request-id"))
  t.ok(lines().every(({ milliseconds }) => typeof milliseconds === "number" && milliseconds > 0))
  t.notMatch(text(), "hush")
  checkDocumented(t, lines())
})

t.test("a 503 and a 500 are logged with their cause, in one line each", async (t) => {
  const { address, lines, text, url, proxy } = await startLogged(t)
  await query(url, "alter table sources rename to gone")
  const failed = await fetch(`${address}/v1/sources`)
  t.equal(failed.status, 500)
  await until(() => lines().length === 1)
  t.match(lines()[0], {
    level: 50,
    msg: "request failed",
    status: 500,
    requestId: ((await failed.json()) as Body).requestId,
    err: { type: "DatabaseError", code: "42P01", message: /sources/, stack: /at / },
  })
  proxy.cut()
  t.equal((await fetch(`${address}/v1/subjects`)).status, 503)
  const refused = () => lines().filter(({ status }) => status === 503)
  await until(() => refused().length === 1)
  t.match(refused()[0], { level: 40, msg: "request refused for now", err: { message: String } })
  const { password, username, host } = new URL(url)
  t.notMatch(text(), `${username}:${password}@`)
  t.notMatch(text(), `@${host}`)
  checkDocumented(t, lines())
})

t.test("a sender who leaves is logged as 499", async (t) => {
  const { address, lines, url, store } = await startLogged(t)
  const blocker = await store.pool.connect()
  await blocker.query("begin")
  await blocker.query("lock table subjects")
  const leaving = new AbortController()
  const asking = fetch(`${address}/v1/subjects`, { signal: leaving.signal })
  const waits = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
  await until(async () => (await query(url, waits)).length === 1)
  leaving.abort()
  await t.rejects(asking)
  await until(() => lines().length === 1)
  t.match(lines()[0], { level: 30, msg: "request", route: "/v1/subjects", status: 499 })
  await blocker.query("rollback")
  blocker.release()
  t.equal((await fetch(`${address}/v1/subjects`)).status, 200)
  await until(() => lines().length === 2)
  t.equal(lines()[1]?.status, 200)
})

t.test("a job that somebody asked for is one line; one that failed for good is an error", async (t) => {
  const { address, lines, url, logger, store } = await startLogged(t)
  const rule = { name: "Mild", settings: { relative: { percent: 90 } } }
  const { rejudging } = (await (await post(address, "/v1/rules", rule)).json()) as Body
  await query(url, "select graphile_worker.add_job('wake-imports')")
  await query(url, "select graphile_worker.add_job('rejudge', '{\"id\": \"no id\"}'::json, max_attempts => 1)")
  await query(url, "select graphile_worker.add_job('rejudge', '{\"id\": \"no id\"}'::json)")
  await workOffJobs(
    url,
    makeTaskList(store.db, logger, () => NOW, JOB_SETTINGS),
  )
  const jobs = lines().filter(({ task }) => task !== undefined)
  t.match(jobs, [
    { level: 30, task: "rejudge", id: rejudging.id, attempt: 1, msg: "a background job finished" },
    { level: 50, task: "rejudge", id: "no id", msg: "a background job failed for good", err: { code: "22P02" } },
    { level: 40, task: "rejudge", id: "no id", msg: "a background job failed; it is tried again" },
  ])
  t.ok(jobs.every(({ job, milliseconds }) => /^\d+$/.test(job) && milliseconds >= 0))
  checkDocumented(t, jobs)
})

t.test("a worker tells of a job that failed once", async (t) => {
  const { lines, url, logger, store } = await startLogged(t)
  const worker = await startWorker(url, store.db, logger, JOB_SETTINGS)
  t.teardown(worker.stop)
  await query(url, "select graphile_worker.add_job('rejudge', '{\"id\": \"no id\"}'::json, max_attempts => 1)")
  const saved = "select from graphile_worker.jobs where last_error is not null"
  await until(async () => (await query(url, saved)).length === 1)
  t.match(
    lines().filter((line) => JSON.stringify(line).includes("no id")),
    [{ level: 50, task: "rejudge", msg: "a background job failed for good" }],
  )
})

t.test("of an error only its type, code, message and stack are logged", async (t) => {
  const { url, store } = await startLogged(t)
  const insert = "insert into subjects (id, name, unit) values (gen_random_uuid(), 'hush-name', null)"
  const error = await store.pool.query(insert).catch((thrown) => thrown)
  t.match(error.detail, "hush-name", "the driver's error has the row")
  error.client = new URL(url)
  const told = describeError(Object.assign(new AggregateError([error], "two"), { cause: error }))
  t.notMatch(JSON.stringify(told), "hush-name")
  t.same(Object.keys(told.errors?.[0] ?? {}), ["type", "message", "stack", "code"])
  t.match(told, { type: "AggregateError", message: "two", cause: { code: error.code, message: error.message } })
  t.same(describeError("a string"), { type: "string", message: "a string" })
  const own = new Error("its own cause")
  own.cause = own
  t.match(describeError(own), { cause: { cause: { message: "its own cause" } } }, "and it ends")
  t.equal(describeError(new Error("x".repeat(10_000))).message.length, 4_000)
})

/** The app as it runs, with its log in hand, on a database of its own behind a proxy. */
async function startLogged(t: Test) {
  const { url } = await cloneDatabase(t)
  const proxy = await startProxy(t, url)
  const printed: string[] = []
  const logger = makeLogger({ logLevel: "info" }, { write: (line: string) => void printed.push(line) })
  const store = openStore({ url: proxy.url, poolSize: 4, statementTimeout: 60_000 })
  const app = await buildApp({ db: store.db, filer: makeFiler(store.db), logger, ...LIMITS, now: () => NOW })
  const address = await app.listen({ host: "127.0.0.1", port: 0 })
  t.teardown(async () => {
    await app.close()
    await store.close()
  })
  const lines = (): Body[] =>
    printed.map((line) => JSON.parse(line)).filter(({ msg }) => !/^Server listening/.test(msg))
  return { address, url, proxy, store, logger, lines, text: () => printed.join("") }
}

function post(address: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(address + path, { method: "POST", headers: { ...JSON_BODY, ...headers }, body: JSON.stringify(body) })
}

function readDocumented(): ReadonlyMap<string, readonly string[]> {
  const page = readFileSync(new URL("../../docs/operating.md", import.meta.url), "utf8")
  const rows = readTables(page)
    .filter(({ columns }) => columns[0] === "`msg`")
    .flatMap(({ rows }) => rows)
  const quoted = (text = "") => [...text.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name)
  return new Map(rows.flatMap((row) => quoted(row["`msg`"]).map((msg) => [msg, quoted(row.fields)] as const)))
}

function checkDocumented(t: Test, lines: readonly Body[]): void {
  for (const line of lines) {
    const known = [...EVERYWHERE, ...(DOCUMENTED.get(line.msg) ?? [])]
    t.same(
      Object.keys(line).filter((field) => !known.includes(field)),
      [],
      `docs/operating.md has the fields of "${line.msg}"`,
    )
  }
}
