import fc from "fast-check"
import { type Document, listOperations, type Operation, type Parameter } from "./document.ts"
import { junk, ODD_TEXTS, oddHeader, oddText, oddType, rawBody } from "./junk.ts"
import { claim, LIKELY } from "./likely.ts"
import { arbitraryOf } from "./values.ts"

/** A request before its placeholders are filled in. */
export type FuzzRequest = {
  readonly operation: string
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
  /** Where given, the request that many steps earlier is sent once more instead. */
  readonly repeats: number | null
}

type Draft = {
  method: string
  path: string
  query: [string, string][]
  headers: Record<string, string>
  body: unknown
  raw: string | null
}
type Damage = (draft: Draft) => void

/** Requests of all operations, the same ones for the same seed: first some claims, so that there is something to ask for. */
export function makeRequests(document: Document, seed: number, count: number): FuzzRequest[] {
  const filing = fc.sample(claim, { seed, numRuns: CLAIMS_FIRST }).map(fileIt)
  const operations = listOperations(document).map((operation) => ({
    weight: operation.body === null ? 1 : operation.title === FILING ? 4 : 2,
    arbitrary: requestOf(document, operation),
  }))
  return [...filing, ...fc.sample(fc.oneof(...operations), { seed, numRuns: count - CLAIMS_FIRST })]
}

const CLAIMS_FIRST = 40
const FILING = "POST /v1/claims"

function fileIt(body: unknown): FuzzRequest {
  const draft = { method: "POST", path: "/v1/claims", query: [], headers: {}, body, raw: null }
  return { operation: FILING, ...finish(draft), repeats: null }
}

function requestOf(document: Document, operation: Operation): fc.Arbitrary<FuzzRequest> {
  const damage = fc.oneof(
    { weight: 8, arbitrary: fc.constant([]) },
    { weight: 3, arbitrary: fc.array(damageOf(operation), { minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.array(damageOf(operation), { minLength: 2, maxLength: 3 }) },
  )
  const repeats = fc.oneof(
    { weight: 30, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 30 }) },
  )
  return fc.tuple(draftOf(document, operation), damage, repeats).map(([given, damages, repeats]) => {
    const draft = structuredClone(given)
    for (const damage of damages) damage(draft)
    return { operation: operation.title, ...finish(draft), repeats }
  })
}

function draftOf(document: Document, operation: Operation): fc.Arbitrary<Draft> {
  const { parameters, resource } = operation
  const value = ({ name, schema }: Parameter) => arbitraryOf(schema, { document, name, resource }).map(String)
  const sent = (parameter: Parameter): fc.Arbitrary<[string, string][]> => {
    const weight = parameter.in === "path" ? 0 : 2
    const there = headerOr(parameter, value).map((text): [string, string][] => [[parameter.name, text]])
    const left = fc.constant<[string, string][]>([])
    return fc.oneof({ weight, arbitrary: left }, { weight: 1, arbitrary: there })
  }
  const all = (place: Parameter["in"]) => fc.tuple(...parameters.filter((one) => one.in === place).map(sent))
  const body = bodyOf(document, operation)
  const raw = operation.takesLines ? lines : fc.constant(null)
  return fc.record({ path: all("path"), query: all("query"), headers: all("header"), body, raw }).map((drawn) => ({
    method: operation.method,
    path: fillPath(operation.path, Object.fromEntries(drawn.path.flat())),
    query: drawn.query.flat(),
    headers: { ...(drawn.raw === null ? {} : typeOfLines(drawn.raw)), ...Object.fromEntries(drawn.headers.flat()) },
    body: drawn.body,
    raw: drawn.raw,
  }))
}

const HEAD = "subject,source,publishedAt,figure"
const line = fc.oneof({ weight: 5, arbitrary: claim }, fc.jsonValue()).map((value) => JSON.stringify(value))
const row = fc
  .tuple(fc.constantFrom("Troops", "Losses", ""), fc.constantFrom("2024-11-04", "soon"), fc.nat({ max: 9000 }))
  .map(([subject, day, figure]) => `${subject},Staff,${day},${figure}`)
const lines = fc.oneof(
  fc.array(line, { maxLength: 5 }).map((some) => some.join("\n")),
  fc.array(row, { maxLength: 5 }).map((some) => [HEAD, ...some].join("\n")),
)

function typeOfLines(text: string): Record<string, string> {
  return { "content-type": text.startsWith(HEAD) ? "text/csv" : "application/x-ndjson" }
}

function bodyOf(document: Document, { title, body, resource }: Operation): fc.Arbitrary<unknown> {
  if (body === null) return fc.constant(undefined)
  const drawn = arbitraryOf(body, { document, name: "", resource })
  const likely = LIKELY[title]
  return likely === undefined ? drawn : fc.oneof(drawn, likely)
}

/** Tags of versions and keys that were used before come from a handful. */
function headerOr(parameter: Parameter, value: (parameter: Parameter) => fc.Arbitrary<string>): fc.Arbitrary<string> {
  if (parameter.in !== "header") return value(parameter)
  switch (parameter.name) {
    case "if-match":
      return fc.constantFrom('"1"', '"1-0123456789abcdef"', '"2"', '"3"', "*")
    case "idempotency-key":
      return fc.oneof(fc.uuid(), fc.constantFrom("a key", "another key"))
    default:
      return fc.constantFrom("Anna", "J%C3%B6rg")
  }
}

function fillPath(path: string, values: Readonly<Record<string, string>>): string {
  return path.replace(/\{(\w+)\}/g, (_all, name: string) => encode(values[name] ?? ""))
}

/** Half of a surrogate pair cannot be encoded; its bytes can be sent all the same. */
function encode(text: string): string {
  return text.isWellFormed() ? encodeURIComponent(text).replaceAll("%40%40", "@@").replaceAll("%3A", ":") : "%ED%A0%80"
}

function finish({ method, path, query, headers, body, raw }: Draft): Omit<FuzzRequest, "operation" | "repeats"> {
  const search = query.map(([name, value]) => `${encode(name)}=${encode(value)}`).join("&")
  const text = raw ?? (body === undefined ? null : JSON.stringify(body))
  const type = text === null ? {} : { "content-type": "application/json" }
  return { method, path: search === "" ? path : `${path}?${search}`, headers: { ...type, ...headers }, body: text }
}

function damageOf(operation: Operation): fc.Arbitrary<Damage> {
  const ofBody = operation.body === null ? [] : [...Array.from({ length: 4 }, () => memberDamage()), rawDamage()]
  return fc.oneof(...ofBody, queryDamage(operation), pathDamage(), headerDamage(), methodDamage(), strayBody())
}

/** One value anywhere in the body becomes another one, goes away, or gets a neighbour. */
function memberDamage(): fc.Arbitrary<Damage> {
  return fc.tuple(fc.nat(1_000), fc.constantFrom("put", "put", "put", "drop", "add"), junk, oddText).map(
    ([nth, way, drawn, name]): Damage =>
      (draft) => {
        // Drawn values are shared: what is put into one must not change the others, or itself.
        const value = structuredClone(drawn)
        const places = listPlaces(draft.body)
        const place = places[nth % Math.max(places.length, 1)]
        if (place === undefined) draft.body = value
        else damage(place, way, value, name)
      },
  )
}

type Holder = Record<string, unknown>

function damage(
  { holder, member }: { holder: Holder; member: string },
  way: string,
  value: unknown,
  name: string,
): void {
  if (way === "drop") delete holder[member]
  else if (way === "put") holder[member] = value
  else Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true })
}

function listPlaces(value: unknown): { holder: Holder; member: string }[] {
  if (typeof value !== "object" || value === null) return []
  const holder = value as Holder
  return Object.keys(holder).flatMap((member) => [{ holder, member }, ...listPlaces(holder[member])])
}

function rawDamage(): fc.Arbitrary<Damage> {
  return rawBody.map((raw) => (draft) => {
    draft.raw = raw
  })
}

function queryDamage({ parameters }: Operation): fc.Arbitrary<Damage> {
  const known = parameters.filter((one) => one.in === "query").map(({ name }) => name)
  const name = fc.oneof(fc.constantFrom("limit", "cursor", "colour", "status[]", ...known), oddText)
  return fc.tuple(name, oddText).map(([name, value]) => (draft) => {
    draft.query.push([name, value])
  })
}

function pathDamage(): fc.Arbitrary<Damage> {
  const segment = fc.oneof(oddText.map(encode), fc.constantFrom("%zz", "%ff", "..", "a".repeat(200), "preview", ""))
  return fc.tuple(fc.integer({ min: 1, max: 4 }), segment).map(([place, text]) => (draft) => {
    const segments = draft.path.split("/")
    segments[Math.min(place, segments.length)] = text
    draft.path = segments.join("/")
  })
}

function headerDamage(): fc.Arbitrary<Damage> {
  const names = ["if-match", "idempotency-key", "x-actor", "accept", "x-request-id", "prefer", "x-http-method-override"]
  const header = fc.oneof(
    fc.tuple(fc.constantFrom(...names), oddHeader),
    fc.tuple(fc.constant("content-type"), oddType),
    fc.constantFrom<[string, string][]>(["accept", "text/html"], ["accept-encoding", "gzip"], ["origin", "null"]),
  )
  return header.map(([name, value]) => (draft) => {
    draft.headers[name] = value
  })
}

function methodDamage(): fc.Arbitrary<Damage> {
  return fc.constantFrom("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND").map(
    (method): Damage =>
      (draft) => {
        draft.method = method
      },
  )
}

/** A body where none is expected. */
function strayBody(): fc.Arbitrary<Damage> {
  return fc.oneof(rawBody, fc.constantFrom(...ODD_TEXTS), fc.constant('{"reason": "x"}')).map((raw) => (draft) => {
    draft.raw = raw
  })
}
