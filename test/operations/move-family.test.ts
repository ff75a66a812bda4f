import t, { type Test } from "tap"
import { buildApp } from "../../src/api/server/build-app.ts"
import { openStore } from "../../src/store/connection/connect.ts"
import { type Body, callerOf, LIMITS, makeFiler, NOW, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { findWrongTallies } from "../support/dispute-tally.ts"
import { holdFamily, untilHeldUp } from "../support/filing.ts"

/** Every table with a column for the family, so that a new one is never left out of what is held here. */
async function listTables(app: TestApp): Promise<string[]> {
  const { rows } = await app.store.pool.query(
    `select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'family_id' order by 1`,
  )
  return rows.map(({ name }) => name)
}

/** How many rows each family has in each table. */
async function countRows(app: TestApp): Promise<Record<string, Record<string, number>>> {
  const counts: Record<string, Record<string, number>> = {}
  for (const table of await listTables(app)) {
    const { rows } = await app.store.pool.query(
      `select family_id, count(*)::int as count from ${table} where family_id is not null group by 1`,
    )
    counts[table] = Object.fromEntries(rows.map(({ family_id, count }) => [family_id, count]))
  }
  return counts
}

/** Of no two subjects the same, so that a merge makes no conflict one with another. */
const FEW = ["10,000", "20,000", "40,000", "41,000"]
const MANY = ["11,000", "22,000", "44,000", "45,000"]

/** A subject with claims, conflicts, an accepted difference, a comment, a history, and keys that stand for claims. */
async function fillFamily(app: TestApp, name: string, [low, mid, high, slipped]: readonly string[]) {
  const subject = { name, unit: "1", measure: "stock" }
  const source = { name: `Wire of ${name}` }
  const said = (figure: string | undefined, by: string, given: object = {}) =>
    claimOf(figure, { subject, source, claimant: { name: `${by} of ${name}` }, ...given })
  const keyed = said(low, "A ministry", { externalId: "x-1" })
  const key = { "idempotency-key": `key of ${name}` }
  const first = await app.post("/v1/claims", keyed, key)
  const plain = said(mid, "A union", { externalId: "x-2" })
  const second = await app.post("/v1/claims", plain)
  const slip = await app.post("/v1/claims", said(slipped, "A blog", { externalId: "x-3" }))
  const corrected = await app.post(`/v1/claims/${slip.body.claim.id}/correct`, { reason: "A slip.", figure: high })
  const id = first.body.claim.subject.id
  const conflicts = (await app.get(`/v1/conflicts?subject=${id}&status=open`)).body.items
  const [one, other] = conflicts.map((conflict: Body) => conflict.id)
  const comment = await app.post(`/v1/conflicts/${one}/comments`, { text: `Asked the wire of ${name}.` })
  const explained = await app.patch(`/v1/conflicts/${one}`, { status: "explained", note: "Two counts." })
  const accepted = { conflict: other, reason: "Near enough", until: "2024-12-31" }
  const exception = await app.post("/v1/exceptions", accepted)
  const answers = [first, second, slip, corrected, comment, explained, exception]
  const claims = [first, second, corrected].map(({ body }) => body.claim.id)
  return { id, keyed, key, first, plain, claims, conflicts: [one, other], exception: exception.body.id, answers }
}

type Filled = Awaited<ReturnType<typeof fillFamily>>

async function fillTwo(t: Test, app: TestApp): Promise<readonly [Filled, Filled]> {
  const [one, other] = [await fillFamily(app, "Infantry", FEW), await fillFamily(app, "Troops", MANY)]
  for (const { answers } of [one, other])
    t.same(
      answers.map(({ status }) => status),
      [201, 201, 201, 201, 201, 200, 201],
    )
  const counts = await countRows(app)
  for (const [table, count] of Object.entries(counts)) {
    if (table === "conflict_summands") continue
    t.ok(count[one.id] && count[one.id] === count[other.id], `${table} has rows of both: ${JSON.stringify(count)}`)
  }
  return [one, other]
}

/** What can be read of a family through the API, without what the change itself adds. */
async function readAll(app: TestApp, { claims, conflicts, exception }: Filled): Promise<Body> {
  const bodies = async (paths: readonly string[]) => {
    const answers = []
    for (const path of paths) answers.push(await app.get(path))
    return answers.map(({ status, body }) => ({ status, ...body }))
  }
  return {
    claims: await bodies(claims.map((id) => `/v1/claims/${id}`)),
    conflicts: await bodies(conflicts.map((id: string) => `/v1/conflicts/${id}`)),
    comments: await bodies(conflicts.map((id: string) => `/v1/conflicts/${id}/comments`)),
    exception: await bodies([`/v1/exceptions/${exception}`]),
  }
}

/** Sent again, a claim is the one that was filed before. */
async function checkRepeats(t: Test, app: TestApp, { keyed, key, first, plain, claims }: Filled): Promise<void> {
  const replayed = await app.post("/v1/claims", keyed, key)
  t.same([replayed.status, replayed.headers.get("idempotency-replayed")], [201, "true"])
  t.same(replayed.body, first.body)
  const repeated = await app.post("/v1/claims", plain)
  t.same([repeated.status, repeated.body.claim?.id], [200, claims[1]])
  const other = await app.post("/v1/claims", { ...plain, figure: "77,000" })
  t.match(other, { status: 409, body: { claim: claims[1] } })
}

async function checkMoved(t: Test, app: TestApp, from: Filled, into: Filled): Promise<void> {
  for (const [table, count] of Object.entries(await countRows(app)))
    t.same(Object.keys(count), count[into.id] === undefined ? [] : [into.id], `${table}: ${from.id} has none`)
  t.same(await findWrongTallies(app.url), [])
}

t.test("a subject that becomes part of another takes its whole family along", async (t) => {
  const app = await startApp()
  const [part, whole] = await fillTwo(t, app)
  // What is below the subject goes along too, and so do the figures that its sums name.
  const below = await fillFamily(app, "Riflemen", FEW)
  t.equal((await app.patch(`/v1/subjects/${below.id}`, { partOf: [part.id] })).status, 200)
  const exhausted = await app.patch(`/v1/subjects/${part.id}`, { exhaustive: true })
  t.equal(exhausted.status, 200)
  const lowest = { ...below.keyed, figure: "1,000", externalId: "x-9", asOf: "2024-10-01" }
  t.equal((await app.post("/v1/claims", lowest)).status, 201)
  const high = { ...part.keyed, figure: "9,000", externalId: "x-9", asOf: "2024-10-01" }
  t.equal((await app.post("/v1/claims", high)).status, 201)
  const counts = await countRows(app)
  for (const [table, count] of Object.entries(counts)) t.ok(count[part.id], `${table} has rows to move`)
  t.same(counts.families, { [part.id]: 1, [whole.id]: 1 })
  const before = [await readAll(app, part), await readAll(app, below), await readAll(app, whole)]
  const sums = (await app.get(`/v1/conflicts?kind=sum&limit=200`)).body.items

  const answer = await app.patch(`/v1/subjects/${part.id}`, { partOf: [whole.id] })
  t.equal(answer.status, 200)

  await checkMoved(t, app, part, whole)
  const after = await countRows(app)
  const expected = (table: string) => (counts[table]?.[part.id] ?? 0) + (counts[table]?.[whole.id] ?? 0)
  for (const table of ["subjects", "figures", "figure_claimants", "claims", "exceptions", "claim_external_ids"])
    t.equal(after[table]?.[whole.id], expected(table), `${table} has as many rows as before`)
  t.same(after.idempotency_keys?.[whole.id], expected("idempotency_keys"))
  t.same(after.conflict_summands?.[whole.id], expected("conflict_summands"))
  t.ok((after.conflicts?.[whole.id] ?? 0) > expected("conflicts"), "and there are conflicts of the part with its whole")
  t.equal(after.changes?.[whole.id], expected("changes") + 1, "the history tells of one change more")
  t.same(
    [await readAll(app, part), await readAll(app, below), await readAll(app, whole)],
    before,
    "all reads as before",
  )
  t.same((await app.get(`/v1/conflicts?kind=sum&limit=200`)).body.items, sums)
  for (const family of [part, below, whole]) await checkRepeats(t, app, family)
  const filed = await app.post("/v1/claims", { ...below.keyed, figure: "90,000", externalId: "x-10" })
  t.ok(filed.body.conflictsTotal > 2, "what is filed now is held against the wholes")
})

t.test("a subject that is merged takes its whole family along", async (t) => {
  const app = await startApp()
  const [from, into] = await fillTwo(t, app)
  const counts = await countRows(app)
  const before = await readAll(app, from)
  t.equal((await app.post(`/v1/subjects/${from.id}/merge`, { into: into.id })).status, 200)
  await checkMoved(t, app, from, into)
  const after = await countRows(app)
  for (const table of ["subjects", "claims", "exceptions", "claim_external_ids", "idempotency_keys"])
    t.equal(after[table]?.[into.id], (counts[table]?.[from.id] ?? 0) + (counts[table]?.[into.id] ?? 0), table)
  const now = await readAll(app, from)
  t.same(
    now.comments.map(({ items }: Body) => items),
    before.comments.map(({ items }: Body) => items),
  )
  for (const [at, { history }] of before.conflicts.entries())
    t.same(now.conflicts[at].history.slice(0, history.length), history, "the history of a conflict goes along")
  t.same(
    now.claims.map(({ status, subject, wording }: Body) => [status, subject.id, wording]),
    before.claims.map(({ status, wording }: Body) => [status, into.id, wording]),
  )
  for (const family of [from, into]) await checkRepeats(t, app, family)
})

t.test(
  "while somebody else holds the other family nothing moves, and who waits too long is told to come again",
  async (t) => {
    const app = await startApp()
    const [part, whole] = await fillTwo(t, app)
    const call = await startImpatient(t, app)
    for (const held of [part.id, whole.id]) {
      const before = await countRows(app)
      const asked: readonly (readonly [method: string, path: string, body: object])[] = [
        ["PATCH", `/v1/subjects/${part.id}`, { partOf: [whole.id] }],
        ["POST", `/v1/subjects/${part.id}/merge`, { into: whole.id }],
      ]
      const release = await holdFamily(app, held)
      for (const [method, path, body] of asked) {
        const refused = await call(method, path, body)
        t.equal(refused.status, 503, `${method} ${path}`)
        t.match(refused.headers.get("retry-after"), /^[1-9]\d*$/)
      }
      t.same(await countRows(app), before, "nothing has moved")
      await release()
    }
    const release = await holdFamily(app, whole.id)
    const before = await countRows(app)
    const waiting = app.patch(`/v1/subjects/${part.id}`, { partOf: [whole.id] })
    await untilHeldUp(app.store.pool, 1)
    t.same(await countRows(app), before, "nobody sees half a move")
    await release()
    t.equal((await waiting).status, 200)
    await checkMoved(t, app, part, whole)
    await checkRepeats(t, app, part)
  },
)

/** The service on the same database, with little patience for a statement. */
async function startImpatient(t: Test, { url, check }: TestApp): Promise<TestApp["call"]> {
  const store = openStore({ url, poolSize: 2, statementTimeout: 500 })
  const metrics = { pools: { requests: store.pool }, backlogPool: store.pool }
  const filer = makeFiler(store.db)
  const app = await buildApp({ db: store.db, filer, logger: false, ...LIMITS, now: () => NOW, metrics })
  const address = await app.listen({ host: "127.0.0.1", port: 0 })
  t.teardown(async () => {
    await app.close()
    await store.close()
  })
  return callerOf(address, check)
}
