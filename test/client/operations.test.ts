import { readFileSync } from "node:fs"
import t from "tap"
import { createClient, type OperationId } from "../../src/client/index.ts"
import { OPERATIONS } from "../../src/client/operations.ts"
import type { Body } from "../support/app.ts"

/** Holds the client's table of operations to the reference, which is read here in another way than where it is written. */
const REFERENCE: Body = JSON.parse(readFileSync(new URL("../../openapi/openapi.json", import.meta.url), "utf8"))
const DESCRIBED: Record<string, Body> = Object.fromEntries(
  Object.entries<Body>(REFERENCE.paths).flatMap(([path, methods]) =>
    Object.entries<Body>(methods).map(([method, operation]) => [operation.operationId, { ...operation, path, method }]),
  ),
)
const HEADERS: Record<string, string> = {
  actor: "x-actor",
  idempotencyKey: "idempotency-key",
  version: "if-match",
  ifNoneMatch: "if-none-match",
}

t.test("every operation of the reference has its method, and there is no other", async (t) => {
  const client = createClient({ baseUrl: "http://127.0.0.1:8080" })
  t.same(Object.keys(client).sort(), Object.keys(DESCRIBED).sort())
  for (const method of Object.values(client)) t.type(method, "function")
})

t.test("the table says of each operation what the reference says", async (t) => {
  for (const [id, described] of Object.entries(DESCRIBED)) {
    const operation = OPERATIONS[id as OperationId]
    const namesIn = (place: string) =>
      (described.parameters ?? []).filter((one: Body) => one.in === place).map(({ name }: Body) => name)
    t.equal(`${operation.method} ${operation.path}`, `${described.method.toUpperCase()} ${described.path}`, id)
    t.same([...described.path.matchAll(/\{(.*?)\}/g)].map(([, name]) => name).sort(), namesIn("path").sort(), id)
    t.same(operation.query, namesIn("query"), `${id}: query`)
    t.same(
      operation.takes.map((option) => HEADERS[option]),
      namesIn("header"),
      `${id}: headers`,
    )
    t.same(operation.bodies, Object.keys(described.requestBody?.content ?? {}), `${id}: bodies`)
    t.equal(
      operation.answer === "list",
      operation.formats === undefined ? isPaged(id) : id === "listAudit",
      `${id}: list`,
    )
  }
})

/** Whether what is answered has a cursor for more, and the operation takes one. */
function isPaged(id: string): boolean {
  const takes = (DESCRIBED[id].parameters ?? []).some(({ name }: Body) => name === "cursor")
  const has = JSON.stringify(DESCRIBED[id].responses[200]?.content ?? {}).includes('"nextCursor"')
  t.equal(takes, has, `${id} takes a cursor where it hands one out`)
  return takes
}

t.test("no name of the reference stands for something else in the client, but for that of problems", async (t) => {
  const index = readFileSync(new URL("../../src/client/index.ts", import.meta.url), "utf8")
  const own = [...index.matchAll(/\{([^}]*)\}/g)].flatMap(([, names = ""]) =>
    names.split(",").map((name) => name.trim()),
  )
  t.same(
    Object.keys(REFERENCE.components.schemas).filter((name) => own.includes(name)),
    ["Problem"],
  )
})

t.test("what is not JSON is handed out as text or as records", async (t) => {
  const others = Object.entries(OPERATIONS).filter(([, { answer, formats }]) => formats || !/json|list/.test(answer))
  t.same(Object.fromEntries(others.map(([id, { answer, formats }]) => [id, formats ?? answer])), {
    readMetrics: "text",
    readClaim: { json: "json", claimreview: "json" },
    readRefusedLines: "text",
    listAudit: { json: "list", ndjson: "records", csv: "text" },
    exportRecords: { ndjson: "records", csv: "text", claimreview: "records" },
  })
})

t.test("reads are the operations that store nothing", async (t) => {
  const reads = Object.entries(OPERATIONS).filter(([, { isRead }]) => isRead)
  t.same(
    reads.filter(([, { method }]) => method !== "GET").map(([id]) => id),
    ["parseText", "compare", "checkDraft"],
  )
  t.equal(Object.values(OPERATIONS).filter(({ method, isRead }) => method === "GET" && !isRead).length, 0)
  for (const [id, { takes }] of reads)
    t.same(
      takes.filter((option) => option !== "ifNoneMatch"),
      [],
      id,
    )
})
