import t from "tap"
import { type ClaimFilter, listClaims } from "../../src/store/claims/claim-list.ts"
import { LATEST_FIRST, type Order } from "../../src/store/claims/claim-order.ts"
import type { ConflictFilter } from "../../src/store/conflicts/conflict-conditions.ts"
import { type ConflictSort, listConflicts } from "../../src/store/conflicts/conflict-list.ts"
import { type Body, startApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { explainWork } from "../support/plans.ts"
import { listAllWords } from "../support/words.ts"

const PAGE = { limit: 51 }
/** Where a few rows are copied so often, lists must choose as in a store that grows. */
const COPIES = 3_000

async function fillStore() {
  const app = await startApp()
  const told = { quote: "It was said by a spokeswoman.", source: { name: "A wire" } }
  await app.post("/v1/claims", claimOf("10,000", told))
  await app.post(
    "/v1/claims",
    claimOf("12,000", { ...told, claimant: { name: "US" }, url: "https://wire.example/1", externalId: "1" }),
  )
  await app.post(
    "/v1/claims",
    claimOf("10,000", { ...told, quote: "It was said near Zyxomir.", claimant: { name: "NATO" } }),
  )
  await app.store.pool.query(
    `with subject as (
       insert into subjects (id, name, unit, measure, family_id, created_at)
       select id, 'Another', '1', 'stock', id, now() from (select gen_random_uuid() as id from generate_series(1, $1)) s
       returning id),
     family as (insert into families (family_id) select id from subject),
     figure as (
       insert into figures
       select (jsonb_populate_record(f, jsonb_build_object('family_id', s.id, 'subject_id', s.id))).* from figures f, subject s),
     conflict as (
       insert into conflicts
       select (jsonb_populate_record(k, jsonb_build_object('family_id', s.id, 'subject_id', s.id, 'subject_a', s.id,
         'subject_b', s.id, 'id', gen_random_uuid()))).* from conflicts k, subject s)
     insert into claims
     select (jsonb_populate_record(c, jsonb_build_object('family_id', s.id, 'subject_id', s.id, 'id', gen_random_uuid(),
       'published_at', c.published_at - random() * interval '300 days'))).*
     from claims c, subject s where c.quote like '%spokeswoman%'`,
    [COPIES],
  )
  await listAllWords(app.store)
  await app.store.pool.query("vacuum analyze claims, claim_words, subjects, figures, conflicts, sources")
  return app
}

/** One store for all that is asked here: nothing changes it. */
const filled = fillStore()

t.test("a list is read by an index that fits it, with every filter", async (t) => {
  const app = await filled
  const plansOf = (filter: ConflictFilter) =>
    explainWork(app.url, (db) => listConflicts(db, filter, { ...PAGE, sort: "newest" }))
  for (const [filter, index] of [
    [{}, "conflicts_by_id"],
    [{ kind: "pair" }, "conflicts_by_id"],
    [{ kind: "sum" }, "conflicts_of_kind"],
    [{ kind: "part" }, "conflicts_of_kind"],
    [{ verdict: "revision" }, "conflicts_of_verdict"],
    [{ verdict: "agree" }, "conflicts_of_verdict"],
    [{ verdict: "not-comparable" }, "conflicts_of_verdict"],
  ] as const) {
    const [plan] = await plansOf(filter)
    t.ok(plan?.indexes.includes(index), `${JSON.stringify(filter)}: ${plan?.indexes}`)
    t.notOk(plan?.whole.includes("conflicts"))
  }
})

t.test("claims with a rare word are found by the index over words, and no table is read for their names", async (t) => {
  const app = await filled
  const planOf = async (q: string) => (await explainWork(app.url, (db) => listClaims(db, { q }, PAGE))).at(-1)
  for (const q of ["zyxomir", "nobody-says-this", "spokeswoman zyxomir"]) {
    const plan = await planOf(q)
    t.ok(plan?.indexes.includes("claim_words_by_term"), `${q}: ${plan?.indexes}`)
    for (const table of ["claims", "subjects"]) t.notOk(plan?.whole.includes(table), `${q}: ${table}`)
  }
  const common = await planOf("spokeswoman")
  t.same(
    [common?.indexes.includes("claims_by_published"), common?.indexes.includes("claim_words_by_term")],
    [true, false],
  )
})

t.test("claims with a word, by pages: each once, none without it", async (t) => {
  const app = await filled
  const seen: Body[] = []
  let cursor: string | null = ""
  for (let page = 0; page < 12 && cursor !== null; page += 1) {
    const { body }: Body = await app.get(`/v1/claims?q=spokeswoman&limit=200${cursor && `&cursor=${cursor}`}`)
    seen.push(...body.items)
    cursor = body.nextCursor
  }
  t.equal(seen.length, 2_400, "more than are planned for at once")
  t.equal(new Set(seen.map(({ id }) => id)).size, seen.length)
  const times = seen.map(({ publishedAt }) => publishedAt)
  t.same(times, [...times].sort().reverse())
  const rare = (await app.get("/v1/claims?q=zyxomir")).body.items
  t.same(
    rare.map(({ claimant, source }: Body) => [claimant.name, source.name]),
    [["NATO", "A wire"]],
  )
  t.same((await app.get("/v1/claims?q=zyxomir+spokeswoman")).body.items, [])
})

t.test("claims of a subject are read in their order, however many the family has", async (t) => {
  const app = await filled
  const { rows } = await app.store.pool.query("select subject_id from claims where quote like '%Zyxomir%'")
  const plans = await explainWork(app.url, (db) => listClaims(db, { subject: rows[0].subject_id }, PAGE))
  const named = plans.flatMap(({ indexes }) => indexes).filter((index) => index.startsWith("claims"))
  t.same(named, ["claims_by_subject"], "by one index, not by two of which the rows are sorted")
})

t.test("claims by what names few of them, and in every order, are read by an index that fits", async (t) => {
  const app = await filled
  const { rows } = await app.store.pool.query("select figure_id from claims where quote like '%Zyxomir%'")
  const asked: [ClaimFilter, Order, string][] = [
    [{ figure: rows[0].figure_id }, LATEST_FIRST, "claims_by_figure"],
    [{ url: "https://wire.example/none" }, LATEST_FIRST, "claim_words_by_term"],
    [{ externalId: "none" }, LATEST_FIRST, "claim_words_by_term"],
    [{ externalId: "none" }, { by: "recorded", direction: "asc" }, "claim_words_by_term"],
    [{}, { by: "published", direction: "asc" }, "claims_by_published"],
    [{}, { by: "recorded", direction: "asc" }, "claims_by_id"],
    [{}, { by: "recorded", direction: "desc" }, "claims_by_id"],
    [{ tag: "none" }, { by: "recorded", direction: "desc" }, "subjects_by_tag"],
  ]
  for (const [filter, order, index] of asked) {
    const plans = await explainWork(app.url, (db) => listClaims(db, filter, { ...PAGE, order }))
    const [listed] = plans.slice(-1)
    t.ok(listed?.indexes.includes(index), `${JSON.stringify({ filter, order })}: ${listed?.indexes}`)
    for (const { whole } of plans) for (const table of ["claims", "subjects"]) t.notOk(whole.includes(table))
  }
})

t.test("conflicts by what few of them have, and in every order, are read by an index that fits", async (t) => {
  const app = await filled
  const nobody = "01930a2e-5c00-7000-8000-000000000000"
  const asked: [ConflictFilter, ConflictSort, string][] = [
    [{}, "oldest", "conflicts_by_id"],
    [{}, "severity", "conflicts_severest_of_status"],
    [{ severity: "high" }, "newest", "conflicts_severest_of_status"],
    [{ status: ["open"] }, "newest", "conflicts_severest_of_status"],
    [{ status: ["open"] }, "severity", "conflicts_severest_of_status"],
    [{ status: ["dismissed"] }, "oldest", "conflicts_newest_settled"],
    [{ status: ["open", "dismissed"], severity: "high" }, "oldest", "conflicts_severest_of_status"],
    [{ archived: "true" }, "newest", "conflicts_by_subject"],
    [{ since: "2999-01-01T00:00:00Z" }, "newest", "conflicts_changed"],
    [{ status: ["explained", "resolved"] }, "newest", "conflicts_newest_settled"],
    [{ claimant: nobody }, "newest", "figure_claimants_of_claimant"],
    [{ source: nobody }, "newest", "claims_by_source"],
    [{ asOf: { from: "1999-01-01", to: "1999-12-31" } }, "newest", "claims_by_period"],
    [{ q: "nobody-says-this" }, "newest", "claim_words_by_term"],
    [{ q: "nobody-says-this" }, "newest", "conflicts_by_note"],
    [{ q: "zyxomir" }, "oldest", "subject_names_by_gram"],
  ]
  // Nothing is noted here, so that reading all notes is as cheap as their index.
  await app.store.pool.query(
    "update conflicts set note = 'Seen before.' where id in (select id from conflicts limit 500)",
  )
  await app.store.pool.query("vacuum analyze conflicts")
  for (const [filter, sort, index] of asked) {
    const plans = await explainWork(app.url, (db) => listConflicts(db, filter, { ...PAGE, sort }))
    const used = plans.flatMap(({ indexes }) => indexes)
    t.ok(
      used.some((one) => one.endsWith(index)),
      `${JSON.stringify({ filter, sort })}: ${used}`,
    )
    for (const { whole } of plans)
      for (const table of ["claims", "conflicts"]) t.notOk(whole.includes(table), JSON.stringify({ filter, table }))
  }
})
