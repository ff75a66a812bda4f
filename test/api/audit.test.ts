import t from "tap"
import { REFUSALS_KEPT } from "../../src/operations/access/refused-access.ts"
import { type Body, bearer, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { until } from "../support/service.ts"

const ALL = ["read", "check", "file", "review", "curate", "rules", "webhooks", "admin"]

/** An app with an owner's key, and a way to read its audit, newest first. */
async function startOwned() {
  const app = await startApp()
  const { body: owner } = await app.post("/v1/keys", { name: "Ana", scopes: ALL })
  const read = async (query = "") => (await app.call("GET", `/v1/audit${query}`, undefined, bearer(owner.key))).body
  return { app, owner, read }
}

const operations = ({ items }: Body) => items.map(({ operation }: Body) => operation)

function upload(app: TestApp, key: string, lines: readonly unknown[]) {
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join("")
  return app.call("POST", "/v1/imports", text, { ...bearer(key), "content-type": "application/x-ndjson" })
}

t.test("every write that was done has an entry, with who, what and from where", async (t) => {
  const { app, owner, read } = await startOwned()
  const subject = await app.post("/v1/subjects", { name: "Rain" }, { ...bearer(owner.key), "x-actor": "night desk" })
  t.equal(subject.status, 201)
  const filed = await app.post("/v1/claims", claimOf("7"), { ...bearer(owner.key), "x-request-id": "from-the-proxy" })
  t.equal(filed.status, 201)
  t.equal((await upload(app, owner.key, [claimOf("8")])).status, 202)
  const path = `/v1/claims/${filed.body.claim.id}/retract`
  const retracted = await app.post(path, { reason: "wrong" }, bearer(owner.key))
  t.equal(retracted.status, 200)
  const { items, nextCursor } = await read()
  t.equal(nextCursor, null)
  t.same(operations({ items }), ["retractClaim", "createImport", "fileClaim", "createSubject", "createKey"])
  const [, , claim, made, first] = items
  t.match(claim, {
    at: "2024-11-07T08:00:00Z",
    actor: "key Ana",
    key: owner.id,
    person: null,
    address: "127.0.0.1",
    path: "/v1/claims",
    status: 201,
    request: "from-the-proxy",
  })
  t.match(made, { actor: 'key Ana for "night desk"', status: 201, request: subject.headers.get("x-request-id") })
  t.match(first, { actor: null, key: null, operation: "createKey" }, "made while the service was open")
})

t.test("what was refused, read or repeated has none", async (t) => {
  const { app, owner, read } = await startOwned()
  for (const path of ["/v1/claims", "/v1/subjects"]) {
    const body = path === "/v1/claims" ? claimOf("7") : { name: "Snow" }
    const key = { ...bearer(owner.key), "idempotency-key": path }
    t.equal((await app.post(path, body, key)).status, 201)
    t.equal((await app.post(path, body, key)).headers.get("idempotency-replayed"), "true")
  }
  t.equal((await app.post("/v1/subjects", { name: "Snow" }, bearer(owner.key))).status, 409)
  t.equal((await app.post("/v1/claims", claimOf("no figure"), bearer(owner.key))).status, 422)
  t.equal((await app.call("GET", "/v1/claims", undefined, bearer(owner.key))).status, 200)
  t.same(operations(await read()), ["createSubject", "fileClaim", "createKey"])
})

t.test("many claims at once have an entry each", async (t) => {
  const { app, owner, read } = await startOwned()
  const claims = Array.from({ length: 60 }, (_, index) =>
    claimOf(String(index), { subject: { name: `S${index % 7}` } }),
  )
  const filed = await Promise.all(claims.map((claim) => app.post("/v1/claims", claim, bearer(owner.key))))
  t.ok(filed.every(({ status }) => status === 201))
  const { items } = await read("?operation=fileClaim&limit=200")
  t.same(
    items.map(({ request }: Body) => request).sort(),
    filed.map(({ headers }) => headers.get("x-request-id")).sort(),
  )
})

t.test("refused access is kept, and no flood of it", async (t) => {
  const { app, owner, read } = await startOwned()
  const { body: reader } = await app.post("/v1/keys", { name: "CMS", scopes: ["read"] }, bearer(owner.key))
  t.equal((await app.get("/v1/claims")).status, 401)
  t.equal((await app.post("/v1/claims", claimOf("7"), bearer(reader.key))).status, 403)
  await until(async () => (await read("?operation=fileClaim")).items.length === 1)
  const [refused] = (await read("?operation=fileClaim")).items
  t.match(refused, { status: 403, key: reader.id, actor: "key CMS" })
  for (let count = 0; count < REFUSALS_KEPT.ofAddress + 5; count += 1)
    t.equal((await app.call("GET", "/v1/me", undefined, bearer("no key"))).status, 401)
  const wrong = async () => (await read("?operation=readMe")).items
  await until(async () => (await wrong()).length >= REFUSALS_KEPT.ofAddress - 1)
  t.equal((await wrong()).length, REFUSALS_KEPT.ofAddress - 1, "one of the address was the missing scope")
  t.match((await wrong())[0], { status: 401, key: null, actor: null, address: "127.0.0.1" })
})

t.test("filters, pages and what they refuse", async (t) => {
  const { app, owner, read } = await startOwned()
  const { body: cms } = await app.post("/v1/keys", { name: "CMS", scopes: ["curate"] }, bearer(owner.key))
  for (const name of ["A", "B", "C"]) await app.post("/v1/subjects", { name }, bearer(cms.key))
  t.same(operations(await read(`?key=${owner.id}`)), ["createKey"])
  t.equal((await read("?actor=key%20CMS")).items.length, 3)
  t.match(await read("?person=01934b5e-0000-7000-8000-000000000000"), {
    status: 404,
    errors: [{ parameter: "person" }],
  })
  t.equal((await read("?from=2024-11-07&to=2024-11-07")).items.length, 5)
  t.equal((await read("?from=2024-11-08")).items.length, 0)
  t.equal((await read("?to=2024-11-06")).items.length, 0)
  const all = (await read()).items
  const seen: Body[] = []
  for (let cursor = ""; ; ) {
    const page: Body = await read(`?limit=2${cursor}`)
    seen.push(...page.items)
    if (page.nextCursor === null) break
    cursor = `&cursor=${page.nextCursor}`
  }
  t.same(seen, all)
  for (const query of ["?format=csv&limit=2", "?from=noon", "?cursor=x", "?format=xml", "?key=short"])
    t.match((await read(query)).type, /invalid/, query)
  t.equal((await app.call("GET", "/v1/audit", undefined, bearer(cms.key))).status, 403)
})

t.test("all of it as NDJSON and CSV; no cell is a formula", async (t) => {
  const { app, owner, read } = await startOwned()
  const actor = encodeURIComponent('=HYPERLINK("x")')
  await app.store.pool.query(
    `insert into audit select gen_random_uuid(), '2024-11-06T00:00:00Z'::timestamptz - make_interval(secs => n), '@x,y', null, null, '10.0.0.1', 'x', '/', 200, 'r'
     from generate_series(1, 2500) n`,
  )
  await app.post("/v1/subjects", { name: "A" }, { ...bearer(owner.key), "x-actor": actor })
  const lines = (await read("?format=ndjson")).trimEnd().split("\n")
  t.equal(lines.length, 2_502)
  t.same(
    lines.slice(0, 20).map((line: string) => JSON.parse(line)),
    (await read("?limit=20")).items,
  )
  t.equal(new Set(lines).size, 2_502)
  const [head, first, , third] = (await read("?format=csv")).split("\r\n")
  t.equal(head, "id,at,actor,key,person,address,operation,path,status,request")
  t.match(first, /,"key Ana for ""=HYPERLINK\(""x""\)""",/)
  t.match(third, /,"'@x,y",,,10\.0\.0\.1,x,\/,200,r$/)
})

t.test("a write that fails leaves no entry", async (t) => {
  const { app, owner, read } = await startOwned()
  await app.store.pool.query("alter table audit rename to audit_away")
  try {
    for (const [path, body] of [
      ["/v1/subjects", { name: "A" }],
      ["/v1/claims", claimOf("7")],
    ] as const) {
      const headers = { ...bearer(owner.key), "content-type": "application/json" }
      const answer = await fetch(app.address + path, { method: "POST", body: JSON.stringify(body), headers })
      t.equal(answer.status, 500, path)
    }
  } finally {
    await app.store.pool.query("alter table audit_away rename to audit")
  }
  t.same(operations(await read()), ["createKey"])
  const { rows } = await app.store.pool.query(
    "select (select count(*) from subjects) + (select count(*) from claims) as n",
  )
  t.equal(Number(rows[0].n), 0, "and what is not in the audit was not done")
})
