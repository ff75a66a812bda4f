import t from "tap"
import { StoreClient } from "../../src/store/connection/client.ts"
import { DEEPEST_TREE, MOST_PARTS } from "../../src/store/subjects/part-of.ts"
import { type Body, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"

/** A chain of subjects, each part of the one before. Answers their ids, the top first. */
async function chain(app: TestApp, name: string, relations: number): Promise<string[]> {
  const ids: string[] = []
  for (let depth = 0; depth <= relations; depth++) {
    const partOf = ids.slice(-1)
    const made = await app.post("/v1/subjects", { name: `${name} ${depth}`, measure: "stock", partOf })
    t.equal(made.status, 201, made.body.detail)
    ids.push(made.body.id)
  }
  return ids
}

/** A whole with as many parts as it may have, written past the service to save time. */
async function fullWhole(app: TestApp, parts = MOST_PARTS): Promise<{ whole: string; parts: string[] }> {
  const whole = (await app.post("/v1/subjects", { name: "Full", measure: "stock" })).body.id
  const { rows } = await app.store.pool.query(
    `with made as (insert into subjects (id, name, unit, measure, family_id, created_at)
       select gen_random_uuid(), 'Part ' || n, unit, measure, family_id, created_at
       from subjects, generate_series(1, $2::int) n where id = $1 returning id, name)
     , named as (insert into subject_names (subject_id, name_key, name, is_alias) select id, lower(name), name, false from made)
     , related as (insert into subject_parts (whole_id, part_id) select $1, id from made)
     select id from made`,
    [whole, parts],
  )
  return { whole, parts: rows.map(({ id }) => id) }
}

const refused = (reply: Body, pointer: string, said: RegExp) => {
  t.equal(reply.status, 409)
  t.match(reply.body, { type: /limit-reached/, errors: [{ pointer, detail: said }] })
}

t.test("a tree is ten relations deep, whoever makes it deeper", async (t) => {
  const app = await startApp()
  const ids = await chain(app, "Level", DEEPEST_TREE)
  const last = ids.at(-1)
  const told = /11 relations deep; at most 10 lie/
  refused(await app.post("/v1/subjects", { name: "Too deep", measure: "stock", partOf: [last] }), "/partOf/0", told)
  const claim = claimOf("5", { subject: { name: "Too deep", measure: "stock", partOf: { name: "Level 10" } } })
  refused(await app.post("/v1/claims", claim), "/subject/partOf", told)
  t.same((await app.get("/v1/subjects?q=Too%20deep")).body.items, [], "nothing was changed")

  const top = (await app.post("/v1/subjects", { name: "Above all", measure: "stock" })).body.id
  refused(await app.patch(`/v1/subjects/${ids[0]}`, { partOf: [top] }), "/partOf/0", told)
  const [, second] = await chain(app, "Short", 1)
  refused(await app.post(`/v1/subjects/${second}/merge`, { into: ids[0] }), "/into", told)
  t.equal((await app.patch(`/v1/subjects/${last}`, { partOf: [ids[0]] })).status, 200, "a tree may become flatter")
  t.equal((await app.post("/v1/subjects", { name: "Fits", measure: "stock", partOf: [last] })).status, 201)
})

t.test("a whole has a thousand direct parts, whoever adds one", async (t) => {
  const app = await startApp()
  const { whole, parts } = await fullWhole(app)
  const told = /"Full" has 1000 direct parts; a whole has at most 1000/
  refused(await app.post("/v1/subjects", { name: "One more", measure: "stock", partOf: [whole] }), "/partOf/0", told)
  const claim = claimOf("5", { subject: { name: "One more", measure: "stock", partOf: { name: "Full" } } })
  refused(await app.post("/v1/claims", claim), "/subject/partOf", told)
  const [other, part] = await chain(app, "Other", 1)
  refused(await app.patch(`/v1/subjects/${part}`, { partOf: [whole] }), "/partOf/0", told)
  refused(await app.post(`/v1/subjects/${other}/merge`, { into: whole }), "/into", /1001 or more direct parts/)

  t.equal((await app.post(`/v1/subjects/${parts[0]}/merge`, { into: parts[1] })).status, 200, "two parts become one")
  t.equal((await app.patch(`/v1/subjects/${part}`, { partOf: [whole] })).status, 200, "so there is room for another")
  const undone = await app.post(`/v1/subjects/${parts[0]}/unmerge`, { reason: "two after all" })
  t.equal(undone.status, 409)
  t.match(undone.body, { type: /unmerge-impossible/, detail: /"Full" would have 1001 direct parts/ })
})

t.test("answers show fifty summands and tell how many there are", async (t) => {
  const app = await startApp()
  const { whole, parts } = await fullWhole(app, 120)
  t.equal((await app.patch(`/v1/subjects/${whole}`, { exhaustive: true })).status, 200)
  for (const part of parts.slice(0, 60)) await app.post("/v1/claims", claimOf("exactly 10", { subject: part }))
  const filed = await app.post("/v1/claims", claimOf("exactly 500", { subject: whole }))
  const [sum] = (await app.get("/v1/conflicts?kind=sum")).body.items
  const inFull = (await app.get(`/v1/conflicts/${sum.id}`)).body
  for (const shown of [filed.body.conflicts[0], sum, inFull]) {
    t.equal(shown.figures.length, 51)
    t.equal(shown.summandsTotal, 60)
    t.equal(shown.missing.length, 50)
    t.equal(shown.missingTotal, 60)
    t.equal(shown.readings.b.stated.min, "600", "all of them are added up")
  }
  t.equal((await app.get(`/v1/conflicts/${sum.id}/replay`)).body.same, true)
  const report = (await app.get(`/v1/subjects/${whole}/report`)).body
  t.match(report.sums, [{ partsTotal: 60, missingTotal: 60 }])
  t.equal(report.sums[0].parts.length, 50)
  const exported = await fetch(`${app.address}/v1/export/conflicts`)
  const [record] = (await exported.text()).split("\n").filter((line) => line.includes('"sum"'))
  t.equal(JSON.parse(record ?? "{}").figures.length, 61, "an export leaves nothing out")
})

/** How many statements the service sends while something is done. */
async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const { query } = StoreClient.prototype
  let count = 0
  // biome-ignore lint/suspicious/noExplicitAny: pg's overloads cannot be told apart here.
  StoreClient.prototype.query = function (this: StoreClient, ...args: any[]): any {
    count++
    return query.apply(this, args as never)
  }
  try {
    await work()
  } finally {
    StoreClient.prototype.query = query
  }
  return count
}

t.test("a new part and a claim on it cost no more statements ten relations down than one", async (t) => {
  const app = await startApp()
  const ids = await chain(app, "Level", DEEPEST_TREE - 1)
  const cost = (name: string, whole: string | undefined) =>
    countStatements(async () => {
      const made = await app.post("/v1/subjects", { name, measure: "stock", partOf: [whole] })
      t.equal(made.status, 201)
      t.equal((await app.post("/v1/claims", claimOf("exactly 7", { subject: made.body.id }))).status, 201)
    })
  await cost("Warm", ids[0])
  const shallow = await cost("Shallow", ids[0])
  const deep = await cost("Deep", ids.at(-1))
  t.ok(shallow > 5, "the statements were counted")
  // One that is sent now and then, such as by a connection that is new, may come in between.
  t.ok(deep <= shallow + 2, `${deep} statements instead of ${shallow}`)
})
