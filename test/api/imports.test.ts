import { once } from "node:events"
import { connect, type Socket } from "node:net"
import t from "tap"
import { buildApp } from "../../src/api/server/build-app.ts"
import { runImport, wakeStalledImports } from "../../src/operations/imports/run-import.ts"
import { type Body, JOB_SETTINGS, LIMITS, makeFiler, NOW, type Reply, startApp, type TestApp } from "../support/app.ts"
import { expectConflicts, makeStatements } from "../support/claim-oracle.ts"
import { claimOf } from "../support/claims.ts"
import { measureMemory } from "../support/memory.ts"

const NDJSON = { "content-type": "application/x-ndjson" }
const CSV = { "content-type": "text/csv; charset=utf-8" }

t.test("what an import files is what filing one by one would have filed", async (t) => {
  const app = await startApp()
  const claims = statements("Troops", 130)
  for (const claim of claims.slice(0, 20)) t.equal((await app.post("/v1/claims", claim)).status, 201)
  const sent = await send(app, claims.slice(20))
  t.equal(sent.status, 202)
  t.equal(sent.headers.get("location"), `/v1/imports/${sent.body.id}`)
  t.match(sent.body, { format: "ndjson", status: "waiting", received: 110, filed: 0, refused: 0, waiting: 110 })
  await app.runJobs()
  const { body } = await app.get(`/v1/imports/${sent.body.id}`)
  t.match(body, { status: "done", received: 110, filed: 110, repeated: 0, refused: 0, waiting: 0, error: null })
  await checkStored(t, app, 130)
  const lines = await listAll(app, `/v1/imports/${body.id}/lines`)
  t.same(
    lines.map(({ line, outcome }) => [line, outcome]),
    claims.slice(20).map((_claim, place) => [place + 1, "filed"]),
  )
  const { body: first } = await app.get(`/v1/claims/${lines[0].claim}`)
  t.match(first, { publishedAt: first.publishedAt, asOfAssumed: false, externalId: claims[20].externalId })
})

t.test("a wrong line is reported with its number and its problem, and the rest is taken", async (t) => {
  const app = await startApp()
  const id = await run(app, [
    claimOf("1,000"),
    "{",
    { ...claimOf("2,000"), publishedAt: undefined },
    "",
    claimOf("no figure at all"),
    claimOf("3,000"),
    claimOf("4 %"),
    "[1, 2]",
    `${JSON.stringify(claimOf("5,000")).slice(0, -1)}, "colour": "red", "quote": "a\\u0000b\\ud800"}`,
    claimOf("6,000", { quote: "a\0b" }),
    claimOf("7,000"),
  ])
  const { body } = await app.get(`/v1/imports/${id}`)
  t.match(body, { status: "done", received: 10, filed: 3, repeated: 0, refused: 7, waiting: 0 })
  const refused = await listAll(app, `/v1/imports/${id}/lines?outcome=refused`)
  t.match(
    refused.map(({ line, problem }) => [line, problem.status, problem.type.split(":").at(-1), problem.detail]),
    [
      [2, 400, "malformed-line", /not valid JSON/],
      [3, 400, "invalid-request", "/publishedAt: is missing"],
      [5, 422, "invalid-input", /^\/figure: /],
      [7, 422, "invalid-input", /4 %/],
      [8, 400, "invalid-request", /not an object/],
      [9, 400, "invalid-request", "/colour: is not a known member here"],
      [10, 400, "invalid-request", /U\+0000/],
    ],
  )
  t.same(refused[1].problem.errors, [{ pointer: "/publishedAt", detail: "is missing" }])
  t.same(refused[2].given, claimOf("no figure at all"), "what was given can be looked at")
  t.equal(refused[0].given, null)
  const filed = await listAll(app, `/v1/imports/${id}/lines?outcome=filed`)
  t.same(
    filed.map(({ line, problem }) => [line, problem]),
    [
      [1, null],
      [6, null],
      [11, null],
    ],
  )
  t.equal((await listAll(app, "/v1/claims")).length, 3)
  t.equal((await listAll(app, "/v1/subjects")).length, 1, "a refused line leaves no name behind")
})

t.test("the same file twice is filed once", async (t) => {
  const app = await startApp()
  const claims = statements("Troops", 30)
  const other = { ...claims[3], figure: { value: "999999" } }
  await run(app, claims)
  const id = await run(app, [...claims, claims[0], other])
  const { body } = await app.get(`/v1/imports/${id}`)
  t.match(body, { status: "done", filed: 0, repeated: 31, refused: 1 })
  const [refused] = await listAll(app, `/v1/imports/${id}/lines?outcome=refused`)
  t.match(refused, { line: 32, problem: { status: 409, type: "urn:countercheck:problem:external-id-taken" } })
  t.match(refused.problem.correct, /^\/v1\/claims\/.*\/correct$/)
  t.equal((await listAll(app, "/v1/claims")).length, 30)
})

t.test("a job that is cut off is woken, and goes on where it was", async (t) => {
  const app = await startApp()
  const claims = statements("Troops", 720)
  const { body } = await send(app, [...claims.slice(0, 20), "wrong", ...claims.slice(20)])
  const cutOff = new AbortController()
  let pages = 0
  const clock = () => {
    if (++pages > 1) cutOff.abort()
    return NOW
  }
  await runImport(app.store.db, body.id, {
    clock,
    onFailure: () => t.fail(),
    signal: cutOff.signal,
    memory: JOB_SETTINGS.memory,
  })
  const half = (await app.get(`/v1/imports/${body.id}`)).body
  t.equal(half.status, "running")
  t.ok(half.filed > 0 && half.waiting > 0, `${half.filed} filed, ${half.waiting} waiting`)
  t.equal((await listAll(app, `/v1/imports/${body.id}/lines?outcome=waiting`)).length, half.waiting)
  await app.store.pool.query("select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))")
  await wakeStalledImports(app.store.db, "2030-01-01T00:00:00Z", NOW)
  await app.runJobs()
  t.match((await app.get(`/v1/imports/${body.id}`)).body, { status: "done", filed: 720, repeated: 0, refused: 1 })
  await checkStored(t, app, 720)
})

t.test("a failure of ours in one line does not hold up the others", async (t) => {
  const app = await startApp()
  await app.store.pool.query(`
    create function fail_on_mars() returns trigger language plpgsql as $$ begin
      if new.name = 'Mars' then raise exception 'no'; end if; return new; end $$`)
  await app.store.pool.query(
    "create trigger fail_on_mars before insert on sources for each row execute function fail_on_mars()",
  )
  const { body } = await send(app, [claimOf("1"), claimOf("2", { source: { name: "Mars" } }), claimOf("3")])
  const failures: unknown[] = []
  await runImport(app.store.db, body.id, {
    clock: () => NOW,
    onFailure: (error) => failures.push(error),
    memory: JOB_SETTINGS.memory,
  })
  await app.store.pool.query("drop function fail_on_mars() cascade")
  t.match(failures, [{ message: "no" }])
  const [refused, ...more] = await listAll(app, `/v1/imports/${body.id}/lines?outcome=refused`)
  t.match(refused, { line: 2, problem: { status: 500, type: "urn:countercheck:problem:internal-error" } })
  t.same(more, [])
  t.match((await app.get(`/v1/imports/${body.id}`)).body, { status: "done", filed: 2, refused: 1 })
})

t.test("CSV: columns, quotes, line breaks, empty cells and lines, periods, ids and names", async (t) => {
  const app = await startApp()
  const whole = await app.post("/v1/subjects", { name: "Losses", measure: "stock", unit: "1" })
  const rows = [
    `\ufeffsubject,unit,measure,partOf,figure,source,sourceUrl,claimant,via,publishedAt,asOf,url,quote,externalId`,
    `"Tanks, lost",1,stock,Losses,"nearly 3,500",A wire,https://example.org,"The ""General"" Staff",Reuters| AFP,2024-11-04T12:00:00Z,2024-10-01/2024-10-31,https://example.org/1,"He said:`,
    `""over"" here.",a-1`,
    ``,
    `${whole.body.id},,,,"12,000",A wire,,,,2024-11-04T12:00:00Z,2024-11,,,`,
    `${whole.body.id},1,,,"12,000",A wire,,,,2024-11-04T12:00:00Z,2024-11,,,`,
    `Losses,,,,"12,500",A wire,,,,2024-11-04T12:00:00Z,2024-10-05/,,,`,
  ]
  const id = await run(app, rows, CSV, "\r\n")
  t.match((await app.get(`/v1/imports/${id}`)).body, { format: "csv", filed: 3, refused: 1, received: 4 })
  const lines = await listAll(app, `/v1/imports/${id}/lines`)
  t.same(
    lines.map(({ line }) => line),
    [2, 5, 6, 7],
  )
  const [tanks, losses, withUnit, later] = await Promise.all(
    lines.map(async ({ claim, problem }) => problem ?? (await app.get(`/v1/claims/${claim}`)).body),
  )
  t.match(tanks, {
    subject: { name: "Tanks, lost" },
    source: { name: "A wire" },
    claimant: { name: 'The "General" Staff' },
    via: [{ name: "Reuters" }, { name: "AFP" }],
    wording: "nearly 3,500",
    asOf: "2024-10",
    url: "https://example.org/1",
    quote: 'He said:\n"over" here.',
    externalId: "a-1",
  })
  t.match((await app.get(`/v1/subjects/${tanks.subject.id}`)).body.partOf, [{ name: "Losses" }])
  t.match(losses, { subject: { id: whole.body.id }, asOf: "2024-11", claimant: { name: "A wire" }, quote: null })
  t.match(withUnit, { errors: [{ pointer: /^\/subject/ }] }, "a unit beside an id is refused, not dropped")
  t.match(later, { subject: { id: whole.body.id }, asOf: { from: "2024-10-05" } })
})

t.test("CSV: wrong records are refused alone, a quote that is never closed too", async (t) => {
  const app = await startApp()
  const cases: [string, string][] = [
    ['A,"10,A wire,2024-11-04T12:00:00Z', "a quote that stays open"],
    ['A,1"0,A wire,2024-11-04T12:00:00Z', "a quote within a value"],
    ['A,"10"x,A wire,2024-11-04T12:00:00Z', "text after a quote"],
    ["A,10,A wire", "a value too few"],
    ["A,10,000,A wire,2024-11-04T12:00:00Z", "a value too many"],
  ]
  for (const [wrong, title] of cases) {
    const good = (n: number) => `Things ${n},${n},A wire,2024-11-04T12:00:00Z`
    const id = await run(app, ["subject,figure,source,publishedAt", good(1), wrong, good(2), good(3)], CSV)
    const [refused, ...more] = await listAll(app, `/v1/imports/${id}/lines?outcome=refused`)
    t.match(refused, { line: 3, problem: { status: 400, type: "urn:countercheck:problem:malformed-line" } }, title)
    t.same(more, [])
    t.match((await app.get(`/v1/imports/${id}`)).body, { status: "done", filed: 3 }, title)
  }
})

t.test("bodies that are no import are refused at once, and leave nothing behind", async (t) => {
  const app = await startApp()
  const header = "subject,figure,source,publishedAt"
  const cases: [string | Uint8Array, Record<string, string>, number, string, RegExp][] = [
    ["", NDJSON, 400, "invalid-request", /no claim/],
    ["\n \n\t\n", NDJSON, 400, "invalid-request", /no claim/],
    ["", CSV, 400, "invalid-request", /no claim/],
    [`${header}\n`, CSV, 400, "invalid-request", /no claim/],
    [
      "{}",
      { "content-type": "application/json" },
      415,
      "unsupported-media-type",
      /application\/json.*x-ndjson or text\/csv/,
    ],
    ["{}", { "content-type": "text/plain" }, 415, "unsupported-media-type", /text\/plain/],
    [`${header}\n`, { "content-type": "text/csv; charset=latin1" }, 415, "unsupported-media-type", /latin1/],
    [
      `${header},colour\nA,1,B,2024-11-04T12:00:00Z,red`,
      CSV,
      400,
      "invalid-request",
      /"colour" \(column 5\) is not a known column/,
    ],
    [`${header},figure\n`, CSV, 400, "invalid-request", /"figure" is there twice/],
    ["subject,figure,source\nA,1,B", CSV, 400, "invalid-request", /"publishedAt" is missing/],
    [`A,1,B,2024-11-04T12:00:00Z\n`, CSV, 400, "invalid-request", /"A" \(column 1\) is not a known column/],
    ["subject|figure|source|publishedAt\n", CSV, 400, "invalid-request", /not a known column/],
    ["subject;figure;source;publishedAt\n", CSV, 400, "invalid-request", /no claim/],
    ['"subject,figure\n', CSV, 400, "invalid-request", /header, line 1, is not CSV/],
    [Buffer.from("\ufeffsubject", "utf16le"), CSV, 400, "invalid-request", /not UTF-8/],
  ]
  for (const [body, headers, status, kind, says] of cases) {
    const reply = await app.call("POST", "/v1/imports", body, headers)
    t.same([reply.status, reply.body.type], [status, `urn:countercheck:problem:${kind}`], String(body).slice(0, 40))
    t.match(reply.body.detail, says)
  }
  const [unknown] = (await app.call("POST", "/v1/imports", `${header},colour\n`, CSV)).body.errors
  t.match(unknown, { parameter: "colour", detail: /^\(column 5\) is not a known column; the closest is "/ })
  t.same((await app.get("/v1/imports")).body, { items: [], nextCursor: null })
  t.equal((await app.get("/v1/imports/01930a2e-5c00-7000-8000-000000000001")).status, 404)
  t.equal((await app.get("/v1/imports/01930a2e-5c00-7000-8000-000000000001/lines")).status, 404)
  t.equal((await app.get("/v1/imports?status=gone")).status, 400)
})

t.test("lines that are too long or no UTF-8 are refused, and the rest is taken", async (t) => {
  const app = await startApp()
  const good = JSON.stringify(claimOf("1,000"))
  const body = Buffer.concat([
    Buffer.from(`${good}\n`),
    Buffer.from(`{"quote": "${"x".repeat(3_000_000)}"}\n`),
    Buffer.from([0x22, 0xff, 0xfe, 0x22, 0x0a, 0x00, 0x0a]),
    Buffer.from(`${good}\r\n{"${"y".repeat(200)}\u{1f600}": 1}\n${good}`),
  ])
  const sent = await app.call("POST", "/v1/imports", body, NDJSON)
  t.equal(sent.status, 202)
  await app.runJobs()
  const lines = await listAll(app, `/v1/imports/${sent.body.id}/lines`)
  t.match(
    lines.map(({ line, outcome, problem }) => [line, outcome, problem?.detail]),
    [
      [1, "filed"],
      [2, "refused", "The line is longer than 1048576 bytes."],
      [3, "refused", /is not UTF-8: its byte at offset 1 /],
      [4, "refused", /not valid JSON/],
      [5, "filed"],
      [6, "refused", /is missing \(and 4 more\)/],
      [7, "filed"],
    ],
  )
})

t.test("an upload that breaks off keeps its lines, and its key takes it up again", async (t) => {
  const app = await startApp()
  const claims = statements("Troops", 40).map((claim) => JSON.stringify(claim))
  const wrong = Array.from({ length: 700 }, (_, n) => `{"colour": ${n}}`)
  const all = [...claims.slice(0, 20), ...wrong, ...claims.slice(20)]
  const text = `${all.join("\n")}\n`
  const half = `${all.slice(0, 620).join("\n")}\n{"not": "complete`
  const key = { "idempotency-key": "upload-1" }
  const socket = await openUpload(app, { ...NDJSON, ...key })
  await write(socket, chunkOf(half))
  await until(async () => (await app.get("/v1/imports")).body.items.length === 1)
  socket.destroy()
  const received = await settle(async () => (await app.get("/v1/imports")).body.items[0].received)
  const { items } = (await app.get("/v1/imports?status=receiving")).body
  t.match(items, [{ status: "receiving", received, filed: 0, refused: received - 20 }])
  t.ok(received === 500 || received === 620, `${received} lines are kept`)
  t.equal((await listAll(app, `/v1/imports/${items[0].id}/lines`)).length, received)
  await app.runJobs()
  t.same((await app.get("/v1/claims")).body.items, [], "what was not acknowledged is not filed")

  const other = await app.call("POST", "/v1/imports", `${JSON.stringify(claimOf("1"))}\n${text}`, { ...NDJSON, ...key })
  t.same([other.status, other.body.type], [422, "urn:countercheck:problem:idempotency-key-reused"])
  const shorter = await app.call("POST", "/v1/imports", text.slice(0, 1_000), { ...NDJSON, ...key })
  t.same([shorter.status, shorter.body.type], [422, "urn:countercheck:problem:idempotency-key-reused"])

  const again = await app.call("POST", "/v1/imports", text, { ...NDJSON, ...key })
  t.match(again, { status: 202, body: { id: items[0].id, status: "waiting", received: 740 } })
  t.equal(again.headers.get("idempotency-replayed"), null)
  await app.runJobs()
  t.match((await app.get(`/v1/imports/${items[0].id}`)).body, { status: "done", filed: 40, refused: 700 })
  const replayed = await app.call("POST", "/v1/imports", text, { ...NDJSON, ...key })
  t.match(replayed, { status: 202, body: { id: items[0].id, status: "done", filed: 40 } })
  t.equal(replayed.headers.get("idempotency-replayed"), "true")
  const longer = await app.call("POST", "/v1/imports", `${text}${text}`, { ...NDJSON, ...key })
  t.equal(longer.status, 422)
})

t.test("an import that is too large is refused, whether it says so before or not", async (t) => {
  const app = await startApp()
  const said = await openUpload(app, NDJSON, `content-length: 100000001`)
  t.match(await readAnswer(said), /^HTTP\/1.1 413 [\s\S]*connection: close[\s\S]*body-too-large/)
})

t.test("an upload may last longer than other requests, but not be silent for as long", async (t) => {
  const { store } = await startApp()
  const limits = { ...LIMITS, importLimit: 2_000, requestTimeout: 1_000 }
  const app = await buildApp({ db: store.db, filer: makeFiler(store.db), logger: false, ...limits, now: () => NOW })
  t.teardown(() => app.close())
  const address = await app.listen({ host: "127.0.0.1", port: 0 })
  const line = chunkOf(`${JSON.stringify(claimOf("7,000"))}\n`)
  const slow = await openUpload({ address }, NDJSON)
  for (let n = 0; n < 6; n++) {
    await write(slow, line)
    await pause(600)
  }
  await write(slow, END)
  t.match(await readAnswer(slow), /^HTTP\/1.1 202 [\s\S]*"received":6/)
  const silent = await openUpload({ address }, NDJSON)
  await write(silent, line)
  t.match(await readAnswer(silent), /^HTTP\/1.1 408 [\s\S]*connection: close[\s\S]*same Idempotency-Key/)
  const newest = async (): Promise<Body> => ((await (await fetch(`${address}/v1/imports`)).json()) as Body).items[0]
  t.match(await newest(), { status: "receiving", received: 1 })
  const endless = await openUpload({ address }, NDJSON)
  for (let n = 0; n < 20; n++) await write(endless, line).catch(() => {})
  t.match(await readAnswer(endless), /^HTTP\/1.1 413 /)
  t.match(await newest(), { status: "failed", filed: 0, error: /larger than 2000 bytes/ })
})

t.test("a huge body passes through a bounded memory", async (t) => {
  const app = await startApp()
  const socket = await openUpload(app, NDJSON)
  const claim = JSON.stringify(claimOf("7,000", { quote: "x".repeat(9_000) }))
  const chunk = chunkOf(`${claim}\n`.repeat(100))
  const rounds = Math.ceil(50_000_000 / chunk.length)
  const before = measureMemory()
  let most = 0
  for (let round = 0; round < rounds; round++) {
    await write(socket, chunk)
    if (round % 5 === 4) most = Math.max(most, measureMemory() - before)
  }
  await write(socket, END)
  const answer = await readAnswer(socket)
  t.match(answer, /^HTTP\/1.1 202 /)
  t.match(answer, `"received":${rounds * 100}`)
  t.ok(most < 25_000_000, `${Math.round(most / 1e6)} MB more than before, for ${rounds * chunk.length} bytes`)
})

/** Claims with an external id each, on one subject. */
function statements(name: string, count: number): Body[] {
  const subject = { name, unit: "1", measure: "stock" }
  return makeStatements(11, count).map((said, n) => ({ subject, ...said, externalId: `${name} ${n}` }))
}

function send(app: TestApp, lines: readonly unknown[], headers: Record<string, string> = NDJSON, end = "\n") {
  const text = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join(end)
  return app.call("POST", "/v1/imports", text, headers)
}

/** Sends an import and has it filed; answers its id. */
async function run(app: TestApp, ...given: Parameters<typeof send> extends [TestApp, ...infer R] ? R : never) {
  const { status, body } = await send(app, ...given)
  if (status !== 202) throw new Error(JSON.stringify(body))
  await app.runJobs()
  return body.id as string
}

/** As many claims, and the conflicts that the oracle expects of them. */
async function checkStored(t: Tap, app: TestApp, count: number): Promise<void> {
  const claims = await listAll(app, "/v1/claims")
  t.equal(claims.length, count)
  const expected = expectConflicts(claims, { measure: "stock" })
  t.ok(expected.open.length > 0)
  t.same((await listAll(app, "/v1/conflicts?status=open")).map(print).sort(), expected.open)
  t.same((await listAll(app, "/v1/conflicts?verdict=revision")).map(print).sort(), expected.revisions)
}

type Tap = { equal(a: unknown, b: unknown): unknown; ok(a: unknown): unknown; same(a: unknown, b: unknown): unknown }

function print({ figures, verdict }: Body): string {
  return `${figures
    .map(({ id }: Body) => id)
    .sort()
    .join(" ")} ${verdict}`
}

async function listAll(app: TestApp, path: string): Promise<Body[]> {
  const items: Body[] = []
  for (let cursor: string | null = ""; cursor !== null; ) {
    const query = `${path.includes("?") ? "&" : "?"}limit=200${cursor && `&cursor=${cursor}`}`
    const { body }: Reply = await app.get(`${path}${query}`)
    items.push(...body.items)
    cursor = body.nextCursor
  }
  return items
}

/** A request whose body the test writes piece by piece. It is chunked unless its headers say otherwise. */
async function openUpload(
  app: Pick<TestApp, "address">,
  headers: Record<string, string>,
  length = "transfer-encoding: chunked",
) {
  const { hostname, port } = new URL(app.address)
  const socket = connect(Number(port), hostname)
  await once(socket, "connect")
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  socket.write(["POST /v1/imports HTTP/1.1", `host: ${hostname}`, ...lines, length, "", ""].join("\r\n"))
  return socket
}

function chunkOf(text: string): Buffer {
  return Buffer.from(`${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`)
}

/** Waits until it is sent: nothing piles up on the side of the sender. */
function write(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()))
  })
}

async function readAnswer(socket: Socket): Promise<string> {
  let text = ""
  for await (const data of socket) {
    text += data
    if (/\r\n\r\n[\s\S]*\}$/.test(text)) break
  }
  return text
}

/** The end of a chunked body. */
const END = Buffer.from("0\r\n\r\n")

const PAUSE = 20

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(PAUSE)
}

/** What is answered twice in a row, a while apart. */
async function settle(ask: () => Promise<number>): Promise<number> {
  let before = -1
  for (let now = await ask(); now !== before; now = await ask()) {
    before = now
    await pause(PAUSE * 10)
  }
  return before
}

t.test("a line that makes its subject a part is filed before those behind it", async (t) => {
  const app = await startApp()
  const said = { source: { name: "Wire" }, publishedAt: "2024-11-04T09:00:00Z" }
  const part = { ...said, subject: { name: "Kursk", partOf: { name: "Russia" } }, figure: "10,000" }
  const id = await run(app, [part, { ...said, subject: { name: "Kursk" }, figure: "12,000" }])
  t.match((await app.get(`/v1/imports/${id}`)).body, { status: "done", filed: 2, refused: 0 })
  const { items } = (await app.get("/v1/subjects?q=kursk")).body
  t.match(items, [{ name: "Kursk", partOf: [{ name: "Russia" }] }])
})
