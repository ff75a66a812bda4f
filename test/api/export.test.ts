import { once } from "node:events"
import { get, type IncomingMessage } from "node:http"
import { setTimeout as sleep } from "node:timers/promises"
import { parse } from "csv-parse/sync"
import t from "tap"
import { buildApp } from "../../src/api/server/build-app.ts"
import { openStore } from "../../src/store/connection/connect.ts"
import { type Body, LIMITS, makeFiler, NOW, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { measureMemory } from "../support/memory.ts"
import { exported } from "../support/records.ts"
import { until } from "../support/service.ts"

async function take(address: string, path: string): Promise<Body[]> {
  const answer = await fetch(`${address}/v1/export/${path}`)
  t.equal(answer.status, 200, path)
  t.match(answer.headers.get("content-type"), "application/x-ndjson")
  const text = await answer.text()
  if (text !== "") t.ok(text.endsWith("\n"), "the last line is whole")
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line))
}

/** Sources that are named by numbers, so many that they fill many pages. */
async function fillSources(app: TestApp, count: number): Promise<void> {
  await app.store.pool.query(
    `insert into sources (id, name, url, created_at)
    select ('01930a2e-5c00-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'Source ' || n, repeat('x', 200), now()
    from generate_series(1, $1::int) n`,
    [count],
  )
}

t.test("each kind shows all that is kept of its things", async (t) => {
  const app = await startApp()
  const whole = (await app.post("/v1/subjects", { name: "Losses", tags: ["war"], externalIds: { wikidata: "Q1" } }))
    .body
  const part = { name: "Tanks lost", partOf: [whole.id], aliases: ["Lost tanks"] }
  const subject = (await app.post("/v1/subjects", part)).body
  await app.patch(`/v1/subjects/${whole.id}`, { exhaustive: true })
  const rule = (await app.post("/v1/rules", { scope: { tag: "war" }, settings: { windowDays: 3 }, priority: 7 })).body
  await app.call("PUT", `/v1/rules/${rule.id}`, { name: "Wars", settings: { windowDays: 4 } })
  const filed = { subject: subject.id, source: { name: "A wire", url: "https://example.org" }, externalId: "1" }
  const one = (await app.post("/v1/claims", claimOf("100", filed))).body
  const two = (await app.post("/v1/claims", claimOf("200", { subject: subject.id, claimant: { name: "Ministry" } })))
    .body
  const [conflict] = two.conflicts
  await app.patch(`/v1/conflicts/${conflict.id}`, { status: "explained", note: "Two counts.", assignee: "Ana" })
  const exception = (await app.post("/v1/exceptions", { subject: whole.id, reason: "We know.", until: "2030-01-01" }))
    .body
  await app.post(`/v1/claims/${one.claim.id}/retract`, { reason: "Withdrawn." })

  const subjects = await take(app.address, "subjects")
  t.match(subjects, [
    { kind: "subject", id: whole.id, name: "Losses", exhaustive: true, tags: ["war"], externalIds: { wikidata: "Q1" } },
    { kind: "subject", id: subject.id, aliases: ["Lost tanks"], partOf: [{ id: whole.id, name: "Losses" }] },
  ])
  t.match(subjects[0].history, [{ action: "created" }, { action: "changed", after: { exhaustive: true } }])
  const sources = await take(app.address, "sources")
  t.match(
    sources.find(({ name }) => name === "A wire"),
    { kind: "source", url: "https://example.org", history: [] },
  )
  const [saved] = await take(app.address, "rules")
  t.match(saved, { kind: "rule", version: 2, name: "Wars", scope: {}, settings: { windowDays: 4 }, priority: 0 })
  t.match(saved.earlier, [{ version: 1, scope: { tag: "war" }, settings: { windowDays: 3 }, priority: 7 }])
  const claims = await take(app.address, "claims")
  t.match(claims, [
    { kind: "claim", id: one.claim.id, status: "retracted", externalId: "1", bodyHash: null, wording: "100" },
    { kind: "claim", id: two.claim.id, status: "active", claimant: { name: "Ministry" }, subject: { unit: "1" } },
  ])
  t.match(claims[0], { endedAt: NOW.replace(".000", ""), history: [{ action: "retracted", note: "Withdrawn." }] })
  const [ended] = await take(app.address, "conflicts")
  t.match(ended, { id: conflict.id, status: "resolved", resolution: { by: "retracted", reason: "Withdrawn." } })
  t.match(ended, { note: "Two counts.", assignee: "Ana", conflictKind: "pair", history: [{ action: "changed" }, {}] })
  t.same(ended.figures.map(({ id }: Body) => id).sort(), [one.claim.figure.id, two.claim.figure.id].sort())
  t.match(await take(app.address, "exceptions"), [
    { id: exception.id, reason: "We know.", conflict: null, figures: [] },
  ])
})

t.test("wholes come before their parts, and what was merged after what it was merged into", async (t) => {
  const app = await startApp()
  const make = async (name: string, partOf: string[] = []) => (await app.post("/v1/subjects", { name, partOf })).body.id
  const [leaf, middle, root] = [await make("Leaf"), await make("Middle"), await make("Root")]
  await app.patch(`/v1/subjects/${leaf}`, { partOf: [middle, root] })
  await app.patch(`/v1/subjects/${middle}`, { partOf: [root] })
  const [gone, stays] = [await make("Gone"), await make("Stays")]
  await app.post(`/v1/subjects/${gone}/merge`, { into: stays })
  const all = await take(app.address, "subjects")
  t.same(
    all.map(({ name }) => name),
    ["Root", "Stays", "Middle", "Leaf", "Gone"],
  )
  t.equal(all[4].mergedInto, stays)
  for (const [at, { id }] of all.entries())
    t.same(
      (await take(app.address, `subjects?after=${id}`)).map(({ name }) => name),
      all.slice(at + 1).map(({ name }) => name),
    )
  const unknown = await app.get("/v1/export/subjects?after=01930a2e-5c00-7000-8000-00000000ffff")
  t.match(unknown, { status: 422, body: { errors: [{ parameter: "after", detail: /there is nothing with/ }] } })
})

t.test("what is asked for wrongly is refused, and holds no connection", async (t) => {
  const app = await startApp()
  for (const path of ["horses", "claims?format=xml", "claims?after=7", "claims?limit=3"])
    t.equal((await app.get(`/v1/export/${path}`)).status, 400, path)
  t.equal((await app.call("HEAD", "/v1/export/claims")).status, 405)
  t.equal(app.store.pool.idleCount, app.store.pool.totalCount)
})

t.test("an export of many rows shows one moment, in memory that does not grow, and can be resumed", async (t) => {
  const app = await startApp()
  const count = 60_000
  await fillSources(app, count)
  const message = await begin(`${app.address}/v1/export/sources`)
  t.match(message.headers["snapshot-at"], /^\d{4}-.*Z$/)
  await fillOneMore(app)
  const before = measureMemory()
  let [most, lines, bytes] = [0, 0, 0]
  for await (const chunk of message) {
    bytes += chunk.length
    lines += chunk.toString("latin1").split("\n").length - 1
    if (lines % 5_000 < 50) most = Math.max(most, measureMemory() - before)
  }
  t.equal(lines, count, "what was written meanwhile is not in it")
  t.ok(bytes > 20_000_000, `${bytes} bytes`)
  t.ok(most < 10_000_000, `${most} bytes more at most`)
  const last = `01930a2e-5c00-7000-8000-${(count - 2).toString(16).padStart(12, "0")}`
  t.same(
    (await take(app.address, `sources?after=${last}`)).map(({ name }) => name),
    [`Source ${count - 1}`, `Source ${count}`, "Late"],
  )
})

async function fillOneMore(app: TestApp): Promise<void> {
  await app.store.pool.query(
    "insert into sources (id, name, created_at) values ('01930a2e-5c00-7000-9000-000000000000', 'Late', now())",
  )
}

/** The answer once its head is there; of its body nothing is read. */
async function begin(url: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const request = get(url, { headers })
  const [message] = (await once(request, "response")) as [IncomingMessage]
  return message
}

for (const encoding of ["identity", "gzip"]) {
  t.test(`a reader who leaves gives the connection back (${encoding})`, async (t) => {
    const app = await startApp()
    await fillSources(app, 30_000)
    const message = await begin(`${app.address}/v1/export/sources`, { "accept-encoding": encoding })
    await once(message, "readable")
    t.equal(app.store.pool.idleCount, app.store.pool.totalCount - 1, "it reads")
    message.destroy()
    await until(() => app.store.pool.idleCount === app.store.pool.totalCount)
    t.equal((await take(app.address, "sources")).length, 30_000, "there is room for another one")
  })
}

t.test("more exports than may run at a time are refused, and let in later", async (t) => {
  const app = await startApp()
  await fillSources(app, 30_000)
  const url = `${app.address}/v1/export/sources`
  const [one, two] = [await begin(url), await begin(url)]
  const refused = await app.get("/v1/export/claims")
  t.match(refused, {
    status: 503,
    body: { type: "urn:countercheck:problem:overloaded", detail: /^2 exports run already/ },
  })
  t.equal(refused.headers.get("retry-after"), "10")
  t.equal((await app.get("/v1/claims")).status, 200, "other requests are answered")
  one.destroy()
  await until(
    async () =>
      (await app.get("/v1/conflicts")).status === 200 && app.store.pool.idleCount === app.store.pool.totalCount - 1,
  )
  t.same(await take(app.address, "claims"), [])
  two.destroy()
  await until(() => app.store.pool.idleCount === app.store.pool.totalCount)
})

async function startOwn(app: TestApp, options: Partial<Parameters<typeof buildApp>[0]>) {
  const store = openStore({ url: app.url, poolSize: 5, statementTimeout: 30_000 })
  const own = await buildApp({
    db: store.db,
    filer: makeFiler(store.db),
    logger: false,
    ...LIMITS,
    now: () => NOW,
    ...options,
  })
  const address = await own.listen({ host: "127.0.0.1", port: 0 })
  t.teardown(() => own.close().then(() => store.close()))
  return { own, store, address }
}

async function isWhole(message: IncomingMessage): Promise<boolean> {
  try {
    for await (const _ of message);
    return message.complete && message.statusCode === 200
  } catch {
    return false
  }
}

t.test("a service that stops cuts exports off at once, and their readers notice", async (t) => {
  const app = await startApp()
  await fillSources(app, 60_000)
  const { own, store, address } = await startOwn(app, {})
  const message = await begin(`${address}/v1/export/sources`)
  const closing = own.close()
  t.notOk(await isWhole(message))
  await closing
  t.equal(store.pool.idleCount, store.pool.totalCount)
})

t.test("an export that takes too long is cut off, and so is one that nobody reads", async (t) => {
  const app = await startApp()
  await fillSources(app, 60_000)
  const short = await startOwn(app, { exportTime: 1 })
  t.notOk(await isWhole(await begin(`${short.address}/v1/export/sources`)))
  const impatient = await startOwn(app, { requestTimeout: 300 })
  const message = await begin(`${impatient.address}/v1/export/sources`)
  await sleep(100)
  await until(() => impatient.store.pool.idleCount === impatient.store.pool.totalCount)
  t.notOk(await isWhole(message))
})

t.test("CSV has a header, the separator that is asked for, and no cell that is a formula", async (t) => {
  const app = await startApp()
  const risky = ["=1+1", "+1", "-1", "@x", "'=1", "plain", 'a "b", c; d']
  for (const name of risky) await app.post("/v1/sources", { name, aliases: [`${name} too`] })
  const read = async (query: string) => (await app.get(`/v1/export/sources?format=csv${query}`)).body as string
  for (const [query, delimiter] of [
    ["", ","],
    ["&separator=semicolon", ";"],
    ["&separator=tab", "\t"],
  ] as const) {
    const rows = parse(await read(query), { columns: true, delimiter }) as Body[]
    t.same(
      rows.map(({ name }) => name),
      ["'=1+1", "'+1", "'-1", "'@x", "''=1", "plain", 'a "b", c; d'],
    )
    t.same(JSON.parse(rows[5].aliases), ["plain too"])
    t.same([rows[0].kind, rows[0].mergedInto], ["source", ""])
  }
  const [first] = (await exported(app, "sources")).slice(0, 1)
  t.equal((await read(`&after=${first.id}`)).split("\r\n").length, risky.length, "a resumed answer has no header")
  for (const kind of ["subjects", "rules", "claims", "conflicts", "exceptions"])
    t.match((await app.get(`/v1/export/${kind}?format=csv`)).body, /^kind,id,[\w.,]+,history\r\n$/, kind)
  t.match(await app.get("/v1/export/claims?separator=tab"), {
    status: 400,
    body: { errors: [{ parameter: "separator" }] },
  })
})
