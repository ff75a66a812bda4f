import { setTimeout } from "node:timers/promises"
import pg from "pg"
import t from "tap"
import { listTerms } from "../../src/match/subjects/list-terms.ts"
import { listSubjects } from "../../src/operations/candidates/list-subjects.ts"
import { dayNumber } from "../../src/quantity/dates/calendar.ts"
import { SPLIT_ABOVE } from "../../src/store/candidates/change-lists.ts"
import { findCandidates } from "../../src/store/candidates/find-candidates.ts"
import { SEARCH_LIMITS } from "../../src/store/candidates/limits.ts"
import { loadProfiles } from "../../src/store/candidates/load-profiles.ts"
import { packNumbers, unpackNumbers } from "../../src/store/candidates/pack-numbers.ts"
import { termKey } from "../../src/store/candidates/term-key.ts"
import { type Db, openStore, type Store } from "../../src/store/connection/connect.ts"
import { startApp } from "../support/app.ts"
import { findWrongCounts, insertEarlier, placeOf } from "../support/candidates.ts"
import { claimOf } from "../support/claims.ts"
import { query } from "../support/query.ts"

const LATER = "2100-01-01T00:00:00Z"
const DAY = "2020-02-01"

/** The ids that a mention of people with these words finds, beside a headline. */
async function find(db: Db, words: string, given: { headline?: string; limits?: Partial<typeof SEARCH_LIMITS> } = {}) {
  const mention = { terms: listTerms(words, "en"), dimension: "count" }
  const article = listTerms(given.headline ?? "", "en")
  const search = { article, mentions: [mention], day: dayNumber(DAY) }
  const found = await findCandidates(db, search, { ...SEARCH_LIMITS, ...given.limits })
  return found.map(({ subjectId }) => subjectId)
}

/** The number of a subject of `insertEarlier`. */
const nthOf = (id: string) => Number.parseInt(id.slice(0, 8), 16)

t.test("numbers are packed and unpacked, whatever lies between them", async (t) => {
  for (const numbers of [[], [1], [1, 2, 3], [127, 128, 16_383, 16_384, 2_097_152], [5, 2 ** 31 - 1]])
    t.same([...unpackNumbers(packNumbers(numbers), numbers.length)], numbers)
  t.equal(
    packNumbers(Array.from({ length: 1_000 }, (_, nth) => nth + 1)).length,
    1_000,
    "a byte each where they are dense",
  )
})

const CUTS = 5
/** The sessions that hold an advisory lock of this database: those that list subjects. */
const LOCKS = `from pg_locks where locktype = 'advisory' and granted and pid <> pg_backend_pid()
  and database = (select oid from pg_database where datname = current_database())`
const LISTING = `select pid ${LOCKS}`
const CUT_OFF = `select pg_terminate_backend(pid) ${LOCKS}`

t.test("a store from before is listed step by step, and loses nothing when it is cut off anywhere", async (t) => {
  const app = await startApp()
  const subjects = 6_600
  await insertEarlier(app.url, subjects)
  const watching = new pg.Client({ connectionString: app.url })
  await watching.connect()
  // Each time a little later within the step that is under way.
  for (let cut = 0; cut < CUTS; cut += 1) {
    const store = openStore({ url: app.url, poolSize: 1, statementTimeout: 30_000 })
    const listing = t.rejects(listSubjects(store.db, LATER), "it was cut off")
    while ((await watching.query(LISTING)).rowCount === 0) await setTimeout(1)
    await setTimeout(cut * 30)
    while ((await watching.query(CUT_OFF)).rowCount === 0) await setTimeout(1)
    await listing
    await store.close()
    t.same(await findWrongCounts(app.url), [], "a step is there whole, or not at all")
  }
  await watching.end()
  await listSubjects(app.store.db, LATER)
  for (const nth of [1, 999, 1_000, 1_001, 6_600]) t.same((await find(app.store.db, placeOf(nth))).map(nthOf), [nth])
  await listSubjects(app.store.db, LATER)
  const [{ count }] = await query(app.url, "select count(*)::int from new_terms")
  t.equal(count, 0)
})

async function countListed(url: string): Promise<number> {
  const [{ count }] = await query(url, "select count(*)::int from subject_terms")
  return count
}

t.test("two processes list a store together, each subject once", async (t) => {
  const app = await startApp()
  await insertEarlier(app.url, 1_500)
  const stores = [1, 2].map(() => openStore({ url: app.url, poolSize: 1, statementTimeout: 30_000 }))
  const runs = (all: readonly Store[]) => Promise.all(all.map(({ db }) => listSubjects(db, LATER)))
  while ((await countListed(app.url)) < 1_500) await runs(stores)
  t.same(await findWrongCounts(app.url), [])
  for (const store of stores) await store.close()
})

t.test("a common word finds subjects around the day, and only together with another", async (t) => {
  const app = await startApp()
  const subjects = SPLIT_ABOVE + 400
  await insertEarlier(app.url, subjects)
  await listSubjects(app.store.db, LATER)
  const key = termKey("count", listTerms("people", "en")[0] ?? "")
  const lists = await query(app.url, "select quarter, subjects from term_lists where term = $1 order by quarter", [key])
  t.equal(lists[0]?.subjects, subjects)
  t.equal(lists.length, 12, "2020-01-02 to 2022-06-30 are ten quarters, and one is begun")
  const limits = { rareSubjects: 100, ofMention: 1_000 }
  const { db } = app.store
  t.same(await find(db, "people", { limits }), [], "not alone")
  const together = (await find(db, "people killed", { limits })).map(nthOf)
  t.same([Math.min(...together), Math.max(...together)], [1, 181], "from the quarter before to the one behind")
  t.equal(together.length, 181)
  t.same(
    (await find(db, `people killed ${placeOf(700)}`, { limits })).map(nthOf)[0],
    700,
    "a rare one finds of all time",
  )
  t.same((await find(db, "people", { limits, headline: "Killed" })).length, 181, "the other may stand in the headline")
  t.equal((await find(db, "people", { limits: { ofMention: 7 } })).length, 7)
})

t.test("what is read of the lists is bounded, and the rarest terms come first", async (t) => {
  const app = await startApp()
  await insertEarlier(app.url, 900)
  await listSubjects(app.store.db, LATER)
  const words = `people killed ${placeOf(44)}`
  const few = await find(app.store.db, words, { limits: { postings: 200, ofMention: 2_000 } })
  t.same(few.map(nthOf).includes(44), true)
  t.ok(few.length <= 200, `${few.length}`)
  t.equal((await find(app.store.db, words, { limits: { ofMention: 2_000 } })).length, 900)
})

t.test("what was just filed is found by common words too, before it is listed", async (t) => {
  const app = await startApp()
  await insertEarlier(app.url, 700)
  await listSubjects(app.store.db, LATER)
  const subject = { name: "People killed in general", unit: "1", measure: "cumulative" }
  const { body } = await app.post("/v1/claims", claimOf("12", { subject }))
  const found = await find(app.store.db, "people killed general", { limits: { rareSubjects: 10, ofMention: 1 } })
  t.same(found, [body.claim.subject.id])
})

t.test("by the words of a claim that was erased nothing is found any more, at once", async (t) => {
  const app = await startApp()
  const subject = { name: "Bridges closed", unit: "1", measure: "stock" }
  const file = async (quote: string) => (await app.post("/v1/claims", claimOf("12", { subject, quote }))).body.claim
  const old = await file("Twelve near Oberau, said Zyxomir.")
  await listSubjects(app.store.db, LATER)
  const fresh = await file("Twelve near Unterau, said Qwomir.")
  const [id, other] = [old.subject.id, (await app.post("/v1/claims", claimOf("7,000"))).body.claim.subject.id]
  t.same(await find(app.store.db, "zyxomir"), [id])
  t.same(await find(app.store.db, "qwomir"), [id])
  // Where it was before it was moved, the job has not looked again yet.
  t.equal((await app.post(`/v1/claims/${old.id}/move`, { subject: other, reason: "Of that one." })).status, 200)
  for (const claim of [old, fresh]) t.equal((await app.post(`/v1/claims/${claim.id}/erase`, {})).status, 200)
  t.same(await find(app.store.db, "zyxomir qwomir oberau"), [])
  t.same(await find(app.store.db, "bridges"), [id])
  t.same(await findWrongCounts(app.url), [])
})

t.test("a profile has the newest quotes, with the place of the figure where it stands there once", async (t) => {
  const app = await startApp()
  const name = "Shelters opened in Arlop"
  const subject = { name, unit: "1", measure: "stock", partOf: { name: "Shelters opened" } }
  const file = async (figure: string, day: number, quote?: string) => {
    const publishedAt = `2024-10-${String(day).padStart(2, "0")}T08:00:00Z`
    const said = { subject, publishedAt, ...(quote === undefined ? {} : { quote }) }
    return (await app.post("/v1/claims", claimOf(figure, said))).body.claim
  }
  const { id } = (await file("40", 1, "40 shelters, or 40 at least")).subject
  await file("41", 2, `${"Long before. ".repeat(80)}There are 41 shelters. ${"Long behind. ".repeat(80)}`)
  await file("42", 3)
  for (let day = 4; day <= 9; day += 1) await file(String(40 + day), day, `${40 + day} shelters`)
  const [profile, ...others] = await loadProfiles(app.store.db, [id, "00000000-0000-0000-0000-000000000000"])
  t.same(others, [])
  const [whole] = await query(app.url, "select id from subjects where name = 'Shelters opened'")
  t.match(profile, { id, name, aliases: [], unit: "1", dimension: "count", measure: "stock", wholes: [whole?.id] })
  t.same([profile?.firstDay, profile?.lastDay], [dayNumber("2024-10-01"), dayNumber("2024-10-09")])
  const quotes = profile?.quotes ?? []
  t.equal(quotes.length, 8)
  const day = dayNumber("2024-10-09")
  t.same(quotes[0], { text: "49 shelters", start: 0, end: 2, day, publishedOn: day }, "the newest first")
  const [long, twice] = quotes.slice(6)
  t.equal(long?.text.slice(long.start ?? 0, long.end ?? 0), "41")
  t.ok((long?.text.length ?? 0) <= 600)
  t.match(twice, { text: "40 shelters, or 40 at least", start: null, end: null }, "it stands there twice")
})
