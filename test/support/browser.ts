import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type BrowserContext, chromium } from "playwright-core"
import type { Test } from "tap"

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
]
/** Milliseconds for the browser to start, generous: it only ends a wait for what never comes. */
const PATIENCE = 120_000

/** The name of a site that is not ours. The browser is told that it has the address of this machine, as in DNS rebinding. */
export const FOREIGN_HOST = "evil.example"

/** Chromium with an empty profile. Fails where there is none: `.ci/run` installs it. */
export async function startBrowser(t: Pick<Test, "teardown">): Promise<BrowserContext> {
  const executablePath = PLACES.find((place) => existsSync(place))
  if (executablePath === undefined)
    throw new Error(`there is no browser at ${PLACES.join(", ")}; on Debian: apt-get install chromium`)
  const profile = mkdtempSync(join(tmpdir(), "countercheck-browser-"))
  t.teardown(() => rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: [...FLAGS, `--host-resolver-rules=MAP ${FOREIGN_HOST} 127.0.0.1`],
    timeout: PATIENCE,
  })
  t.teardown(() => context.close())
  return context
}

/** Serves one page of another origin; its address. `page` gets nothing of the request. */
export async function servePage(t: Pick<Test, "teardown">, page: string): Promise<string> {
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8")
    response.end(page)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
