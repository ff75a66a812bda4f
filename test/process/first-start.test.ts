import { mkdtempSync, writeFileSync } from "node:fs"
import { request } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import t from "tap"
import type { Body } from "../support/app.ts"
import { cloneDatabase } from "../support/database.ts"
import { heard } from "../support/heard.ts"
import { call, runProgram, type Service, startService, until, waitForText } from "../support/service.ts"

const LINK = /^ +(http:\/\/\S+\/owner\?token=\w{40})$/m
/** All that the services of this file printed, and all secrets that they gave away. */
const printed: (() => string)[] = []
const secrets: string[] = []

async function start(env: Record<string, string>): Promise<Service> {
  const service = await startService(t, { LOG_LEVEL: "trace", ...env })
  printed.push(service.output)
  return service
}

async function readLink(service: Service): Promise<string> {
  const link = await waitForText(service, LINK)
  secrets.push(tokenOf(link))
  return link
}

function tokenOf(link: string): string {
  return new URL(link).searchParams.get("token") ?? ""
}

type Asked = { readonly status: number; readonly cookie: string; readonly text: string }

/** A request that names another host than the one it goes to, which `fetch` does not send. */
function ask(service: Service, method: string, path: string, body: unknown, headers: Record<string, string>) {
  return new Promise<Asked>((resolve, reject) => {
    const type: Record<string, string> = body === undefined ? {} : { "content-type": "application/json" }
    const sent = request(service.address + path, { method, headers: { ...type, ...headers } }, (answer) => {
      let text = ""
      answer.setEncoding("utf8").on("data", (part) => (text += part))
      const [cookie = ""] = answer.headers["set-cookie"] ?? []
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, cookie, text }))
    })
    sent.on("error", reject)
    sent.end(body === undefined ? undefined : JSON.stringify(body))
  })
}

t.test("on this machine alone and with no key the service is open, and says so", async (t) => {
  const { url } = await cloneDatabase(t)
  const service = await start({ DATABASE_URL: url })
  t.match(service.output(), /the service is open/)
  t.match((await call(service.address, "GET", "/v1/me")).body, { kind: "open", note: /^The service is open/ })
  t.notMatch(service.output(), LINK)
  t.equal((await fetch(`${service.address}/owner?token=x`)).status, 410)
})

t.test("bound to more than this machine it is closed until somebody owns it", async (t) => {
  const { url } = await cloneDatabase(t)
  const env = { DATABASE_URL: url, HOST: "0.0.0.0" }
  const first = await start(env)
  const used = await readLink(first)
  t.ok(used.startsWith(`${first.address}/owner?token=`))
  for (const path of ["/v1/me", "/v1/claims", "/v1/people", "/docs", "/docs/", "/openapi.json", "/metrics", "/", "/x"])
    t.equal((await fetch(first.address + path, { redirect: "manual" })).status, 401, path)
  for (const path of ["/health/live", "/health/ready"]) t.equal((await fetch(first.address + path)).status, 200, path)
  t.equal((await call(first.address, "POST", "/v1/keys", { name: "Eve", scopes: ["admin"] })).status, 401)
  const second = await start(env)
  const link = await readLink(second)
  t.not(tokenOf(link), tokenOf(used), "a start prints a new link")
  const owned = await call(second.address, "POST", "/v1/owner", { token: tokenOf(link), name: "Mara" })
  t.match(owned, { status: 201, body: { person: { role: "owner" }, key: { key: /^cck_/ } } })
  const { key } = owned.body.key
  secrets.push(key)
  const late = await call(first.address, "POST", "/v1/owner", { token: tokenOf(used), name: "Eve" })
  t.match(late, { status: 410, body: { type: /link-used/ } }, "the earlier link ends with it")
  const bearer = { authorization: `Bearer ${key}` }
  t.equal((await call(first.address, "GET", "/v1/me", undefined, bearer)).status, 200)
  const third = await start(env)
  t.notMatch(third.output(), LINK, "it is owned")
})

t.test("plain HTTP from elsewhere makes an owner, and signs nobody in; HTTPS does", async (t) => {
  const { url } = await cloneDatabase(t)
  const name = "facts.example.org"
  const service = await start({ DATABASE_URL: url, HOST: "0.0.0.0", ALLOWED_HOSTS: name, TRUSTED_PROXIES: "127.0.0.1" })
  const plain = { host: name }
  const https = { host: name, "x-forwarded-proto": "https" }
  const token = tokenOf(await readLink(service))
  const owned = await ask(service, "POST", "/v1/owner", { token, name: "Mara" }, plain)
  t.match(owned, { status: 201, cookie: "" })
  const { key } = (JSON.parse(owned.text) as Body).key
  secrets.push(key)
  const bearer = { authorization: `Bearer ${key}` }
  const invited = await ask(
    service,
    "POST",
    "/v1/invitations",
    { role: "editor", name: "Ana" },
    { ...https, ...bearer },
  )
  const { link } = JSON.parse(invited.text) as Body
  secrets.push(tokenOf(link))
  t.match(link, /^https:\/\/facts\.example\.org\/invitation\?token=/)
  const path = `/invitation?token=${tokenOf(link)}`
  t.match(await ask(service, "GET", path, undefined, plain), { status: 403, text: /Nobody can sign in/ })
  t.match(await ask(service, "POST", "/v1/session", { token: tokenOf(link) }, plain), {
    status: 403,
    text: /insecure-connection/,
  })
  t.equal((await ask(service, "GET", path, undefined, { host: "evil.example" })).status, 421)
  const signedIn = await ask(service, "POST", "/v1/session", { token: tokenOf(link) }, https)
  t.equal(signedIn.status, 201)
  t.match(signedIn.cookie, /^__Host-countercheck=\w{40}; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  const [cookie = ""] = signedIn.cookie.split(";")
  secrets.push(cookie.split("=")[1] ?? "")
  t.equal((await ask(service, "GET", "/v1/me", undefined, { ...https, cookie })).status, 200)
  t.equal((await ask(service, "GET", "/v1/me", undefined, { ...plain, cookie })).status, 401)
  const unprefixed = cookie.replace("__Host-", "")
  t.equal((await ask(service, "GET", "/v1/me", undefined, { ...plain, cookie: unprefixed })).status, 401)
})

t.test("two processes hear of a new role, of a disabled account and of who signed out", async (t) => {
  const { url } = await cloneDatabase(t)
  const env = { DATABASE_URL: url, HOST: "0.0.0.0" }
  const one = await start(env)
  const token = tokenOf(await readLink(one))
  const other = await start(env)
  await readLink(other)
  const { key } = (await call(one.address, "POST", "/v1/owner", { token, name: "Mara" })).body.key
  secrets.push(key)
  const admin = { authorization: `Bearer ${key}` }
  await until(async () => (await call(other.address, "GET", "/v1/me", undefined, admin)).status === 200)
  const { link } = (await call(one.address, "POST", "/v1/invitations", { role: "reader", name: "Ana" }, admin)).body
  secrets.push(tokenOf(link))
  const joined = await call(one.address, "POST", "/v1/session", { token: tokenOf(link) })
  const signIn = async () => {
    const made = await call(one.address, "POST", `/v1/people/${joined.body.id}/links`, {}, admin)
    secrets.push(tokenOf(made.body.link))
    return cookieOf(await call(one.address, "POST", "/v1/session", { token: tokenOf(made.body.link) }))
  }
  const role = async (cookie: string) => (await call(other.address, "GET", "/v1/me", undefined, { cookie })).body.role
  const [first, second] = [cookieOf(joined), await signIn()]
  t.same([await role(first), await role(second)], ["reader", "reader"])
  const change = (body: Body) => call(one.address, "PATCH", `/v1/people/${joined.body.id}`, body, admin)
  await change({ role: "editor" })
  t.equal((await call(one.address, "GET", "/v1/me", undefined, { cookie: first })).body.role, "editor", "at once here")
  await heard(t, () => role(first), "editor", performance.now())
  await call(one.address, "DELETE", "/v1/session", undefined, { cookie: first, origin: one.address })
  await heard(t, () => role(first), undefined, performance.now())
  t.equal(await role(second), "editor", "the other session goes on")
  await change({ disabled: true })
  await heard(t, () => role(second), undefined, performance.now())
})

t.test("a login of the newsroom that is away keeps nothing from starting; a secret that is missing does", async (t) => {
  const { url } = await cloneDatabase(t)
  const file = join(mkdtempSync(join(tmpdir(), "countercheck-test-")), "secret")
  const env = {
    DATABASE_URL: url,
    PUBLIC_URL: "http://127.0.0.1:8080",
    OIDC_ISSUER: "http://127.0.0.1:1",
    OIDC_CLIENT_ID: "countercheck",
    OIDC_CLIENT_SECRET_FILE: file,
    OIDC_ROLES: "groups:facts=editor",
  }
  const missing = await runProgram(t, "main.ts", { PORT: "0", ...env }).exited
  t.match(missing, { code: 1, output: /OIDC_CLIENT_SECRET_FILE: .*no such file/ })
  writeFileSync(file, "\n")
  t.match(await runProgram(t, "main.ts", { PORT: "0", ...env }).exited, { code: 1, output: /is empty/ })
  writeFileSync(file, "a secret of the newsroom, of more than forty characters\n")
  secrets.push("a secret of the newsroom, of more than forty characters")
  const service = await start(env)
  const page = await fetch(`${service.address}/sign-in`, { redirect: "manual" })
  t.equal(page.status, 503)
  t.match(await page.text(), /does not answer as expected/)
})

t.test("no secret is in anything that was printed, but the link of an owner, once", async (t) => {
  t.ok(secrets.length > 10)
  const lines = printed.flatMap((output) => output().split("\n"))
  t.ok(
    lines.some((line) => line.includes("/v1/owner")),
    "requests were logged",
  )
  for (const secret of secrets) {
    t.ok(secret.length >= 40)
    const holding = lines.filter((line) => line.includes(secret))
    t.ok(holding.length <= 1 && holding.every((line) => LINK.test(line)), "not in the log")
  }
})

function cookieOf({ headers }: { readonly headers: Headers }): string {
  const [cookie = ""] = (headers.get("set-cookie") ?? "").split(";")
  secrets.push(cookie.split("=")[1] ?? "")
  return cookie
}
