import t from "tap"
import { buildApp } from "../../src/api/server/build-app.ts"
import { type Preview, previewRule } from "../../src/operations/rules/preview-rule.ts"
import { type Body, callerOf, LIMITS, makeFiler, NOW, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"

/** A preview looks at as much of the store as there is time for, and says how much that was. */

const SUBJECTS = 3
const FIGURES = 25
const PAIRS = (SUBJECTS * FIGURES * (FIGURES - 1)) / 2
const MILD = { settings: { relative: { percent: 99 }, precise: "tolerant" } } as const

t.test("with time enough it is whole, and a save does what it said", async (t) => {
  const app = await startApp()
  await fillStore(app)
  const { body } = await app.post("/v1/rules/preview", MILD)
  const seen = { subjects: SUBJECTS, subjectsSeen: SUBJECTS, figuresSeen: SUBJECTS * FIGURES, partial: false }
  t.match(body, { ...seen, subjectsAffected: SUBJECTS, opened: 0, closed: PAIRS, changed: 0 })
  const nothing = { settings: { relative: { percent: 5 } } }
  const same = (await app.post("/v1/rules/preview", nothing)).body
  t.match(same, { subjectsSeen: SUBJECTS, subjectsAffected: 0, figuresSeen: 0, partial: false })
  const saved = await app.post("/v1/rules", MILD)
  await app.runJobs()
  const pass = (await app.get(`/v1/rejudgings/${saved.body.rejudging.id}`)).body
  t.match(pass, { opened: 0, closed: PAIRS, changed: 0 })
})

t.test("without time it answers after the first page, over HTTP too", async (t) => {
  const app = await startApp()
  await fillStore(app)
  const own = await buildApp({
    db: app.store.db,
    filer: makeFiler(app.store.db),
    logger: false,
    ...LIMITS,
    previewTime: 0,
    now: () => NOW,
  })
  t.teardown(() => own.close())
  const call = callerOf(await own.listen({ host: "127.0.0.1", port: 0 }), app.check)
  const preview = async (body: Body) => (await call("POST", "/v1/rules/preview", body)).body
  const first = await preview(MILD)
  t.match(first, { partial: true, subjects: SUBJECTS, subjectsSeen: 0, subjectsAffected: 1 })
  t.ok(first.figuresSeen > 0 && first.figuresSeen < FIGURES, `${first.figuresSeen} figures`)
  t.ok(first.closed > 0 && first.closed < PAIRS, `${first.closed} closed`)
  t.ok(first.samples.length > 0)
  t.match(await preview({ settings: { relative: { percent: 5 } } }), { partial: true, subjectsSeen: 1, figuresSeen: 0 })
  const none = await preview({ ...MILD, scope: { tag: "nobody has it" } })
  t.match(none, { partial: false, subjects: 0, subjectsSeen: 0 }, "where there is nothing, nothing is left out")
  const [{ id: subject }] = (await app.get("/v1/subjects")).body.items
  await app.post("/v1/subjects", { name: "Without figures" })
  const one = await preview({ scope: { subject }, settings: { relative: { percent: 5 }, precise: "strict" } })
  t.match(one, { partial: false, subjects: 1, subjectsSeen: 1 }, "the last subject is not followed by another")
})

t.test(
  "the more time there is the more is seen, up to the whole, and it is never said to be whole before",
  async (t) => {
    const app = await startApp()
    await fillStore(app)
    const previews: Preview[] = []
    for (let turns = 0; previews.at(-1)?.partial !== false; turns++) {
      let asked = 0
      previews.push(await previewRule(app.store.db, MILD, { now: NOW, isOver: () => asked++ >= turns }))
    }
    t.ok(previews.length > SUBJECTS, `${previews.length} steps`)
    for (const [place, { figuresSeen, subjectsSeen, closed }] of previews.entries()) {
      const before = previews[place - 1] ?? { figuresSeen: 0, subjectsSeen: 0, closed: 0 }
      t.ok(subjectsSeen >= before.subjectsSeen && figuresSeen >= before.figuresSeen && closed >= before.closed)
      t.equal(subjectsSeen, Math.floor(figuresSeen / FIGURES))
    }
    t.match(previews.at(-1), { subjectsSeen: SUBJECTS, figuresSeen: SUBJECTS * FIGURES, closed: PAIRS })
    t.ok(previews.slice(0, -1).every(({ partial, closed }) => partial && closed < PAIRS))
  },
)

t.test(
  "one preview runs at a time, five wait, more are refused for now, and no other request is held up",
  async (t) => {
    const app = await startApp()
    await fillStore(app)
    const [{ id: subject }] = (await app.get("/v1/subjects")).body.items
    const holder = await app.store.pool.connect()
    await holder.query("begin; lock table rules in access exclusive mode")
    const asked = Array.from({ length: 10 }, () => app.post("/v1/rules/preview", MILD))
    const refused = await firstOf(asked, 4)
    for (const { status, headers, body } of refused) {
      t.match({ status, type: body.type }, { status: 503, type: "urn:countercheck:problem:overloaded" })
      t.equal(headers.get("retry-after"), "5")
      t.match(body.detail, /5 previews wait for their turn/)
    }
    t.equal((await app.get(`/v1/subjects/${subject}`)).status, 200, "the other connections are free")
    await holder.query("commit")
    holder.release()
    const answers = await Promise.all(asked)
    t.equal(answers.filter(({ status }) => status === 200).length, 6)
    t.ok(answers.every(({ status, body }) => status === 503 || body.closed === PAIRS))
    t.equal((await app.post("/v1/rules/preview", { retires: subject })).status, 404)
    t.equal((await app.post("/v1/rules/preview", MILD)).status, 200, "one that fails gives its turn back")
  },
)

/** Those of the promises that come first. */
async function firstOf<T>(promises: readonly Promise<T>[], count: number): Promise<T[]> {
  const settled: T[] = []
  await new Promise<void>((resolve, reject) => {
    for (const one of promises) {
      one.then((value) => (settled.push(value) === count ? resolve() : undefined), reject)
    }
  })
  return settled
}

/** Each two figures of a subject are in conflict. */
async function fillStore(app: TestApp): Promise<void> {
  const lines = Array.from({ length: SUBJECTS * FIGURES }, (_, n) =>
    claimOf(`exactly ${Math.round(1_000 * 1.1 ** Math.floor(n / SUBJECTS))}`, {
      subject: { name: `Subject ${n % SUBJECTS}`, unit: "1", measure: "stock" },
      claimant: { name: `Claimant ${n}` },
    }),
  )
  const body = lines.map((line) => JSON.stringify(line)).join("\n")
  await app.call("POST", "/v1/imports", body, { "content-type": "application/x-ndjson" })
  await app.runJobs()
}
