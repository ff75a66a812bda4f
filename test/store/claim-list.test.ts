import fc from "fast-check"
import t from "tap"
import { dayNumber, printDay } from "../../src/quantity/dates/calendar.ts"
import { type ClaimFilter, type ClaimPage, listClaims } from "../../src/store/claims/claim-list.ts"
import { CLAIM_SORTS, DIRECTIONS, type Order } from "../../src/store/claims/claim-order.ts"
import { listPeriods, type Period } from "../../src/store/claims/claim-periods.ts"
import type { ClaimRow } from "../../src/store/claims/claims.ts"
import { startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { explainWork } from "../support/plans.ts"
import { listAllWords } from "../support/words.ts"

/** Lists of claims, above all by the period that they are about, held against reading all of them. */

const PERIODS = ["2024-11-04", "2024-11-03", "2024-10-31", "2024-10", "2024-11", "2024", "2023-12-31", "2023-12"]
const RANGES = [
  { from: "2024-10-30", to: "2024-11-02" },
  { from: "2024-11-03", to: "2024-11-04" },
  { from: "2024-11-02" },
  { from: "2022", to: "2024-10" },
]
const CLAIMS = 240
/** The words of these are listed, and those of the others are not. */
const LISTED = 160

type Filled = { readonly app: TestApp; readonly all: readonly ClaimRow[]; readonly tagged: ReadonlySet<string> }

async function fillStore(): Promise<Filled> {
  const app = await startApp()
  const asOfs = [...PERIODS, ...RANGES]
  const lines = Array.from({ length: CLAIMS }, (_, at) =>
    JSON.stringify(
      claimOf(String(1_000 + (at % 7)), {
        subject: { name: `Subject ${at % 5}`, unit: "1", measure: "stock" },
        asOf: asOfs[(at * 5) % asOfs.length],
        ...(at % 3 === 0 ? { url: `https://wire.example/${at % 4}`, externalId: `wire-${at}` } : {}),
        // Several at one moment, so that only the id tells their order.
        publishedAt: new Date(Date.UTC(2024, 10, 5, 0, (at * 37) % 60)).toISOString(),
      }),
    ),
  )
  for (const some of [lines.slice(0, LISTED), lines.slice(LISTED)]) {
    await app.call("POST", "/v1/imports", some.join("\n"), { "content-type": "application/x-ndjson" })
    await app.runJobs()
    if (some.length === LISTED) await listAllWords(app.store)
  }
  for (const name of ["Subject 1", "Subject 4"]) {
    const { items } = (await app.get(`/v1/subjects?q=${encodeURIComponent(name)}`)).body
    await app.patch(`/v1/subjects/${items[0].id}`, { tags: ["counted"] })
  }
  const { items } = (await app.get("/v1/claims?limit=30")).body
  for (const { id } of items.slice(0, 10)) await app.post(`/v1/claims/${id}/retract`, { reason: "misread" })
  const all = await listClaims(app.store.db, {}, { limit: CLAIMS + 1 })
  const tagged = all.filter(({ subject_name }) => ["Subject 1", "Subject 4"].includes(subject_name))
  return { app, all, tagged: new Set(tagged.map(({ id }) => id)) }
}

const filled = fillStore()

const day = fc.integer({ min: 19_300, max: 20_100 }).map(printDay)
const asked: fc.Arbitrary<Period> = fc.oneof(
  fc.constantFrom("2024-11-04", "2024-10-31", "2024-12-31", "2025-01-01").map((one) => ({ from: one, to: one })),
  fc.tuple(day, day).map((days) => ({ from: [...days].sort()[0] ?? "", to: [...days].sort()[1] ?? "" })),
  fc.tuple(day, fc.constant("infinity")).map(([from, to]) => ({ from, to })),
  fc.tuple(day, fc.integer({ min: 0, max: 40 })).map(([from, more]) => ({ from, to: later(from, more) })),
)
const filters: fc.Arbitrary<ClaimFilter> = fc.record(
  {
    status: fc.constantFrom("active" as const, "retracted" as const),
    publishedFrom: fc.constantFrom("2024-11-05T00:20:00Z", "2024-11-05T00:59:00Z"),
    publishedTo: fc.constantFrom("2024-11-05T00:40:00Z", "2024-11-01T00:00:00Z"),
    q: fc.constantFrom("1003", "nothing"),
    url: fc.constantFrom("https://wire.example/0", "https://wire.example/1", "https://wire.example"),
    externalId: fc.constantFrom("wire-3", "wire-9", "wire-1"),
    tag: fc.constantFrom("counted", "uncounted"),
  },
  { requiredKeys: [] },
)
const orders: fc.Arbitrary<Order> = fc.record({
  by: fc.constantFrom(...CLAIM_SORTS),
  direction: fc.constantFrom(...DIRECTIONS),
})
const limits = fc.integer({ min: 1, max: 60 })

t.test("the pages of every filter and order are together what passes of all claims, each once", async (t) => {
  const { app, all, tagged } = await filled
  t.equal(all.length, CLAIMS)
  const [some] = all
  const own = fc.record(
    { subject: fc.constant(some?.subject_id), figure: fc.constant(some?.figure_id) },
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(fc.option(asked), filters, own, orders, limits, async (asOf, given, own, order, limit) => {
      const filter = { ...given, ...own, ...(asOf === null ? {} : { asOf }) }
      const passing = all.filter(
        (claim) =>
          fits(claim, filter) && (filter.tag === undefined || (filter.tag === "counted" && tagged.has(claim.id))),
      )
      const expected = inOrder(passing, order).map(({ id }) => id)
      const found = await listPages(app, filter, { limit, order })
      t.same(found, expected, JSON.stringify({ filter, order, limit }), { diagnostic: true })
    }),
    { numRuns: 200 },
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

t.test("what is too much to read at once is found by going down the list", async (t) => {
  const app = await startApp()
  const subject = { name: "Counted", unit: "1", measure: "stock", tags: ["counted"] }
  const counted = (await app.post("/v1/subjects", subject)).body.id
  await app.post("/v1/claims", claimOf("1,000", { subject: counted, asOf: "2024-11-04", source: { name: "Large" } }))
  const copies = (count: number, published: string) =>
    app.store.pool.query(
      `insert into claims select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'external_id', null,
         'published_at', ${published}))).* from (select * from claims order by id limit 1) f
       join claims c on c.id = f.id, generate_series(1, ${count}) n`,
    )
  await copies(5_200, "c.published_at - n * interval '1 minute'")
  await app.post("/v1/claims", claimOf("2,000", { asOf: "2024-11-04", source: { name: "Small" } }))
  await app.store.pool.query(
    `insert into subjects (id, name, unit, measure, tags, family_id, created_at)
     select id, 'Another', '1', 'stock', '{counted}', id, now() from (select gen_random_uuid() as id from generate_series(0, 501)) s`,
  )
  const all = await listClaims(app.store.db, {}, { limit: 6_000 })
  t.equal(all.length, 5_202)
  const large = all.filter(({ source_name }) => source_name === "Large")
  const source = large[0]?.source_id ?? ""
  const asOf = { from: "2024-11-04", to: "2024-11-04" }
  for (const by of CLAIM_SORTS)
    for (const direction of DIRECTIONS) {
      const order = { by, direction }
      for (const filter of [{ source }, { tag: "counted" }, { tag: "counted", source, asOf }, { asOf }]) {
        const expected = "asOf" in filter && !("tag" in filter) ? all : large
        const found = await listPages(app, filter, { limit: 2_000, order })
        t.ok(
          found.join() ===
            inOrder(expected, order)
              .map(({ id }) => id)
              .join(),
          JSON.stringify({ filter, order }),
        )
      }
    }
})

function fits(claim: ClaimRow, filter: ClaimFilter): boolean {
  const { asOf, status, publishedFrom, publishedTo, q, url, externalId, subject, figure } = filter
  return (
    (asOf === undefined || (claim.as_of_from <= asOf.to && claim.as_of_to >= asOf.from)) &&
    (status === undefined || claim.status === status) &&
    (publishedFrom === undefined || claim.published_at >= publishedFrom) &&
    (publishedTo === undefined || claim.published_at <= publishedTo) &&
    (q === undefined || claim.wording === q) &&
    (url === undefined || claim.url === url) &&
    (externalId === undefined || claim.external_id === externalId) &&
    (subject === undefined || claim.subject_id === subject) &&
    (figure === undefined || claim.figure_id === figure)
  )
}

/** Of claims in the order of the list, last published first. */
function inOrder(claims: readonly ClaimRow[], { by, direction }: Order): readonly ClaimRow[] {
  const last = by === "published" ? claims : claims.toSorted((a, b) => (a.id < b.id ? 1 : -1))
  return direction === "desc" ? last : last.toReversed()
}

async function listPages(
  app: TestApp,
  filter: ClaimFilter,
  { limit, order }: Pick<ClaimPage, "limit" | "order">,
): Promise<string[]> {
  const found: string[] = []
  for (let before: { publishedAt: string; id: string } | undefined; ; ) {
    const rows = await listClaims(app.store.db, filter, { limit, before, ...(order && { order }) })
    found.push(...rows.map(({ id }) => id))
    const last = rows.at(-1)
    if (last === undefined || rows.length < limit) return found
    before = { publishedAt: last.published_at, id: last.id }
  }
}

function later(from: string, days: number): string {
  return printDay(dayNumber(from) + days)
}
