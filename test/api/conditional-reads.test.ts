import { request } from "node:http"
import { gunzipSync } from "node:zlib"
import t from "tap"
import { type Body, type Reply, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"

t.test("If-None-Match answers 304 without a body to every read that has an ETag", async (t) => {
  const app = await startApp()
  for (const path of Object.values(await fileOneOfEach(app))) {
    const { headers } = await app.get(path)
    const etag = headers.get("etag") ?? ""
    t.match(etag, /^"\d+-[0-9a-f]{16}"$/, path)
    const again = await app.call("GET", path, undefined, { "if-none-match": etag })
    t.same([again.status, again.body, again.headers.get("etag")], [304, null, etag], path)
    t.equal(again.headers.get("content-type"), null)
    t.equal(again.headers.get("content-length"), null)
    const head = await app.call("HEAD", path, undefined, { "if-none-match": etag })
    t.same([head.status, head.headers.get("etag")], [304, etag], `HEAD ${path}`)
    t.not(head.headers.get("content-length"), "0", "what the GET would be long, or nothing")
  }
})

t.test("the tags of If-None-Match are compared weakly, and those of If-Match strongly", async (t) => {
  const app = await startApp()
  const { body: subject } = await app.post("/v1/subjects", { name: "Troops" })
  const path = `/v1/subjects/${subject.id}`
  const etag = (await app.get(path)).headers.get("etag") ?? ""
  const [bare] = etag.match(/[^"]+/) ?? []
  const read = async (tags: string) => (await readIfChanged(app, path, tags)).status
  for (const tags of [etag, `W/${etag}`, "*", " * ", `"0", W/"7", ${etag}`, `"a,b",${etag}`]) {
    t.equal(await read(tags), 304, tags)
  }
  for (const tags of ['"1"', '"2"', `${bare}`, `"0,${bare}"`, `W/"1${bare}"`, ""]) t.equal(await read(tags), 200, tags)
  const change = async (tags: string) => (await app.patch(path, { tags: ["war"] }, { "if-match": tags })).status
  for (const tags of [`W/${etag}`, 'W/"1"', '"1-"', '"1-2"', '"2"', `"0${bare}"`, `${bare}`]) {
    t.equal(await change(tags), 412, `${tags}: a weak or another tag never matches strongly`)
  }
  t.equal(await change(`"0", ${etag}`), 200)
  t.equal(await read(etag), 200, "what has changed is sent")
  t.equal(await change('"2"'), 200, "the answer to a write names the version alone")
})

t.test("a body that changes without the version is sent again, and its ETag still serves If-Match", async (t) => {
  const app = await startApp()
  const { claim, conflict, rule, exception, subject, source, claimant, dispute } = await fileOneOfEach(app)
  const reason = "It was wrong."
  const ruleBody = { settings: { relative: { percent: 12 } } }
  const cases: { of: string; path: string; change: () => Promise<Reply>; write?: [string, string, Body] }[] = [
    {
      of: "a comment on a conflict",
      path: conflict,
      change: () => app.post(`${conflict}/comments`, { text: "Both were read out." }),
    },
    {
      of: "a part of a subject",
      path: subject,
      change: () =>
        app.post("/v1/subjects", { name: "Troops in Kursk", unit: "1", measure: "stock", partOf: [idOf(subject)] }),
      write: ["PATCH", subject, { aliases: ["Them"] }],
    },
    { of: "the name of a source", path: claim, change: () => app.patch(source, { name: "A renamed wire" }) },
    {
      of: "the name of a claimant",
      path: conflict,
      change: () => app.patch(claimant, { name: "Defence intelligence" }),
      write: ["PATCH", conflict, { status: "explained" }],
    },
    {
      of: "the source that another one was merged into",
      path: claim,
      change: async () => {
        const { body } = await app.post("/v1/sources", { name: "The wire" })
        return app.post(`${source}/merge`, { into: body.id })
      },
      write: ["POST", `${claim}/retract`, { reason }],
    },
    ...[
      { path: rule, write: ["PUT", rule, ruleBody] as [string, string, Body] },
      { path: exception, write: ["POST", `${exception}/end`, { reason }] as [string, string, Body] },
      { path: dispute, write: ["POST", `${dispute}/settle`, undefined] as [string, string, Body] },
    ].map(({ path, write }) => ({
      of: "the name of a subject",
      path,
      change: () => app.patch(subject, { name: `The troops, for ${path.split("/")[2]}` }),
      write,
    })),
  ]
  for (const { of, path, change, write } of cases) {
    const what = `${path}: ${of}`
    const before = await app.get(path)
    const etag = before.headers.get("etag") ?? ""
    t.equal((await readIfChanged(app, path, etag)).status, 304, `${what} is as it was`)
    t.match((await change()).status, /^20[01]$/, what)
    const after = await readIfChanged(app, path, etag)
    t.equal(after.status, 200, what)
    t.equal(after.body.version, before.body.version, `${what} counts no version up`)
    t.not(after.headers.get("etag"), etag, what)
    if (write === undefined) continue
    const [method, to, body = settlementOf(after.body)] = write
    t.equal((await app.call(method, to, body, { "if-match": etag })).status, 200, `${what}, then If-Match`)
    // Nothing is open there by now, so that the settlement changes nothing.
    if (path === dispute) continue
    t.equal((await app.call(method, to, body, { "if-match": etag })).status, 412, `${what}, then a stale If-Match`)
  }
})

t.test("a conflict that another claimant joins is sent again", async (t) => {
  const app = await startApp()
  await app.post("/v1/claims", claimOf("10,000"))
  const { body } = await app.post("/v1/claims", claimOf("20,000", { claimant: { name: "US" } }))
  const path = `/v1/conflicts/${body.conflicts[0].id}`
  const etag = (await app.get(path)).headers.get("etag") ?? ""
  t.equal((await app.post("/v1/claims", claimOf("10,000", { claimant: { name: "MoD" } }))).status, 201)
  t.equal((await readIfChanged(app, path, etag)).status, 200)
})

function settlementOf({ openConflicts }: Body) {
  return { status: "explained", note: "Different days.", openConflicts }
}

function readIfChanged(app: TestApp, path: string, tags: string): Promise<Reply> {
  return app.call("GET", path, undefined, { "if-none-match": tags })
}

t.test("If-None-Match changes nothing where there is nothing, or where it is no read", async (t) => {
  const app = await startApp()
  const headers = { "if-none-match": "*" }
  const unknown = await app.call("GET", "/v1/subjects/01930a2e-5c00-7000-8000-000000000000", undefined, headers)
  t.equal(unknown.status, 404)
  t.equal((await app.post("/v1/subjects", { name: "Troops" }, headers)).status, 201)
  t.equal((await app.call("GET", "/v1/subjects", undefined, headers)).status, 200, "a list has no ETag")
})

t.test("long answers are compressed where the client accepts it", async (t) => {
  const app = await startApp()
  await fillSubjects(app)
  const plain = await ask(app, "/v1/subjects")
  t.equal(plain.headers["content-encoding"], undefined)
  t.match(plain.headers.vary, /accept-encoding/i, "a cache keeps the two apart")
  const packed = await ask(app, "/v1/subjects", { "accept-encoding": "gzip" })
  t.equal(packed.headers["content-encoding"], "gzip")
  t.match(packed.headers.vary, /^accept-encoding$/i, "named once")
  t.same(gunzipSync(packed.body), plain.body)
  t.ok(packed.body.length < plain.body.length / 2, `${packed.body.length} of ${plain.body.length} bytes`)
  t.equal((await ask(app, "/v1/subjects", { "accept-encoding": "br, gzip" })).headers["content-encoding"], "br")
  const refused = await ask(app, "/v1/subjects", { "accept-encoding": "gzip;q=0, identity" })
  t.equal(refused.headers["content-encoding"], undefined)
})

t.test("short answers are sent as they are", async (t) => {
  const app = await startApp()
  const { body: subject } = await app.post("/v1/subjects", { name: "Troops" })
  const answer = await ask(app, `/v1/subjects/${subject.id}`, { "accept-encoding": "gzip" })
  t.same([answer.headers["content-encoding"], answer.headers.vary], [undefined, undefined])
})

t.test("an address that leads nowhere is answered shortly, however long it is", async (t) => {
  const app = await startApp()
  const tail = "x".repeat(3_000)
  for (const path of [`/${tail}`, `/v1/${tail}`, `/v1/claims/${tail}`, `/v1/%zz${tail}`, `/v1/${'"'.repeat(3_000)}`]) {
    const answer = await ask(app, path, { "accept-encoding": "gzip" })
    t.match(String(answer.status), /^4/, path.slice(0, 20))
    t.match(answer.headers["content-type"], "application/problem+json")
    t.ok(answer.body.length < 1_024, `${answer.body.length} bytes`)
    t.same([answer.headers["content-encoding"], answer.headers.vary], [undefined, undefined])
  }
})

t.test("problems are compressed too, and stay problems", async (t) => {
  const app = await startApp()
  const unknown = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`member${n}`, n]))
  const headers = { "accept-encoding": "gzip", "content-type": "application/json" }
  const answer = await ask(app, "/v1/subjects", headers, "POST", JSON.stringify(unknown))
  t.same([answer.status, answer.headers["content-encoding"]], [400, "gzip"])
  t.match(answer.headers["content-type"], "application/problem+json")
  t.match(JSON.parse(gunzipSync(answer.body).toString()).type, /invalid-request/)
})

t.test("HEAD names what the GET would be, and a compressed answer has the ETag that If-Match takes", async (t) => {
  const app = await startApp()
  const aliases = Array.from({ length: 100 }, (_, n) => `an alias of the troops ${n}`)
  const { body: subject } = await app.post("/v1/subjects", { name: "Troops", aliases })
  const path = `/v1/subjects/${subject.id}`
  const headers = { "accept-encoding": "gzip" }
  const got = await ask(app, path, headers)
  const head = await ask(app, path, headers, "HEAD")
  for (const name of ["content-encoding", "content-length", "vary", "etag"]) {
    t.equal(head.headers[name], got.headers[name], name)
  }
  t.same([got.headers["content-encoding"], head.body.length], ["gzip", 0])
  const etag = String(got.headers.etag)
  t.equal(etag, (await ask(app, path)).headers.etag, "the same in every encoding")
  const known = await ask(app, path, { ...headers, "if-none-match": etag })
  t.same([known.status, known.body.length, known.headers["content-encoding"]], [304, 0, undefined])
  t.match(known.headers.vary, /accept-encoding/i)
  t.equal((await app.patch(path, { tags: ["war"] }, { "if-match": etag })).status, 200)
})

t.test("a request is not decompressed: its size is what was checked", async (t) => {
  const app = await startApp()
  const reply = await app.post("/v1/subjects", { name: "Troops" }, { "content-encoding": "gzip" })
  t.equal(reply.status, 201, "read as it is")
})

/** The addresses of one thing of each kind that has an ETag. */
async function fileOneOfEach(app: TestApp) {
  await app.post("/v1/claims", claimOf("10,000"))
  const { body } = await app.post("/v1/claims", claimOf("20,000", { source: { name: "Another" } }))
  const conflict = body.conflicts[0].id
  const until = "2024-12-31"
  const exception = await app.post("/v1/exceptions", { conflict, reason: "Both stand.", until })
  const { id, subject, source, claimant } = body.claim
  const settings = { relative: { percent: 10 } }
  const rule = await app.post("/v1/rules", { name: "Wide", scope: { subject: subject.id }, settings })
  return {
    claim: `/v1/claims/${id}`,
    conflict: `/v1/conflicts/${conflict}`,
    subject: `/v1/subjects/${subject.id}`,
    source: `/v1/sources/${source.id}`,
    claimant: `/v1/sources/${claimant.id}`,
    dispute: `/v1/disputes/${subject.id}`,
    exception: `/v1/exceptions/${exception.body.id}`,
    rule: `/v1/rules/${rule.body.id}`,
  }
}

function idOf(path: string): string {
  return path.split("/").at(-1) ?? ""
}

async function fillSubjects(app: TestApp): Promise<void> {
  for (let n = 0; n < 20; n++) await app.post("/v1/subjects", { name: `The troops of the army number ${n}` })
}

type Raw = { readonly status: number; readonly headers: Record<string, string | undefined>; readonly body: Buffer }

/** The answer as it comes over the wire: fetch would unpack it. */
function ask(
  app: TestApp,
  path: string,
  headers: Record<string, string> = {},
  method = "GET",
  body = "",
): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const sent = request(app.address + path, { method, headers }, (message) => {
      const chunks: Buffer[] = []
      message.on("data", (chunk) => chunks.push(chunk))
      message.on("end", () => {
        resolve({
          status: message.statusCode ?? 0,
          headers: message.headers as Raw["headers"],
          body: Buffer.concat(chunks),
        })
      })
    })
    sent.on("error", reject)
    sent.end(body)
  })
}
