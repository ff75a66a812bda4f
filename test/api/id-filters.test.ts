import t from "tap"
import { startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"

const UNKNOWN = "01930a2e-5c00-7000-8000-000000000000"

/** Every list that can be narrowed by an id, with the parameters. */
const FILTERS: readonly (readonly [list: string, parameter: string])[] = [
  ["claims", "subject"],
  ["claims", "source"],
  ["claims", "claimant"],
  ["claims", "figure"],
  ["conflicts", "subject"],
  ["conflicts", "source"],
  ["conflicts", "claimant"],
  ["disputes", "subject"],
  ["disputes", "source"],
  ["disputes", "claimant"],
  ["exceptions", "subject"],
  ["rules", "subject"],
  ["rejudgings", "rule"],
  ["audit", "person"],
  ["subjects/distinctions", "subject"],
  ["sources/distinctions", "source"],
  ["unassigned", "source"],
]

t.test("an id that stands for nothing is 404 and named, in every list", async (t) => {
  const app = await startApp()
  for (const [list, parameter] of FILTERS) {
    const { status, body } = await app.get(`/v1/${list}?${parameter}=${UNKNOWN}`)
    t.match([status, body.type], [404, "urn:countercheck:problem:not-found"], `${list} by ${parameter}`)
    t.match(body.errors, [{ parameter, detail: new RegExp(UNKNOWN) }], `${list} by ${parameter}`)
  }
})

t.test("the reference names every filter by id that there is", async (t) => {
  const app = await startApp()
  const { paths } = app.document as { paths: Record<string, { get?: { parameters?: Parameter[] } }> }
  const known = Object.entries(paths).flatMap(([path, { get }]) =>
    (get?.parameters ?? [])
      // Where a list goes on is no filter.
      .filter(({ in: where, name, schema }) => where === "query" && schema.format === "uuid" && name !== "after")
      .map(({ name }) => [path.replace("/v1/", ""), name]),
  )
  t.same(known.sort(), [...FILTERS].sort())
})

type Parameter = { readonly in: string; readonly name: string; readonly schema: { readonly format?: string } }

t.test("the id of what was merged away lists what became of it", async (t) => {
  const app = await startApp()
  const { claim, gone } = await mergeAway(app)
  const lists = [
    `claims?subject=${gone.subject}`,
    `claims?source=${gone.source}`,
    `claims?claimant=${gone.source}`,
    `conflicts?subject=${gone.subject}`,
    `conflicts?source=${gone.source}`,
    `conflicts?claimant=${gone.source}`,
    `exceptions?subject=${gone.subject}`,
  ]
  for (const list of lists) {
    const { status, body } = await app.get(`/v1/${list}`)
    t.equal(status, 200, list)
    t.not(body.items.length, 0, `${list} is not empty`)
  }
  const { body } = await app.get(`/v1/claims?subject=${gone.subject.toUpperCase()}`)
  t.ok(body.items.some(({ id }: { id: string }) => id === claim))
})

t.test("an id of what is there, and has nothing, gives an empty list", async (t) => {
  const app = await startApp()
  const { body: subject } = await app.post("/v1/subjects", { name: "Troops" })
  for (const list of ["claims", "conflicts", "disputes", "exceptions", "rules"]) {
    t.match(await app.get(`/v1/${list}?subject=${subject.id}`), { status: 200, body: { items: [] } }, list)
  }
})

/** A subject and a source with a conflict and an exception, both merged into others. */
async function mergeAway(app: TestApp): Promise<{ claim: string; gone: { subject: string; source: string } }> {
  await app.post("/v1/claims", claimOf("10,000"))
  const another = { source: { name: "Another" }, claimant: { name: "Another" } }
  const { body } = await app.post("/v1/claims", claimOf("20,000", another))
  const { id: claim, subject, source } = body.claim
  await app.post("/v1/exceptions", { subject: subject.id, reason: "Both stand.", until: "2024-12-31" })
  const { unit, measure } = (await app.get(`/v1/subjects/${subject.id}`)).body
  const stays = await app.post("/v1/subjects", { name: "The one that stays", unit, measure })
  const kept = await app.post("/v1/sources", { name: "The source that stays" })
  const merged = await app.post(`/v1/subjects/${subject.id}/merge`, { into: stays.body.id })
  const given = await app.post(`/v1/sources/${source.id}/merge`, { into: kept.body.id })
  t.same([merged.status, given.status], [200, 200])
  return { claim, gone: { subject: subject.id, source: source.id } }
}
