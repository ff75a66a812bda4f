import { setTimeout } from "node:timers/promises"
import pg from "pg"
import t, { type Test } from "tap"
import type { Measure } from "../../src/compare/pair/figure.ts"
import { BUILT_IN_TOLERANCE } from "../../src/compare/rules/tolerance.ts"
import { exact } from "../../src/quantity/numbers/exact.ts"
import type { Body } from "../support/app.ts"
import { expectConflicts, type Family, makeStatements } from "../support/claim-oracle.ts"
import { claimOf } from "../support/claims.ts"
import { cloneDatabase } from "../support/database.ts"
import { query } from "../support/query.ts"
import { type Answer, call, startService, until } from "../support/service.ts"

const ROUNDS = 20
const WRITERS = 200

/** Two processes on one database, as behind a load balancer: nothing that one of them remembers can help. */
const { url } = await cloneDatabase(t)
// Two hundred writers of one subject wait for one another in a statement: on a busy machine for longer than by default.
const env = { DATABASE_URL: url, LOG_LEVEL: "info", STATEMENT_TIMEOUT: "60000" }
const services = await Promise.all([1, 2].map(() => startService(t, env)))
let sent = 0

t.test("two conflicting figures filed at the same moment make exactly one conflict", async (t) => {
  for (let round = 0; round < ROUNDS; round += 1) {
    await fileTwoAtOnce(t, stock(`new ${round}`), "the subject is new")
    const known = stock(`known ${round}`)
    await file(claimOf("10,000", { subject: known, asOf: "2020-01-01" }))
    await fileTwoAtOnce(t, known, "the subject exists")
  }
})

async function fileTwoAtOnce(t: Test, subject: Body, title: string): Promise<void> {
  const answers = await Promise.all([
    file(claimOf("10,000", { subject, claimant: { name: "Antony Blinken" } })),
    file(claimOf("20,000", { subject })),
  ])
  const [id, same] = answers.map(subjectOf)
  const { body } = await ask("GET", `/v1/conflicts?subject=${id}`)
  const told = answers.map((answer) => answer.body.conflictsTotal).sort()
  t.same(
    [statuses(answers), same, told, body.items.length, body.items[0]?.verdict],
    [[201, 201], id, [0, 1], 1, "conflict"],
    title,
  )
}

t.test("one external id sent twenty times at once is one claim", async (t) => {
  const subject = stock("one external id")
  for (const round of ["new", "known"]) {
    const claim = claimOf("10,000", { subject, externalId: `of a ${round} source`, source: { name: "A station" } })
    const answers = await Promise.all(repeat(20, () => file(claim)))
    t.same(statuses(answers), [...repeat(19, () => 200), 201], `the source is ${round}`)
    t.equal(new Set(answers.map(({ body }) => body.claim.id)).size, 1)
  }
  t.equal((await listActiveClaims([await findSubject(subject)])).length, 2)
})

t.test("one Idempotency-Key sent twenty times at once is one claim with one answer", async (t) => {
  const subject = stock("one key")
  const key = { "idempotency-key": "a key" }
  const answers = await Promise.all(repeat(20, () => file(claimOf("10,000", { subject }), key)))
  t.ok(answers.every(({ status }) => status === 201))
  t.equal(new Set(answers.map(({ body }) => JSON.stringify(body))).size, 1)
  t.equal(answers.filter(({ headers }) => headers.get("idempotency-replayed") === null).length, 1)
  t.equal((await listActiveClaims([await findSubject(subject)])).length, 1)
})

const measures: Measure[] = ["stock", "cumulative"]
for (const [seed, measure] of measures.entries()) {
  t.test(`two hundred writers of one ${measure} at once: the stored conflicts are the oracle's`, async (t) => {
    const subject = { ...stock(`two hundred ${measure}`), measure }
    const answers = await fileAtOnce(makeStatements(seed, WRITERS), () => subject)
    t.same([...new Set(statuses(answers))], [201], "all are filed")
    await checkStored(t, [await findSubject(subject)], { measure })
  })
}

t.test("a hundred writers of a part and of its whole at once, both new", async (t) => {
  for (const measure of ["stock", "flow"] as const) {
    const whole = { ...stock(`whole ${measure}`), measure }
    const part = { ...stock(`part ${measure}`), measure, partOf: { name: whole.name } }
    const answers = await fileAtOnce(makeStatements(100, WRITERS / 2), (index) => (index % 2 === 0 ? part : whole))
    t.same([...new Set(statuses(answers))], [201], "all are filed")
    const [partId = "", wholeId = ""] = answers.map(subjectOf)
    const stored = await checkStored(t, [partId, wholeId], { measure, parts: [{ part: partId, whole: wholeId }] })
    t.ok(stored.kinds.has("part") && stored.kinds.has("pair"), `${measure}: conflicts within and across`)
  }
})

t.test("filing, retracting and correcting at once: what is open is the oracle's on the active claims", async (t) => {
  for (const round of [1, 2]) {
    const subject = stock(`retracted ${round}`)
    const [before, after, corrections] = [200, 300, 400].map((seed) => makeStatements(seed + round, WRITERS / 4))
    const filed = await fileAtOnce(before ?? [], () => subject)
    const [ended] = await Promise.all([
      Promise.all(filed.map((answer, index) => endSome(answer.body.claim.id, index, corrections?.[index]))),
      fileAtOnce(after ?? [], () => subject),
    ])
    t.same([...new Set(statuses(ended.flat()))], [200, 201, 409])
    t.ok(ended.every(hasOneWinner), "a claim ends once")
    const stored = await checkStored(t, [await findSubject(subject)], { measure: "stock" })
    t.ok(stored.resolved > 0, "conflicts that lost a side are kept, resolved")
  }
})

t.test("filing while a rule changes again and again: what is open is the oracle's by its last version", async (t) => {
  const subject = stock("ruled")
  const first = await file(claimOf("1,000", { subject }))
  const rule = (percent: number) => ({
    scope: { subject: subjectOf(first) },
    settings: { relative: { percent }, windowDays: percent },
  })
  const { body } = await ask("POST", "/v1/rules", rule(50))
  const change = async () => {
    const saved = []
    for (const percent of [1, 40, 3, 20]) saved.push(await ask("PUT", `/v1/rules/${body.id}`, rule(percent)))
    return saved
  }
  const [answers, saved] = await Promise.all([fileAtOnce(makeStatements(500, WRITERS / 2), () => subject), change()])
  t.same([...new Set(statuses([...answers, ...saved]))], [200, 201])
  const passes = await untilJudged(body.id)
  t.equal(passes.length, 5)
  const tolerance = { ...BUILT_IN_TOLERANCE, relativePercent: exact(20), precise: "tolerant" as const, windowDays: 20 }
  await checkStored(t, [subjectOf(first)], { measure: "stock", tolerance })
})

t.test("a name that subjects are renamed to while claims come under it is one subject's", async (t) => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const wanted = stock(`wanted ${round}`)
    const old = await Promise.all(repeat(2, (index) => ask("POST", "/v1/subjects", stock(`before ${round} ${index}`))))
    const answers = await Promise.all([
      ...old.map(({ body }) => ask("PATCH", `/v1/subjects/${body.id}`, { name: wanted.name })),
      ask("POST", "/v1/subjects", wanted),
      file(claimOf("10,000", { subject: wanted })),
    ])
    const [filed, ...others] = answers.reverse()
    t.same([filed?.status, others.filter(({ status }) => status !== 409).length <= 1], [201, true])
    t.equal(subjectOf(filed as Answer), await findSubject(wanted))
  }
})

t.test("a rule for a subject that is being merged away goes along, or is refused", async (t) => {
  const [from, into] = await Promise.all(
    ["from", "into"].map(async (name) => (await ask("POST", "/v1/subjects", stock(name))).body.id),
  )
  const pause = await pausePasses()
  const merged = ask("POST", `/v1/subjects/${from}/merge`, { into })
  await pause.untilWaiting(1)
  const saved = ask("POST", "/v1/rules", { scope: { subject: from }, settings: { windowDays: 3 } })
  await pause.untilWaiting(2)
  await pause.end()
  t.same([(await merged).status, (await saved).status], [200, 422])
  t.same(await query(url, "select id from rules where subject_id = $1", [from]), [])
})

/** Holds up every transaction that starts a pass, so merges and changes of rules, just before their end. */
async function pausePasses() {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query("begin")
  await client.query("lock table rejudgings in exclusive mode")
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
    and query !~ 'graphile_worker'`
  return {
    untilWaiting: (count: number) => until(async () => (await query(url, waiting)).length >= count),
    end: async () => {
      await client.query("rollback")
      await client.end()
    },
  }
}

/** All passes of a rule, once they are done. */
async function untilJudged(ruleId: string): Promise<Body[]> {
  for (;;) {
    const { body } = await ask("GET", `/v1/rejudgings?rule=${ruleId}`)
    if (body.items.every(({ status }: Body) => status === "done")) return body.items
    await setTimeout(200)
  }
}

/** Of five claims one stays, one is retracted, one corrected, and two are ended twice at once. */
function endSome(id: string, index: number, correction: Body): Promise<Answer[]> {
  const retract = () => ask("POST", `/v1/claims/${id}/retract`, { reason: "withdrawn by the wire" })
  const correct = () => ask("POST", `/v1/claims/${id}/correct`, { reason: "misread", figure: correction.figure })
  const ways = [[], [retract], [correct], [retract, correct], [retract, retract]]
  return Promise.all((ways[index % ways.length] ?? []).map((end) => end()))
}

/** A correction that changes nothing is answered with 200 and ends nothing. */
function hasOneWinner(answers: readonly Answer[]): boolean {
  const isIdle = ({ status, body }: Answer) => status === 200 && body.conflictsResolved === undefined
  const ending = answers.filter((answer) => !isIdle(answer))
  return ending.length === 0 || ending.filter(({ status }) => status !== 409).length === 1
}

/** All sent before the first is answered. */
function fileAtOnce(said: readonly Body[], subject: (index: number) => Body): Promise<Answer[]> {
  return Promise.all(said.map((claim, index) => file({ ...claim, subject: subject(index) })))
}

function file(claim: Body, headers?: Record<string, string>): Promise<Answer> {
  return ask("POST", "/v1/claims", claim, headers)
}

/** The processes take turns. */
function ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> {
  sent += 1
  return call(services[sent % services.length]?.address ?? "", method, path, body, headers)
}

/** Holds what is stored of these subjects against the oracle: none missed, none double, none stale. */
async function checkStored(t: Test, subjectIds: readonly string[], family: Family) {
  const stored = await readStored(subjectIds)
  const expected = expectConflicts(await listActiveClaims(subjectIds), family)
  t.ok(expected.open.length > 0, `the oracle expects ${expected.open.length} conflicts and tensions`)
  t.same(stored.open, expected.open, "what is open")
  t.same(stored.revisions, expected.revisions, `the ${expected.revisions.length} revisions`)
  t.equal(stored.doubles, 0, "no pair is stored twice, whichever way round")
  return stored
}

async function listActiveClaims(subjectIds: readonly string[]): Promise<Body[]> {
  const claims: Body[] = []
  for (const id of subjectIds) {
    for (let cursor: string | null = ""; cursor !== null; ) {
      const { body } = await ask(
        "GET",
        `/v1/claims?subject=${id}&status=active&limit=200${cursor && `&cursor=${cursor}`}`,
      )
      claims.push(...body.items)
      cursor = body.nextCursor
    }
  }
  return claims
}

/** Read from the table, not from the API: rows that no list shows would count too. */
async function readStored(subjectIds: readonly string[]) {
  const rows = await query(
    url,
    `select k.kind, k.figure_a, k.figure_b, k.verdict, k.status, a.claims > 0 and b.claims > 0 as live
    from conflicts k join figures a on a.id = k.figure_a join figures b on b.id = k.figure_b
    where k.subject_id = any($1::uuid[])`,
    [subjectIds],
  )
  const nameOf = (row: Body) => [row.figure_a, row.figure_b].sort().join(" ")
  const print = (row: Body) => `${nameOf(row)} ${row.verdict}`
  return {
    open: rows
      .filter((row) => row.status === "open")
      .map(print)
      .sort(),
    revisions: rows
      .filter((row) => row.verdict === "revision" && row.live)
      .map(print)
      .sort(),
    doubles: rows.length - new Set(rows.map(nameOf)).size,
    resolved: rows.filter((row) => row.status === "resolved" && !row.live).length,
    kinds: new Set(rows.map((row) => row.kind)),
  }
}

/** Exactly one subject has the name. Any of the writers may have made it. */
async function findSubject({ name }: Body): Promise<string> {
  const rows = await query(url, "select id from subjects where name = $1", [name])
  if (rows.length !== 1) throw new Error(`${rows.length} subjects are named "${name}"`)
  return rows[0].id
}

function stock(name: string): Body {
  return { name, unit: "1", measure: "stock" }
}

function subjectOf(answer: Answer): string {
  return answer.body.claim.subject.id
}

function statuses(answers: readonly Answer[]): number[] {
  return answers.map(({ status }) => status).sort()
}

function repeat<T>(times: number, make: (index: number) => T): T[] {
  return Array.from({ length: times }, (_none, index) => make(index))
}
