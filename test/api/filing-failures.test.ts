import pg from "pg"
import t, { type Test } from "tap"
import { type Body, callerOf, type Reply, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { sendTogether, statusesOf, type ToSend } from "../support/filing.ts"
import { until } from "../support/service.ts"

/** What is wrong with one claim is nobody else's trouble, though they are in one transaction. */

const NOBODY = "01930000-0000-7000-8000-000000000000"

/** Names that only a claim which must fail brings along. */
const ghost = (n: number) => ({ source: { name: `Ghost source ${n}` }, claimant: { name: `Ghost claimant ${n}` } })

const goodOnes = (count: number): ToSend[] =>
  Array.from({ length: count }, (_, n) => ({
    claim: claimOf(`${1_000 + 500 * (n % 3)}`, { subject: { name: `Good ${n % 7}` }, source: { name: `Good ${n}` } }),
  }))

t.test("a claim that is refused fails alone and leaves no trace", async (t) => {
  const app = await startApp()
  const troops = await fileFirst(app)
  const wrong: Record<string, Body> = {
    "a figure that cannot be read": claimOf("no figure at all", { subject: { name: "Ghost 1" }, ...ghost(1) }),
    "a figure below nothing": claimOf({ value: "x" }, { subject: { name: "Ghost 2" }, ...ghost(2) }),
    "a subject's id that is nobody's": claimOf("7,000", { subject: NOBODY, ...ghost(3) }),
    "a source's id that is nobody's": claimOf("7,000", { subject: { name: "Ghost 4" }, source: NOBODY }),
    "a claimant's id that is nobody's": claimOf("7,000", {
      subject: { name: "Ghost 5" },
      source: { name: "Ghost source 5" },
      claimant: NOBODY,
    }),
    "a unit that is not the subject's": claimOf("7,000", { subject: { name: "Troops", unit: "USD" }, ...ghost(6) }),
    "a measure that is not the subject's": claimOf("7,000", {
      subject: { name: "Troops", measure: "flow" },
      ...ghost(7),
    }),
    "a figure in another unit": claimOf("7 km", { subject: troops, ...ghost(8) }),
    "a name of two subjects": claimOf("7,000", { subject: { name: "Losses" }, ...ghost(9) }),
    "an external id with another body": claimOf("9,000", {
      externalId: "a-1",
      claimant: { name: "Ghost claimant 10" },
    }),
    "a date far ahead": claimOf("7,000", {
      subject: { name: "Ghost 11" },
      ...ghost(11),
      publishedAt: "2031-01-01T00:00:00Z",
    }),
  }
  const alone = await sendAlone(app, Object.values(wrong))
  const toSend = [...goodOnes(15), ...Object.values(wrong).map((claim) => ({ claim })), ...goodOnes(30).slice(15)]
  const { answers, sizes } = await sendTogether(t, app, toSend)
  t.equal(sizes[0], toSend.length, "all came in one batch")
  const refused = answers.filter(({ status }) => status !== 201)
  for (const [n, what] of Object.keys(wrong).entries()) {
    t.ok((refused[n]?.status ?? 0) >= 400 && (refused[n]?.status ?? 0) < 500, what)
    t.same(refused[n]?.body, alone[n]?.body, `${what}: as if it had come alone`)
  }
  t.equal(answers.length - refused.length, 30)
  t.equal(await count(app, "claims where subject_id in (select id from subjects where name like 'Good%')"), 30)
  await checkNoTrace(t, app)
})

/** What the wrong ones differ from. Answers the id of the subject "Troops". */
async function fileFirst(app: TestApp): Promise<string> {
  await app.post("/v1/subjects", { name: "Losses", unit: "1" })
  await app.post("/v1/subjects", { name: "Losses", unit: "USD" })
  await app.post("/v1/claims", claimOf("7,000", { externalId: "a-1" }))
  const { body } = await app.post("/v1/subjects", { name: "Troops", unit: "1", measure: "stock" })
  return body.id
}

async function sendAlone(app: TestApp, claims: readonly Body[]): Promise<Reply[]> {
  const answers: Reply[] = []
  for (const claim of claims) answers.push(await app.post("/v1/claims", claim))
  return answers
}

async function checkNoTrace(t: Test, app: TestApp): Promise<void> {
  for (const table of ["sources", "source_names", "subjects", "subject_names"]) {
    t.same([table, await count(app, `${table} where name like 'Ghost%'`)], [table, 0])
  }
}

t.test("what two claims of one batch disagree about is refused to the second", async (t) => {
  const app = await startApp()
  const { answers, sizes } = await sendTogether(t, app, [
    { claim: claimOf("7,000", { externalId: "a-1" }) },
    { claim: claimOf("8,000", { externalId: "a-1", claimant: { name: "Ghost claimant" } }) },
    { claim: claimOf("7,000", { subject: { name: "Lorries", unit: "1" } }) },
    { claim: claimOf("$7,000", { subject: { name: "Lorries", unit: "USD" }, ...ghost(1) }) },
  ])
  t.equal(sizes[0], 4)
  t.same(statusesOf(answers), [201, 409, 201, 409])
  t.match(answers[1]?.body, { claim: answers[0]?.body.claim.id })
  t.match(answers[3]?.body, { subject: { id: answers[2]?.body.claim.subject.id } })
  await checkNoTrace(t, app)
})

t.test("a failure of ours for one claim is nobody else's", async (t) => {
  const app = unchecked(await startApp())
  await failOn(app, "Ghost source 1")
  const toSend = [...goodOnes(15), { claim: claimOf("7,000", ghost(1)) }, ...goodOnes(30).slice(15)]
  const { answers } = await sendTogether(t, app, toSend)
  t.match(answers[15], { status: 500, body: { type: "urn:countercheck:problem:internal-error" } })
  t.same(statusesOf(answers.toSpliced(15, 1)), Array(30).fill(201))
  t.equal(await count(app, "claims where subject_id in (select id from subjects where name like 'Good%')"), 30)
  await checkNoTrace(t, app)
  await mend(app)
  t.equal((await app.post("/v1/claims", claimOf("7,000", ghost(1)))).status, 201, "it may be sent again")
})

t.test("a failure of ours is one claim's also where nothing has to be judged anew", async (t) => {
  const app = unchecked(await startApp())
  const known = claimOf("7,000", { externalId: "a-1" })
  await app.post("/v1/claims", known)
  await failOn(app, "Ghost source 1")
  const repeat = claimOf("7,000", { source: { name: "Ghost source 1" } })
  const keyed = { claim: repeat, headers: { "idempotency-key": "k" } }
  t.equal((await app.post("/v1/claims", repeat)).status, 500, "alone")
  t.equal((await app.post("/v1/claims", keyed.claim, keyed.headers)).status, 500, "alone, with a key")
  const { answers } = await sendTogether(t, app, [{ claim: repeat }, { claim: known }])
  t.same(statusesOf(answers), [500, 200], "beside one that was filed before")
  const more = await sendTogether(t, app, [keyed, { claim: known }])
  t.same(statusesOf(more.answers), [500, 200], "with a key, beside one that was filed before")
  await mend(app)
  t.equal((await app.post("/v1/claims", keyed.claim, keyed.headers)).status, 201, "the key is free")
})

t.test("a source's name that another process takes at the same moment is found when it is tried again", async (t) => {
  const app = await startApp()
  for (const [name, headers] of [
    ["Rival", {}],
    ["Rival of a key", { "idempotency-key": "k" }],
  ] as const) {
    const id = (await app.post("/v1/sources", { name: `Before ${name}` })).body.id
    await app.post("/v1/claims", claimOf("7,000"))
    const rival = await holdName(app, id, name)
    const sent = app.post("/v1/claims", claimOf("7,000", { source: { name } }), headers)
    await until(async () => (await app.store.pool.query(WAITING)).rows.length > 0)
    await rival()
    const { status, body } = await sent
    t.same([status, body.claim?.source.id], [201, id], name)
  }
})

const WAITING = `select 1 from pg_stat_activity
  where datname = current_database() and wait_event_type = 'Lock' and wait_event = 'transactionid'`

/** Gives a source another name in a transaction that is open. Answers what commits it. */
async function holdName(app: TestApp, sourceId: string, name: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: app.url })
  await client.connect()
  await client.query("begin")
  await client.query(
    "insert into source_names (source_id, name_key, name, is_alias) values ($1, lower($2), $2, true)",
    [sourceId, name],
  )
  return async () => {
    await client.query("commit")
    await client.end()
  }
}

/** A 500 is no part of the reference. */
function unchecked(app: TestApp): TestApp {
  const call = callerOf(app.address, () => {})
  return { ...app, post: (path, body, headers) => call("POST", path, body, headers) }
}

async function failOn(app: TestApp, source: string): Promise<void> {
  await app.store.pool.query(`
    create function fail_on_one() returns trigger language plpgsql as $$ begin
      if new.name = '${source}' then raise exception 'no'; end if; return new; end $$`)
  await app.store.pool.query(
    "create trigger fail_on_one before insert on sources for each row execute function fail_on_one()",
  )
}

async function mend(app: TestApp): Promise<void> {
  await app.store.pool.query("drop function fail_on_one() cascade")
}

async function count(app: TestApp, what: string): Promise<number> {
  return (await app.store.pool.query(`select count(*) as n from ${what}`)).rows[0].n
}
