import { readConfig } from "../config.ts"
import { makeLogger } from "../logger.ts"
import { explainFailedStart, startService } from "../service.ts"
import { stopOnSignals } from "../stop-on-signals.ts"
import { DEMO_CLAIMS } from "./claims.ts"
import { countClaims, countConflicts } from "./counts.ts"
import { type Ask, checkDraft, deliverLiveBlog } from "./show-live-blog.ts"
import { printConflicts, type ShownConflict } from "./table.ts"

type Page = { readonly items: readonly ShownConflict[]; readonly nextCursor: string | null }

const stopping = new AbortController()
try {
  const config = readConfig({ LOG_LEVEL: "warn", ...process.env })
  say("Starting Countercheck…")
  const starting = startService(config, makeLogger(config), stopping.signal)
  stopOnSignals(starting, () => say("\nStopping."), stopping)
  const { address, referenceAddress } = await starting
  await fileClaims(address)
  await showConflicts(address)
  const ask: Ask = async (method, path, body) => (await call(`${address}${path}`, body, method)).body
  say(`\nA live blog is delivered twice.\n\n${(await deliverLiveBlog(ask)).join("\n")}`)
  say(`\nA draft is checked against what is on file. Nothing of it is stored.\n\n${await checkDraft(ask)}`)
  say(`\nThe API answers at ${address}/v1, its reference is at ${referenceAddress}/docs. Ctrl-C stops it.`)
} catch (error) {
  // A demo that was stopped has not failed.
  if (!stopping.signal.aborted) {
    process.stderr.write(`${explainFailedStart(error)}\n`)
    process.exit(1)
  }
}

async function fileClaims(address: string): Promise<void> {
  let created = 0
  for (const claim of DEMO_CLAIMS) {
    const { status } = await call(`${address}/v1/claims`, claim)
    if (status === 201) created += 1
  }
  say(`${countClaims(created, DEMO_CLAIMS.length - created)}\n`)
}

async function showConflicts(address: string): Promise<void> {
  const conflicts = await list(`${address}/v1/conflicts?status=open&sort=severity&limit=200`)
  const revisions = await list(`${address}/v1/conflicts?verdict=revision&limit=200`)
  say(printConflicts([...conflicts, ...revisions]))
  say(countConflicts(conflicts.length, revisions.length))
}

async function list(url: string): Promise<readonly ShownConflict[]> {
  const { body } = await call(url)
  return (body as Page).items
}

/** The body of a successful answer. Any other answer ends the demo with the service's own words. */
async function call(url: string, body?: unknown, method = "POST"): Promise<{ status: number; body: unknown }> {
  const sent = { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) }
  const answer = await fetch(url, body === undefined ? {} : sent)
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${text}`)
  return { status: answer.status, body: JSON.parse(text) }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
