import autocannon from "autocannon"
import { percentile } from "../statistics.ts"

/**
 * The generator, in a process of its own, so that it takes the same part of the machine from everybody. It gets orders from the
 * process that started it, one after the other, and answers each with what it measured. Every connection gets its share of the
 * bodies, and the requests are made ready, before anything is sent.
 */
process.on("message", (order: Order) => {
  sendAll(order).then(
    (sent) => process.send?.(sent),
    (error) => {
      throw error
    },
  )
})

/** What is posted, each body once. Where there are several addresses, one claim goes to each in turn. */
export type Order = {
  readonly urls: readonly string[]
  readonly connections: number
  readonly bodies: readonly unknown[]
  readonly headers: Readonly<Record<string, string>>
}

/**
 * `p50` and `p99` in milliseconds, null where no connection had a second claim; `statuses` counts answers, `failed` what got none. `senderCpu` are the seconds of the
 * processor that sending took.
 */
export type Sent = {
  readonly seconds: number
  readonly senderCpu: number
  readonly p50: number | null
  readonly p99: number | null
  readonly statuses: Readonly<Record<string, number>>
  readonly failed: number
}

async function sendAll({ urls, connections, bodies, headers }: Order): Promise<Sent> {
  const used = Math.min(connections, bodies.length)
  const lanes = Array.from({ length: used }, (_, lane) =>
    bodies.filter((_, at) => at % used === lane).map((body) => toRequest(body, headers)),
  )
  const clock = startClock()
  const before = process.cpuUsage()
  const failed = await Promise.all(
    urls.map((url, at) =>
      sendLanes(
        url,
        lanes.filter((_, lane) => lane % urls.length === at),
        clock,
      ),
    ),
  )
  const { user, system } = process.cpuUsage(before)
  return { ...clock.read(), senderCpu: (user + system) / 1e6, failed: failed.reduce((sum, one) => sum + one, 0) }
}

/** How often the library looks whether all is answered. */
const LOOK_EVERY_MS = 25

type Clock = ReturnType<typeof startClock>

/** Sends each lane over a connection of its own. Returns how many requests got no answer. */
function sendLanes(url: string, lanes: readonly autocannon.Request[][], clock: Clock): Promise<number> {
  if (lanes.length === 0) return Promise.resolve(0)
  const amount = lanes.reduce((sum, lane) => sum + lane.length, 0)
  const waiting = [...lanes]
  const setupClient = (client: autocannon.Client) => client.setRequests(waiting.shift() ?? [])
  return new Promise((resolve, reject) => {
    const run = autocannon(
      { url, connections: lanes.length, amount, timeout: 120, setupClient, sampleInt: LOOK_EVERY_MS },
      (error, { errors, timeouts, resets }) => (error ? reject(error) : resolve(errors + timeouts + resets)),
    )
    clock.watch(run)
  })
}

/** From the moment that all is ready to the last answer. */
function startClock() {
  const connected = new Set<unknown>()
  const latencies: number[] = []
  const statuses: Record<string, number> = {}
  let [begin, end] = [Number.POSITIVE_INFINITY, 0]
  return {
    watch: (run: autocannon.Instance) => {
      run.on("start", () => {
        begin = Math.min(begin, performance.now())
      })
      run.on("response", (client, status, _bytes, milliseconds) => {
        end = performance.now()
        statuses[status] = (statuses[status] ?? 0) + 1
        // The first answer of a connection was also waiting for the connection.
        if (connected.has(client)) latencies.push(milliseconds)
        else connected.add(client)
      })
    },
    read: () => ({
      seconds: (end - begin) / 1000,
      p50: latencies.length === 0 ? null : percentile(latencies, 50),
      p99: latencies.length === 0 ? null : percentile(latencies, 99),
      statuses,
    }),
  }
}

function toRequest(body: unknown, headers: Order["headers"]): autocannon.Request {
  return { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) }
}
