import { createHash } from "node:crypto"
import t from "tap"
import { offerOwnership } from "../../src/operations/access/owner-link.ts"
import { type Body, NOW, type Reply, startApp, type TestApp } from "../support/app.ts"

const LINK_USED = { status: 410, body: { type: "urn:countercheck:problem:link-used" } }

/** The value of the session's cookie, as a browser sends it back. */
function cookieOf({ headers }: Pick<Reply, "headers">): string {
  return (headers.get("set-cookie") ?? "").split(";")[0] ?? ""
}

function tokenOf(link: string): string {
  return new URL(link).searchParams.get("token") ?? ""
}

/** An app with an owner, who is signed in. */
async function startOwned() {
  const app = await startApp()
  const token = await offerOwnership(app.store.db, NOW)
  const owned = await app.post("/v1/owner", { token, name: "Mara" })
  t.equal(owned.status, 201)
  const admin = { authorization: `Bearer ${owned.body.key.key}` }
  const as = (session: string) => ({ cookie: session, origin: app.address })
  const join = async (role: string, name = "Ana") => {
    const { body } = await app.post("/v1/invitations", { role, name }, admin)
    const joined = await app.post("/v1/session", { token: tokenOf(body.link) })
    return { person: joined.body, session: cookieOf(joined) }
  }
  const me = (session: string) => app.call("GET", "/v1/me", undefined, { cookie: session })
  return { app, token, owned, admin, as, join, me, owner: owned.body.person, session: cookieOf(owned) }
}

t.test("the owner's link makes the account, a key and a session, once", async (t) => {
  const { app, token, owned, owner, session, me } = await startOwned()
  t.match(owned.headers.get("set-cookie"), /^countercheck=\w{40}; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/)
  t.equal(owned.headers.get("cache-control"), "no-store")
  t.match(owner, { name: "Mara", role: "owner", issuer: null, createdBy: null, disabledAt: null })
  t.match(owned.body.key, { name: "owner", createdBy: "Mara", scopes: { length: 8 } })
  t.match((await me(session)).body, { kind: "person", id: owner.id, name: "Mara", role: "owner", note: null })
  t.equal((await app.get("/v1/me")).status, 401, "from now on nobody gets in without")
  const again = await app.post("/v1/owner", { token, name: "Eve" })
  const wrong = await app.post("/v1/owner", { token: "x".repeat(40), name: "Eve" })
  t.match(again, LINK_USED)
  t.same(again.body, wrong.body, "nothing says whether a link exists")
  t.equal(await offerOwnership(app.store.db, NOW), null, "no second link")
  const { rows } = await app.store.pool.query("select encode(digest, 'hex') as digest from invitations")
  t.same(rows, [{ digest: createHash("sha256").update(String(token)).digest("hex") }], "only the digest is stored")
})

t.test("a link of thirty minutes, of which two used at once make one owner", async (t) => {
  const app = await startApp()
  const early = new Date(Date.parse(NOW) - 30 * 60_000).toISOString()
  const expired = await offerOwnership(app.store.db, early)
  const tokens = [await offerOwnership(app.store.db, NOW), await offerOwnership(app.store.db, NOW)]
  t.match(await app.post("/v1/owner", { token: expired, name: "Eve" }), LINK_USED)
  const sent = [...tokens, ...tokens].map((token, index) => app.post("/v1/owner", { token, name: `Owner ${index}` }))
  const statuses = (await Promise.all(sent)).map(({ status }) => status)
  t.same(statuses.sort(), [201, 410, 410, 410])
  const { rows } = await app.store.pool.query("select name from people")
  t.equal(rows.length, 1)
})

t.test("an invitation makes an account, and a link signs in to it, each once", async (t) => {
  const { app, admin, me, as } = await startOwned()
  const invited = await app.post("/v1/invitations", { role: "editor", name: " Ana " }, admin)
  t.match(invited.body, { kind: "person", role: "editor", name: "Ana", person: null, createdBy: "key owner" })
  t.match(invited.body.link, /^http:\/\/127\.0\.0\.1:\d+\/invitation\?token=\w{40}$/)
  t.equal(invited.body.expiresAt, "2024-11-14T08:00:00Z")
  const token = tokenOf(invited.body.link)
  t.match(await app.post("/v1/owner", { token, name: "Eve" }), LINK_USED, "it makes no owner")
  const [one, other] = await Promise.all([app.post("/v1/session", { token }), app.post("/v1/session", { token })])
  const [joined, late] = one?.status === 201 ? [one, other] : [other, one]
  t.match(joined, { status: 201, body: { name: "Ana", role: "editor", createdBy: "key owner" } })
  t.match(late, LINK_USED)
  t.match((await me(cookieOf(joined))).body, { kind: "person", scopes: ["read", "check", "file", "review", "curate"] })
  const { link } = (await app.post(`/v1/people/${joined.body.id}/links`, undefined, admin)).body
  const back = await app.post("/v1/session", { token: tokenOf(link) })
  t.match(back, { status: 201, body: { id: joined.body.id } })
  t.match(await app.post("/v1/session", { token: tokenOf(link) }), LINK_USED)
  const signedOut = await app.call("DELETE", "/v1/session", undefined, as(cookieOf(back)))
  t.match(signedOut, { status: 200, body: { endedAt: NOW } })
  t.match(signedOut.headers.get("set-cookie"), /^countercheck=; Max-Age=0; Path=\//)
  t.equal((await me(cookieOf(back))).status, 401, "a cookie that somebody kept is of no use")
  t.equal((await me(cookieOf(joined))).status, 200, "the other session goes on")
  const list = (await app.call("GET", "/v1/invitations", undefined, admin)).body
  t.same(
    list.items.map(({ kind, usedAt }: Body) => [kind, usedAt]),
    [
      ["sign-in", "2024-11-07T08:00:00Z"],
      ["person", "2024-11-07T08:00:00Z"],
    ],
  )
  t.notMatch(JSON.stringify(list), new RegExp(token))
})

t.test("the audit names whom a link signs in, by the API and by the page", async (t) => {
  const { app, owner, admin, join } = await startOwned()
  const { person } = await join("editor", "Ana")
  const invited = await app.post("/v1/invitations", { role: "reader", name: "Ben" }, admin)
  const form = `token=${tokenOf(invited.body.link)}&name=Ben`
  const type = { "content-type": "application/x-www-form-urlencoded" }
  t.equal((await fetch(`${app.address}/invitation`, { method: "POST", body: form, headers: type })).status, 201)
  const read = async (operation: string) =>
    (await app.call("GET", `/v1/audit?operation=${encodeURIComponent(operation)}`, undefined, admin)).body.items
  t.match(await read("signIn"), [{ actor: "Ana", person: person.id, key: null, status: 201 }])
  t.match(await read("becomeOwner"), [{ actor: "Mara", person: owner.id, key: null, status: 201 }])
  const [ben] = (await app.call("GET", "/v1/people", undefined, admin)).body.items
  t.match(await read("POST /invitation"), [{ actor: "Ben", person: ben.id, status: 201 }])
})

t.test("an invitation without a name, revoked, expired, or for what is no role", async (t) => {
  const { app, admin } = await startOwned()
  const nameless = await app.post("/v1/invitations", { role: "reader" }, admin)
  const token = tokenOf(nameless.body.link)
  t.match(await app.post("/v1/session", { token }), { status: 422, body: { errors: [{ pointer: "/name" }] } })
  t.match(await app.post("/v1/session", { token, name: "a\u202eb" }), { status: 422 })
  t.match(await app.post("/v1/session", { token, name: "Ben" }), { status: 201, body: { name: "Ben" } })
  const revoked = await app.post("/v1/invitations", { role: "owner", name: "Eve" }, admin)
  const path = `/v1/invitations/${revoked.body.id}`
  t.match((await app.call("DELETE", path, undefined, admin)).body, { revokedAt: "2024-11-07T08:00:00Z" })
  t.match(await app.post("/v1/session", { token: tokenOf(revoked.body.link) }), LINK_USED)
  const expired = await app.post("/v1/invitations", { role: "owner", name: "Eve" }, admin)
  await app.store.pool.query("update invitations set expires_at = $1 where id = $2", [NOW, expired.body.id])
  t.match(await app.post("/v1/session", { token: tokenOf(expired.body.link) }), LINK_USED)
  t.equal((await app.post("/v1/invitations", { role: "admin" }, admin)).status, 400)
  const keyed = await app.post("/v1/invitations", { role: "reader" }, { ...admin, "idempotency-key": "k" })
  t.match(keyed, { status: 400, body: { errors: [{ parameter: "Idempotency-Key" }] } })
  const unknown = "01934b5e-0000-7000-8000-000000000000"
  t.equal((await app.call("DELETE", `/v1/invitations/${unknown}`, undefined, admin)).status, 404)
  t.equal((await app.post(`/v1/people/${unknown}/links`, undefined, admin)).status, 404)
})

t.test("people: listed, renamed, given roles, disabled; the last owner stays", async (t) => {
  const { app, admin, join, me, owner } = await startOwned()
  const { person, session } = await join("reader")
  const change = (id: string, body: Body, headers = {}) => app.patch(`/v1/people/${id}`, body, { ...admin, ...headers })
  t.equal((await app.call("GET", "/v1/subjects", undefined, { cookie: session })).status, 200)
  const list = (await app.call("GET", "/v1/people?limit=1", undefined, admin)).body
  const rest = (await app.call("GET", `/v1/people?cursor=${list.nextCursor}`, undefined, admin)).body
  t.same(
    [...list.items, ...rest.items].map(({ name }: Body) => name),
    ["Ana", "Mara"],
  )
  const read = await app.call("GET", `/v1/people/${person.id}`, undefined, admin)
  const raised = await change(person.id, { role: "editor", name: "Ana R." }, { "if-match": read.headers.get("etag") })
  t.match(raised, { status: 200, body: { role: "editor", name: "Ana R.", version: 2 } })
  t.match((await me(session)).body, { role: "editor", name: "Ana R." }, "the session has the new role")
  t.equal((await change(person.id, { role: "reader" }, { "if-match": read.headers.get("etag") })).status, 412)
  for (const body of [{ disabled: true }, { role: "editor" }])
    t.match(await change(owner.id, body), { status: 409, body: { type: /last-owner/, detail: /"Mara"/ } })
  t.match((await change(owner.id, { role: "owner", name: "M." })).body, { role: "owner", name: "M." })
  const { link } = (await app.post(`/v1/people/${person.id}/links`, undefined, admin)).body
  const off = await change(person.id, { disabled: true })
  t.equal(off.body.disabledAt, "2024-11-07T08:00:00Z")
  t.equal((await me(session)).status, 401)
  t.match(await app.post("/v1/session", { token: tokenOf(link) }), LINK_USED)
  t.match(await app.post(`/v1/people/${person.id}/links`, undefined, admin), {
    status: 409,
    body: { type: /account-disabled/ },
  })
  t.equal((await change(person.id, { disabled: false })).body.disabledAt, null)
  t.equal((await me(session)).status, 401, "its sessions do not come back")
  t.match(await app.post("/v1/session", { token: tokenOf(link) }), LINK_USED)
  for (const [body, status] of [
    [{}, 400],
    [{ role: "king" }, 400],
    [{ name: " " }, 422],
  ] as const)
    t.equal((await change(person.id, body)).status, status, JSON.stringify(body))
})

t.test("two owners who leave at once: one stays", async (t) => {
  const { app, admin, join, owner } = await startOwned()
  const { person } = await join("owner")
  const leave = (id: string) => app.patch(`/v1/people/${id}`, { disabled: true }, admin)
  const statuses = (await Promise.all([leave(owner.id), leave(person.id)])).map(({ status }) => status)
  t.same(statuses.sort(), [200, 409])
})

t.test("a session writes from pages of this service only, and lives for fourteen days from its last use", async (t) => {
  const { app, session, me, as } = await startOwned()
  const write = (headers: Record<string, string>) =>
    app.post("/v1/subjects", { name: `A ${Math.random()}` }, { cookie: session, ...headers })
  t.equal((await write(as(session))).status, 201)
  t.equal((await write({ "sec-fetch-site": "same-origin" })).status, 201)
  const foreign = { status: 403, body: { type: /foreign-origin/ } }
  for (const headers of [
    {},
    { origin: "https://evil.example" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ] as Record<string, string>[])
    t.match(await write(headers), foreign, JSON.stringify(headers))
  t.equal((await app.call("GET", "/v1/subjects", undefined, { cookie: session })).body.items.length, 2)
  t.equal((await me("countercheck=forged")).status, 401)
  t.equal((await me(session.replace("countercheck", "__Host-countercheck"))).status, 401, "that one is of HTTPS")
  const history = (await app.call("GET", "/v1/subjects", undefined, { cookie: session })).body
  t.equal(history.items.length, 2)
  const { rows } = await app.store.pool.query("select last_used_at, expires_at from sessions")
  t.same(rows, [{ last_used_at: "2024-11-07T08:00:00Z", expires_at: "2024-11-21T08:00:00Z" }])
  await app.store.pool.query(
    "update sessions set last_used_at = '2024-11-01T08:00:00Z', expires_at = '2024-11-07T09:00:00Z'",
  )
  app.forgetCredentials()
  t.equal((await me(session)).status, 200)
  await until(app, "select from sessions where expires_at = '2024-11-21T08:00:00Z'")
  await app.store.pool.query("update sessions set expires_at = $1", [NOW])
  app.forgetCredentials()
  t.equal((await me(session)).status, 401)
})

t.test("the pages: one form each, escaped, without script; to open one changes nothing", async (t) => {
  const app = await startApp()
  const token = (await offerOwnership(app.store.db, NOW)) ?? ""
  const page = async (path: string, fields?: Record<string, string>, headers = {}) => {
    const body = fields === undefined ? {} : { method: "POST", body: new URLSearchParams(fields) }
    const answer = await fetch(app.address + path, { ...body, headers: { origin: app.address, ...headers } })
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  }
  for (const again of [1, 2]) {
    const opened = await page(`/owner?token=${token}`)
    t.equal(opened.status, 200, `opened ${again}`)
    t.equal(opened.text.match(/<form /g)?.length, 1)
    t.notMatch(opened.text, /<script|javascript:| on\w+=/)
    t.match(opened.headers.get("content-security-policy"), /default-src 'none'.*form-action 'self'/)
    t.match(opened.headers.get("cache-control"), "no-store")
  }
  const wrong = await page("/owner?token=%3Cscript%3E")
  t.match(wrong, { status: 410, text: /cannot be used/ })
  t.notMatch(wrong.text, /<script/)
  for (const path of ["/owner", "/invitation", `/invitation?token=${token}`])
    t.equal((await page(path)).text, wrong.text, `${path}: the same page`)
  t.match(await page("/owner", { token, name: " " }), { status: 422, text: /role="alert"/ })
  t.equal((await page("/owner", { token, name: "Eve" }, { origin: "https://evil.example" })).status, 403)
  const owned = await page("/owner", { token, name: '<b>"Mara"' })
  t.match(owned, { status: 201, text: /&lt;b&gt;&quot;Mara&quot;/ })
  t.notMatch(owned.text, /<b>/)
  const [key = ""] = /cck_\w{8}_\w{36}/.exec(owned.text) ?? []
  const admin = { authorization: `Bearer ${key}` }
  t.equal((await app.call("GET", "/v1/me", undefined, admin)).status, 200)
  t.equal((await app.call("GET", "/v1/me", undefined, { cookie: cookieOf(owned) })).body.name, '<b>"Mara"')
  t.equal((await page(`/owner?token=${token}`)).status, 410)
  t.equal((await page("/owner", { token, name: "Eve" })).status, 410)
  const { link } = (await app.post("/v1/invitations", { role: "editor", name: '"><img>' }, admin)).body
  const path = link.slice(app.address.length)
  t.match(await page(path), { status: 200, text: /value="&quot;&gt;&lt;img&gt;"/ })
  const joined = await page("/invitation", { token: tokenOf(link), name: "Ana" })
  t.match(joined, { status: 201, text: /as Ana, with the role editor/ })
  t.equal((await page(path)).status, 410)
  const { id } = (await app.call("GET", "/v1/me", undefined, { cookie: cookieOf(joined) })).body
  const back = (await app.post(`/v1/people/${id}/links`, undefined, admin)).body.link
  t.match(await page(back.slice(app.address.length)), { status: 200, text: /<button>Sign in<\/button>/ })
  t.match(await page("/invitation", { token: tokenOf(back) }), { status: 201, text: /as Ana/ })
})

async function until({ store }: TestApp, sql: string): Promise<void> {
  while ((await store.pool.query(sql)).rowCount === 0) await new Promise((resolve) => setTimeout(resolve, 20))
}

t.test("sessions that are over for a day leave their table", async (t) => {
  const { app, join, session, me } = await startOwned()
  await join("reader")
  await join("reader", "Ben")
  const set = (column: string, at: string, name: string) =>
    app.store.pool.query(
      `update sessions set ${column} = $1 where person_id = (select id from people where name = $2)`,
      [at, name],
    )
  await set("ended_at", "2024-11-06T07:59:59Z", "Ana")
  await set("expires_at", "2024-11-06T08:00:01Z", "Ben")
  await app.store.pool.query("select graphile_worker.add_job('forget-sessions')")
  await app.runJobs()
  const { rows } = await app.store.pool.query(
    "select name from sessions s join people p on p.id = s.person_id order by 1",
  )
  t.same(rows, [{ name: "Ben" }, { name: "Mara" }])
  t.equal((await me(session)).status, 200)
})

t.test("links of first owners leave their table a day after their end, and other links stay", async (t) => {
  const { app, admin } = await startOwned()
  const owners = (await app.store.pool.query("select id from invitations where kind = 'owner'")).rows
  t.equal(owners.length, 1, "the one that was used")
  const { body: invited } = await app.post("/v1/invitations", { role: "reader", name: "Ben" }, admin)
  const copied = "select gen_random_uuid(), kind, sha256(id::text::bytea || n::text::bytea), role, name, created_at"
  await app.store.pool.query(
    `insert into invitations (id, kind, digest, role, name, created_at, expires_at)
     ${copied}, '2024-11-06T07:59:59Z'::timestamptz + n * interval '2 seconds' from invitations, generate_series(0, 1) n`,
  )
  await app.store.pool.query("select graphile_worker.add_job('forget-sessions')")
  await app.runJobs()
  const { rows } = await app.store.pool.query(
    "select kind, count(*)::int as links, min(expires_at) = '2024-11-06T08:00:01Z' as ended from invitations group by 1 order by 1",
  )
  t.same(rows, [
    { kind: "owner", links: 2, ended: true },
    { kind: "person", links: 3, ended: false },
  ])
  t.equal((await app.call("DELETE", `/v1/invitations/${invited.id}`, undefined, admin)).status, 200)
})
