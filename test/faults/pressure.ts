import { connect, type Socket } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"
import pg from "pg"
import type { Test } from "tap"
import { cloneDatabase } from "../support/database.ts"
import { startProxy } from "../support/proxy.ts"
import { call, startService, until } from "../support/service.ts"
import { checkLedger } from "./check-ledger.ts"
import { startFleet, under, untilMore } from "./fleet.ts"
import { openLedger } from "./ledger.ts"

/** Every few milliseconds one of the connections to the database is lost, also in the middle of a statement. */
export async function loseConnections(t: Test, { losses, hurry }: { losses: number; hurry: boolean }): Promise<void> {
  const { url } = await cloneDatabase(t)
  const proxy = await startProxy(t, url)
  const fleet = await startFleet(t, { DATABASE_URL: proxy.url }, 1)
  const ledger = openLedger("connections that are lost", { seed: 13 })
  await under(ledger, fleet.addresses, async () => {
    for (let loss = 0; loss < losses; loss += 1) {
      await sleep(60 + (loss % 9) * 10)
      proxy.drop()
    }
    await untilMore(ledger, 20)
  })
  t.equal(ledger.counts.lost, 0, "every request was answered")
  await checkLedger(t, { address: fleet.addresses[0] ?? "", ...(hurry ? { hurry: url } : {}) }, ledger)
  t.same(await fleet.stop(), [0])
}

/** Two connections for everybody, and one statement that holds all of them up for longer than a statement may take. */
export async function starvePool(t: Test, { requests, hurry }: { requests: number; hurry: boolean }): Promise<void> {
  const { url } = await cloneDatabase(t)
  const fleet = await startFleet(t, { DATABASE_URL: url, POOL_SIZE: "2", STATEMENT_TIMEOUT: "1000" }, 1)
  const [address = ""] = fleet.addresses
  const ledger = openLedger("a pool that is starved", { seed: 14 })
  await under(ledger, fleet.addresses, async () => {
    await untilMore(ledger, 20)
    const reads = Array.from({ length: requests }, () => call(address, "GET", "/v1/conflicts?limit=200"))
    const statuses = new Set((await Promise.all(reads)).map(({ status }) => status))
    t.same([...statuses], [200], `${requests} reads at once wait for their turn`)
    await lockClaims(url, 3_000)
    await untilMore(ledger, 20)
  })
  t.ok(ledger.counts.away > 0, `${ledger.counts.away} answers were 503`)
  await checkLedger(t, { address, ...(hurry ? { hurry: url } : {}) }, ledger)
  t.same(await fleet.stop(), [0])
}

async function lockClaims(url: string, milliseconds: number): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query("begin")
  await client.query("lock table claims in access exclusive mode")
  await sleep(milliseconds)
  await client.query("rollback")
  await client.end()
}

/** Clients that send a byte now and then, and clients that never read their answers: nobody else must notice. */
export async function sufferSlowClients(
  t: Test,
  { clients, hurry }: { clients: number; hurry: boolean },
): Promise<void> {
  const { url } = await cloneDatabase(t)
  const service = await startService(t, {
    DATABASE_URL: url,
    POOL_SIZE: "2",
    REQUEST_TIMEOUT: "2000",
  })
  const ledger = openLedger("beside slow clients", { seed: 15 })
  const senders = Array.from({ length: clients }, () => sendSlowly(service.address))
  const readers = Array.from({ length: clients }, () => readNothing(service.address))
  t.teardown(() => {
    for (const socket of [...senders, ...readers]) socket.destroy()
  })
  await under(ledger, [service.address], () => untilMore(ledger, 60))
  t.same(
    [ledger.counts.away, ledger.counts.lost],
    [0, 0],
    `everybody else is served; ${[...ledger.counts.reasons].join(" ")}`,
  )
  if (!hurry) await until(() => senders.every(({ closed }) => closed))
  for (const socket of readers) socket.destroy()
  await checkLedger(t, { address: service.address, ...(hurry ? { hurry: url } : {}) }, ledger)
  service.kill("SIGTERM")
  t.equal((await service.exited).code, 0, "nor do they keep the service from ending")
}

function open(address: string, text: string): Socket {
  const socket = connect(Number(new URL(address).port), "127.0.0.1")
  socket.on("error", () => {})
  socket.write(text)
  return socket
}

function sendSlowly(address: string): Socket {
  const head = "POST /v1/claims HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 5000\r\n\r\n{"
  const socket = open(address, head)
  const sending = setInterval(() => socket.write(" "), 200)
  socket.on("close", () => clearInterval(sending)).resume()
  return socket
}

/** Asks again and again, over one connection, and takes nothing of what comes. */
function readNothing(address: string): Socket {
  const ask = "GET /v1/claims?limit=200 HTTP/1.1\r\nhost: x\r\n\r\n"
  return open(address, ask.repeat(50)).pause()
}
