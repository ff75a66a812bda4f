import { request } from "node:http"
import { gunzipSync } from "node:zlib"
import t from "tap"
import { startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"

t.test("If-None-Match answers 304 without a body to every read that has an ETag", async (t) => {
  const app = await startApp()
  for (const path of await listVersioned(app)) {
    const { headers } = await app.get(path)
    const etag = headers.get("etag") ?? ""
    t.match(etag, /^"\d+"$/, path)
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
  const read = async (tags: string) => (await app.call("GET", path, undefined, { "if-none-match": tags })).status
  for (const tags of ['"1"', 'W/"1"', "*", " * ", '"0", W/"7", "1"', '"a,b","1"']) t.equal(await read(tags), 304, tags)
  for (const tags of ['"2"', "1", '"0,1"', 'W/"11"', ""]) t.equal(await read(tags), 200, tags)
  const change = async (tags: string) => (await app.patch(path, { tags: ["war"] }, { "if-match": tags })).status
  t.equal(await change('W/"1"'), 412, "a weak tag never matches strongly")
  t.equal(await change('"0", "1"'), 200)
  t.equal(await read('"1"'), 200, "what has changed is sent")
})

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

/** The address of one thing of each kind that has an ETag. */
async function listVersioned(app: TestApp): Promise<string[]> {
  await app.post("/v1/claims", claimOf("10,000"))
  const { body } = await app.post("/v1/claims", claimOf("20,000", { source: { name: "Another" } }))
  const conflict = body.conflicts[0].id
  const until = "2024-12-31"
  const exception = await app.post("/v1/exceptions", { conflict, reason: "Both stand.", until })
  const rule = await app.post("/v1/rules", { name: "Wide", settings: { relative: { percent: 10 } } })
  const { id, subject, source } = body.claim
  return [
    `/v1/claims/${id}`,
    `/v1/conflicts/${conflict}`,
    `/v1/subjects/${subject.id}`,
    `/v1/sources/${source.id}`,
    `/v1/disputes/${subject.id}`,
    `/v1/exceptions/${exception.body.id}`,
    `/v1/rules/${rule.body.id}`,
  ]
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
