import t from "tap"
import { buildApp } from "../../src/api/server/build-app.ts"
import { LEAST_DECISIONS } from "../../src/operations/links/learn-links.ts"
import { type Body, bearer, callerOf, LIMITS, makeFiler, NOW, startApp, type TestApp } from "../support/app.ts"
import { assign, decideAll, fileTown, KILLED, pathOf, TOWNS, versionOf } from "../support/towns.ts"

async function start(): Promise<TestApp> {
  const app = await startApp()
  await app.post("/v1/sources", { name: "Gazette" })
  return app
}

async function modelOf(app: Pick<TestApp, "call">): Promise<string> {
  const { body } = await app.call("POST", "/v1/check", versionOf("Arlo"))
  return body.mentions[0].matches[0].model
}

t.test("an accepted sentence is a quote of its subject at once, and links what is worded alike", async (t) => {
  const app = await start()
  const claim = { subject: { name: "Toll of the Velm ferry" }, figure: "30", source: { name: "Agency" } }
  const { body: filed } = await app.post("/v1/claims", { ...claim, publishedAt: "2024-11-03" })
  const subject = filed.claim.subject.id
  const later = {
    headline: "Velm ferry: search goes on",
    publishedAt: "2024-11-05T08:00:00Z",
    text: "Divers worked all day. Some 33 pilgrims went down with the boat off the northern lighthouse.",
  }
  const find = async () =>
    (await app.post("/v1/check", later)).body.mentions[0].matches.find((match: Body) => match.subject.id === subject)
  const before = await find()
  const text = "The boat left at dawn. About 31 pilgrims went down with the boat off the northern lighthouse."
  const { body } = await app.call("PUT", pathOf("velm"), { publishedAt: "2024-11-04T08:00:00Z", text })
  t.equal((await assign(app, "velm", body.figures[0].lineage, { subject })).status, 200)
  const after = await find()
  t.ok(after.certainty > (before?.certainty ?? 0), `${before?.certainty} became ${after.certainty}`)
  t.ok(after.certainty >= 0.5, JSON.stringify(after))
  t.ok(
    after.why.some((reason: string) => /sentence on file/.test(reason)),
    JSON.stringify(after.why),
  )
  t.notOk((before?.why ?? []).some((reason: string) => /worded alike/.test(reason)))
})

t.test("a subject that a figure was said not to speak of is not offered for it in later versions", async (t) => {
  const app = await start()
  const ids = await fileTown(app, "Arlo")
  const first = await app.call("PUT", pathOf("Arlo"), versionOf("Arlo"))
  const [killed, homes] = first.body.figures
  t.equal(killed.matches[0].subject.id, ids.get(KILLED("Arlo")))
  const findings = (body: Body) =>
    body.findings.filter((finding: Body) => finding.subject?.subject.name === KILLED("Arlo"))
  t.equal(findings(first.body).length, 1, "it is told of what is on file")
  await assign(app, "Arlo", killed.lineage, { subject: null })
  const second = await app.call("PUT", pathOf("Arlo"), versionOf("Arlo", 8, 9))
  t.equal(second.body.figures[0].lineage, killed.lineage)
  t.same(findings(second.body), [])
  t.equal(second.body.figures[1].matches[0].subject.id, homes.matches[0].subject.id, "of that figure alone")
  const stored = await app.store.pool.query(
    "select said->'matches' as matches from article_figures where lineage_id = $1 order by version_id",
    [killed.lineage],
  )
  t.same(
    stored.rows.map(({ matches }) => matches.some((match: Body) => match.subject.id === ids.get(KILLED("Arlo")))),
    [true, false],
  )
  const check = async (more: object) => (await app.post("/v1/check", { ...versionOf("Arlo", 9, 9), ...more })).body
  const offered = ({ mentions }: Body) =>
    mentions[0].matches.some((match: Body) => match.subject.id === ids.get(KILLED("Arlo")))
  t.ok(offered(await check({})), "a draft of no article has no decisions")
  t.notOk(offered(await check({ article: { source: { name: "Gazette" }, externalId: "Arlo" } })))
  await assign(app, "Arlo", killed.lineage, { subject: ids.get(KILLED("Arlo")) })
  const third = await app.call("PUT", pathOf("Arlo"), { ...versionOf("Arlo", 9, 9), version: 2 })
  t.equal(findings(third.body).length, 1, "it is, once people say that it speaks of it after all")
})

t.test("decisions are kept with numbers alone, and the last one of a figure counts", async (t) => {
  const app = await start()
  await decideAll(app, ["Arlo"])
  const { rows } = await app.store.pool.query("select * from link_decisions order by id")
  t.equal(rows.length, 3)
  t.match(rows[0], { language: "en", is_new: false, decided_by: "Ana" })
  t.match(rows[0].seen, { model: "en-1", pairs: [{ subject: rows[0].subject_id }] })
  t.notOk(JSON.stringify(rows).match(/Arlo|fire|people|mayor/i), "no word of a text")
  t.ok(JSON.stringify(rows[0].seen).length < 6_000, `${JSON.stringify(rows[0].seen).length} characters`)
  const refused = await app.post("/v1/link-models", {})
  t.match(refused, { status: 409, body: { type: "urn:countercheck:problem:too-few-decisions", decisions: 3 } })
  t.equal(refused.body.least, LEAST_DECISIONS)
  const [{ lineage_id: lineage }] = rows
  await assign(app, "Arlo", lineage, { subject: null })
  await assign(app, "Arlo", lineage, { newSubject: { name: "People who died in Arlo" } })
  t.equal((await app.post("/v1/link-models", {})).body.decisions, 3)
})

t.test("a model is learned, previewed, in force at once in every process, and revoked", async (t) => {
  const app = await start()
  const decided = await decideAll(app, TOWNS)
  t.equal(await modelOf(app), "en-1")
  const preview = await app.post("/v1/link-models", { dryRun: true })
  t.equal(preview.status, 200, JSON.stringify(preview.body))
  t.match(preview.body, { name: "en-1+1", language: "en", base: "en-1", decisions: decided })
  t.ok(preview.body.after.right >= preview.body.before.right, JSON.stringify(preview.body))
  t.same((await app.get("/v1/link-models")).body.items, [], "nothing is stored")

  const other = await buildApp({
    db: app.store.db,
    filer: makeFiler(app.store.db),
    logger: false,
    ...LIMITS,
    now: () => NOW,
  })
  t.teardown(() => other.close())
  const beside = { call: callerOf(await other.listen({ host: "127.0.0.1", port: 0 }), app.check) }
  t.equal(await modelOf(beside), "en-1")
  const made = await app.post("/v1/link-models", { note: "After the fires" }, { "x-actor": "Ana" })
  t.equal(made.status, 201, JSON.stringify(made.body))
  const { name, decisions, before, after } = made.body
  t.same(
    { name, decisions, before, after },
    { name: "en-1+1", decisions, before: preview.body.before, after: preview.body.after },
  )
  t.match(made.body, {
    inForce: true,
    note: "After the fires",
    createdBy: "Ana",
    createdAt: "2024-11-07T08:00:00Z",
    revokedAt: null,
  })
  t.same([await modelOf(app), await modelOf(beside)], ["en-1+1", "en-1+1"])

  const again = await beside.call("POST", "/v1/link-models", {})
  t.equal(again.body.name, "en-1+2")
  const whole = async (one: string) => (await app.get(`/v1/link-models/${one}`)).body
  const [first, second] = [await whole("en-1+1"), await whole("en-1+2")]
  t.same([second.weights, second.calibration], [first.weights, first.calibration], "the same decisions, the same model")
  t.same([first.inForce, second.inForce], [false, true])
  t.match(first.history, [{ action: "created", who: "Ana", note: "After the fires" }])
  t.equal(await modelOf(app), "en-1+2")

  const revoke = (one: string) => app.post(`/v1/link-models/${one}/revoke`, {}, { "x-actor": "Ben" })
  t.match((await revoke("en-1+2")).body, { inForce: false, revokedBy: "Ben", revokedAt: "2024-11-07T08:00:00Z" })
  t.equal(await modelOf(beside), "en-1+1", "the one before is in force")
  await revoke("en-1+2")
  t.equal((await whole("en-1+2")).history.length, 2, "revoked once")
  await revoke("en-1+1")
  t.equal(await modelOf(beside), "en-1")
  t.match(await revoke("en-1"), { status: 409, body: { type: "urn:countercheck:problem:model-built-in" } })
  t.equal((await revoke("en-1+9")).status, 404)
  t.equal((await app.get("/v1/link-models/en-1")).status, 404)
  t.equal((await app.post("/v1/link-models", {})).body.name, "en-1+3", "no number stands for two models")
  t.same(
    (await app.get("/v1/link-models?limit=2")).body.items.map((item: Body) => [item.name, item.inForce]),
    [
      ["en-1+3", true],
      ["en-1+2", false],
    ],
  )
  t.match(await app.post("/v1/link-models", { language: "de" }), { status: 409, body: { decisions: 0 } })
  t.equal((await app.post("/v1/link-models", { language: "fr" })).status, 400)
})

t.test("learning needs the scope for rules, and the audit has it", async (t) => {
  const app = await start()
  const { body: admin } = await app.post("/v1/keys", {
    name: "all",
    scopes: ["admin", "read", "rules", "file", "review"],
  })
  const { body: reader } = await app.post("/v1/keys", { name: "reader", scopes: ["read"] }, bearer(admin.key))
  t.equal((await app.post("/v1/link-models", {}, bearer(reader.key))).status, 403)
  t.equal((await app.call("GET", "/v1/link-models", undefined, bearer(reader.key))).status, 200)
  t.equal((await app.post("/v1/link-models", {}, bearer(admin.key))).status, 409)
})
