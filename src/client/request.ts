import type { Asked } from "./errors.ts"
import type { Operation } from "./operation.ts"
import { type CallOptions, type Connection, type HeaderOptions, readNumber } from "./settings.ts"

export type AllOptions = CallOptions & HeaderOptions & { readonly contentType?: string | undefined }
type Values = Readonly<Record<string, unknown>>

/** Text or bytes, for a body that may be long. */
export type Bytes = string | Uint8Array | Blob | ReadableStream<Uint8Array>

/** What a method was called with. */
export type Arguments = { readonly params: Values; readonly body: unknown; readonly options: AllOptions }

/** A request as it is sent, the same in every attempt. */
export type Outgoing = Asked & {
  readonly url: string
  readonly headers: Headers
  readonly body: Bytes | undefined
  readonly signal: AbortSignal | undefined
  readonly retries: number
  readonly timeout: number
  /** It may be done twice without harm: it stores nothing, or has an Idempotency-Key. */
  readonly isHarmless: boolean
  /** Its body is a stream, which cannot be read twice. */
  readonly isStreamed: boolean
}

/** Tells the arguments of a method apart by what its operation takes: parameters, a body, and options. */
export function splitArguments(name: string, operation: Operation, given: readonly unknown[]): Arguments {
  const rest = [...given]
  const params = hasParameters(operation) ? rest.shift() : {}
  const body = operation.bodies.length > 0 ? rest.shift() : undefined
  const options = rest.shift()
  if (rest.length > 0) throw new TypeError(`${name} takes no argument behind its options`)
  if (operation.bodies.length > 0 && body === undefined) throw new TypeError(`${name} takes a body`)
  return { params: readObject(name, "parameters", params), body, options: readObject(name, "options", options) }
}

function hasParameters({ path, query }: Operation): boolean {
  return path.includes("{") || query.length > 0
}

function readObject(name: string, what: string, value: unknown): Values {
  if (value === undefined) return {}
  if (typeof value !== "object" || value === null)
    throw new TypeError(`the ${what} of ${name} are ${value}; expected an object`)
  return value as Values
}

/** Throws a TypeError where an argument is not one of the operation, or cannot be sent. */
export function makeRequest(name: string, operation: Operation, given: Arguments, connection: Connection): Outgoing {
  const { params, body, options } = given
  const { path, query } = makeAddress(name, operation, params)
  const contentType = chooseContentType(name, operation, options)
  return {
    method: operation.method,
    path,
    url: connection.base + path + query,
    headers: makeHeaders(name, operation, options, connection, contentType),
    body: makeBody(body, contentType),
    signal: options.signal,
    retries: readNumber("retries", options.retries ?? connection.retries),
    timeout: readNumber("timeout", options.timeout ?? (operation.bodies.length > 1 ? Infinity : connection.timeout)),
    isHarmless: operation.isRead || operation.takes.includes("idempotencyKey"),
    isStreamed: body instanceof ReadableStream,
  }
}

function makeAddress(name: string, operation: Operation, params: Values): { path: string; query: string } {
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, parameter = ""]) => parameter)
  for (const parameter of Object.keys(params))
    if (!inPath.includes(parameter) && !operation.query.includes(parameter))
      throw new TypeError(`${name} has no parameter "${parameter}"`)
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, parameter) =>
    encodeSegment(name, parameter, params[parameter]),
  )
  const query = new URLSearchParams(
    operation.query.flatMap((parameter) =>
      listValues(name, parameter, params[parameter]).map((one): [string, string] => [parameter, one]),
    ),
  )
  return { path, query: query.size === 0 ? "" : `?${query}` }
}

/** No address can hold the segments "." and "..", encoded or not: whoever reads it takes them for the way to a folder. */
function encodeSegment(name: string, parameter: string, value: unknown): string {
  const text = typeof value === "number" ? String(value) : value
  if (typeof text !== "string" || text === "" || text === "." || text === "..")
    throw new TypeError(`${name}: ${parameter} is ${JSON.stringify(value)}, which no address can hold`)
  return encodeURIComponent(text.toWellFormed())
}

/** The values of a parameter. An empty list is refused: to leave it out would ask for everything. */
function listValues(name: string, parameter: string, value: unknown): string[] {
  if (value === undefined) return []
  const values = Array.isArray(value) ? value : [value]
  if (values.length === 0) throw new TypeError(`${name}: ${parameter} is an empty list; leave it out to ask for all`)
  return values.map((one) => {
    if (one === null || typeof one === "object") throw new TypeError(`${name}: ${parameter} is ${JSON.stringify(one)}`)
    return String(one)
  })
}

/** The media type of the body; undefined where there is none. */
function chooseContentType(name: string, { bodies }: Operation, { contentType }: AllOptions): string | undefined {
  const chosen = contentType ?? (bodies.length > 1 ? undefined : bodies[0])
  if (bodies.length === 0 && chosen === undefined) return undefined
  if (chosen === undefined || !bodies.includes(chosen))
    throw new TypeError(`${name}: contentType is ${chosen}; expected ${bodies.join(" or ") || "none"}`)
  return chosen
}

/** Text and bytes are sent as they are; anything else becomes JSON, where the operation takes that. */
function makeBody(body: unknown, contentType: string | undefined): Bytes | undefined {
  if (contentType === undefined) return undefined
  if (isBytes(body)) return body
  if (/\bjson$/.test(contentType)) return JSON.stringify(body)
  throw new TypeError(`a body of ${contentType} is text, bytes, a Blob or a stream of bytes`)
}

function isBytes(body: unknown): body is Bytes {
  return typeof body === "string" || [ReadableStream, Blob, Uint8Array].some((kind) => body instanceof kind)
}

const OWN_OPTIONS = ["signal", "headers", "retries", "timeout", "contentType"]

function makeHeaders(
  name: string,
  { takes, isRead }: Operation,
  options: AllOptions,
  { key, actor }: Connection,
  contentType: string | undefined,
): Headers {
  for (const option of Object.keys(options))
    if (!OWN_OPTIONS.includes(option) && !takes.some((taken) => taken === option))
      throw new TypeError(`${name} has no option "${option}"`)
  const headers = new Headers()
  const set = (header: string, value: string | undefined) => value !== undefined && headers.set(header, value)
  set("authorization", key === undefined ? undefined : `Bearer ${key}`)
  set("content-type", contentType)
  if (takes.includes("actor")) set("x-actor", encodeActor(options.actor ?? actor))
  if (takes.includes("idempotencyKey") && !isRead) set("idempotency-key", options.idempotencyKey ?? makeKey())
  set("if-match", typeof options.version === "number" ? `"${options.version}"` : options.version)
  set("if-none-match", options.ifNoneMatch)
  for (const [header, value] of Object.entries(options.headers ?? {})) headers.set(header, value)
  return headers
}

function encodeActor(actor: string | undefined): string | undefined {
  return actor === undefined ? undefined : encodeURIComponent(actor.toWellFormed())
}

/** As random as a UUID of version 4. `crypto.randomUUID` is missing on pages that came over plain HTTP. */
function makeKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("")
}
