import { Agent, type IncomingMessage, request } from "node:http"
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib"
import type { Body, Reply, TestApp } from "../support/app.ts"
import { makeFuzzKey } from "./fuzz-key.ts"
import { makePool, type Pool } from "./pool.ts"
import type { FuzzRequest } from "./requests.ts"

export type Check = (method: string, path: string, reply: Reply) => void
export type Failure = { readonly place: number; readonly why: string; readonly sent: FuzzRequest }
export type Outcome = {
  readonly failures: readonly Failure[]
  /** Of each operation how many answers of each status it gave. */
  readonly answers: ReadonlyMap<string, ReadonlyMap<number, number>>
  readonly slowest: { readonly milliseconds: number; readonly sent: FuzzRequest | null }
}

export type Options = {
  /** How many requests are on their way at once. With more than one a seed no longer makes the very same run. */
  readonly lanes?: number
  /** So many requests are followed by the jobs that they left in the queue. */
  readonly jobsEvery: number
  /** The number of failures after which the run ends. */
  readonly enough: number
  /** What earlier requests brought, where these go on after them. */
  readonly pool?: Pool
}

/** Milliseconds. Nothing that fits the limits may take longer. */
const TOO_SLOW = 20_000

/** Sends all requests, and holds each answer to what every answer promises. */
export async function runFuzz(
  app: TestApp,
  check: Check,
  requests: readonly FuzzRequest[],
  options: Options,
): Promise<Outcome> {
  const { lanes = 1, jobsEvery, enough, pool = makePool() } = options
  const agent = new Agent({ keepAlive: true, maxSockets: lanes })
  const failures: Failure[] = []
  const answers = new Map<string, Map<number, number>>()
  const slowest = { milliseconds: 0, sent: null as FuzzRequest | null }
  let next = 0
  let credential = await makeFuzzKey(app)
  /** A request may have revoked the key; then another one is made, and the request is sent once more. */
  const sendWithKey = async (sent: FuzzRequest) => {
    const reply = await send(app.address, withHeaders(sent, credential), agent)
    if (reply.status !== 401) return reply
    credential = await makeFuzzKey(app)
    return send(app.address, withHeaders(sent, credential), agent)
  }
  const tryOne = async (place: number, given: FuzzRequest) => {
    const sent = fill(given, pool.fill)
    const started = performance.now()
    try {
      const reply = await sendWithKey(sent)
      const count = answers.get(sent.operation) ?? new Map<number, number>()
      answers.set(sent.operation, count.set(reply.status, (count.get(reply.status) ?? 0) + 1))
      checkReply(sent, reply, check)
      if (reply.status < 300) pool.learn(sent.path, reply.body)
    } catch (error) {
      failures.push({ place, why: error instanceof Error ? error.message : String(error), sent })
    }
    const milliseconds = performance.now() - started
    if (milliseconds > slowest.milliseconds) Object.assign(slowest, { milliseconds, sent })
  }
  const lane = async () => {
    while (next < requests.length && failures.length < enough) {
      const place = next++
      const given = requests[place - (requests[place]?.repeats ?? 0)] ?? requests[place]
      await tryOne(place, given as FuzzRequest)
      if (place % jobsEvery === jobsEvery - 1) failures.push(...(await runJobs(app, place)))
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  failures.push(...(await runJobs(app, next)))
  agent.destroy()
  return { failures, answers, slowest }
}

/** What an accepted request leaves to the background must not fail there. */
async function runJobs(app: TestApp, place: number): Promise<Failure[]> {
  await app.runJobs()
  const { rows } = await app.store.pool.query(
    "select last_error from graphile_worker.jobs where last_error is not null union all select error from rejudgings where error is not null",
  )
  await app.store.pool.query("update rejudgings set error = null where error is not null")
  const sent = { operation: "background", method: "", path: "", headers: {}, body: null, repeats: null }
  return rows.map(({ last_error }: Body) => ({ place, why: `a background job failed: ${last_error}`, sent }))
}

function fill(given: FuzzRequest, by: (text: string) => string): FuzzRequest {
  return { ...given, path: by(given.path), body: given.body === null ? null : by(given.body) }
}

function withHeaders(sent: FuzzRequest, headers: Record<string, string>): FuzzRequest {
  return { ...sent, headers: { ...headers, ...sent.headers } }
}

/** As bare as can be: a client that mends requests would hide what is sent. */
function send(address: string, { method, path, headers, body }: FuzzRequest, agent: Agent): Promise<Reply> {
  const { promise, resolve, reject } = Promise.withResolvers<Reply>()
  const length = body === null ? {} : { "content-length": String(Buffer.byteLength(body)) }
  const { hostname, port } = new URL(address)
  const options = { agent, hostname, port, path, method, headers: { ...headers, ...length }, timeout: TOO_SLOW }
  const sending = request(options, (answer) => read(answer).then(resolve, reject))
  sending.on("timeout", () => sending.destroy(new Error(`no answer within ${TOO_SLOW} ms`)))
  sending.on("error", reject)
  sending.end(body ?? undefined)
  return promise
}

/** Long answers come compressed where the request takes it. The answer to a HEAD says so too, and has no bytes. */
function decode(bytes: Buffer, encoding = "identity"): string {
  if (bytes.length === 0) return ""
  if (encoding === "gzip") return gunzipSync(bytes).toString()
  if (encoding === "br") return brotliDecompressSync(bytes).toString()
  return (encoding === "deflate" ? inflateSync(bytes) : bytes).toString()
}

/** Lines of NDJSON and CSV stay text, also where there are none. */
function readBody(text: string, type: string): Body {
  if (/ndjson|csv/.test(type)) return text
  return text !== "" && /json/.test(type) ? JSON.parse(text) : text || null
}

async function read(answer: IncomingMessage): Promise<Reply> {
  const parts: Buffer[] = []
  for await (const part of answer) parts.push(part)
  const text = decode(Buffer.concat(parts), answer.headers["content-encoding"])
  const headers = new Headers()
  for (const [name, value] of Object.entries(answer.headers)) headers.set(name, String(value))
  return { status: answer.statusCode ?? 0, headers, body: readBody(text, headers.get("content-type") ?? "") }
}

function checkReply({ method, path }: FuzzRequest, reply: Reply, check: Check): void {
  const { status, headers, body } = reply
  if (status >= 500) throw new Error(`${status} ${JSON.stringify(body)}`)
  if (headers.get("x-request-id") === null && status !== 431) throw new Error(`${status} without a request id`)
  if (method === "HEAD") return
  if (status >= 400) checkProblem(reply)
  check(method, path, reply)
}

function checkProblem({ status, headers, body }: Reply): void {
  const type = headers.get("content-type")
  if (!type?.startsWith("application/problem+json")) throw new Error(`${status} is ${type}: ${JSON.stringify(body)}`)
  const isWhole = ["type", "title", "detail"].every((member) => typeof body[member] === "string" && body[member] !== "")
  if (!isWhole || body.status !== status) throw new Error(`${status} is no whole problem: ${JSON.stringify(body)}`)
}
