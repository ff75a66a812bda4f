import { setTimeout as sleep } from "node:timers/promises"
import fc from "fast-check"
import pg from "pg"
import t from "tap"
import { listWords } from "../../src/operations/claims/list-words.ts"
import { type ClaimFilter, listClaims } from "../../src/store/claims/claim-list.ts"
import { listWordsAnew, readWordProgress } from "../../src/store/claims/claim-words.ts"
import { inTransaction } from "../../src/store/connection/transaction.ts"
import { type Body, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { countTail, listAllWords } from "../support/words.ts"

/** The table of words, which a job fills: whatever it has come to, a search finds all claims and no other. */

async function file(app: TestApp, quote: string, more: Body = {}): Promise<Body> {
  const reply = await app.post("/v1/claims", claimOf("10,000", { quote, ...more }))
  if (reply.status !== 201) throw new Error(JSON.stringify(reply.body))
  return reply.body.claim
}

async function find(app: TestApp, filter: ClaimFilter): Promise<string[]> {
  return (await listClaims(app.store.db, filter, { limit: 50 })).map(({ id }) => id)
}

async function isInTable(app: TestApp, id: string): Promise<boolean> {
  const { rowCount } = await app.store.pool.query("select from claim_words where claim_id = $1", [id])
  return rowCount === 1
}

/** A copy of a claim as filing would write it, but for its id, under the number of the transaction that runs. */
const COPY = `insert into claims select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'quote', $2::text,
    'external_id', $2::text, 'filed_in', pg_current_xact_id()::text))).* from claims c where c.id = $1 returning id`

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

t.test("a claim is found before it is listed and after, by words, address and external id", async (t) => {
  const app = await startApp()
  const given = { url: "https://wire.example/one", externalId: "one" }
  const one = await file(app, "Seen by the harbourmaster.", given)
  const check = async (when: string) => {
    for (const filter of [
      { q: "harbourmaster" },
      { url: given.url },
      { externalId: "one" },
      { ...given, q: "harbourmaster" },
    ])
      t.same(await find(app, filter), [one.id], `${when}: ${JSON.stringify(filter)}`)
    for (const filter of [
      { q: "harbour" },
      { url: "https://wire.example" },
      { externalId: "On" },
      { ...given, q: "pilot" },
    ])
      t.same(await find(app, filter), [], `${when}: ${JSON.stringify(filter)}`)
  }
  await check("nothing is known of the store")
  await listAllWords(app.store)
  t.equal(await isInTable(app, one.id), true)
  await check("listed")
  const two = await file(app, "Seen by the coastguard.", { claimant: { name: "SBU" } })
  t.equal(await isInTable(app, two.id), false)
  await check("with a tail")
  t.same(await find(app, { q: "coastguard" }), [two.id])
  t.same(await find(app, { q: "seen" }), [two.id, one.id])
  t.same((await app.get("/v1/claims?q=coastguard&tag=none")).body.items, [])
  await listAllWords(app.store)
  t.equal(await isInTable(app, two.id), true)
  t.same(await find(app, { q: "seen" }), [two.id, one.id])
})

t.test("conflicts are found by the words of claims that are listed, and of those that are not", async (t) => {
  const app = await startApp()
  await file(app, "Counted near Zyxomir.")
  await listAllWords(app.store)
  await app.post("/v1/claims", claimOf("20,000", { quote: "Counted near Qwertyton.", claimant: { name: "SBU" } }))
  for (const word of ["zyxomir", "qwertyton"])
    t.equal((await app.get(`/v1/conflicts?q=${word}`)).body.items.length, 1, word)
  await listAllWords(app.store)
  t.equal((await app.get("/v1/conflicts?q=qwertyton")).body.items.length, 1)
  t.equal((await app.get("/v1/conflicts?q=elsewhere")).body.items.length, 0)
})

t.test("a claim whose transaction began first and ends last is neither passed over nor shown early", async (t) => {
  const app = await startApp()
  const first = await file(app, "Said at first.")
  await listAllWords(app.store)
  const slow = await connect(app.url)
  t.teardown(() => slow.end())
  await slow.query("begin")
  const { rows } = await slow.query(COPY, [first.id, "Said slowly."])
  const { rows: numbers } = await slow.query("select pg_current_xact_id()::text as number")
  const fast = await file(app, "Said quickly.", { claimant: { name: "SBU" } })
  await listWords(app.store.db)
  const progress = await readWordProgress(app.store.db)
  t.ok(BigInt(progress?.through_xid ?? -1) < BigInt(numbers[0].number), "the place stays below the open transaction")
  t.equal(await isInTable(app, fast.id), false, "what was filed after it waits too")
  t.same(await find(app, { q: "said" }), [fast.id, first.id])
  await slow.query("commit")
  t.same((await find(app, { q: "said" })).sort(), [fast.id, first.id, rows[0].id].sort())
  await listAllWords(app.store)
  t.equal(await isInTable(app, rows[0].id), true)
  t.same(await find(app, { q: "slowly" }), [rows[0].id])
})

const step = fc.record({
  of: fc.integer({ min: 0, max: 3 }),
  does: fc.constantFrom("write", "commit", "rollback", "list"),
})

t.test("whatever order transactions end in, a search finds what is committed", async (t) => {
  const app = await startApp()
  const first = await file(app, "Said at first.")
  const clients = await Promise.all([0, 1, 2, 3].map(() => connect(app.url)))
  t.teardown(() => Promise.all(clients.map((client) => client.end())))
  const committed = new Set([first.id])
  const open = clients.map(() => new Set<string>())
  const take = async (of: number, does: string) => {
    const [client, ids] = [clients[of] as pg.Client, open[of] as Set<string>]
    if (does === "list") return listWords(app.store.db)
    if (does === "write") {
      if (ids.size === 0) await client.query("begin")
      ids.add((await client.query(COPY, [first.id, "Said again."])).rows[0].id)
      return
    }
    await client.query(does)
    if (does === "commit") for (const id of ids) committed.add(id)
    ids.clear()
  }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      for (const { of, does } of steps) {
        await take(of, does)
        const found = await listClaims(app.store.db, { q: "said" }, { limit: 5_000 })
        t.same(found.map(({ id }) => id).sort(), [...committed].sort(), `${does} of ${of}`)
      }
      for (const of of open.keys()) await take(of, "rollback")
    }),
    { numRuns: 15 },
  )
  await listAllWords(app.store)
  const { rows } = await app.store.pool.query("select claim_id from claim_words")
  t.same(rows.map((row) => row.claim_id).sort(), [...committed].sort())
})

t.test("a transaction of more claims than are listed at once is listed to its end", async (t) => {
  const app = await startApp()
  const first = await file(app, "Said at first.")
  await listAllWords(app.store)
  const copies = `insert into claims select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'quote', 'number' || n,
    'filed_in', pg_current_xact_id()::text))).* from claims c, generate_series(1, 4500) n where c.id = $1`
  await app.store.pool.query(copies, [first.id])
  t.equal(await countTail(app.store), 4_500)
  t.equal((await find(app, { q: "number4321" })).length, 1)
  await listAllWords(app.store)
  const { rows } = await app.store.pool.query("select count(*)::int as count from claim_words")
  t.equal(rows[0].count, 4_501)
  t.equal((await find(app, { q: "number4321" })).length, 1)
})

t.test("two that list at once list each claim once", async (t) => {
  const app = await startApp()
  const first = await file(app, "Said at first.")
  await listAllWords(app.store)
  const ids: string[] = [first.id]
  for (let at = 0; at < 12; at += 1) ids.push((await app.store.pool.query(COPY, [first.id, `Said ${at}.`])).rows[0].id)
  await Promise.all([1, 2, 3, 4].map(() => listAllWords(app.store)))
  const { rows } = await app.store.pool.query("select claim_id from claim_words")
  t.same(rows.map((row) => row.claim_id).sort(), ids.sort())
})

t.test("a claim that is erased is found by none of its words, whether it was listed or not", async (t) => {
  const app = await startApp()
  const [listed, unlisted] = [
    await file(app, "Told by Xyzzyone.", { url: "https://wire.example/xyzzy", externalId: "e-1" }),
    await file(app, "Told by Xyzzytwo.", { claimant: { name: "SBU" }, externalId: "e-2" }),
  ]
  await listAllWords(app.store)
  const third = await file(app, "Told by Xyzzythree.", { claimant: { name: "CIA" }, externalId: "e-3" })
  for (const { id } of [listed, unlisted, third]) t.equal((await app.post(`/v1/claims/${id}/erase`, {})).status, 200)
  const check = async (when: string) => {
    for (const q of ["xyzzyone", "xyzzytwo", "xyzzythree", "told"]) t.same(await find(app, { q }), [], `${when}: ${q}`)
    t.same(await find(app, { url: "https://wire.example/xyzzy" }), [], when)
    for (const [externalId, { id }] of [
      ["e-1", listed],
      ["e-2", unlisted],
      ["e-3", third],
    ] as const)
      t.same(await find(app, { externalId }), [id], `${when}: ${externalId} stays`)
  }
  await check("at once")
  await listAllWords(app.store)
  await check("after the job")
  await app.store.pool.query("update claim_words_progress set cluster = cluster + 1")
  await check("unknown")
  await listAllWords(app.store)
  await check("all listed anew")
  const { rows } = await app.store.pool.query("select words::text from claim_words")
  t.notMatch(JSON.stringify(rows), /xyzzy|told/)
})

t.test("words of a text that an older version has erased are taken away by a job", async (t) => {
  const app = await startApp()
  const stays = await file(app, "Told by Xyzzyone.")
  const goes = await file(app, "Told by Xyzzytwo.", {
    claimant: { name: "SBU" },
    url: "https://wire.example/x",
    externalId: "e-1",
  })
  await listAllWords(app.store)
  await app.store.pool.query(
    "update claims set wording = '', quote = null, url = null, erased_at = now() where id = $1",
    [goes.id],
  )
  await app.store.pool.query("select graphile_worker.add_job('clear-erased-words')")
  await app.runJobs()
  t.same(await find(app, { q: "told" }), [stays.id])
  t.same(await find(app, { externalId: "e-1" }), [goes.id])
  t.same(await find(app, { url: "https://wire.example/x" }), [])
  const { rows } = await app.store.pool.query("select words::text, keys from claim_words where claim_id = $1", [
    goes.id,
  ])
  t.equal(rows[0].words, "")
  t.equal(rows[0].keys.length, 1)
})

t.test("what is read while a text is erased does not bring its words back", async (t) => {
  const app = await startApp()
  const { id } = await file(app, "Told by Xyzzyone.")
  for (const state of ["walking", "tail"]) {
    if (state === "walking") await app.store.pool.query("update claim_words_progress set cluster = cluster + 1")
    else await listAllWords(app.store)
    const claim = state === "walking" ? id : (await file(app, "Told by Xyzzytwo.", { claimant: { name: "SBU" } })).id
    const { rows } = await app.store.pool.query("select family_id, id from claims where id = $1", [claim])
    let listing: Promise<void> | undefined
    await inTransaction(app.store.db, "erase", async (trx) => {
      await trx
        .updateTable("claims")
        .set({ quote: null })
        .where("family_id", "=", rows[0].family_id)
        .where("id", "=", claim)
        .execute()
      await listWordsAnew(trx, rows)
      listing = listWords(app.store.db)
      await sleep(200)
    })
    await listing
    await listAllWords(app.store)
    const words = await app.store.pool.query("select words::text from claim_words where claim_id = $1", [claim])
    t.notMatch(words.rows[0].words, /xyzzy/, state)
    t.same(await find(app, { q: "xyzzyone xyzzytwo" }), [], state)
  }
})

t.test("claims that move into another subject or family are found, listed or not", async (t) => {
  const app = await startApp()
  const subject = (name: string) => ({ subject: { name, unit: "1", measure: "stock" } })
  const stays = await file(app, "Said of one.", subject("One"))
  const moves = await file(app, "Said of two.", subject("Two"))
  await listAllWords(app.store)
  const late = await file(app, "Said of two lately.", { ...subject("Two"), claimant: { name: "SBU" } })
  const check = async (when: string, of: string) => {
    const items = (await app.get("/v1/claims?q=two")).body.items
    t.same(
      items.map((item: Body) => [item.id, item.subject.id]),
      [
        [late.id, of],
        [moves.id, of],
      ],
      when,
    )
    t.same(await find(app, { q: "two", subject: of }), [late.id, moves.id], `${when}: of the subject`)
    t.same(await find(app, { q: "one" }), [stays.id], when)
  }
  await check("before", moves.subject.id)
  t.equal((await app.post(`/v1/subjects/${moves.subject.id}/merge`, { into: stays.subject.id })).status, 200)
  await check("merged", stays.subject.id)
  await listAllWords(app.store)
  await check("merged and listed", stays.subject.id)
  t.equal((await app.post(`/v1/subjects/${moves.subject.id}/unmerge`, {})).status, 200)
  await check("unmerged", moves.subject.id)
  await listAllWords(app.store)
  await check("unmerged and listed", moves.subject.id)
  const { rows } = await app.store.pool.query("select count(*)::int as count from claim_words")
  t.equal(rows[0].count, 3, "no row is left behind")
})

t.test("rows of a dump from another cluster are found, whatever numbers it gave them", async (t) => {
  const app = await startApp()
  const old = []
  for (const [at, name] of ["HUR", "SBU", "CIA", "GRU", "MI6"].entries())
    old.push(await file(app, `Restored word${at}.`, { claimant: { name }, externalId: `r-${at}` }))
  await listAllWords(app.store)
  const [low, none, high, soon, wrong] = old.map(({ id }) => id)
  const { rows } = await app.store.pool.query("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as next")
  const number = (id: string, to: string | null) =>
    app.store.pool.query("update claims set filed_in = $2::text::xid8 where id = $1", [id, to])
  await number(low, "3")
  await number(none, null)
  await number(high, "9000000000")
  await number(soon, String(Number(rows[0].next) + 8))
  // Not all were listed when the dump was made, and one was listed by a locale with other words.
  await app.store.pool.query("delete from claim_words where claim_id = any($1)", [[low, none, high, soon]])
  await app.store.pool.query("update claim_words set words = 'otherwise', keys = '{}' where claim_id = $1", [wrong])
  await app.store.pool.query(
    "update claim_words_progress set cluster = cluster + 1, through_xid = '8000000000', through_id = gen_random_uuid()",
  )
  const found = new Map(old.map(({ id }, at) => [id, at]))
  const check = async (when: string) => {
    for (const [id, at] of found) {
      t.same(await find(app, { q: `word${at}` }), [id], `${when}: word${at}`)
      t.same(await find(app, { externalId: `r-${at}` }), [id], `${when}: r-${at}`)
    }
    t.same(await find(app, { q: "otherwise" }), [], when)
  }
  await check("restored")
  const fresh = await file(app, "Restored word5.", { claimant: { name: "BND" }, externalId: "r-5" })
  found.set(fresh.id, 5)
  await check("with a new claim")
  await listAllWords({ ...app.store, pool: { query: countNative } as unknown as pg.Pool })
  await check("listed")
  t.equal(await isInTable(app, fresh.id), true)
  for (let at = 6; at < 20; at += 1) {
    found.set(
      (await file(app, `Restored word${at}.`, { claimant: { name: `No ${at}` }, externalId: `r-${at}` })).id,
      at,
    )
    await listWords(app.store.db)
  }
  await check("counted past some of these numbers")

  /** The tail without the rows whose numbers this cluster has not reached. */
  async function countNative() {
    return app.store.pool.query(`select count(*)::int as tail from claims c left join claim_words w on w.claim_id = c.id
      where w.claim_id is null`)
  }
})

t.test("the pages of a search are together what is found, in every order, listed or not", async (t) => {
  const app = await startApp()
  const ids: string[] = []
  for (let at = 0; at < 12; at += 1) {
    const publishedAt = `2024-11-04T12:00:0${at % 3}${["", ".5", ".123456"][at % 2] ?? ""}Z`
    ids.push((await file(app, "Said often.", { claimant: { name: `No ${at}` }, publishedAt })).id)
    if (at === 7) await listAllWords(app.store)
  }
  t.equal(await countTail(app.store), 4)
  for (const by of ["published", "recorded"] as const)
    for (const direction of ["asc", "desc"] as const) {
      const order = { by, direction }
      const plain = await listClaims(app.store.db, {}, { limit: 50, order })
      const paged: string[] = []
      for (let before: { publishedAt: string; id: string } | undefined; paged.length < ids.length; ) {
        const page = await listClaims(app.store.db, { q: "often" }, { limit: 5, order, before })
        if (page.length === 0) break
        paged.push(...page.map(({ id }) => id))
        const last = page.at(-1)
        before = last && { publishedAt: last.published_at, id: last.id }
      }
      t.same(
        paged,
        plain.map(({ id }) => id),
        JSON.stringify(order),
      )
    }
})
