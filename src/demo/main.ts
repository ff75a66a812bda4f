import { type Client, createClient } from "../client/index.ts"
import { readConfig } from "../config.ts"
import { makeLogger } from "../logger.ts"
import { explainFailedStart, startService } from "../service.ts"
import { stopOnSignals } from "../stop-on-signals.ts"
import { DEMO_CLAIMS } from "./claims.ts"
import { countClaims, countConflicts } from "./counts.ts"
import { checkDraft, deliverLiveBlog } from "./show-live-blog.ts"
import { printConflicts } from "./table.ts"

const stopping = new AbortController()
try {
  const config = readConfig({ LOG_LEVEL: "warn", ...process.env })
  say("Starting Countercheck…")
  const starting = startService(config, makeLogger(config), stopping.signal)
  stopOnSignals(starting, () => say("\nStopping."), stopping)
  const { address, referenceAddress } = await starting
  const client = createClient({ baseUrl: address })
  await fileClaims(client)
  await showConflicts(client)
  say(`\nA live blog is delivered twice.\n\n${(await deliverLiveBlog(client)).join("\n")}`)
  say(`\nA draft is checked against what is on file. Nothing of it is stored.\n\n${await checkDraft(client)}`)
  say(`\nThe API answers at ${address}/v1, its reference is at ${referenceAddress}/docs. Ctrl-C stops it.`)
} catch (error) {
  // A demo that was stopped has not failed.
  if (!stopping.signal.aborted) {
    process.stderr.write(`${explainFailedStart(error)}\n`)
    process.exit(1)
  }
}

async function fileClaims(client: Client): Promise<void> {
  let created = 0
  for (const claim of DEMO_CLAIMS) {
    const { status } = await client.fileClaim(claim).withAnswer()
    if (status === 201) created += 1
  }
  say(`${countClaims(created, DEMO_CLAIMS.length - created)}\n`)
}

async function showConflicts(client: Client): Promise<void> {
  const { items: conflicts } = await client.listConflicts({ status: ["open"], sort: "severity", limit: 200 })
  const { items: revisions } = await client.listConflicts({ verdict: "revision", limit: 200 })
  say(printConflicts([...conflicts, ...revisions]))
  say(countConflicts(conflicts.length, revisions.length))
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
