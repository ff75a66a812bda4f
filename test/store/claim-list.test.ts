import fc from "fast-check"
import t from "tap"
import { dayNumber, printDay } from "../../src/quantity/dates/calendar.ts"
import { type ClaimFilter, listClaims } from "../../src/store/claims/claim-list.ts"
import { listPeriods, type Period } from "../../src/store/claims/claim-periods.ts"
import type { ClaimRow } from "../../src/store/claims/claims.ts"
import { startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { explainWork } from "../support/plans.ts"

/** Claims by the period that they are about, held against reading all of them. */

const PERIODS = ["2024-11-04", "2024-11-03", "2024-10-31", "2024-10", "2024-11", "2024", "2023-12-31", "2023-12"]
const RANGES = [
  { from: "2024-10-30", to: "2024-11-02" },
  { from: "2024-11-03", to: "2024-11-04" },
  { from: "2024-11-02" },
  { from: "2022", to: "2024-10" },
]
const CLAIMS = 240

async function fillStore(): Promise<{ app: TestApp; all: readonly ClaimRow[] }> {
  const app = await startApp()
  const asOfs = [...PERIODS, ...RANGES]
  const lines = Array.from({ length: CLAIMS }, (_, at) =>
    JSON.stringify(
      claimOf(String(1_000 + (at % 7)), {
        subject: { name: `Subject ${at % 5}`, unit: "1", measure: "stock" },
        asOf: asOfs[(at * 5) % asOfs.length],
        // Several at one moment, so that only the id tells their order.
        publishedAt: new Date(Date.UTC(2024, 10, 5, 0, (at * 37) % 60)).toISOString(),
      }),
    ),
  )
  await app.call("POST", "/v1/imports", lines.join("\n"), { "content-type": "application/x-ndjson" })
  await app.runJobs()
  const { items } = (await app.get("/v1/claims?limit=30")).body
  for (const { id } of items.slice(0, 10)) await app.post(`/v1/claims/${id}/retract`, { reason: "misread" })
  return { app, all: await listClaims(app.store.db, {}, { limit: CLAIMS + 1 }) }
}

const filled = fillStore()

const day = fc.integer({ min: 19_300, max: 20_100 }).map(printDay)
const asked: fc.Arbitrary<Period> = fc.oneof(
  fc.constantFrom("2024-11-04", "2024-10-31", "2024-12-31", "2025-01-01").map((one) => ({ from: one, to: one })),
  fc.tuple(day, day).map((days) => ({ from: [...days].sort()[0] ?? "", to: [...days].sort()[1] ?? "" })),
  fc.tuple(day, fc.integer({ min: 0, max: 40 })).map(([from, more]) => ({ from, to: later(from, more) })),
)
const filters: fc.Arbitrary<ClaimFilter> = fc.record(
  {
    status: fc.constantFrom("active" as const, "retracted" as const),
    publishedFrom: fc.constantFrom("2024-11-05T00:20:00Z", "2024-11-05T00:59:00Z"),
    publishedTo: fc.constantFrom("2024-11-05T00:40:00Z", "2024-11-01T00:00:00Z"),
    q: fc.constantFrom("1003", "nothing"),
  },
  { requiredKeys: [] },
)

t.test("claims as of a period are those whose days meet it, in the order of the list, page by page", async (t) => {
  const { app, all } = await filled
  t.equal(all.length, CLAIMS)
  await fc.assert(
    fc.asyncProperty(asked, filters, fc.integer({ min: 1, max: 60 }), async (asOf, filter, limit) => {
      const filters = { ...filter, asOf }
      const expected = all.filter((claim) => fits(claim, filters)).map(({ id }) => id)
      const found = await listPages(app, filters, limit)
      t.same(found, expected, JSON.stringify(filters), { diagnostic: true })
    }),
    { numRuns: 150 },
  )
})

t.test("the periods of a day are the day and every longer one that meets it", async (t) => {
  const { app } = await filled
  const longer = [
    { from: "2022-01-01", to: "2024-10-31" },
    { from: "2024-01-01", to: "2024-12-31" },
    { from: "2024-10-01", to: "2024-10-31" },
    { from: "2024-10-30", to: "2024-11-02" },
  ]
  const halloween = { from: "2024-10-31", to: "2024-10-31" }
  t.same(await listPeriods(app.store.db, halloween), [halloween, ...longer])
  t.same(await listPeriods(app.store.db, { from: "2021-05-05", to: "2021-05-05" }), [
    { from: "2021-05-05", to: "2021-05-05" },
  ])
  const far = { from: "9999-12-31", to: "9999-12-31" }
  t.same(await listPeriods(app.store.db, far), [far, { from: "2024-11-02", to: "infinity" }])
  const first = { from: "0001-01-01", to: "0001-01-01" }
  t.same(await listPeriods(app.store.db, first), [first])
  t.equal((await listPeriods(app.store.db, { from: "2024-01-01", to: "2024-04-09" }))?.length, 100 + 2)
  t.equal(await listPeriods(app.store.db, { from: "2024-01-01", to: "2024-04-10" }), null, "more than 100 days")
})

t.test("where longer periods are too many they are not looked up one by one, and the claims are found", async (t) => {
  const app = await startApp()
  const day = { from: "2024-06-01", to: "2024-06-01" }
  const expected = async (count: number, is: boolean) => {
    const periods = await listPeriods(app.store.db, day)
    t.equal(periods === null, is, `${count} periods`)
    const { items } = (await app.get("/v1/claims?asOf=2024-06-01&limit=1")).body
    t.equal(items.length, 1)
  }
  await app.post("/v1/claims", claimOf("1,000", { asOf: "2024-06" }))
  await expected(1, false)
  const copies = (count: number, from: string, to: string) =>
    app.store.pool.query(
      `insert into claims select (jsonb_populate_record(null::claims, to_jsonb(c) || jsonb_build_object('id', gen_random_uuid(),
         'as_of_from', ${from}, 'as_of_to', ${to}))).*
       from (select * from claims order by id limit 1) c, generate_series(1, ${count}) n`,
    )
  await copies(299, "date '2024-05-31' - n", "date '2024-06-02' + n")
  await expected(300, false)
  await copies(1, "date '2020-01-01'", "date '2024-06-02'")
  await expected(301, true)
  await app.store.pool.query("delete from claims where as_of_from < '2024-05-31'")
  await copies(5_000, "date '2024-05-01' - 2 * n", "date '2024-05-01' - 2 * n + 1")
  await expected(5_001, true)
})

t.test("claims of a day are read by the index over periods, one period at a time", async (t) => {
  const { app } = await filled
  await app.store.pool.query("vacuum analyze claims")
  await app.store.pool.query(
    `alter role current_user in database "${new URL(app.url).pathname.slice(1)}" set enable_seqscan = off`,
  )
  const asOf = { from: "2024-11-03", to: "2024-11-03" }
  const [, plan] = await explainWork(app.url, (db) => listClaims(db, { asOf }, { limit: 51 }))
  t.ok(plan?.indexes.includes("claims_by_period"), String(plan?.indexes))
})

function fits(claim: ClaimRow, { asOf, status, publishedFrom, publishedTo, q }: ClaimFilter): boolean {
  return (
    (asOf === undefined || (claim.as_of_from <= asOf.to && claim.as_of_to >= asOf.from)) &&
    (status === undefined || claim.status === status) &&
    (publishedFrom === undefined || claim.published_at >= publishedFrom) &&
    (publishedTo === undefined || claim.published_at <= publishedTo) &&
    (q === undefined || claim.wording === q)
  )
}

async function listPages(app: TestApp, filter: ClaimFilter, limit: number): Promise<string[]> {
  const found: string[] = []
  for (let before: { publishedAt: string; id: string } | undefined; ; ) {
    const rows = await listClaims(app.store.db, filter, { limit, before })
    found.push(...rows.map(({ id }) => id))
    const last = rows.at(-1)
    if (last === undefined || rows.length < limit) return found
    before = { publishedAt: last.published_at, id: last.id }
  }
}

function later(from: string, days: number): string {
  return printDay(dayNumber(from) + days)
}
