import t from "tap"
import { type Body, startApp, type TestApp } from "../support/app.ts"

const DRAFT = {
  headline: "Pentagon: 10,000 troops in Russia",
  text: "The Pentagon said on Monday that 12,000 North Korean troops were in Russia. They took 200 square km (120 square miles).",
  publishedAt: "2024-11-04T12:00:00Z",
}

t.test("POST /v1/check finds what a draft says against itself, at the positions of what was sent", async (t) => {
  const app = await startApp()
  const { status, body } = await app.post("/v1/check", DRAFT)
  t.equal(status, 200)
  t.same(
    body.mentions.map((mention: Body) => [mention.in, mention.text]),
    [
      ["headline", "10,000"],
      ["text", "12,000"],
      ["text", "200 square km"],
      ["text", "120 square miles"],
    ],
  )
  t.same(body.mentions[2].links, [{ kind: "same-quantity", with: 3 }], "links count the figures of the headline too")
  t.same(
    body.findings.map((finding: Body) => [finding.kind, finding.mention.text, finding.other.text]),
    [
      ["headline", "10,000", "12,000"],
      ["same-quantity", "200 square km", "120 square miles"],
    ],
  )
  t.match(body.summary, { figures: 4, conflicts: 2, tensions: 0 })
  t.match(body.mentions[1], { asOf: "2024-11-04", attribution: "The Pentagon" })
})

t.test("markup is read with its format, and its positions are those with the markup", async (t) => {
  const app = await startApp()
  const text = "<p>They took <b>200</b>&nbsp;square km (120 square miles).</p>"
  const { body } = await app.post("/v1/check", { text, format: "html", headline: "Fighting &amp; fire" })
  const [finding] = body.findings
  t.equal(text.slice(finding.mention.start, finding.mention.end), "<b>200</b>&nbsp;square km".slice(3))
  t.equal(finding.mention.text, "200 square km")
  const plain = await app.post("/v1/check", { text: "Over <b>12</b> &amp; under 15 people came.", format: "text" })
  t.equal(plain.status, 200, "plain text is taken as it stands")
})

t.test("what POST /v1/check refuses", async (t) => {
  const app = await startApp()
  const cases: [Body, number, string][] = [
    [{}, 400, "/text"],
    [{ text: 5 }, 400, "/text"],
    [{ text: "a", headline: null }, 400, "/headline"],
    [{ text: "a", language: "fr" }, 400, "/language"],
    [{ text: "a", format: "rtf" }, 400, "/format"],
    [{ text: "a", colour: 1 }, 400, "/colour"],
    [{ text: "a", publishedAt: "yesterday" }, 422, "/publishedAt"],
    [{ text: "<b>12</b> people" }, 422, "/text"],
    [{ text: "12 people", headline: "12 &amp; more" }, 422, "/headline"],
    [{ text: "a".repeat(50_001) }, 400, "/text"],
    [{ text: "a", headline: "a".repeat(1_001) }, 400, "/headline"],
  ]
  for (const [body, status, pointer] of cases) {
    const reply = await app.post("/v1/check", body)
    t.same([reply.status, reply.body.errors?.[0]?.pointer], [status, pointer], JSON.stringify(body).slice(0, 60))
  }
  t.equal((await app.post("/v1/check", { text: "a".repeat(50_000) })).status, 200, "just within the limit")
})

t.test("a long draft has the answer of a short one, and notes and what was not read name their part", async (t) => {
  const app = await startApp()
  const long = await app.post("/v1/check", { ...DRAFT, text: `${DRAFT.text}${" ".repeat(600)}` })
  t.same(long.body, (await app.post("/v1/check", DRAFT)).body)
  const german =
    "Der Bürgermeister sagte am Montag, dass es in der Stadt seit dem Sturm keinen Strom mehr gibt und dass die Schulen nicht öffnen. Die Helfer sind noch unterwegs, und es wird wohl eine Woche dauern."
  const { body } = await app.post("/v1/check", { text: german, headline: "It cost 12,34 yesterday" })
  t.match(body.notes, [/^text: /])
  t.match(body.unread, [{ in: "headline", text: "12,34" }])
})

/** Files what a sentence says of a subject, which is created by its first claim. */
async function file(app: TestApp, subject: string, figure: string, quote: string, more: Body = {}): Promise<Body> {
  const claim = { subject: { name: subject }, figure, quote, source: { name: "The Daily" }, ...DATED, ...more }
  const { status, body } = await app.post("/v1/claims", claim)
  t.equal(status, 201, JSON.stringify(body))
  return body.claim
}

const DATED = { asOf: "2024-11-03", publishedAt: "2024-11-03T12:00:00Z" }
const TROOPS = "North Korean troops in Russia"
const DRONES = "Russian drones launched at Kyiv"

async function fileStory(app: TestApp) {
  const troops = await file(app, TROOPS, "12,000", "The Pentagon says 12,000 North Korean troops are in Russia.")
  const drones = await file(app, DRONES, "80", "Russia launched 80 drones at Kyiv overnight, the air force said.")
  return { troops: troops.subject.id as string, drones: drones.subject.id as string }
}

const STORY = {
  headline: "Pentagon: North Korean troops in Russia",
  text: "The Pentagon said on Monday that 12,000 North Korean troops were in Russia. Kyiv said that Russia launched 80 drones at it overnight. The library paid $300 for chairs.",
  publishedAt: "2024-11-04T12:00:00Z",
}

t.test("each figure has the stored subjects that it may speak of, short or long", async (t) => {
  const app = await startApp()
  const { troops, drones } = await fileStory(app)
  for (const text of [STORY.text, STORY.text.padEnd(600)]) {
    const { body } = await app.post("/v1/check", { ...STORY, text })
    const firsts = body.mentions.map(({ matches: [first] }: Body) => first?.certainty >= 0.5 && first.subject.id)
    t.same(firsts, [troops, drones, false])
    t.match(body.summary, { figures: 3, matched: 2 })
    t.match(body.mentions[0].matches[0], { subject: { name: TROOPS }, link: /sure|likely/, model: "en-1" })
  }
})

t.test("a hint decides what a figure is of, at its place in what was sent", async (t) => {
  const app = await startApp()
  const { drones } = await fileStory(app)
  const text = "<p>It was <b>over 12,000</b> this time.</p>"
  const hint = { start: text.indexOf("12,"), end: text.indexOf("</b>"), subject: drones.toUpperCase() }
  const { body } = await app.post("/v1/check", { text, format: "html", hints: [hint] })
  t.match(body.mentions[0], {
    matches: [{ subject: { id: drones, name: DRONES }, certainty: 1, link: "sure", why: ["given as a hint"] }],
    none: 0,
  })
})

t.test("a hint that cannot hold is refused, and says why", async (t) => {
  const app = await startApp()
  const { drones, troops } = await fileStory(app)
  const area = await file(app, "Area taken", "200 km2", "They took 200 square km.")
  await app.post(`/v1/subjects/${troops}/archive`, {})
  const text = "Some 12,000 people and 80 drones."
  const at = (start: number, end: number, subject: string) => ({ start, end, subject })
  const nobody = "01930d3e-8c00-7b2f-9c1e-6a4f2b8d9e10"
  const cases: [Body, string, RegExp][] = [
    [at(5, 11, nobody), "/hints/0/subject", /there is no subject/],
    [at(5, 11, troops), "/hints/0/subject", /is archived/],
    [at(5, 11, area.subject.id), "/hints/0/subject", /dimension count.*area/],
    [at(12, 18, drones), "/hints/0", /no figure stands/],
    [at(0, text.length, drones), "/hints/0", /2 figures stand/],
    [{ ...at(5, 11, drones), in: "headline" }, "/hints/0", /no figure stands/],
  ]
  for (const [hint, pointer, detail] of cases) {
    const { status, body } = await app.post("/v1/check", { text, hints: [hint] })
    t.match({ status, body }, { status: 422, body: { errors: [{ pointer, detail }] } })
  }
  const twice = await app.post("/v1/check", { text, hints: [at(5, 11, drones), at(6, 10, drones)] })
  t.match(twice.body.errors, [{ pointer: "/hints/1", detail: /has a hint already/ }])
})

const found = (body: Body) =>
  body.findings.map(({ kind, verdict, mention, against }: Body) => [
    kind,
    verdict,
    mention.text,
    against?.map(({ text }: Body) => text),
  ])

/** What a draft that says this of the troops is told. */
const troopsDraft = (figure: string, more: Body = {}): Body => ({
  headline: "North Korean troops in Russia",
  text: `There are ${figure} North Korean troops in Russia, officials said.`,
  publishedAt: "2024-11-04T12:00:00Z",
  ...more,
})

t.test("stored: a figure is held against what is on file for its subject, with its claims", async (t) => {
  const app = await startApp()
  const url = "https://example.org/troops"
  const { subject } = await file(app, TROOPS, "12,000", "There are 12,000 North Korean troops in Russia.", { url })
  for (const pad of [0, 600]) {
    const draft = troopsDraft("8,000")
    const { body } = await app.post("/v1/check", { ...draft, text: draft.text.padEnd(pad) })
    t.same(found(body), [["stored", "conflict", "8,000", ["12,000"]]])
    t.match(body.findings[0], {
      subject: { subject: { id: subject.id, name: TROOPS } },
      against: [{ asOf: "2024-11-03", claims: [{ url, quote: /12,000/, claimant: { name: "The Daily" } }] }],
      message: '"8,000" here, "12,000" on file.',
      explanation: /"8,000" is about "North Korean troops in Russia"\. .*33\.3 % apart/,
      rules: [{ id: "default" }],
    })
    t.match(body.summary, { conflicts: 1, tensions: 0 })
  }
  for (const figure of ["12,000", "about 12,100", "nearly 12,500", "more than 10,000"]) {
    t.same(found((await app.post("/v1/check", troopsDraft(figure))).body), [], figure)
  }
})

t.test("stored: the rules, exceptions and settled conflicts of the subject count", async (t) => {
  const app = await startApp()
  const quote = "There are 12,000 North Korean troops in Russia."
  const { subject } = await file(app, TROOPS, "12,000", quote)
  const check = async (figure: string) => found((await app.post("/v1/check", troopsDraft(figure))).body)
  t.equal((await check("9,000")).length, 1)
  const rule = { scope: { subject: subject.id }, settings: { relative: { percent: 40 } } }
  const saved = await app.post("/v1/rules", rule)
  t.equal(saved.status, 201, JSON.stringify(saved.body))
  t.same(await check("9,000"), [], "the rule of the subject allows it")
  t.equal((await check("5,000")).length, 1, "and not this")
  const { body: other } = await app.post("/v1/claims", {
    subject: subject.id,
    figure: "5,000",
    source: { name: "The Echo" },
    ...DATED,
  })
  await app.patch(`/v1/conflicts/${other.conflicts[0].id}`, { status: "explained", note: "Two ways of counting." })
  t.same(await check("5,000"), [], "it repeats one side of a conflict that is settled")
  t.equal((await check("3,000")).length, 1, "a third number is new")
  const until = "2099-01-01T00:00:00Z"
  const exception = await app.post("/v1/exceptions", { subject: subject.id, reason: "In doubt.", until })
  t.equal(exception.status, 201, JSON.stringify(exception.body))
  t.same(await check("3,000"), [], "the subject has an exception")
})

t.test("stored: dates decide as the measure says, and a claimant may say something new", async (t) => {
  const app = await startApp()
  const quote = "There are 12,000 North Korean troops in Russia, HUR said."
  await file(app, TROOPS, "12,000", quote, { claimant: { name: "HUR" } })
  const check = async (draft: Body) => found((await app.post("/v1/check", draft)).body)
  const later = { publishedAt: "2025-03-04T12:00:00Z" }
  t.same(await check(troopsDraft("8,000", later)), [], "months later it is another level")
  const text = "There are 8,000 North Korean troops in Russia, HUR said."
  t.same(await check(troopsDraft("", { text })), [], "its claimant revises it")
  const others = "There are 8,000 North Korean troops in Russia, Washington said."
  t.equal((await check(troopsDraft("", { text: others }))).length, 1)
})

t.test("outdated: what its claimant has replaced, and a running total that has grown", async (t) => {
  const app = await startApp()
  const claimant = { name: "HUR" }
  const quote = (figure: string) => `There are ${figure} North Korean troops in Russia, HUR said.`
  await file(app, TROOPS, "8,000", quote("8,000"), {
    claimant,
    asOf: "2024-11-01",
    publishedAt: "2024-11-01T12:00:00Z",
  })
  await file(app, TROOPS, "12,000", quote("12,000"), { claimant })
  const text = "There are 8,000 North Korean troops in Russia, HUR said."
  const { body } = await app.post("/v1/check", troopsDraft("", { text }))
  t.same(found(body), [["outdated", undefined, "8,000", ["12,000"]]])
  t.match(body.findings[0].message, /out of date: HUR says "12,000"/)
  const dated = "On 1 November there were 8,000 North Korean troops in Russia, HUR said."
  t.same(found((await app.post("/v1/check", troopsDraft("", { text: dated }))).body), [], "it was true then")

  const toll = "People killed by the flood in Valencia"
  const subject = { name: toll, measure: "cumulative" }
  const killed = (figure: string) => `The flood in Valencia killed ${figure} people, officials said.`
  await file(app, toll, "95", killed("95"), { subject, asOf: "2024-10-30", publishedAt: "2024-10-30T12:00:00Z" })
  await file(app, toll, "211", killed("211"), { subject })
  const flood = { headline: "Flood in Valencia", publishedAt: "2024-11-04T12:00:00Z" }
  const drafts: [string, unknown[]][] = [
    ["95", [["outdated", undefined, "95", ["211"]]]],
    ["211", []],
    ["230", []],
    ["160", [["stored", "conflict", "160", ["211"]]]],
  ]
  for (const [figure, expected] of drafts) {
    t.same(found((await app.post("/v1/check", { ...flood, text: killed(figure) })).body), expected, figure)
  }
})

t.test("misplaced: the number of another subject of the story", async (t) => {
  const app = await startApp()
  const toll = "People killed by the flood in Valencia"
  const shelters = "Shelters opened after the flood in Valencia"
  await file(app, toll, "95", "The flood in Valencia killed 95 people, officials said.")
  await file(app, shelters, "211", "After the flood in Valencia 211 shelters were opened, officials said.")
  const text = (killed: number) =>
    `The flood in Valencia killed ${killed} people, officials said. After the flood in Valencia 211 shelters were opened.`
  const check = async (killed: number) => {
    const draft = { headline: "Flood in Valencia", text: text(killed), publishedAt: "2024-11-04T12:00:00Z" }
    return found((await app.post("/v1/check", draft)).body)
  }
  t.same(await check(95), [])
  t.same(await check(211), [["misplaced", undefined, "211", ["211"]]])
  t.same(await check(160), [], "a toll may grow to any number")
  t.same(await check(40), [["stored", "conflict", "40", ["95"]]])
})

t.test("the source of a draft asserts what nobody else does; an unknown one is refused", async (t) => {
  const app = await startApp()
  const text = "There are 12,000 North Korean troops in Russia."
  await file(app, TROOPS, "12,000", text)
  const draft = troopsDraft("", { text: "There are 8,000 North Korean troops in Russia." })
  const check = async (source?: unknown) => app.post("/v1/check", { ...draft, ...(source ? { source } : {}) })
  t.equal(found((await check()).body).length, 1)
  t.same(found((await check({ name: "the daily" })).body), [], "its own newer figure")
  const nobody = "01930d3e-8c00-7b2f-9c1e-6a4f2b8d9e10"
  for (const source of [nobody, { name: "The Echo" }]) {
    t.match(await check(source), {
      status: 422,
      body: { errors: [{ pointer: "/source", detail: /there is no source/ }] },
    })
  }
})

t.test("changed: what the last version of the article says otherwise is told", async (t) => {
  const app = await startApp()
  const filed = await file(app, TROOPS, "12,000", "There are 12,000 North Korean troops in Russia.")
  const claims = [{ slot: "troops", subject: filed.subject.id, figure: "12,000" }]
  const path = "/v1/articles/The%20Daily/live-1"
  const put = await app.call("PUT", path, { claims, publishedAt: "2024-11-03T12:00:00Z" })
  t.equal(put.status, 201, JSON.stringify(put.body))
  const article = { source: { name: "The Daily" }, externalId: "live-1" }
  const text = "The flood killed 12 people in the valley. It destroyed 40 homes, officials said."
  const now = { text: text.replace("12", "15"), article }
  t.same((await app.post("/v1/check", now)).body.findings, [], "that version has no text")
  await app.store.pool.query("update article_versions set text = $1, headline = 'Flood'", [text])
  const { body } = await app.post("/v1/check", now)
  t.same(found(body), [["changed", undefined, "15", undefined]])
  t.match(body.findings[0], { message: '"15" was "12" in the last version.', severity: "low" })
  t.same((await app.post("/v1/check", { ...now, text })).body.findings, [], "the same text again")
  const area = { ...now, text: "They took 200 square km (120 square miles)." }
  const [{ id }] = (await app.post("/v1/check", area)).body.findings
  const dismissal = await app.call("PUT", `${path}/dismissals`, { finding: id, reason: "Quoted." })
  t.equal(dismissal.status, 200, JSON.stringify(dismissal.body))
  const moved = { ...area, text: `It rained. ${area.text}` }
  const dismissed = await app.post("/v1/check", moved)
  t.match(dismissed.body, { findings: [{ id, status: "dismissed" }], summary: { conflicts: 0, dismissed: 1 } })
  const daily = (await app.get("/v1/sources?q=The%20Daily")).body.items[0].id
  await app.call("PATCH", `/v1/sources/${daily}`, { aliases: ["Daily"] })
  for (const source of ["The Daily", "the daily", "Daily", daily, daily.toUpperCase()]) {
    const { status, body: named } = await app.post("/v1/check", { ...moved, article: { ...article, source } })
    t.match([status, named.findings?.[0]?.status], [200, "dismissed"], `the article of ${source}`)
  }
  const { article: _article, ...elsewhere } = moved
  t.notOk((await app.post("/v1/check", elsewhere)).body.findings[0].status, "for no other article")
  const cases: [Body, string][] = [
    [{ ...article, externalId: "live-2" }, "/article/externalId"],
    [{ ...article, source: { name: "The Echo" } }, "/article/source"],
    [{ ...article, source: "The Echo" }, "/article/source"],
    [{ ...article, source: "01930a2e-5c00-7000-8000-00000000ffff" }, "/article/source"],
  ]
  for (const [other, pointer] of cases) {
    t.match(await app.post("/v1/check", { ...now, article: other }), { status: 422, body: { errors: [{ pointer }] } })
  }
})

t.test("nothing is stored", async (t) => {
  const app = await startApp()
  await fileStory(app)
  const before = await countRows(app)
  for (const draft of [DRAFT, STORY, { ...STORY, text: STORY.text.padEnd(600) }, troopsDraft("8,000")]) {
    t.equal((await app.post("/v1/check", draft)).status, 200)
  }
  t.same(await countRows(app), before)
  t.ok(Object.keys(before).length > 20, "all tables are counted")
})

async function countRows({ store: { pool } }: TestApp): Promise<Record<string, number>> {
  const { rows } = await pool.query("select tablename from pg_tables where schemaname = 'public' order by tablename")
  const counts: Record<string, number> = {}
  for (const { tablename } of rows) {
    const { rows: counted } = await pool.query(`select count(*)::int as count from "${tablename}"`)
    counts[tablename] = counted[0].count
  }
  return counts
}
