import { setTimeout as sleep } from "node:timers/promises"
import t, { type Test } from "tap"
import { buildApp } from "../../src/api/server/build-app.ts"
import { makeLogger } from "../../src/logger.ts"
import { openStore } from "../../src/store/connection/connect.ts"
import { type Body, LIMITS, makeFiler } from "../support/app.ts"
import { cloneDatabase } from "../support/database.ts"
import { CLIENT, startLoginServer } from "../support/login-provider.ts"

const ROLES = {
  claim: "groups",
  roles: [
    ["chiefs", "owner"],
    ["facts", "editor"],
  ],
} as const

/** The service with a login of the newsroom beside it. `clock.ahead`: milliseconds that its clock is ahead. */
async function startWithLogin(t: Test, issuerOf = (issuer: string) => issuer) {
  const { url } = await cloneDatabase(t)
  const store = openStore({ url, poolSize: 4, statementTimeout: 60_000 })
  const printed: string[] = []
  const logger = makeLogger({ logLevel: "trace" }, { write: (line: string) => void printed.push(line) })
  const port = await findFreePort()
  const address = `http://127.0.0.1:${port}`
  const login = await startLoginServer(t, [`${address}/sign-in/callback`])
  const clock = { ahead: 0 }
  const app = await buildApp({
    ...LIMITS,
    db: store.db,
    filer: makeFiler(store.db),
    logger,
    now: () => new Date(Date.now() + clock.ahead).toISOString(),
    publicUrl: address,
    login: {
      issuer: issuerOf(login.issuer),
      clientId: CLIENT.id,
      clientSecret: CLIENT.secret,
      roles: ROLES,
      publicUrl: address,
    },
  })
  await app.listen({ host: "127.0.0.1", port })
  t.teardown(async () => {
    await app.close()
    await store.close()
  })
  const count = async (table: string) => (await store.pool.query(`select from ${table}`)).rowCount
  return { address, store, clock, person: login.person, count, printed: () => printed.join("") }
}

async function findFreePort(): Promise<number> {
  const { createServer } = await import("node:net")
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

type Page = { readonly status: number; readonly headers: Headers; readonly text: string }

/** A browser that keeps cookies by origin, and follows redirects until one leads to `until`. */
class Browser {
  readonly #jars = new Map<string, Map<string, string>>()

  async open(url: string): Promise<Page> {
    const jar = this.cookies(new URL(url).origin)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ")
    const answer = await fetch(url, { redirect: "manual", headers: cookie === "" ? {} : { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === "") jar.delete(name)
      else jar.set(name, value)
    }
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  }

  cookies(origin: string): Map<string, string> {
    const jar = this.#jars.get(origin) ?? new Map<string, string>()
    this.#jars.set(origin, jar)
    return jar
  }

  /** Begins to sign in at an address, and says where the login sends it back to. */
  async authorize(address: string): Promise<string> {
    let url = `${address}/sign-in`
    for (let hops = 0; hops < 10; hops += 1) {
      const { status, headers, text } = await this.open(url)
      const location = headers.get("location")
      if (location === null) throw new Error(`${url} answered ${status}: ${text}`)
      url = new URL(location, url).href
      if (url.startsWith(`${address}/sign-in/callback`)) return url
    }
    throw new Error("the login goes round in a circle")
  }

  async signIn(address: string): Promise<Page> {
    return this.open(await this.authorize(address))
  }

  async me(address: string): Promise<Body> {
    return JSON.parse((await this.open(`${address}/v1/me`)).text)
  }
}

t.test("who has a role at the newsroom's login gets in, with it", async (t) => {
  const { address, person, count } = await startWithLogin(t)
  const browser = new Browser()
  const begun = await browser.open(`${address}/sign-in`)
  const asked = new URL(begun.headers.get("location") ?? "").searchParams
  t.match(Object.fromEntries(asked), { response_type: "code", code_challenge_method: "S256", scope: /^openid/ })
  for (const name of ["state", "nonce", "code_challenge"]) t.ok((asked.get(name)?.length ?? 0) > 20, name)
  t.match(begun.headers.get("set-cookie"), /^countercheck-login=\S+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/)
  t.match(await browser.signIn(address), { status: 200, text: /as Ana Ruiz, with the role editor/ })
  const me = await browser.me(address)
  t.match(me, { kind: "person", name: "Ana Ruiz", role: "editor" })
  person.groups = ["facts", "chiefs"]
  const elsewhere = new Browser()
  t.match(await elsewhere.signIn(address), { status: 200, text: /with the role owner/ }, "the highest of its roles")
  t.match(await browser.me(address), { id: me.id, role: "owner" }, "the same account")
  person.groups = ["facts"]
  await new Browser().signIn(address)
  t.match(await browser.me(address), { id: me.id, role: "editor" }, "the role follows down, too")
  Object.assign(person, { sub: "ben-2", name: "Ben\u202e" })
  const other = new Browser()
  await other.signIn(address)
  t.match(await other.me(address), { name: "ben-2" }, "a name that no history can show is not taken")
  t.equal(await count("people"), 2)
})

t.test("who has no role there is told so, and is signed out; a disabled account stays out", async (t) => {
  const { address, person, store, count } = await startWithLogin(t)
  person.groups = ["sports"]
  const browser = new Browser()
  t.match(await browser.signIn(address), { status: 403, text: /gives you no role/ })
  t.same([await count("people"), await count("sessions")], [0, 0])
  person.groups = ["facts"]
  t.equal((await browser.signIn(address)).status, 200)
  person.groups = []
  t.equal((await new Browser().signIn(address)).status, 403)
  t.match(await browser.me(address), { status: 401 })
  person.groups = ["facts"]
  await store.pool.query("update people set disabled_at = now()")
  t.match(await browser.signIn(address), { status: 403, text: /disabled/ })
  t.match(await browser.me(address), { status: 401 })
})

t.test("what comes back and was not begun so: replayed, altered, from another browser, too late", async (t) => {
  const { address, person, clock, count, printed } = await startWithLogin(t)
  const refused = { status: 400, text: /You are not signed in/ }
  const browser = new Browser()
  const jar = browser.cookies(address)
  const attempt = async (alter: (url: URL) => void) => {
    const url = new URL(await browser.authorize(address))
    alter(url)
    return browser.open(url.href)
  }
  t.match(await attempt((url) => url.searchParams.set("state", "x".repeat(43))), refused, "another state")
  t.match(await attempt((url) => url.searchParams.delete("state")), refused, "no state")
  t.match(await attempt((url) => url.searchParams.set("iss", "http://127.0.0.1:1")), refused, "another issuer")
  t.match(await attempt((url) => url.searchParams.set("code", "x".repeat(43))), refused, "no code of the login")
  t.match(await attempt(() => jar.delete("countercheck-login")), refused, "another browser")
  t.match(
    await attempt(() => jar.set("countercheck-login", `${jar.get("countercheck-login")?.slice(0, -1)}_`)),
    refused,
    "an altered cookie",
  )
  const foreign = new URL(await new Browser().authorize(address)).searchParams.get("code") ?? ""
  t.match(await attempt((url) => url.searchParams.set("code", foreign)), refused, "a code that was begun elsewhere")
  clock.ahead = 0
  t.match(await attempt(() => (clock.ahead = 601_000)), refused, "after more than ten minutes")
  clock.ahead = 0
  person.codeLife = 1
  const late = await browser.authorize(address)
  await sleep(2_500)
  t.match(await browser.open(late), refused, "an expired code")
  person.codeLife = 60
  t.same([await count("people"), await count("sessions")], [0, 0])
  const good = await browser.authorize(address)
  const kept = jar.get("countercheck-login") ?? ""
  t.equal((await browser.open(good)).status, 200)
  t.match(await browser.open(good), refused, "the same answer again")
  jar.set("countercheck-login", kept)
  t.match(await browser.open(good), refused, "the login takes its code once")
  t.equal(await count("sessions"), 1)
  const secrets = [
    CLIENT.secret,
    kept,
    foreign,
    ...["code", "state"].map((name) => new URL(good).searchParams.get(name) ?? ""),
  ]
  for (const secret of [...secrets, jar.get("countercheck") ?? ""]) {
    t.ok(secret.length > 20)
    t.notOk(printed().includes(secret), "nothing of it is in the log")
  }
  t.match(printed(), /a sign-in by the newsroom's own login failed/)
})

t.test("a login that is another one than the settings name is not believed", async (t) => {
  const { address, count } = await startWithLogin(t, (issuer) => issuer.replace("127.0.0.1", "localhost"))
  t.match(await new Browser().open(`${address}/sign-in`), { status: 503, text: /does not answer as expected/ })
  t.equal(await count("people"), 0)
})
