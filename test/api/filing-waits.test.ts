import t, { type Test } from "tap"
import { buildApp } from "../../src/api/server/build-app.ts"
import { type Body, callerOf, LIMITS, makeFiler, NOW, type Reply, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { holdFamily, holdLock, sendTogether, statusesOf, watchFiling } from "../support/filing.ts"
import { until } from "../support/service.ts"

/** Claims that have to wait for somebody, and how many may. */

const times = <T>(count: number, make: (place: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n))

async function createSubject(app: TestApp, name: string, given: Body = {}): Promise<string> {
  return (await app.post("/v1/subjects", { name, unit: "1", measure: "stock", ...given })).body.id
}

t.test("a family that somebody else holds holds up its own claims, and no other one's", async (t) => {
  const app = await startApp()
  const held = await createSubject(app, "Held")
  const release = await holdFamily(app, held)
  let answered = 0
  const waiting = times(5, async (n) => {
    const answer = await app.post("/v1/claims", claimOf(`${n + 1},000`, { subject: n === 0 ? held : { name: "Held" } }))
    answered += 1
    return answer
  })
  for (const round of [1, 2, 3]) {
    const others = times(10, (n) =>
      app.post("/v1/claims", claimOf("7,000", { subject: { name: `Free ${round} ${n}` } })),
    )
    t.same(statusesOf(await Promise.all(others)), Array(10).fill(201))
  }
  t.equal(answered, 0, "while the family is held, none of its claims is answered")
  await release()
  const answers = await Promise.all(waiting)
  t.same(statusesOf(answers), Array(5).fill(201))
  t.equal(new Set(answers.map(({ body }) => body.claim.subject.id)).size, 1)
})

t.test("several families that are held do not wait for each other", async (t) => {
  const app = await startApp()
  const subjects = await Promise.all(times(3, (n) => createSubject(app, `Held ${n}`)))
  const releases = await Promise.all(subjects.map((id) => holdFamily(app, id)))
  const sent = subjects.map((subject) => app.post("/v1/claims", claimOf("7,000", { subject })))
  for (const [n, release] of [...releases.entries()].reverse()) {
    await release()
    t.equal((await sent[n])?.status, 201)
  }
})

t.test("a claim that creates a part of a whole goes through beside others", async (t) => {
  const app = await startApp()
  const whole = { name: "Whole" }
  const others = times(15, (n) => ({ claim: claimOf("7,000", { subject: { name: `Other ${n}` } }) }))
  const toSend = [
    ...others,
    { claim: claimOf("50,000", { subject: { name: "Part", partOf: whole }, claimant: { name: "A" } }) },
    { claim: claimOf("10,000", { subject: whole, claimant: { name: "B" } }) },
    { claim: claimOf("60,000", { subject: { name: "Part", partOf: whole }, claimant: { name: "C" } }) },
    { claim: claimOf("50,000", { subject: { name: "Other 0", partOf: whole } }) },
    ...others,
  ]
  const { answers } = await sendTogether(t, app, toSend)
  const late = answers.slice(15, 19)
  t.same(statusesOf(late), [201, 201, 201, 409], "a claim does not make a subject that is there a part")
  t.same(new Set(statusesOf(answers.toSpliced(15, 4))), new Set([201]))
  const [part, same] = [late[0], late[2]].map((answer) => answer?.body.claim.subject.id)
  t.equal(part, same)
  t.match((await app.get(`/v1/subjects/${part}`)).body.partOf, [{ id: late[1]?.body.claim.subject.id }])
  const { items } = (await app.get(`/v1/conflicts?subject=${part}`)).body
  t.same(items.map(({ kind }: Body) => kind).sort(), ["pair", "part", "part"])
})

t.test("the id of a subject that was merged away is followed beside others", async (t) => {
  const app = await startApp()
  const [from, into] = [await createSubject(app, "From"), await createSubject(app, "Into")]
  await app.post("/v1/claims", claimOf("10,000", { subject: into, claimant: { name: "A" } }))
  t.equal((await app.post(`/v1/subjects/${from}/merge`, { into })).status, 200)
  const others = times(10, (n) => ({ claim: claimOf("7,000", { subject: { name: `Beside ${n}` } }) }))
  const toSend = [
    ...others,
    { claim: claimOf("20,000", { subject: from }) },
    { claim: claimOf("20,000", { subject: into }) },
  ]
  const { answers } = await sendTogether(t, app, toSend)
  t.same(new Set(statusesOf(answers)), new Set([201]))
  const [followed, direct] = answers.slice(10)
  t.same([followed?.body.claim.subject, direct?.body.claim.subject.id], [{ id: into, name: "Into" }, into])
  t.equal((await app.get(`/v1/conflicts?subject=${into}`)).body.items.length, 1)
})

t.test("what is too much is refused at once, and what was taken in is filed", async (t) => {
  const { app, call, held } = await startNarrow(t, 5)
  const watched = watchFiling(t)
  const release = await holdFamily(app, held)
  const post = (claim: Body) => call("POST", "/v1/claims", claim)
  const claim = (n: number) => claimOf(`${n + 1},000`, { subject: held, claimant: { name: `Taken in ${n}` } })
  // The first waits in the database. The next five were each tried, and wait here.
  const first = post(claim(0))
  await until(() => watched.sizes.length === 1)
  const waiting = times(5, (n) => post(claim(n + 1)))
  await until(() => sum(watched.sizes) === 6 && watched.depth() === 5)
  const late = (n: number, subject: Body) =>
    post(claimOf("9,000", { subject, source: { name: `Refused ${n}` }, externalId: `r-${n}` }))
  const refused = [await late(1, held), await late(2, { name: "Refused" }), await late(3, { name: "Refused" })]
  for (const { status, headers, body } of refused) {
    t.same([status, body.type], [503, "urn:countercheck:problem:overloaded"])
    t.match(headers.get("retry-after"), /^[1-9]\d*$/)
  }
  t.equal((await call("GET", `/v1/subjects/${held}`)).status, 200, "who reads is served")
  await release()
  t.same(statusesOf(await Promise.all([first, ...waiting])), Array(6).fill(201))
  t.same(await countRefused(app), [0, 0, 0], "nothing is stored of what was refused")
  const again = [await late(1, held), await late(2, { name: "Refused" })]
  t.same(statusesOf(again), [201, 201], "sent again, it is filed")
})

async function countRefused(app: TestApp): Promise<number[]> {
  const { rows } = await app.store.pool.query(`select
    (select count(*) from sources where name like 'Refused%') as sources,
    (select count(*) from subjects where name like 'Refused%') as subjects,
    (select count(*) from claims where external_id like 'r-%') as claims`)
  return [rows[0].sources, rows[0].subjects, rows[0].claims]
}

t.test("one batch that took very long does not shut the door for good", async (t) => {
  const { app, call } = await startNarrow(t, 5)
  const watched = watchFiling(t)
  const release = await holdLock(app.url, "filing")
  const slow = call("POST", "/v1/claims", claimOf("7,000"))
  await until(() => watched.depth() === 1)
  passTime(t, 600_000)
  await release()
  t.equal((await slow).status, 201)
  t.equal((await call("POST", "/v1/claims", claimOf("8,000"))).status, 201)
})

t.test("a family that was held for long is no reason to refuse the claims of others", async (t) => {
  const { app, call, held } = await startNarrow(t, 5)
  const watched = watchFiling(t)
  const release = await holdFamily(app, held)
  const slow = call("POST", "/v1/claims", claimOf("7,000", { subject: held }))
  await until(() => watched.sizes.length === 1)
  passTime(t, 600_000)
  await release()
  t.equal((await slow).status, 201)
  await until(() => watched.sizes.length === 2)
  const others = await sendTogether(t, { ...app, post: (path, body) => call("POST", path, body) }, fewOthers())
  t.same(statusesOf(others.answers), [201, 201, 201, 201])
})

const fewOthers = () => times(4, (n) => ({ claim: claimOf("7,000", { subject: { name: `Another ${n}` } }) }))

/** A second service on the test's database, with a limit on the claims that may wait. */
async function startNarrow(t: Test, claimQueue: number): Promise<{ app: TestApp; call: Call; held: string }> {
  const app = await startApp()
  const narrow = await buildApp({
    db: app.store.db,
    filer: makeFiler(app.store.db, claimQueue),
    logger: false,
    ...LIMITS,
    now: () => NOW,
  })
  t.teardown(() => narrow.close())
  const address = await narrow.listen({ host: "127.0.0.1", port: 0 })
  return { app, call: callerOf(address, app.check), held: await createSubject(app, "Held") }
}

type Call = (method: string, path: string, body?: unknown) => Promise<Reply>

/** Moves the clock that measures durations forward by the given milliseconds. */
function passTime(t: Test, milliseconds: number): void {
  const now = performance.now.bind(performance)
  performance.now = () => now() + milliseconds
  t.teardown(() => {
    performance.now = now
  })
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0)
}
