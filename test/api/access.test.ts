import t from "tap"
import { type Body, bearer, startApp, type TestApp } from "../support/app.ts"

const SCOPES = ["read", "check", "file", "review", "curate", "rules", "webhooks", "admin"]

type Operation = {
  readonly method: string
  readonly path: string
  readonly operationId: string
  readonly security: readonly Record<string, string[]>[]
}

/** All operations of the reference, with an id that fits in the place of each parameter. */
function listOperations({ document }: TestApp): Operation[] {
  const { paths } = document as { paths: Record<string, Record<string, Body>> }
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, security }]) => ({
      method: method.toUpperCase(),
      path: path.replace(
        /\{[^}]+\}/g,
        path.startsWith("/v1/keys") ? "00000000" : "01934b5e-0000-7000-8000-000000000000",
      ),
      operationId,
      security,
    })),
  )
}

async function makeKeys(app: TestApp) {
  const create = async (scopes: string[], more: Body = {}, key?: string) =>
    (await app.post("/v1/keys", { name: scopes.join(" "), scopes, ...more }, bearer(key))).body
  const admin = await create(SCOPES)
  const make = (scopes: string[], more: Body = {}) => create(scopes, more, admin.key)
  return { admin, make }
}

t.test("every route × no key, a wrong one, without the scope, with it alone, revoked, expired", async (t) => {
  const app = await startApp()
  const { admin, make } = await makeKeys(app)
  const only = Object.fromEntries(
    await Promise.all(SCOPES.map(async (scope) => [scope, (await make([scope])).key] as const)),
  )
  const without = Object.fromEntries(
    await Promise.all(SCOPES.map(async (one) => [one, (await make(SCOPES.filter((two) => two !== one))).key] as const)),
  )
  const revoked = await make(SCOPES)
  await app.call("DELETE", `/v1/keys/${revoked.id}`, undefined, bearer(admin.key))
  const expired = await make(SCOPES, { expiresAt: "2024-11-07T08:00:01Z" })
  await app.store.pool.query("update access_keys set expires_at = '2024-11-07T07:59:59Z' where id = $1", [expired.id])
  const wrong = `${admin.key.slice(0, -1)}${admin.key.endsWith("0") ? "1" : "0"}`
  const operations = listOperations(app).filter(({ operationId }) => operationId !== "revokeKey")
  t.ok(operations.length > 60, `${operations.length} operations`)
  for (const { method, path, operationId, security } of operations) {
    const status = async (key?: string, headers: Record<string, string> = {}) => {
      const answer = await fetch(app.address + path, {
        method,
        headers: { ...bearer(key), ...headers },
        redirect: "manual",
      })
      await answer.arrayBuffer()
      return answer.status
    }
    if (security.length === 0) {
      t.not(await status(), 401, `${operationId} is public`)
      continue
    }
    t.same(security.flatMap(Object.keys).sort(), ["key", "session"], `${operationId} takes keys and sessions`)
    for (const [name, key] of Object.entries({ none: undefined, revoked: revoked.key, expired: expired.key, wrong }))
      t.equal(await status(key), 401, `${operationId} with ${name}`)
    t.equal(await status(undefined, { authorization: "Basic YTpi" }), 401, `${operationId} with a password`)
    const [scope] = security[0]?.key ?? []
    if (scope === undefined) t.equal(await status(only.webhooks), 200, operationId)
    else {
      t.equal(await status(without[scope]), 403, `${operationId} without ${scope}`)
      t.notOk([401, 403].includes(await status(only[scope])), `${operationId} with ${scope} alone`)
    }
  }
  t.equal((await fetch(`${app.address}/v1/nothing`)).status, 401, "what does not exist is told to nobody unknown")
})

t.test("what a refusal says", async (t) => {
  const app = await startApp()
  const { make } = await makeKeys(app)
  const { key } = await make(["check"])
  const none = await app.get("/v1/subjects")
  t.match(none.body, { type: "urn:countercheck:problem:unauthenticated", status: 401 })
  t.equal(none.headers.get("www-authenticate"), 'Bearer realm="countercheck"')
  const unknown = await app.call(
    "GET",
    "/v1/subjects",
    undefined,
    bearer("cck_00000000_000000000000000000000000000000000000"),
  )
  t.equal(unknown.headers.get("www-authenticate"), 'Bearer realm="countercheck", error="invalid_token"')
  const scope = await app.call("GET", "/v1/subjects", undefined, bearer(key))
  t.match(scope.body, { type: "urn:countercheck:problem:missing-scope", scope: "read", scopes: ["check"] })
  const revoked = await make(["read"])
  await app.store.pool.query("update access_keys set revoked_at = created_at where id = $1", [revoked.id])
  const ended = await app.call("GET", "/v1/subjects", undefined, bearer(revoked.key))
  t.same(ended.body, unknown.body, "nothing says whether a key exists")
})

t.test("keys: made, listed, rotated and revoked; the key is shown once", async (t) => {
  const app = await startApp()
  t.match((await app.get("/v1/me")).body, { kind: "open", scopes: SCOPES })
  const { admin, make } = await makeKeys(app)
  t.match(admin.key, /^cck_[0-9A-Za-z]{8}_[0-9A-Za-z]{36}$/)
  const cms = await make(["file", "check"], { expiresAt: "2030-01-01T00:00:00Z" })
  t.same(cms.scopes, ["check", "file"])
  t.equal(cms.createdBy, `key ${SCOPES.join(" ")}`)
  const call = (method: string, path: string, key: string) => app.call(method, path, undefined, bearer(key))
  t.match((await call("GET", "/v1/me", cms.key)).body, {
    kind: "key",
    id: cms.id,
    scopes: ["check", "file"],
    role: null,
  })
  const list = await call("GET", "/v1/keys?limit=1", admin.key)
  t.equal(list.body.items.length, 1)
  const rest = await call("GET", `/v1/keys?cursor=${list.body.nextCursor}`, admin.key)
  t.same([...list.body.items, ...rest.body.items].map(({ id }: Body) => id).sort(), [cms.id, admin.id].sort())
  t.notMatch(JSON.stringify([list.body, rest.body]), /cck_/)
  const next = await call("POST", `/v1/keys/${cms.id}/rotate`, admin.key)
  t.match(next, { status: 201, body: { name: cms.name, scopes: cms.scopes, expiresAt: cms.expiresAt } })
  t.equal(next.headers.get("cache-control"), "no-store")
  t.equal((await call("GET", "/v1/me", next.body.key)).status, 200)
  t.equal((await call("GET", "/v1/me", cms.key)).status, 200, "the old one is taken for a day")
  t.match((await call("POST", `/v1/keys/${cms.id}/rotate`, admin.key)).body, {
    type: /key-ended/,
    detail: new RegExp(next.body.id),
  })
  t.match((await call("DELETE", `/v1/keys/${next.body.id}`, admin.key)).body, { revokedAt: "2024-11-07T08:00:00Z" })
  t.equal((await call("GET", "/v1/me", next.body.key)).status, 401, "this process refuses it at once")
  t.match((await call("DELETE", `/v1/keys/${next.body.id}`, admin.key)).body, { revokedAt: "2024-11-07T08:00:00Z" })
  t.equal((await call("DELETE", "/v1/keys/00000000", admin.key)).status, 404)
  const { rows } = await app.store.pool.query("select digest::text as digest from access_keys")
  t.notMatch(JSON.stringify(rows), new RegExp(cms.key.slice(13)))
})

t.test("what is no key to make", async (t) => {
  const app = await startApp()
  const { admin } = await makeKeys(app)
  const cases: [Body, number, string][] = [
    [{ name: "a" }, 400, "/scopes"],
    [{ name: "a", scopes: [] }, 400, "/scopes"],
    [{ name: "a", scopes: ["all"] }, 400, "/scopes/0"],
    [{ name: "", scopes: ["read"] }, 400, "/name"],
    [{ name: "  ", scopes: ["read"] }, 422, "/name"],
    [{ name: "a\u202eb", scopes: ["read"] }, 422, "/name"],
    [{ name: "a", scopes: ["read"], expiresAt: "tomorrow" }, 422, "/expiresAt"],
    [{ name: "a", scopes: ["read"], expiresAt: "2024-11-07T07:00:00Z" }, 422, "/expiresAt"],
  ]
  for (const [body, status, pointer] of cases) {
    const reply = await app.post("/v1/keys", body, bearer(admin.key))
    t.same([reply.status, reply.body.errors?.[0]?.pointer], [status, pointer], JSON.stringify(body))
  }
  const keyed = await app.post(
    "/v1/keys",
    { name: "a", scopes: ["read"] },
    { ...bearer(admin.key), "idempotency-key": "k" },
  )
  t.match(keyed, { status: 400, body: { errors: [{ parameter: "Idempotency-Key" }] } })
  t.equal((await app.call("GET", "/v1/keys", undefined, bearer(admin.key))).body.items.length, 1)
})

t.test("the history names the key, and X-Actor only refines it", async (t) => {
  const app = await startApp()
  const { admin, make } = await makeKeys(app)
  const { key } = await make(["file", "curate", "read"])
  const claim = { subject: { name: "Troops" }, figure: "10,000", source: { name: "A" }, publishedAt: "2024-11-04" }
  const filed = await app.post("/v1/claims", claim, { ...bearer(key), "x-actor": "night desk" })
  t.equal(filed.status, 201)
  const { id } = filed.body.claim
  t.equal((await app.post("/v1/subjects", { name: "Soldiers" }, bearer(key))).status, 201)
  const change = (body: Body, more: Record<string, string>) =>
    app.post(`/v1/claims/${id}/move`, body, { ...bearer(key), ...more })
  const move = { subject: { name: "Soldiers" }, reason: "misread" }
  t.equal((await change(move, { "x-actor": "night desk" })).status, 200)
  t.equal((await change({ ...move, subject: { name: "Troops" } }, {})).status, 200)
  const { history } = (await app.call("GET", `/v1/claims/${id}`, undefined, bearer(key))).body
  t.same(
    history.map(({ who }: Body) => who),
    ['key file curate read for "night desk"', "key file curate read"],
  )
  const bad = await app.post("/v1/claims", claim, { ...bearer(admin.key), "x-actor": "a%0Ab" })
  t.equal(bad.status, 400)
})

t.test("an Idempotency-Key belongs to the key that sent it", async (t) => {
  const app = await startApp()
  const { make } = await makeKeys(app)
  const [one, other] = [(await make(["file", "curate"])).key, (await make(["file", "curate"])).key]
  const claim = { subject: { name: "Troops" }, figure: "10,000", source: { name: "A" }, publishedAt: "2024-11-04" }
  for (const [path, body, again] of [
    ["/v1/claims", claim, { ...claim, figure: "11,000" }],
    ["/v1/subjects", { name: "One" }, { name: "Two" }],
  ] as const) {
    const send = (key: string, given: Body) => app.post(path, given, { ...bearer(key), "idempotency-key": path })
    const first = await send(one, body)
    t.equal(first.status, 201)
    t.equal((await send(one, body)).headers.get("idempotency-replayed"), "true")
    t.equal((await send(one, again)).status, 422)
    const second = await send(other, again)
    t.same([second.status, second.headers.get("idempotency-replayed")], [201, null], path)
  }
  const upload = (key: string, lines: string) =>
    app.call("POST", "/v1/imports", lines, {
      ...bearer(key),
      "idempotency-key": "k-1",
      "content-type": "application/x-ndjson",
    })
  const first = await upload(one, JSON.stringify(claim))
  t.equal(first.status, 202)
  t.equal((await upload(other, JSON.stringify({ ...claim, figure: "12,000" }))).status, 202)
  t.match((await upload(one, JSON.stringify({ ...claim, figure: "12,000" }))).body, {
    status: 422,
    detail: /The key "k-1"/,
  })
})

t.test("a host that is not ours, and pages of other sites", async (t) => {
  const app = await startApp()
  const port = new URL(app.address).port
  const send = (headers: Record<string, string>, method = "POST") =>
    app.call(
      method,
      method === "POST" ? "/v1/subjects" : "/v1/me",
      method === "POST" ? { name: "A" } : undefined,
      headers,
    )
  const made = async (headers: Record<string, string>) => (await send(headers)).status
  t.equal(await made({ origin: `http://127.0.0.1:${port}` }), 201)
  for (const headers of [
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: `http://127.0.0.1:${Number(port) + 1}` },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ] as Record<string, string>[])
    t.match(await send(headers), { status: 403, body: { type: /foreign-origin/ } }, JSON.stringify(headers))
  t.equal(
    (await send({ origin: "https://evil.example" }, "GET")).status,
    200,
    "a read changes nothing, and no page gets its answer",
  )
  t.equal((await send({ origin: "https://evil.example" }, "GET")).headers.get("access-control-allow-origin"), null)
  t.equal((await app.get("/v1/subjects")).body.items.length, 1)
})
