import { type Document, listOperations, type Operation, resolve, type Schema } from "./document.ts"
import { NOBODY } from "./pool.ts"

/** The largest that one request may bring, made of what costs most to look at. */
export type Hostile = {
  readonly operation: Operation
  readonly title: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** UTF-16 units of a body; it stays below the limit of bytes. */
const LARGE = 1_000_000

/** Characters of an address and of a header: Node takes 16 kB of head. */
const LONG = 12_000

const JSON_TYPE = { "content-type": "application/json" }

const TEXTS = [
  "(1",
  "|",
  "9",
  "a ",
  '"',
  "\\",
  "\0",
  "\ud800",
  "\ufdfa",
  "\ufffd",
  "1,",
  "-",
  "#",
  "http://a?",
  "/1e",
  "%",
]

function fill(piece: string): string {
  return piece.repeat(Math.floor(LARGE / piece.length))
}

/** Bodies that are no such thing as the operation takes. */
function listRawBodies(): [title: string, body: string][] {
  const members = Array.from({ length: 60_000 }, (_, place) => `"m${place}":${place}`)
  return [
    ["open arrays", fill("[")],
    ["open objects", fill('{"a":')],
    ["closed arrays", fill("]")],
    ["commas", fill(",")],
    ["numbers", `[${fill("1,")}1]`],
    ["lost numbers", `[${fill("1e999,")}1]`],
    ["digits", `{"a":${fill("9")}}`],
    ["rows of digits", `{"a":"${fill(`${"9".repeat(199)} `)}"}`],
    ["members of one name", `{${fill('"a":1,')}"a":1}`],
    ["many members", `{${members.join()}}`],
    ["one long name", `{"${fill("n")}":1}`],
    ["spaces", fill(" ")],
    ["escapes", `{"a":"${fill("\\u0041")}"}`],
    ["quotes", fill('"')],
    ["arrays of arrays", `[${fill("[[]],")}[]]`],
  ]
}

export function listHostile(document: Document): Hostile[] {
  return listOperations(document).flatMap((operation) => [
    ...listAddresses(operation),
    ...(operation.body === null ? [] : listBodies(document, operation, operation.body)),
    ...(operation.takesLines ? listLines() : []).map(([title, type, body]) => ({
      operation,
      title,
      path: operation.path,
      headers: { "content-type": type },
      body,
    })),
  ])
}

function listBodies(document: Document, operation: Operation, schema: Schema): Hostile[] {
  const path = fillPath(operation.path)
  const texts = TEXTS.map((piece) => [
    `every text of ${JSON.stringify(piece)}`,
    JSON.stringify(fillTexts(document, schema, piece)),
  ])
  return [...texts, ...listRawBodies()].map(([title = "", body = ""]) => {
    return { operation, title, path, headers: JSON_TYPE, body }
  })
}

/** Long queries, ids and headers. */
function listAddresses(operation: Operation): Hostile[] {
  const path = fillPath(operation.path)
  const bare = {
    operation,
    headers: operation.body === null ? {} : JSON_TYPE,
    body: operation.body === null ? "" : "{}",
  }
  const queries = operation.parameters.filter((one) => one.in === "query").map(({ name }) => name)
  const pieces = ["a,", "a%20", "%00", "1", "-"]
  const long = (piece: string) => piece.repeat(LONG / piece.length)
  const header = (name: string, value: string): Hostile => {
    return { ...bare, title: name, path, headers: { ...bare.headers, [name]: value } }
  }
  return [
    ...queries.flatMap((name) =>
      pieces.map((piece) => ({ ...bare, title: `?${name}`, path: `${path}?${name}=${long(piece)}` })),
    ),
    ...queries.map((name) => ({
      ...bare,
      title: `many ${name}`,
      path: `${path}?${`${name}=a&`.repeat(LONG / (name.length + 3))}`,
    })),
    { ...bare, title: "many parameters", path: `${path}?${long("a&")}` },
    ...["if-none-match", "if-match", "idempotency-key", "x-actor", "accept", "accept-encoding", "cookie"].flatMap(
      (name) => [header(name, long('"')), header(name, long("a,")), header(name, long("%4"))],
    ),
  ]
}

/** The path with an id that names nothing in each of its places. */
export function fillPath(path: string): string {
  return path.replace(/\{\w+\}/g, NOBODY)
}

/** One value of the schema with all its members, whose texts share the length of a body. */
function fillTexts(document: Document, schema: Schema, piece: string): unknown {
  const count = countTexts(build(document, schema, "x", 0))
  const written = Math.max(JSON.stringify(piece).length - 2, Buffer.byteLength(piece))
  const each = Math.floor(LARGE / Math.max(count, 1) / written)
  return build(document, schema, piece.repeat(each), 0)
}

function countTexts(value: unknown): number {
  if (typeof value === "string") return 1
  if (typeof value !== "object" || value === null) return 0
  return Object.values(value).reduce((sum: number, inner) => sum + countTexts(inner), 0)
}

/** Of a choice the last alternative is built, which is the one with most members. */
function build(document: Document, given: Schema, text: string, depth: number): unknown {
  const schema = resolve(document, given)
  const alternative = schema.anyOf?.findLast((one) => one.type !== "null")
  if (alternative !== undefined) return build(document, alternative, text, depth)
  const { properties = {}, additionalProperties, items = {}, type } = schema
  if (type === "object") {
    const free = typeof additionalProperties === "object" ? { dozens: additionalProperties } : {}
    const members = Object.entries({ ...properties, ...free })
    return Object.fromEntries(members.map(([name, inner]) => [name, build(document, inner, text, depth + 1)]))
  }
  return type === "array" ? [build(document, items, text, depth + 1)] : text
}

const HEAD = "subject,source,publishedAt,figure,via,claimants,asOf,language"

/** Lines that the file is made of, as long as one may be, and many short ones. */
function listLines(): [title: string, type: string, body: string][] {
  const ndjson = "application/x-ndjson"
  const row = (cell: string) => `${HEAD}\na,b,2024-11-04,7,${cell},,,\n`
  return [
    ["many items", ndjson, `{"via":[${fill("{},")}{}]}`],
    ["many aliases", ndjson, `{"kind":"source","name":"x","aliases":[${`1,`.repeat(90_000)}1]}`],
    ["many versions", ndjson, `{"kind":"rule","settings":{},"earlier":[${`{},`.repeat(90_000)}{}]}`],
    ["many lost numbers", ndjson, `{"kind":"source","name":"x","aliases":[${`1e999,`.repeat(90_000)}1]}`],
    ["many small lines", ndjson, fill("1\n")],
    ["many lines of many items", ndjson, fill(`{"via":[${"{},".repeat(300)}{}]}\n`)],
    ["a long name", ndjson, `{"${fill("n")}":1}`],
    ["many names in a cell", "text/csv", row(fill("|"))],
    ["many quotes", "text/csv", row(`"${fill('""')}"`)],
    ["many cells", "text/csv", row(fill('"",'))],
    ["open quotes", "text/csv", `${HEAD}\n${fill('"a\n')}`],
    ["one open quote", "text/csv", `${HEAD}\n"${fill("a,b\n")}`],
    ["many periods", "text/csv", `${HEAD}\na,b,2024-11-04,7,,,${fill("1.")},de\n`],
    ["many slashes", "text/csv", `${HEAD}\na,b,2024-11-04,7,,,${fill("/")},de\n`],
    ["many columns", "text/csv", fill("a,")],
    ["one column", "text/csv", fill("a")],
    ["signs of numbers", "text/csv", row(fill("#"))],
  ]
}
