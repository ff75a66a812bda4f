import { setTimeout as sleep } from "node:timers/promises"
import type pg from "pg"
import { UNLISTED } from "../../src/store/claims/claim-words.ts"
import type { ClaimBody } from "../claims/write-claims.ts"
import type { Sent } from "../load/send-load.ts"
import type { Sender } from "../load/sender.ts"
import { withClient } from "../server/client.ts"
import type { Postgres } from "../server/postgres.ts"
import { readMachineCpu, readUsage } from "../server/usage.ts"
import type { Wal, Written } from "../server/wal.ts"
import type { Contender, Started } from "./contenders.ts"

export type Tools = { readonly server: Postgres; readonly sender: Sender; readonly wal: Wal }
export type Running = Started & { readonly contender: Contender; readonly databaseUrl: string }

/**
 * Some claims sent to one contender. `serviceCpu` and `serverCpu` are seconds of the processor that its processes and
 * PostgreSQL used, with what they did afterwards on account of these claims; `memory` are megabytes of its processes then.
 * `cores` are processors that each kept busy while claims were sent; one process of a service keeps hardly more than one busy.
 */
export type Run = Omit<Sent, "statuses" | "failed"> & {
  readonly claims: number
  readonly serviceCpu: number | null
  readonly serverCpu: number | null
  readonly memory: number | null
  readonly wal: Written
  /** How many rows of conflicts came; null for a contender that finds none. */
  readonly conflicts: number | null
  readonly cores: Cores | null
}
type Cores = Readonly<Record<"service" | "server" | "sender" | "others", number>>

/** A service whose processor time grows by no more than this in a quarter of a second has done what claims left to do. */
const QUIET_SECONDS = 0.02
const LOOK_EVERY_MS = 250
const MOST_LOOKS = 240

/** Posts all of the claims and measures what that takes. */
export function measureRun(
  tools: Tools,
  running: Running,
  connections: number,
  claims: readonly ClaimBody[],
): Promise<Run> {
  const { contender, databaseUrl } = running
  // The connection is open before the clock starts, and asks nothing of a contender that is not ours.
  return withClient(databaseUrl, async (client) => {
    const store = contender.isOurs ? client : null
    const conflictsBefore = store && (await countConflicts(store))
    const position = await tools.wal.position()
    const before = readUsed(tools, running)
    const { statuses: _statuses, failed: _failed, ...sent } = await postAll(tools, running, connections, claims)
    const after = readUsed(tools, running)
    const settled = store === null ? after : await waitUntilQuiet(tools, running, store)
    const conflicts = store && (await countConflicts(store)) - Number(conflictsBefore)
    return {
      ...sent,
      claims: claims.length,
      serviceCpu: settled.service && before.service && settled.service.cpu - before.service.cpu,
      serverCpu: tools.server.readCpu() === null ? null : settled.server - before.server,
      memory: settled.service?.memory ?? null,
      wal: await tools.wal.since(position),
      conflicts,
      cores: tellCores(before, after),
    }
  })
}

/** Posts all of the claims. */
export function postAll(
  { sender }: Tools,
  { programs, headers = {} }: Started,
  connections: number,
  bodies: readonly ClaimBody[],
): Promise<Sent> {
  return sender.post({ urls: programs.map(({ address }) => `${address}/v1/claims`), connections, bodies, headers })
}

type Used = ReturnType<typeof readUsed>

/** What all that take part have used so far. This process counts as one of those that send: it hands over the claims. */
function readUsed({ server, sender }: Tools, { programs }: Running) {
  const own = process.cpuUsage()
  const services = programs.map(({ pid }) => readUsage(pid))
  const service = services.reduce(
    (sum, one) => sum && one && { cpu: sum.cpu + one.cpu, memory: sum.memory + one.memory },
  )
  return {
    at: performance.now() / 1000,
    service: service ?? null,
    server: server.readCpu() ?? 0,
    sender: (readUsage(sender.pid)?.cpu ?? 0) + (own.user + own.system) / 1e6,
    machine: readMachineCpu(),
  }
}

function tellCores(before: Used, after: Used): Cores | null {
  if (before.machine === null || after.machine === null || !before.service || !after.service) return null
  const seconds = after.at - before.at
  const service = after.service.cpu - before.service.cpu
  const server = after.server - before.server
  const sender = after.sender - before.sender
  const others = Math.max(0, after.machine - before.machine - service - server - sender)
  return { service: service / seconds, server: server / seconds, sender: sender / seconds, others: others / seconds }
}

/**
 * Jobs that claims have caused run after the answers. They are part of the price, and must not disturb the next run. So it waits
 * until the words of all claims are listed, and until service and PostgreSQL do next to nothing. Throws after a minute.
 */
async function waitUntilQuiet(tools: Tools, running: Running, store: pg.Client): Promise<Used> {
  let last = readUsed(tools, running)
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    await sleep(LOOK_EVERY_MS)
    const isListed = (await store.query(`${UNLISTED} limit 1`)).rowCount === 0
    const now = readUsed(tools, running)
    const used = (now.service?.cpu ?? 0) - (last.service?.cpu ?? 0) + now.server - last.server
    if (isListed && used <= QUIET_SECONDS) return now
    last = now
  }
  throw new Error(`${running.contender.name} still works on account of its claims after ${MOST_LOOKS} looks`)
}

async function countConflicts(store: pg.Client): Promise<number> {
  const { rows } = await store.query("select count(*)::int as count from conflicts")
  return rows[0].count
}
