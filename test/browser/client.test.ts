import { createReadStream } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { join, normalize } from "node:path"
import type { Page } from "playwright-core"
import t, { type Test } from "tap"
import { installClient } from "../client/packed.ts"
import type { Body } from "../support/app.ts"
import { FOREIGN_HOST, startBrowser } from "../support/browser.ts"
import { claimOf } from "../support/claims.ts"
import { startLimited } from "../support/limited-app.ts"

/** The packed client in a browser, on pages of other origins that the service allows. */

/** Serves a folder, and an empty page at its top; the port. */
async function serveFolder(t: Pick<Test, "teardown">, folder: string): Promise<number> {
  const server = createServer(({ url = "/" }, response) => {
    if (url === "/")
      return void response.setHeader("content-type", "text/html").end("<!doctype html><title>Page</title>")
    response.setHeader("content-type", "text/javascript")
    createReadStream(join(folder, normalize(url)))
      .on("error", () => response.writeHead(404).end())
      .pipe(response)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

/** Runs in the page with the client at hand; what it answers is JSON. */
function run(page: Page, address: string, script: string): Promise<Body> {
  return page.evaluate(`(async () => {
    const { createClient, isProblem } = await import("/dist/index.js")
    const client = createClient({ baseUrl: ${JSON.stringify(address)} })
    const errorOf = (call) => call.then(() => "no error", (error) => ({ name: error.name, message: error.message, kind: error.kind }))
    ${script}
  })()`)
}

async function start(t: Test) {
  const { folder } = await installClient(t)
  const port = await serveFolder(t, join(folder, "node_modules/countercheck-client"))
  // A page of the second came over plain HTTP and not from this machine, so it lacks what browsers keep for secure pages.
  const origins = [`http://127.0.0.1:${port}`, `http://${FOREIGN_HOST}:${port}`]
  const service = await startLimited(t, { corsOrigins: origins })
  const page = await (await startBrowser(t)).newPage()
  return { ...service, origins, page }
}

t.test("the client works on pages of allowed origins, over plain HTTP too", async (t) => {
  const { app, address, origins, page } = await start(t)
  const claims = [1, 2, 3].map((n) => claimOf(String(n), { subject: { name: `Subject ${n}` } }))
  for (const [index, origin] of origins.entries()) {
    await page.goto(origin)
    t.equal(await page.evaluate("isSecureContext"), index === 0, origin)
    const filed = await run(
      page,
      address,
      `const answers = []
       for (const claim of ${JSON.stringify(claims)}) answers.push(await client.fileClaim(claim, { actor: "Ü" }).withAnswer())
       const { etag, data } = answers[0]
       const again = await client.fileClaim(${JSON.stringify(claims[0])}, { idempotencyKey: "k${index}" }).withAnswer()
       const replay = await client.fileClaim(${JSON.stringify(claims[0])}, { idempotencyKey: "k${index}" }).withAnswer()
       const read = await client.readClaim({ id: data.claim.id }).withAnswer()
       const same = await client.readClaim({ id: data.claim.id }, { ifNoneMatch: read.etag })
       const stale = await errorOf(client.retractClaim({ id: data.claim.id }, { reason: "r" }, { version: 99 }))
       return { statuses: answers.map(({ status }) => status), etag, read: read.etag, replay: replay.isReplay, same, stale, requestId: again.requestId }`,
    )
    t.same(filed.statuses, [201, 201, 201])
    t.match(filed, { etag: /^"\d+"$/, read: /^"\d+-[0-9a-f]+"$/, replay: true, same: null, requestId: /./ })
    t.match(filed.stale, { name: "Problem", kind: "stale" })
  }
  t.equal((await app.get("/v1/claims")).body.items.length, 2 * 4)
})

t.test("lists, downloads, uploads and errors are there as well", async (t) => {
  const { app, address, origins, page } = await start(t)
  for (const n of [1, 2, 3]) await app.post("/v1/claims", claimOf(String(n), { subject: { name: `Subject ${n}` } }))
  await page.goto(origins[1] ?? "")
  const read = await run(
    page,
    address,
    `const wordings = []
     for await (const { wording } of client.listClaims({ limit: 2, sort: "recorded", order: "asc" })) wordings.push(wording)
     const kinds = []
     const download = client.exportRecords({ kind: "claims" })
     for await (const { kind } of download) kinds.push(kind)
     const { headers } = await download.withAnswer()
     const line = JSON.stringify(${JSON.stringify(claimOf("7,000"))})
     const upload = await client.createImport({}, new File([line], "claims.ndjson"), { contentType: "application/x-ndjson" })
     return { wordings, kinds, at: headers.get("snapshot-at"), received: upload.received }`,
  )
  t.match(read, { wordings: ["1", "2", "3"], kinds: ["claim", "claim", "claim"], at: /^\d{4}-/, received: 1 })
  const errors = await run(
    page,
    address,
    `const gone = createClient({ baseUrl: "http://127.0.0.1:1", retries: 0 })
     const ending = new AbortController()
     const ended = errorOf(client.listClaims({}, { signal: ending.signal }))
     ending.abort()
     return [await errorOf(client.listClaims({ cursor: "x" })), await errorOf(gone.readMe()), await ended,
       await errorOf(createClient({ baseUrl: "/" }).readMe())]`,
  )
  t.match(errors, [
    { name: "Problem", kind: "invalid-cursor" },
    { name: "ConnectionLost", message: /^GET \/v1\/me got no whole answer from http:\/\/127\.0\.0\.1:1: / },
    { name: "AbortError" },
    { name: "UnexpectedAnswer", message: /^GET \/v1\/me was answered with 404/ },
  ])
})

t.test("on a page of another origin, it gets no answer", async (t) => {
  const { address, page } = await start(t)
  const port = await serveFolder(t, join((await installClient(t)).folder, "node_modules/countercheck-client"))
  await page.goto(`http://127.0.0.1:${port}`)
  t.match(await run(page, address, 'return errorOf(client.fileClaim({ figure: "1" }))'), { name: "ConnectionLost" })
})
