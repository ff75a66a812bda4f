import { readFileSync } from "node:fs"
import autocannon from "autocannon"
import { percentile } from "../statistics.ts"

/**
 * The generator, in a process of its own: `node send-load.ts <url> <connections> <file> <headers>` posts every line of the
 * file once, as JSON, and writes what it measured as JSON on stdout. Each connection gets its share of the lines, and the
 * requests are made ready, before anything is sent.
 */
const [url = "", connections = "", file = "", headers = "{}"] = process.argv.slice(2)
const bodies = readFileSync(file, "utf8").trimEnd().split("\n")
process.stdout.write(JSON.stringify(await sendAll(url, Number(connections), bodies, JSON.parse(headers))))

/** `p50` and `p99` in milliseconds; `statuses` counts answers, `failed` what got none. */
export type Sent = {
  readonly seconds: number
  readonly p50: number
  readonly p99: number
  readonly statuses: Readonly<Record<string, number>>
  readonly failed: number
}

type Headers = Readonly<Record<string, string>>

async function sendAll(url: string, connections: number, bodies: readonly string[], headers: Headers): Promise<Sent> {
  const lanes = Array.from({ length: connections }, (_, lane) =>
    bodies.filter((_, at) => at % connections === lane).map((body) => toRequest(body, headers)),
  )
  const setupClient = (client: autocannon.Client) => client.setRequests(lanes.shift() ?? [])
  const options = { url, connections, amount: bodies.length, timeout: 120, setupClient }
  return new Promise((resolve, reject) => {
    const run = autocannon(options, (error, { errors, timeouts, resets }) =>
      error ? reject(error) : resolve({ ...clock.read(), failed: errors + timeouts + resets }),
    )
    const clock = watch(run)
  })
}

/** From the moment that all is ready to the last answer: the library itself looks only once a second. */
function watch(run: autocannon.Instance) {
  const connected = new Set<unknown>()
  const latencies: number[] = []
  const statuses: Record<string, number> = {}
  let [begin, end] = [0, 0]
  run.on("start", () => {
    begin = performance.now()
  })
  run.on("response", (client, status, _bytes, milliseconds) => {
    end = performance.now()
    statuses[status] = (statuses[status] ?? 0) + 1
    // The first answer of a connection was also waiting for the connection.
    if (connected.has(client)) latencies.push(milliseconds)
    else connected.add(client)
  })
  return {
    read: () => ({
      seconds: (end - begin) / 1000,
      p50: percentile(latencies, 50),
      p99: percentile(latencies, 99),
      statuses,
    }),
  }
}

function toRequest(body: string, headers: Headers): autocannon.Request {
  return { method: "POST", headers: { "content-type": "application/json", ...headers }, body }
}
