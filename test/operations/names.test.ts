import pg from "pg"
import t from "tap"
import { startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { until } from "../support/service.ts"

const reason = "A typing error."

/** A rename by another process, not committed yet: it holds no lock of a new name. Answers what commits it. */
async function holdName(app: TestApp, sourceId: string, name: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: app.url })
  await client.connect()
  await client.query("begin")
  await client.query(
    "insert into source_names (name_key, source_id, name, is_alias) values (lower($1), $2, $1, true)",
    [name, sourceId],
  )
  return async () => {
    await client.query("commit")
    await client.end()
  }
}

/** Whether a session waits for a row that another one has written. */
async function isHeldUp(app: TestApp): Promise<boolean> {
  const { rowCount } = await app.store.pool.query(
    "select from pg_locks where not granted and locktype = 'transactionid'",
  )
  return (rowCount ?? 0) > 0
}

t.test("a name that a rival takes while a correction creates it is found when it is tried again", async (t) => {
  const app = await startApp()
  const { claim } = (await app.post("/v1/claims", claimOf("10,000"))).body
  const rival = (await app.post("/v1/sources", { name: "A rival" })).body
  for (const [name, headers] of [
    ["Late voice", {}],
    ["Late voice of a key", { "idempotency-key": "k" }],
  ] as const) {
    const current = (await app.post("/v1/claims", claimOf("10,000", { source: { name: `Paper of ${name}` } }))).body
      .claim
    const commit = await holdName(app, rival.id, name)
    const sent = app.post(`/v1/claims/${current.id}/correct`, { reason, claimant: { name } }, headers)
    await until(() => isHeldUp(app))
    await commit()
    const { status, body } = await sent
    t.same([status, body.claim?.claimant.id], [201, rival.id], name)
  }
  t.equal((await app.get(`/v1/claims/${claim.id}`)).body.status, "active")
})

t.test("a name that a rival takes while a source is created is refused", async (t) => {
  const app = await startApp()
  const rival = (await app.post("/v1/sources", { name: "A rival" })).body
  const commit = await holdName(app, rival.id, "Taken")
  const sent = app.post("/v1/sources", { name: "Taken", aliases: ["Another name"] })
  await until(() => isHeldUp(app))
  await commit()
  const { status, body } = await sent
  t.match([status, body], [409, { type: "urn:countercheck:problem:name-taken", source: { id: rival.id } }])
  const { rows } = await app.store.pool.query("select name from source_names order by name")
  t.same(
    rows.map(({ name }) => name),
    ["A rival", "Taken"],
    "what was refused leaves no name",
  )
})

t.test("one correction that names a new source twice creates it once", async (t) => {
  const app = await startApp()
  const { claim } = (await app.post("/v1/claims", claimOf("10,000"))).body
  const change = { claimant: { name: "New voice" }, via: [{ name: "NEW  VOICE" }, { name: "a wire" }] }
  const { status, body } = await app.post(`/v1/claims/${claim.id}/correct`, { reason, ...change })
  t.equal(status, 201)
  t.same(body.claim.claimant.name, "New voice")
  t.same(
    body.claim.via.map(({ id }: { id: string }) => id),
    [body.claim.claimant.id, claim.source.id],
  )
})

t.test("a correction that is refused creates no source", async (t) => {
  const app = await startApp()
  const { claim } = (await app.post("/v1/claims", claimOf("10,000"))).body
  const nobody = "00000000-0000-4000-8000-000000000000"
  const change = { claimant: { name: "New voice" }, via: [nobody] }
  const { status, body } = await app.post(`/v1/claims/${claim.id}/correct`, { reason, ...change })
  t.match([status, body], [422, { errors: [{ pointer: "/via/0" }] }])
  t.equal((await app.get("/v1/sources?q=New%20voice")).body.items.length, 0)
})

t.test("a subject that is created keeps its tags and external ids to the letter", async (t) => {
  const app = await startApp()
  const given = {
    name: 'A "quoted" {name}',
    tags: ['say "no"', "{a,b}", "null", "back\\slash", "ünï"],
    externalIds: { other: '{1,"2"}', wikidata: "Q1" },
    aliases: ["Alias, one", '"Alias" two'],
  }
  const { status, body } = await app.post("/v1/subjects", given)
  t.equal(status, 201)
  t.equal(body.version, 1)
  t.same(new Set(body.tags), new Set(given.tags))
  t.same(new Set(body.aliases), new Set(given.aliases))
  t.same(body.externalIds, given.externalIds)
})

t.test("a claim finds a subject by the alias with which it was created, and a source too", async (t) => {
  const app = await startApp()
  const subject = (await app.post("/v1/subjects", { name: "Troops", aliases: ["Soldiers"] })).body
  const source = (await app.post("/v1/sources", { name: "A paper", aliases: ["The paper"] })).body
  const said = claimOf("10,000", { subject: { name: "soldiers" }, source: { name: "THE PAPER" } })
  const { claim } = (await app.post("/v1/claims", said)).body
  t.same([claim.subject.id, claim.source.id], [subject.id, source.id])
  t.equal((await app.post("/v1/subjects", { name: "troops" })).status, 409)
  t.equal((await app.post("/v1/subjects", { name: "Soldiers" })).status, 201, "an alias alone is no twin")
  t.equal((await app.post("/v1/sources", { name: "the paper" })).status, 409)
})

t.test("a wrong name of a whole is named by where it is", async (t) => {
  const app = await startApp()
  const subject = { name: "A part", partOf: { name: "\u200b" } }
  const { status, body } = await app.post("/v1/claims", claimOf("10,000", { subject }))
  t.match([status, body], [422, { errors: [{ pointer: "/subject/partOf/name" }] }])
})

t.test("two parts that come at once create their whole once", async (t) => {
  const app = await startApp()
  for (let round = 0; round < 5; round += 1) {
    const partOf = { name: `Whole ${round}` }
    const parts = ["one", "two", "three"].map((name) => ({ name: `Part ${round} ${name}`, partOf }))
    const answers = await Promise.all(parts.map((subject) => app.post("/v1/claims", claimOf("100", { subject }))))
    t.same(
      answers.map(({ status }) => status),
      [201, 201, 201],
    )
    const { rows } = await app.store.pool.query(
      "select count(distinct s.id)::int as wholes, count(*)::int as parts from subjects s join subject_parts p on p.whole_id = s.id where s.name = $1",
      [partOf.name],
    )
    t.same(rows, [{ wholes: 1, parts: 3 }])
  }
})
