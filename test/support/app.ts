import { Ajv2020 } from "ajv/dist/2020.js"
import addFormats from "ajv-formats"
import type { FastifyInstance } from "fastify"
import { pino } from "pino"
import t from "tap"
import { buildApp } from "../../src/api/server/build-app.ts"
import { makeTaskList } from "../../src/jobs/worker.ts"
import { Filer } from "../../src/operations/claims/filing/filer.ts"
import { FilingMemory } from "../../src/operations/claims/filing/memory/filing-memory.ts"
import { type Db, openStore, type Store } from "../../src/store/connection/connect.ts"
import { cloneDatabase, emptyTables } from "./database.ts"
import { holdStatements } from "./statement-log.ts"
import { workOffJobs } from "./work-off-jobs.ts"

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into freely; each is held against its schema first.
export type Body = any
export type Reply = { readonly status: number; readonly headers: Headers; readonly body: Body }

export type TestApp = {
  readonly address: string
  readonly url: string
  readonly store: Store
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>
  get(path: string): Promise<Reply>
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Reply>
  patch(path: string, body: unknown, headers?: Record<string, string>): Promise<Reply>
  /** What is remembered of keys would outlive the tables. */
  forgetCredentials(): void
  /** Works off the job queue, as the service does beside its requests. */
  runJobs(): Promise<void>
  /** The OpenAPI document, and the check of an answer against it. `call` makes that check itself. */
  readonly document: unknown
  readonly check: ReturnType<typeof makeChecker>
}

/** The headers of a request that shows the key; none without one. */
export function bearer(key?: string): Record<string, string> {
  return key === undefined ? {} : { authorization: `Bearer ${key}` }
}

/** The time of every test: shortly after the figures of the worked example were published. */
export const NOW = "2024-11-07T08:00:00.000Z"

/** What an app takes in, where a test is not about that. */
export const LIMITS = {
  host: "127.0.0.1",
  bodyLimit: 1_048_576,
  textLimit: 100_000,
  textThreads: 1,
  textMemory: 256,
  textTimeout: 10_000,
  textQueue: 100,
  importLimit: 100_000_000,
  inFlightRequests: 2_000,
  inFlightBytes: 67_108_864,
  connections: 10_000,
  bodyRate: 1_000,
  headTimeout: 10_000,
  requestTimeout: 30_000,
}

export const JOB_SETTINGS = { importResultsDays: 30, memory: new FilingMemory(10_000) }

/** What files the claims of an app. `limit`: claims that may wait. */
export function makeFiler(db: Db, limit = 1_000): Filer {
  return new Filer({ db, clock: () => NOW, limit, memory: new FilingMemory(10_000) })
}

let running: Promise<TestApp> | undefined

/**
 * The service as it runs, on a database of its own, spoken to over HTTP. Every answer is held against the schema that
 * the OpenAPI document gives for its operation and status. One a test file: each call empties its tables.
 */
export async function startApp(): Promise<TestApp> {
  running ??= start()
  const app = await running
  await emptyTables(app.store.pool)
  // What the service remembers of the rows that are gone must not be right by chance.
  await app.store.pool.query("insert into filing_epoch (epoch) values ((random() * 1e15)::bigint)")
  app.forgetCredentials()
  await app.store.pool.query("select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))")
  return app
}

async function start(): Promise<TestApp> {
  holdStatements()
  const { url } = await cloneDatabase(t)
  const store = openStore({ url, poolSize: 10, statementTimeout: 30_000 })
  const app = await buildApp({
    db: store.db,
    filer: makeFiler(store.db),
    logger: false,
    ...LIMITS,
    now: () => NOW,
    metrics: { pools: { requests: store.pool }, backlogPool: store.pool },
  })
  const address = await app.listen({ host: "127.0.0.1", port: 0 })
  t.teardown(async () => {
    await app.close()
    await store.close()
  })
  const check = makeChecker(app)
  const call = callerOf(address, check)
  return {
    address,
    url,
    store,
    document: app.swagger(),
    check,
    call,
    get: (path) => call("GET", path),
    post: (path, body, headers) => call("POST", path, body, headers),
    patch: (path, body, headers) => call("PATCH", path, body, headers),
    forgetCredentials: () => app.recogniser.forget(),
    runJobs: () =>
      workOffJobs(
        url,
        makeTaskList(store.db, pino({ level: "warn" }), () => NOW, JOB_SETTINGS),
      ),
  }
}

/** Asks the service at an address; every answer is held against the reference by `check`. */
export function callerOf(address: string, check: TestApp["check"]): TestApp["call"] {
  return async (method, path, body, headers = {}) => {
    const answer = await fetch(address + path, { method, redirect: "manual", ...sent(body, headers) })
    const text = await answer.text()
    const reply = { status: answer.status, headers: answer.headers, body: readBody(answer, text) }
    check(method, path, reply)
    return reply
  }
}

/** Lines of NDJSON and CSV stay text. */
function readBody({ headers }: Response, text: string): Body {
  if (text === "") return null
  return /ndjson|csv/.test(headers.get("content-type") ?? "") ? text : JSON.parse(text)
}

function sent(body: unknown, headers: Record<string, string>): RequestInit {
  if (body === undefined) return { headers }
  const text = typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body)
  return { headers: { "content-type": "application/json", ...headers }, body: text }
}

type Operation = { responses: Record<string, { content?: Record<string, { schema: object }> }> }

/** Throws where an answer is not what the reference promises. */
export function makeChecker(app: FastifyInstance): (method: string, path: string, reply: Reply) => void {
  const document = app.swagger() as unknown as { paths: Record<string, Record<string, Operation>>; components: object }
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, meta: false })
  addFormats.default(ajv)
  ajv.addSchema({ $id: "api", components: document.components })
  const paths = Object.keys(document.paths).map((path) => ({
    path,
    pattern: new RegExp(`^${path.replace(/\{[^}]+\}/g, "[^/]+")}$`),
  }))
  const compiled = new Map<object, ReturnType<typeof ajv.compile>>()
  const validatorOf = (schema: object) => {
    const known = compiled.get(schema)
    if (known !== undefined) return known
    const validate = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll("#/components", "api#/components")))
    compiled.set(schema, validate)
    return validate
  }
  return (method, path, reply) => {
    const known = paths.find(({ pattern }) => pattern.test(path.split("?")[0] ?? ""))
    const operation = known && document.paths[known.path]?.[method.toLowerCase()]
    if (operation === undefined) return
    const answer = operation.responses[reply.status]
    const what = `${method} ${path} ${reply.status}`
    if (answer === undefined) throw new Error(`${what}: the reference does not know this status`)
    const sentAs = reply.headers.get("content-type") ?? ""
    const all = Object.entries(answer.content ?? {})
    const media = all.find(([type]) => sentAs.startsWith(type)) ?? all[0]
    if (media === undefined) return
    const [type, { schema }] = media
    if (!sentAs.startsWith(type)) throw new Error(`${what} is not ${type}`)
    const validate = validatorOf(schema)
    if (!validate(reply.body)) throw new Error(`${what} breaks its schema: ${ajv.errorsText(validate.errors)}`)
  }
}
