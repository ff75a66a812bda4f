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

t.test("nothing is stored", async (t) => {
  const app = await startApp()
  const before = await countRows(app)
  await app.post("/v1/check", DRAFT)
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
