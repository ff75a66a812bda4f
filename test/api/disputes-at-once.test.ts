import t from "tap"
import { startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { findWrongTallies } from "../support/dispute-tally.ts"
import { query } from "../support/query.ts"

t.test("filing, correcting, settling one and settling all at once: no deadlock, and the tally is exact", async (t) => {
  const app = await startApp()
  const figures = Array.from({ length: 8 }, (_, n) => `exactly ${(n + 1) * 1_000}`)
  const claims = await Promise.all(
    figures.map((figure, n) => app.post("/v1/claims", claimOf(figure, { claimant: { name: `By ${n}` } }))),
  )
  const subject = claims[0]?.body.claim.subject.id
  const open = (await query(app.url, "select id from conflicts")).map(({ id }) => id)
  const correcting = claims.slice(0, 4).map(({ body }, n) => correctOften(app, body.claim.id, n))
  const filing = [0, 1].map((writer) => fileOften(app, writer))
  const patching = [0, 1].map((n) =>
    patchAll(
      app,
      open.filter((_, at) => at % 2 === n),
    ),
  )
  const answers = (await Promise.all([...correcting, ...filing, ...patching, settleOften(app, subject)])).flat()
  t.same([...new Set(answers)].sort(), [200, 201, 409], "only settling is refused, when more has come")
  t.same(await findWrongTallies(app.url), [])
  t.equal(await countDeadlocks(app), 0)
})

const TIMES = 10

async function correctOften(app: TestApp, first: string, n: number): Promise<number[]> {
  const statuses: number[] = []
  for (let time = 0, id = first; time < TIMES; time += 1) {
    const figure = `exactly ${(((n + time) % 8) + 1) * 1_000}`
    const { status, body } = await app.post(`/v1/claims/${id}/correct`, { reason: "misread", figure })
    statuses.push(status)
    id = body.claim.id
  }
  return statuses
}

async function fileOften(app: TestApp, writer: number): Promise<number[]> {
  const statuses: number[] = []
  for (let time = 0; time < TIMES; time += 1) {
    const figure = `exactly ${50_000 + 10_000 * (2 * time + writer)}`
    statuses.push((await app.post("/v1/claims", claimOf(figure, { claimant: { name: `Writer ${writer}` } }))).status)
  }
  return statuses
}

async function patchAll(app: TestApp, ids: readonly string[]): Promise<number[]> {
  const statuses: number[] = []
  for (const status of ["explained", "open"]) {
    for (const id of ids) statuses.push((await app.patch(`/v1/conflicts/${id}`, { status })).status)
  }
  return statuses
}

async function settleOften(app: TestApp, subject: string): Promise<number[]> {
  const statuses: number[] = []
  for (let time = 0; time < TIMES; time += 1) {
    const { openConflicts } = (await app.get(`/v1/disputes/${subject}`)).body
    const status = time % 2 === 0 ? "dismissed" : "open"
    const asked = { status, note: "settled as one", openConflicts }
    statuses.push((await app.post(`/v1/disputes/${subject}/settle`, asked)).status)
  }
  return statuses
}

/** PostgreSQL tells of them once the connections that met with them have been idle, or are closed. */
async function countDeadlocks(app: TestApp): Promise<number> {
  await query(
    app.url,
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  )
  const [row] = await query(
    app.url,
    "select deadlocks::int as count from pg_stat_database where datname = current_database()",
  )
  return row.count
}
