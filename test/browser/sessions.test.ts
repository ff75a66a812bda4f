import type { BrowserContext, Page } from "playwright-core"
import t from "tap"
import { offerOwnership } from "../../src/operations/access/owner-link.ts"
import { type Body, NOW, startApp, type TestApp } from "../support/app.ts"
import { FOREIGN_HOST, servePage, startBrowser } from "../support/browser.ts"

/** What a browser really does with cookies, origins and policies. One browser for the file, with a fresh profile. */
let running: Promise<BrowserContext> | undefined

async function start() {
  const app = await startApp()
  running ??= startBrowser(t)
  const browser = await running
  await browser.clearCookies()
  const page = await browser.newPage()
  const complaints: string[] = []
  page.on("console", (message) => {
    // Where the browser shows JSON it looks for a picture of the site, which there is none of.
    if (message.type() === "error" && !message.location().url.endsWith("/favicon.ico")) complaints.push(message.text())
  })
  const me = async (): Promise<Body> => {
    await page.goto(`${app.address}/v1/me`)
    return JSON.parse(await page.innerText("body"))
  }
  return { app, browser, page, complaints, me }
}

/** Fills the form of the owner's page in; the key that it then shows. */
async function becomeOwner(app: TestApp, page: Page): Promise<string> {
  const token = await offerOwnership(app.store.db, NOW)
  await page.goto(`${app.address}/owner?token=${token}`)
  await page.getByLabel("Your name").fill("Mara <b>Lind</b>")
  await page.getByRole("button").click()
  return page.locator("#key").innerText()
}

async function write(page: Page, method: string, path: string, body?: Body): Promise<number> {
  const sent = { method, headers: { "content-type": "application/json" }, body: body && JSON.stringify(body) }
  return page.evaluate(`fetch("${path}", ${JSON.stringify(sent)}).then(({ status }) => status)`)
}

t.test("the owner's page and the invitation's work, without a word of complaint from the browser", async (t) => {
  const { app, browser, page, complaints, me } = await start()
  const key = await becomeOwner(app, page)
  t.match(key, /^cck_\w{8}_\w{36}$/)
  t.match(await page.innerText("main"), /account of Mara <b>Lind<\/b> is made.*You are signed in/s)
  t.equal(await page.locator("b, script").count(), 0)
  t.match(await browser.cookies(), [{ name: "countercheck", httpOnly: true, sameSite: "Lax", path: "/" }])
  t.same(complaints, [])
  t.match(await me(), { kind: "person", name: "Mara <b>Lind</b>", role: "owner" })
  t.equal(await write(page, "POST", "/v1/subjects", { name: "Troops" }), 201, "pages of the service may write")
  const admin = { authorization: `Bearer ${key}` }
  const { link } = (await app.post("/v1/invitations", { role: "editor", name: "Ana" }, admin)).body
  await browser.clearCookies()
  await page.goto(link)
  t.equal(await page.getByLabel("Your name").inputValue(), "Ana")
  await page.getByRole("button").click()
  t.match(await page.innerText("main"), /signed in as Ana, with the role editor/)
  t.same(complaints, [])
  t.match(await me(), { kind: "person", name: "Ana", role: "editor" })
  await page.goto(link)
  t.match(await page.innerText("main"), /cannot be used|was used/)
})

t.test("a page of another origin gets nothing done with the session of whoever looks at it", async (t) => {
  const { app, browser, page, me } = await start()
  const key = await becomeOwner(app, page)
  const admin = { authorization: `Bearer ${key}` }
  const { link } = (await app.post("/v1/invitations", { role: "owner", name: "Eve" }, admin)).body
  const token = new URL(link).searchParams.get("token")
  const form = (action: string) =>
    `<form method="post" action="${app.address}${action}"><input name="token" value="${token}"><input name="name" value="Eve"><button>Win</button></form>`
  const origin = await servePage(t, `${form("/invitation")}${form("/v1/session")}`)
  const { port } = new URL(origin)
  // The first is of the same site, so that the browser sends the cookie along; the second is not.
  for (const address of [origin, `http://${FOREIGN_HOST}:${port}`]) {
    for (const index of [0, 1]) {
      await page.goto(address)
      const answered = page.waitForResponse((response) => response.url().startsWith(app.address))
      await page.getByRole("button").nth(index).click()
      t.equal((await answered).status(), 403, `${address}: form ${index}`)
    }
    await page.goto(address)
    const simple = { method: "POST", mode: "no-cors", credentials: "include", body: '{"name":"Eve"}' }
    for (const sent of [simple, { ...simple, mode: "cors" }, { ...simple, method: "DELETE", mode: "cors" }]) {
      const answered: number[] = []
      page.once("response", (response) => answered.push(response.status()))
      const outcome = await page.evaluate(
        `fetch("${app.address}/v1/${sent.method === "DELETE" ? "session" : "subjects"}", ${JSON.stringify(sent)}).then(({ type }) => type, () => "refused")`,
      )
      t.ok(["opaque", "refused"].includes(String(outcome)), `${address}: ${sent.method} ${sent.mode}: ${outcome}`)
      t.ok(
        answered.every((status) => status >= 400),
        `answered with ${answered}`,
      )
    }
    const read = await page.evaluate(
      `fetch("${app.address}/v1/me", { credentials: "include" }).then((answer) => answer.text(), () => "refused")`,
    )
    t.equal(read, "refused", "nor does it read anything")
  }
  t.match(await me(), { name: "Mara <b>Lind</b>" }, "the session is as it was")
  t.same((await app.call("GET", "/v1/subjects", undefined, admin)).body.items, [])
  t.equal((await app.call("GET", "/v1/people", undefined, admin)).body.items.length, 1)
  t.equal((await browser.cookies(app.address)).length, 1)
})

t.test("a foreign name that leads to our address is answered for nothing", async () => {
  const { app, page } = await start()
  const { port } = new URL(app.address)
  for (const path of ["/v1/me", "/owner?token=x", "/docs"]) {
    const answer = await page.goto(`http://${FOREIGN_HOST}:${port}${path}`)
    t.equal(answer?.status(), 421, path)
  }
})

t.test("a forged session is none, and a stolen one is over when its person signs out", async (t) => {
  const { app, browser, page, me } = await start()
  await becomeOwner(app, page)
  const [stolen] = await browser.cookies(app.address)
  if (stolen === undefined) throw new Error("there is no cookie")
  const { value, ...rest } = stolen
  const forged = value.slice(0, -1) + (value.endsWith("0") ? "1" : "0")
  await browser.addCookies([{ ...rest, value: forged }])
  t.match(await me(), { status: 401 })
  await browser.addCookies([stolen])
  t.match(await me(), { kind: "person" }, "whoever has the cookie is the person")
  t.equal(await write(page, "DELETE", "/v1/session"), 200)
  t.same(await browser.cookies(app.address), [], "the browser has it no more")
  await browser.addCookies([stolen])
  t.match(await me(), { status: 401 })
})
