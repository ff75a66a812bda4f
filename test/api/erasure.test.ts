import t from "tap"
import { type Body, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { findText } from "../support/erasure.ts"
import { query } from "../support/query.ts"
import { exported, imported } from "../support/records.ts"

const ALL = ["read", "check", "file", "review", "curate", "rules", "webhooks", "admin"]
const NOBODY = "01934b5e-0000-7000-8000-000000000000"

/** A word that stands nowhere else, for each member of a claim that holds words. */
const WORDS = {
  wording: "xyzzywording",
  quote: "xyzzyquote",
  url: "xyzzyurl",
  source: "xyzzysource",
  sourceUrl: "xyzzyhome",
  alias: "xyzzyalias",
  claimant: "xyzzyclaimant",
  further: "xyzzyfurther",
  via: "xyzzyvia",
}
/** What goes only where names are asked for. */
const NAMES: readonly string[] = [WORDS.source, WORDS.sourceUrl, WORDS.alias, WORDS.claimant, WORDS.further, WORDS.via]

const QUOTE = `As many as 7,000 troops, the ${WORDS.quote} said "on Monday".`
const URL = `https://wire.example/${WORDS.url}`
const WORDING = `over 7,000 ${WORDS.wording} men`

const secretClaim = (more: Body = {}) =>
  claimOf(WORDING, {
    source: { name: WORDS.source, url: `https://${WORDS.sourceUrl}.example/` },
    claimant: undefined,
    claimants: [{ name: WORDS.claimant }],
    via: [{ name: WORDS.via }],
    quote: QUOTE,
    url: URL,
    externalId: "wire-7",
    ...more,
  })

async function post(app: TestApp, path: string, body: unknown, status = 200, headers: Record<string, string> = {}) {
  const answer = await app.post(path, body, headers)
  if (answer.status !== status) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}

/** The secret claim with its text in every place that the service has for it. Answers the claim in force. */
async function spread(app: TestApp): Promise<Body> {
  const key = (name: string) => ({ "idempotency-key": name })
  const whole = await post(app, "/v1/subjects", { name: "All foreign troops", unit: "1", measure: "stock" }, 201)
  const { claim } = await post(app, "/v1/claims", secretClaim(), 201, key("file"))
  await app.patch(`/v1/subjects/${claim.subject.id}`, { partOf: [whole.id] })
  await app.patch(`/v1/sources/${claim.source.id}`, { aliases: [`The ${WORDS.alias}`] })
  await post(app, "/v1/claims", claimOf("5,000", { claimant: { name: "NATO" } }), 201)
  await post(app, "/v1/claims", claimOf("6,000", { subject: whole.id, claimant: { name: "NATO" } }), 201)
  // A later figure of the same claimants: a revision, whose reason is the sentence itself.
  const later = {
    externalId: "wire-8",
    publishedAt: "2024-11-05T12:00:00Z",
    quote: "Later.",
    url: "https://a.example/8",
  }
  await post(app, "/v1/claims", secretClaim({ ...later, figure: "9,000" }), 201)
  const { items } = (await app.get("/v1/conflicts?limit=200")).body
  const open = items.find(({ status }: Body) => status === "open")
  const note = { status: "explained", note: `The wire says: ${QUOTE}`, assignee: "Ada" }
  t.equal((await app.patch(`/v1/conflicts/${open.id}`, note, key("settle"))).status, 200)
  await post(app, `/v1/conflicts/${open.id}/comments`, { text: `See ${URL}, "${WORDING}".` }, 201)
  const until = { until: "2030-01-01", reason: `They said ${WORDING}, which is vague.` }
  const other = items.find(({ id, kind }: Body) => id !== open.id && kind !== "sum")
  await post(app, "/v1/exceptions", { conflict: other.id, ...until }, 201)
  const corrected = await post(
    app,
    `/v1/claims/${claim.id}/correct`,
    { reason: `"${WORDING}" was of the 3rd`, asOf: "2024-11-03" },
    201,
  )
  const elsewhere = await post(app, "/v1/subjects", { name: "Soldiers elsewhere", unit: "1", measure: "stock" }, 201)
  await post(app, "/v1/claims", claimOf("5,500", { subject: elsewhere.id, claimant: { name: "NATO" } }), 201)
  await post(
    app,
    `/v1/claims/${corrected.claim.id}/move`,
    { subject: elsewhere.id, reason: "There." },
    200,
    key("move"),
  )
  const last = await post(app, "/v1/subjects", { name: "The last subject", unit: "1", measure: "stock" }, 201)
  await post(app, `/v1/subjects/${elsewhere.id}/merge`, { into: last.id })
  const lines = await imported(app, [
    secretClaim(),
    secretClaim({ figure: "8,000" }),
    secretClaim({ figure: "no figure", externalId: "wire-9" }),
    secretClaim({ asOf: "some day", externalId: "wire-12" }),
    secretClaim({
      externalId: "wire-10",
      subject: { name: "Tanks", unit: "1" },
      claimants: [{ name: WORDS.claimant }, { name: WORDS.further }],
      publishedAt: "2024-11-06T12:00:00Z",
    }),
  ])
  t.same(
    lines.map(({ outcome }) => outcome),
    ["repeated", "refused", "refused", "refused", "filed"],
  )
  const csv = `subject,figure,source,claimant,published,quote,external id\nTroops,none,${WORDS.source},${WORDS.claimant},2024-11-04,"${QUOTE.replaceAll('"', '""')}",wire-11\n`
  t.equal((await app.post("/v1/imports", csv, { "content-type": "text/csv; charset=utf-8" })).status, 202)
  await app.runJobs()
  return corrected.claim
}

/** Every conflict and figure by what was judged: all but the words. */
async function judged(app: TestApp) {
  const conflicts = await query(
    app.url,
    `select id, kind, subject_id, figure_a, figure_b, verdict, severity, detail - 'explanation' as detail, grounds, status, resolution,
      assignee, version, opened_at, changed_at from conflicts order by id`,
  )
  const figures = await query(
    app.url,
    `select id, identity, quantity - 'text' as quantity, narrow_min, narrow_max, as_of_from, as_of_to, claims from figures order by id`,
  )
  const claims = await query(
    app.url,
    `select id, subject_id, figure_id, source_id, claimant_id, further_claimants, via, quantity - 'text' as quantity, as_of_from,
      as_of_to, published_at, recorded_at, external_id, status, corrects, corrected_by, ended_at from claims order by id`,
  )
  return {
    conflicts,
    figures,
    claims,
    counts: await query(app.url, "select * from figure_claimants order by figure_id, claimant_id"),
  }
}

async function replays(app: TestApp) {
  const rows = await query(app.url, "select id from conflicts order by id")
  const all = await Promise.all(rows.map(async ({ id }) => (await app.get(`/v1/conflicts/${id}/replay`)).body))
  return all.map(({ same, replayed }: Body) => ({ same, verdict: replayed?.verdict, gap: replayed?.gap }))
}

t.test("an erased claim leaves no word in any column of any table, and no verdict changes", async (t) => {
  const app = await startApp()
  const claim = await spread(app)
  for (const word of Object.values(WORDS)) t.ok((await findText(app, word)).length > 0, `${word} is there before`)
  t.same(await findText(app, WORDS.wording), [
    "changes.note",
    "claims.wording",
    "claims.quantity",
    "conflicts.reason",
    "exceptions.reason",
    "figures.quantity",
    "idempotency_keys.body",
    "import_lines.payload",
    "import_lines.warnings",
    "subject_merges.record",
  ])
  const [before, told] = [await judged(app), await replays(app)]
  const verdicts = new Set(before.conflicts.map(({ verdict }) => verdict))
  t.ok(verdicts.has("conflict") && verdicts.has("revision"), [...verdicts].join())

  const erased = await post(app, `/v1/claims/${claim.id}/erase`, { reason: "A court order." })
  t.match(erased, { claimsErased: 2, sourcesErased: 0, namesKept: [] })
  t.match(erased.claim, { id: claim.id, wording: null, quote: null, url: null, erasedAt: "2024-11-07T08:00:00Z" })
  // The claims that repeat it under other ids are claims of their own.
  const { items } = (await app.get(`/v1/claims?limit=200&source=${claim.source.id}`)).body
  for (const { id } of items) await post(app, `/v1/claims/${id}/erase`, {})
  for (const word of [WORDS.wording, WORDS.quote, WORDS.url]) t.same(await findText(app, word), [], word)

  let sources = 0
  for (const { id } of items) sources += (await post(app, `/v1/claims/${id}/erase`, { names: true })).sourcesErased
  t.equal(sources, 4, "the source, two claimants and the link between, each once")
  for (const word of NAMES) t.same(await findText(app, word), [], word)
  t.same(await judged(app), before, "nothing that was judged has changed")
  t.same(await replays(app), told)
})

type Asked = readonly [path: string, members: Body]

t.test("an erased claim is shown, found and told without its text", async (t) => {
  const app = await startApp()
  const { claim, conflicts } = await fileBoth(app)
  const path = `/v1/claims/${claim.id}`
  const etag = (await app.get(path)).headers.get("etag") ?? ""
  const first = await app.post(`${path}/erase`, { reason: "An order." }, { "x-actor": "legal" })
  t.match(first.body, { claimsErased: 1, sourcesErased: 0, namesKept: [] })
  t.equal(first.headers.get("etag"), '"2"')
  const read = (await app.get(path)).body
  t.match(read, {
    wording: null,
    quote: null,
    url: null,
    erasedBy: "legal",
    quantity: { text: "over 7,000", hedge: "more-than", value: "7000" },
    externalId: "wire-7",
    status: "active",
    version: 2,
    history: [{ action: "erased", who: "legal", note: "An order.", before: null, after: null }],
  })
  t.equal((await app.call("GET", path, undefined, { "if-none-match": etag })).status, 200, "a cache reads it anew")
  for (const q of [WORDS.wording, WORDS.quote, "men"]) {
    t.same((await app.get(`/v1/claims?q=${q}`)).body.items, [], q)
    t.same((await app.get(`/v1/conflicts?q=${q}`)).body.items, [], q)
  }
  const [conflict] = conflicts
  const shown = (await app.get(`/v1/conflicts/${conflict.id}`)).body
  t.match(shown, { verdict: conflict.verdict, severity: conflict.severity, status: "open", version: conflict.version })
  t.notMatch(JSON.stringify(shown), /xyzzy(wording|quote|url)/)
  t.match(shown.explanation, /"over 7,000"/)
  const review = await app.get(`${path}?format=claimreview`)
  t.match(review.body["@graph"][0].text, "North Korean troops in Russia: over 7,000")
  const report = (await app.get(`/v1/subjects/${claim.subject.id}/report`)).body
  t.notMatch(JSON.stringify(report), /xyzzy(wording|quote|url)/)

  const before = await query(app.url, "select * from claims order by id")
  const changes = await query(app.url, "select * from changes order by id")
  const second = await app.post(`${path}/erase`, { reason: "Once more." })
  t.match(second.body, { claimsErased: 0, sourcesErased: 0, claim: { erasedBy: "legal", version: 2 } })
  t.same(await query(app.url, "select * from claims order by id"), before, "the second time changes nothing")
  t.same(await query(app.url, "select * from changes order by id"), changes)
  const { items } = (await app.get("/v1/audit?operation=eraseClaim")).body
  t.same(
    items.map(({ path: asked, status }: Body) => [asked, status]),
    [1, 2].map(() => [`${path}/erase`, 200]),
  )
  t.equal((await app.post(`/v1/claims/${NOBODY}/erase`, {})).status, 404)
  t.equal((await app.post(`${path}/erase`, {}, { "if-match": '"1"' })).status, 412)
  t.equal((await app.post(`${path}/erase`, { names: "yes" })).status, 400)
})

/** The secret claim, and another one that its figure is in conflict with. */
async function fileBoth(app: TestApp, more: Body = {}): Promise<Body> {
  await post(app, "/v1/claims", claimOf("5,000", { claimant: { name: "NATO" } }), 201)
  return post(app, "/v1/claims", secretClaim(more), 201)
}

t.test("nothing brings the text back: not the claim anew, a correction, an import, nor a key", async (t) => {
  const app = await startApp()
  const key = { "idempotency-key": "k-7" }
  const { claim } = await post(app, "/v1/claims", secretClaim(), 201, key)
  const path = `/v1/claims/${claim.id}`
  await post(app, `${path}/erase`, {})
  const erased = { type: "urn:countercheck:problem:claim-erased", status: 409 }
  const attempts: Asked[] = [
    ["/v1/claims", secretClaim()],
    ["/v1/claims", secretClaim({ figure: "8,000" })],
    [`${path}/correct`, { reason: "x", figure: "8,000" }],
    [`${path}/correct`, { reason: "x", language: "de" }],
  ]
  for (const [to, body] of attempts) t.match((await app.post(to, body)).body, erased, JSON.stringify(body))
  t.match((await app.post("/v1/claims", secretClaim(), key)).body, erased, "the key stays taken")
  t.equal((await app.post("/v1/claims", claimOf("1"), key)).status, 422, "and belongs to the request that took it")
  const [line] = await imported(app, [secretClaim()])
  t.match(line, { outcome: "refused", problem: { type: erased.type } })
  t.same(await findText(app, WORDS.quote), [], "a refused line does not keep it either")
  t.equal((await app.post(`${path}/retract`, { reason: "Withdrawn." })).status, 200)
  t.match((await app.post("/v1/claims", secretClaim())).body, erased, "a retraction does not free the id")
  t.equal((await app.get("/v1/claims")).body.items.length, 1)
  t.equal(
    (await app.post("/v1/claims", secretClaim({ externalId: "wire-9" }))).status,
    201,
    "another id is another claim",
  )
})

t.test("an id that was free, or went to another claim, before the erasure", async (t) => {
  const app = await startApp()
  const first = (await post(app, "/v1/claims", secretClaim(), 201)).claim
  await post(app, `/v1/claims/${first.id}/retract`, { reason: "Withdrawn." })
  await post(app, `/v1/claims/${first.id}/erase`, {})
  t.equal((await app.post("/v1/claims", secretClaim())).status, 409, "the id of a retracted claim is taken again")
  const second = (await post(app, "/v1/claims", secretClaim({ externalId: "b" }), 201)).claim
  await post(app, `/v1/claims/${second.id}/retract`, { reason: "Withdrawn." })
  const third = (await post(app, "/v1/claims", secretClaim({ externalId: "b", figure: "8" }), 201)).claim
  await post(app, `/v1/claims/${second.id}/erase`, {})
  t.equal((await post(app, "/v1/claims", secretClaim({ externalId: "b", figure: "8" }))).claim.id, third.id)
})

t.test("names go where no claim that has its text names them, and then the id is known without them", async (t) => {
  const app = await startApp()
  const { claim } = await post(app, "/v1/claims", secretClaim(), 201)
  const other = await post(app, "/v1/claims", claimOf("9", { claimant: { name: WORDS.claimant } }), 201)
  const path = `/v1/claims/${claim.id}`
  const first = await post(app, `${path}/erase`, { names: true })
  t.match(first, { claimsErased: 1, sourcesErased: 2, namesKept: [{ name: WORDS.claimant }] })
  t.equal(first.claim.source.name, `erased source ${claim.source.id}`)
  t.match((await app.get(`/v1/sources/${claim.source.id}`)).body, { url: null, aliases: [], tags: [] })
  t.same(await findText(app, WORDS.source), [])
  t.match((await app.post("/v1/claims", secretClaim())).body, { type: "urn:countercheck:problem:claim-erased" })
  t.match((await imported(app, [secretClaim()]))[0], { outcome: "refused" })
  t.same(await findText(app, WORDS.source), [], "no source was made for what was refused")
  t.match(await post(app, `${path}/erase`, { names: true }), {
    sourcesErased: 0,
    namesKept: [{ name: WORDS.claimant }],
  })
  await post(app, `/v1/claims/${other.claim.id}/erase`, {})
  t.match(await post(app, `${path}/erase`, { names: true }), { sourcesErased: 1, namesKept: [] })
  for (const word of NAMES) t.same(await findText(app, word), [], word)
})

t.test("a figure that others say too is told in their words, and keeps words that they share", async (t) => {
  const app = await startApp()
  const claimant = { name: "NATO" }
  const first = (await post(app, "/v1/claims", secretClaim(), 201)).claim
  const low = await post(app, "/v1/claims", claimOf("5,000", { claimant: { name: "A blog" } }), 201)
  const second = (await post(app, "/v1/claims", claimOf("more than 7,000", { claimant }), 201)).claim
  t.equal(second.figure.id, first.figure.id)
  const figureText = async () => {
    const { items } = (await app.get(`/v1/claims/${low.claim.id}/conflicts`)).body
    t.equal(items.length, 1)
    return items[0].figures.map(({ quantity }: Body) => quantity.text).sort()
  }
  t.same(await figureText(), ["5,000", WORDING])
  await post(app, `/v1/claims/${first.id}/erase`, {})
  t.same(await figureText(), ["5,000", "more than 7,000"])
  t.equal((await app.get(`/v1/claims/${second.id}`)).body.wording, "more than 7,000")
  const third = (await post(app, "/v1/claims", claimOf("more than 7,000", { claimant: { name: "HUR" } }), 201)).claim
  await post(app, `/v1/claims/${second.id}/erase`, {})
  t.same(await figureText(), ["5,000", "more than 7,000"], "another claim says it still")
  await post(app, `/v1/claims/${third.id}/erase`, {})
  t.same(await figureText(), ["5,000", "over 7,000"])
})

t.test("a common wording stays where other claims say it, and a record drags no claim along", async (t) => {
  const app = await startApp()
  const wording = "about 7,000 brave men"
  const day = (asOf: string, name: string, externalId: string) =>
    secretClaim({ figure: wording, asOf, claimants: [{ name }], externalId, quote: undefined, url: undefined })
  const first = (await post(app, "/v1/claims", day("2024-11-01", "A", "a"), 201)).claim
  const second = (await post(app, "/v1/claims", day("2024-10-01", "B", "b"), 201)).claim
  for (const asOf of ["2024-11-01", "2024-10-01"]) await post(app, "/v1/claims", claimOf("1,000", { asOf }), 201)
  const told = async (id: string) => JSON.stringify((await app.get(`/v1/claims/${id}/conflicts`)).body)
  const record = (await exported(app, "claims")).find(({ id }) => id === first.id)
  const posing = {
    ...record,
    id: NOBODY,
    corrects: first.id,
    externalId: "c",
    wording: "9",
    quantity: undefined,
    figure: undefined,
  }
  t.match(await imported(app, [posing]), [{ outcome: "filed" }])
  t.match(await post(app, `/v1/claims/${NOBODY}/erase`, {}), { claimsErased: 1 })
  t.equal((await app.get(`/v1/claims/${first.id}`)).body.wording, wording, "it does not name that record")
  const before = await told(second.id)
  t.match(before, wording)
  await post(app, `/v1/claims/${first.id}/erase`, {})
  t.notMatch(await told(first.id), wording)
  t.equal(await told(second.id), before)
})

t.test("what can still be done with an erased claim: a move, a retraction, and to undo a merge", async (t) => {
  const app = await startApp()
  const { claim } = await post(app, "/v1/claims", secretClaim({ figure: "7 km", subject: { name: "The road" } }), 201)
  const into = await post(app, "/v1/subjects", { name: "The way", unit: "m", measure: "stock" }, 201)
  await post(app, `/v1/claims/${claim.id}/erase`, {})
  await post(app, `/v1/claims/${claim.id}/move`, { subject: into.id, reason: "There." })
  const other = (
    await post(
      app,
      "/v1/claims",
      secretClaim({ externalId: "b", subject: { name: "The lane", unit: "m" }, figure: `9 km ${WORDS.wording}` }),
      201,
    )
  ).claim
  await post(app, `/v1/subjects/${other.subject.id}/merge`, { into: into.id })
  await post(app, `/v1/claims/${other.id}/erase`, {})
  t.same(await findText(app, WORDS.wording), [])
  await post(app, `/v1/subjects/${other.subject.id}/unmerge`, {})
  t.same(await findText(app, WORDS.wording), [])
  t.match((await app.get(`/v1/claims/${other.id}`)).body, {
    subject: { id: other.subject.id },
    quantity: { text: "9 km" },
  })
  await post(app, `/v1/claims/${claim.id}/retract`, { reason: "Withdrawn." })
})

t.test("an export holds the blanked record, and an import takes it in again, but no record from before", async (t) => {
  const app = await startApp()
  const { claim } = await fileBoth(app)
  const retracted = (await post(app, "/v1/claims", secretClaim({ externalId: "b" }), 201)).claim
  await post(app, `/v1/claims/${retracted.id}/retract`, { reason: "Withdrawn." })
  const old = await exported(app, "claims")
  for (const { id } of [claim, retracted]) await post(app, `/v1/claims/${id}/erase`, {})
  const files: Body[][] = []
  for (const kind of ["sources", "subjects", "claims", "conflicts"]) files.push(await exported(app, kind))
  t.notMatch(JSON.stringify(files), /xyzzy(wording|quote|url)/)
  const record = (await exported(app, "claims")).find(({ id }) => id === claim.id)
  t.match(record, { wording: null, quote: null, url: null, erasedAt: "2024-11-07T08:00:00Z", erasedBy: null })
  const again = await imported(app, await exported(app, "claims"))
  t.same(
    again.map(({ outcome }) => outcome),
    ["repeated", "repeated", "repeated"],
  )
  const before = await imported(app, old)
  t.same(
    before.map(({ outcome, problem }) => problem?.type.split(":").at(-1) ?? outcome),
    ["repeated", "claim-erased", "claim-erased"],
  )
  const csv = await (await fetch(`${app.address}/v1/export/claims?format=csv`)).text()

  const empty = await startApp()
  for (const lines of files) t.ok((await imported(empty, lines)).every(({ outcome }) => outcome === "filed"))
  const told = ({ history, ...one }: Body) => one
  t.same((await exported(empty, "claims")).map(told), files[2]?.map(told))
  t.match((await empty.get(`/v1/claims/${claim.id}`)).body, { wording: null, erasedAt: "2024-11-07T08:00:00Z" })
  for (const externalId of ["wire-7", "b"])
    t.match((await empty.post("/v1/claims", secretClaim({ externalId }))).body, {
      type: "urn:countercheck:problem:claim-erased",
    })
  const sent = await empty.post("/v1/imports", csv, { "content-type": "text/csv; charset=utf-8" })
  await empty.runJobs()
  t.match((await empty.get(`/v1/imports/${sent.body.id}`)).body, { repeated: 3, refused: 0 })
  const { bodyHash, id, externalId, ...bare } = record
  const wrong = [
    { ...bare, wording: "7,000" },
    { ...bare, quote: "So they said." },
    { ...bare, erasedAt: null },
    { ...bare, quantity: undefined },
    { ...bare, erasedAt: null, erasedBy: "Ana", wording: bare.quantity.text },
  ]
  const pointers = (await imported(empty, wrong)).map(({ problem }) => problem?.errors[0].pointer)
  t.same(pointers, ["/wording", "/quote", "/wording", "/quantity", "/erasedBy"])
})

t.test("only a key with the scope admin erases", async (t) => {
  const app = await startApp()
  const { claim } = await post(app, "/v1/claims", secretClaim(), 201)
  const path = `/v1/claims/${claim.id}/erase`
  const owner = (await post(app, "/v1/keys", { name: "Ana", scopes: ALL }, 201)).key
  const bearer = (key: string) => ({ authorization: `Bearer ${key}` })
  const scopes = ALL.filter((scope) => scope !== "admin")
  const desk = (await post(app, "/v1/keys", { name: "Desk", scopes }, 201, bearer(owner))).key
  t.match(await app.post(path, {}), { status: 401, body: { type: "urn:countercheck:problem:unauthenticated" } })
  t.match(await app.post(path, {}, bearer(desk)), { status: 403, body: { scope: "admin" } })
  t.match((await app.call("GET", `/v1/claims/${claim.id}`, undefined, bearer(owner))).body, { wording: WORDING })
  t.match(await app.post(path, {}, bearer(owner)), { status: 200, body: { claim: { erasedBy: "key Ana" } } })
})

t.test("erasures and filings at the same time leave nothing behind", async (t) => {
  const app = await startApp()
  const { claim } = await post(app, "/v1/claims", secretClaim(), 201)
  const path = `/v1/claims/${claim.id}/erase`
  const key = (name: unknown) => ({ "idempotency-key": `k-${name}` })
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, n) => {
      if (n % 10 === 5) return app.post(path, { reason: "An order." }, n === 5 ? {} : key("erase"))
      if (n % 2 === 0) return app.post("/v1/claims", secretClaim(), key(n))
      return app.post("/v1/claims", claimOf(String(5_000 + n), { claimant: { name: `C ${n}` } }))
    }),
  )
  t.same(
    [...new Set(answers.map(({ status }) => status))].filter((status) => ![200, 201, 409].includes(status)),
    [],
  )
  const erasures = answers.filter((_, n) => n % 10 === 5)
  t.same([...new Set(erasures.map(({ status }) => status))], [200])
  t.equal(
    erasures.filter(({ body, headers }) => body.claimsErased === 1 && !headers.has("idempotency-replayed")).length,
    1,
  )
  for (const word of [WORDS.wording, WORDS.quote, WORDS.url]) t.same(await findText(app, word), [], word)
  t.equal((await query(app.url, "select from changes where action = 'erased'")).length, 1)
  const { items } = (await app.get("/v1/claims?limit=200")).body
  t.equal(items.length, 17, "what had nothing to do with it is filed")
})
