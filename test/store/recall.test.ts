import { sql } from "kysely"
import t from "tap"
import { FilingMemory } from "../../src/operations/claims/filing/memory/filing-memory.ts"
import { recallStored } from "../../src/store/claims/filing/recall-stored.ts"
import { inTransaction, type Trx } from "../../src/store/connection/transaction.ts"
import { foldName } from "../../src/store/subjects/names.ts"
import { startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"

const SUBJECT = "North Korean troops in Russia"
const NOTHING = { epoch: null, sourceNames: [], sourceIds: [], subjectNames: [], subjectIds: [], newNames: [] }

/** Figures with all that a row can have: fractions, days without an end, exact times, conflicts, one that is settled. */
async function fill(app: TestApp) {
  const claims = [
    claimOf("10,000", { publishedAt: "2024-11-04T12:00:00.123456Z" }),
    claimOf("more than 12,000", { claimant: { name: "Seoul" }, asOf: { from: "2024-10-01" } }),
    claimOf("1.5 million", { claimant: { name: "Kyiv" }, publishedAt: "2024-11-05T12:00:00.5+02:00" }),
    claimOf("10,000", { publishedAt: "2024-11-06T00:00:00Z", claimant: { name: "Washington" } }),
    claimOf("7,000", { claimant: { name: "Tokyo" } }),
  ]
  for (const claim of claims) t.equal((await app.post("/v1/claims", claim)).status, 201)
  const [conflict] = (await app.get("/v1/conflicts")).body.items
  const exception = { conflict: conflict.id, reason: "Both may stand.", until: "2030-01-01" }
  t.equal((await app.post("/v1/exceptions", exception)).status, 201)
  const rule = { name: "Wide", scope: { tag: "troops" }, settings: { relative: { percent: "2.5" } } }
  t.equal((await app.post("/v1/rules", rule)).status, 201)
  return conflict.subject.id as string
}

t.test("what one call recalls is what statements read, in the same types", async (t) => {
  const app = await startApp()
  const id = await fill(app)
  const { db } = app.store
  const recalled = await recallStored(db, { ...NOTHING, subjectNames: [foldName(SUBJECT)], sourceNames: ["kyiv"] })
  const [subject, ...others] = recalled.subjects
  t.same(others, [])
  t.match(subject, {
    id,
    key: foldName(SUBJECT),
    name: SUBJECT,
    related: false,
    alone: true,
    archived: false,
    tags: [],
  })
  t.match(recalled.sources, [{ key: "kyiv", name: "Kyiv" }])

  const family = subject?.family_id ?? ""
  const expect = async (table: string, rows: readonly object[]) => {
    const { rows: stored } = await sql<Record<string, unknown>>`
      select t.* from ${sql.table(table)} t where t.family_id = ${family}`.execute(db)
    t.ok(stored.length > 0, `${stored.length} rows of ${table}`)
    t.equal(rows.length, stored.length)
    t.same(sortRows(rows.map((row) => pick(row, stored[0]))), sortRows(stored.map((row) => pick(row, rows[0]))), table)
  }
  await expect("figures", recalled.figures)
  await expect("figure_claimants", recalled.claimants)
  await expect("conflicts", recalled.conflicts)
  await expect("exceptions", recalled.exceptions)
  t.same(recalled.claimants.map(({ name }) => name).sort(), ["HUR", "Kyiv", "Seoul", "Tokyo", "Washington"])

  const { rows: rules } = await sql<Record<string, unknown>>`select r.* from rules r`.execute(db)
  t.same(
    recalled.rules,
    rules.map((rule) => pick(rule, recalled.rules?.[0])),
  )
  const { rows: versions } = await sql<{ version: number; epoch: number }>`
    select f.version, e.epoch from families f, filing_epoch e where f.family_id = ${family}`.execute(db)
  t.same(versions, [{ version: recalled.versions.get(family), epoch: recalled.epoch }])
})

/** The members of a row that another one has too. */
function pick(row: object, other: object | undefined) {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name in (other ?? {})))
}

function sortRows(rows: readonly object[]) {
  return rows.map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))).sort()
}

t.test("rules come along where their epoch is not known, and what lacks them is not remembered", async (t) => {
  const app = await startApp()
  await fill(app)
  const { db } = app.store
  const first = await recallStored(db, NOTHING)
  t.equal(first.rules?.length, 1)
  const again = await recallStored(db, { ...NOTHING, epoch: first.epoch })
  t.equal(again.rules, null)
  const memory = new FilingMemory(100)
  t.equal(memory.remember(again), false, "what was known of the epoch is forgotten")
  t.equal(memory.epoch, null)
  t.equal(memory.remember(first), true)
  t.equal(memory.remember(again), true)
  t.equal(memory.rules.length, 1)
})

t.test("names are looked for that may mean the same, and not of a name that is stored", async (t) => {
  const app = await startApp()
  const id = await fill(app)
  const { db } = app.store
  const stored = { name_key: foldName(SUBJECT), sure: [], wide: [] }
  t.same((await recallStored(db, { ...NOTHING, newNames: [stored] })).alike, [])
  const { rows } = await sql<{ keys: string[] }>`
    select n.like_keys::text[] as keys from subject_names n where n.subject_id = ${id}`.execute(db)
  const keys = (rows[0]?.keys ?? []).map(Number)
  const searches = [stored, { name_key: "another", sure: [], wide: keys }, { ...stored, name_key: null, sure: keys }]
  const { alike } = await recallStored(db, { ...NOTHING, newNames: searches })
  const found = { id, name: SUBJECT, like: SUBJECT, unit: "1", archived: false }
  t.same(
    alike,
    [1, 2].map((nth) => ({ nth, ...found })),
  )
  t.equal((await app.post(`/v1/subjects/${id}/archive`, { reason: "Over." })).status, 200)
  const archived = await recallStored(db, { ...NOTHING, newNames: [{ ...stored, sure: keys }] })
  t.same(archived.alike, [{ nth: 0, ...found, archived: true }], "an archived subject may be found again")
})

t.test("what is recalled is found by keys: of a table no more rows are read than are asked for", async (t) => {
  const app = await startApp()
  await fill(app)
  const { db } = app.store
  await sql`with made as (
      insert into subjects (id, name, unit, measure, family_id, created_at)
      select i, 'Town ' || n, '1', 'stock', i, now() from generate_series(1, 500) n cross join lateral (select gen_random_uuid() as i where n > 0) g
      returning id, name)
    insert into subject_names (subject_id, name_key, name, is_alias, like_keys)
    select id, lower(name), name, false, array[hashtext(name)::bigint] from made`.execute(db)
  const newNames = ["town 501", "town 502"].map((name_key) => ({ name_key, sure: [1, 2], wide: [3] }))
  const wanted = { ...NOTHING, subjectNames: ["town 501", "town 502", "town 7"], sourceNames: ["kyiv"], newNames }
  const [before, after] = await inTransaction(db, "test", async (trx) => {
    const counted = await countReads(trx)
    t.equal((await recallStored(trx, wanted)).subjects.length, 1)
    return [counted, await countReads(trx)]
  })
  t.ok((after?.size ?? 0) >= 4)
  for (const [table, rows] of after ?? []) {
    const read = rows - (before?.get(table) ?? 0)
    t.ok(read <= 10, `${read} rows of ${table}`)
  }
})

/** Rows of the directory that this connection has read lately. */
async function countReads(trx: Trx): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ relname: string; rows: number }>`
    select relname, seq_tup_read + idx_tup_fetch as rows from pg_stat_xact_user_tables
    where relname in ('subjects', 'subject_names', 'subject_parts', 'sources', 'source_names')`.execute(trx)
  return new Map(rows.map(({ relname, rows }) => [relname, rows]))
}

const FAMILIES = 30
const FIGURES = 100

/** Subjects with figures that lie by the day, so that none disagree. */
async function fillFamilies(app: TestApp): Promise<void> {
  const { db } = app.store
  await sql`
    with made as (
      insert into subjects (id, name, unit, measure, family_id, created_at)
      select i, 'Valley ' || n, '1', 'flow', i, now()
      from generate_series(1, ${FAMILIES}::int) n cross join lateral (select gen_random_uuid() as i where n > 0) g
      returning id, name
    ), named as (
      insert into subject_names (subject_id, name_key, name, is_alias, like_keys)
      select id, lower(name), name, false, '{}' from made
    ), families as (insert into families (family_id) select id from made)
    insert into figures (family_id, subject_id, id, identity, quantity, unit, narrow_min, narrow_max, as_of_from, as_of_to,
      claims, created_at)
    select /* every family */ m.id, m.id, gen_random_uuid(), 'figure ' || n, '{}', '1', n, n, date '2020-01-01' + n, date '2020-01-01' + n, 0, now()
    from made m cross join generate_series(1, ${FIGURES}::int) n`.execute(db)
}

t.test("of families that are too much for one call, some are read as a whole and others not at all", async (t) => {
  const app = await startApp()
  await fillFamilies(app)
  const { db } = app.store
  const subjectNames = Array.from({ length: FAMILIES }, (_, at) => `valley ${at + 1}`)
  const recalled = await recallStored(db, { ...NOTHING, subjectNames })
  t.equal(recalled.versions.size + recalled.unread.size, FAMILIES)
  t.equal(recalled.versions.size, 19, "2,000 figures are read, and of the last family nobody knows whether all are")
  const counts = Map.groupBy(recalled.figures, ({ family_id }) => family_id)
  for (const id of recalled.versions.keys()) t.equal(counts.get(id)?.length, FIGURES)
  const memory = new FilingMemory(100_000)
  t.ok(memory.remember(recalled))
  const isUnfit = (name: string) => memory.findSubject(name)?.isUnfit
  t.equal(subjectNames.filter((name) => isUnfit(name) === false).length, 19)
  t.equal(subjectNames.filter((name) => isUnfit(name) === true).length, FAMILIES - 19, "those are left to the locks")
  const alone = await recallStored(db, { ...NOTHING, subjectNames: subjectNames.slice(0, 1) })
  t.same([alone.versions.size, alone.figures.length, alone.unread.size], [1, FIGURES, 0])
})

t.test("claims on more families than one call reads are all filed", async (t) => {
  const app = await startApp()
  await fillFamilies(app)
  const answers = await Promise.all(
    Array.from({ length: FAMILIES }, (_, at) =>
      app.post("/v1/claims", claimOf("12", { subject: { name: `Valley ${at + 1}`, unit: "1", measure: "flow" } })),
    ),
  )
  t.same([...new Set(answers.map(({ status }) => status))], [201])
  const { rows } = await sql<{ count: number }>`select count(*) as count from subjects`.execute(app.store.db)
  t.same(rows, [{ count: FAMILIES }], "none was created a second time")
})
