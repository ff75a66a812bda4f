import t from "tap"
import { readMentions, readMentionsInSteps } from "../../src/text/read-mentions.ts"
import { type Body, startApp } from "../support/app.ts"

t.test("POST /v1/parse reads the figures of a text and stores nothing", async (t) => {
  const app = await startApp()
  const text = "Kyiv’s spies count nearly 12,000 troops 🪖; Washington said there were 10,000."
  const { status, body } = await app.post("/v1/parse", { text, publishedAt: "2024-11-04T12:00:00Z" })
  t.equal(status, 200)
  t.same(
    body.mentions.map((mention: Body) => mention.text),
    ["nearly 12,000", "10,000"],
  )
  for (const { start, end, text: found } of body.mentions) t.equal(text.slice(start, end), found, "UTF-16 positions")
  t.match(body.mentions[0], { quantity: { hedge: "nearly", value: "12000", stated: { min: "11400" } }, noun: "troops" })
  const { rows } = await app.store.pool.query("select count(*)::int as count from claims")
  t.equal(rows[0].count, 0)
})

t.test("a text with a format is read without its markup, at its positions in what was sent", async (t) => {
  const app = await startApp()
  const text = "<p>Over&nbsp;<b>10,000</b> people fled.</p>"
  const { body } = await app.post("/v1/parse", { text, format: "html" })
  const [mention] = body.mentions
  t.match(mention, { text: "Over 10,000", quantity: { hedge: "more-than", value: "10000" }, noun: "people" })
  t.equal(text.slice(mention.start, mention.end), "Over&nbsp;<b>10,000")
  const compared = await app.post("/v1/compare", { a: { text }, b: { text: "10,000 people fled." } })
  t.equal(compared.status, 422)
  t.match(compared.body.detail, "looks like html")
})

t.test("empty text is an empty list", async (t) => {
  const app = await startApp()
  for (const text of ["", " \n ", "No figure here."]) {
    const { body } = await app.post("/v1/parse", { text })
    t.same([body.mentions, body.unread], [[], []], JSON.stringify(text))
  }
})

t.test("what POST /v1/parse refuses", async (t) => {
  const app = await startApp()
  const cases: [Body, number, string][] = [
    [{}, 400, "/text"],
    [{ text: 5 }, 400, "/text"],
    [{ text: "a", language: "fr" }, 400, "/language"],
    [{ text: "a", colour: 1 }, 400, "/colour"],
    [{ text: "a", publishedAt: "yesterday" }, 422, "/publishedAt"],
    [{ text: "a\0" }, 400, "/text"],
    [{ text: "a", format: "rtf" }, 400, "/format"],
    [{ text: "<b>10,000</b> people" }, 422, "/text"],
    [{ text: "**10,000** people" }, 422, "/text"],
    [{ text: "a".repeat(100_001) }, 413, "/text"],
    [{ text: "é".repeat(50_001) }, 413, "/text"],
  ]
  for (const [body, status, pointer] of cases) {
    const reply = await app.post("/v1/parse", body)
    t.same([reply.status, reply.body.errors?.[0]?.pointer], [status, pointer])
  }
  t.equal((await app.post("/v1/parse", { text: "é".repeat(50_000) })).status, 200, "just within the limit")
  t.equal((await app.post("/v1/parse", { text: "a".repeat(700_000) })).status, 413, "over the limit of the body")
})

t.test("a long text is read a sentence a step, so that it can be given up on the way", async (t) => {
  const text = "Over 7,000 troops were there. ".repeat(50)
  const steps = readMentionsInSteps(text)
  let turns = 0
  let step = steps.next()
  for (; !step.done; step = steps.next()) turns += 1
  t.equal(turns, 50)
  t.same(step.value, readMentions(text))
})

t.test("a fraction without a finite decimal form is shown as a decimal, and reckoned with exactly", async (t) => {
  const app = await startApp()
  const { body } = await app.post("/v1/parse", { text: "A third of the voters stayed at home." })
  t.equal(body.mentions[0].quantity.value, "33.33333333333333333333")
  const thirds = { a: { figure: "a third" }, b: { figure: "1/3" }, tolerance: { relative: { percent: 0 } } }
  const compared = await app.post("/v1/compare", thirds)
  t.match(compared.body, { verdict: "agree", basis: "identical" })
  t.match(compared.body.readings.a.stated.min, /^33\.3+$/)
})
