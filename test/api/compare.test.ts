import t from "tap"
import { type Body, startApp } from "../support/app.ts"

const NONE = { relative: { percent: 0 } }

t.test("two figures: the verdict of the engine", async (t) => {
  const app = await startApp()
  const cases: [unknown, unknown, Body, string][] = [
    ["10,000", "nearly 12,000", {}, "conflict"],
    ["over 7,000", "10,000", {}, "tension"],
    ["10,000", "10,000-12,000", {}, "agree"],
    ["more than 50", "52", { tolerance: NONE }, "agree"],
    ["more than 50", "48", { tolerance: NONE }, "conflict"],
    ["12K", "11,967", { tolerance: NONE }, "agree"],
    [{ value: 1200 }, { value: 1260 }, {}, "agree"],
    [{ value: 1200 }, { value: 1260 }, { tolerance: NONE }, "conflict"],
    ["20", "21", {}, "conflict"],
    ["20", "21", { tolerance: { relative: { percent: 5 } } }, "agree"],
    ["55 %", "53 %", {}, "conflict"],
    ["100", "130", { tolerance: { absolute: { amount: 30, unit: "1" } } }, "agree"],
    ["5 %", "5 km", {}, "not-comparable"],
    ["several", "12", {}, "not-comparable"],
    ["rose by 5 %", "rose by 5 %", {}, "agree"],
  ]
  for (const [a, b, settings, expected] of cases) {
    const { status, body } = await app.post("/v1/compare", { a: { figure: a }, b: { figure: b }, ...settings })
    t.same([status, body.verdict], [200, expected], `${JSON.stringify(a)} × ${JSON.stringify(b)}`)
    t.ok(body.explanation.endsWith("."))
  }
})

t.test("dates decide as the measure says", async (t) => {
  const app = await startApp()
  const compare = async (measure: string, from?: string, to?: string) => {
    const side = (figure: string, asOf?: string) => ({ figure, ...(asOf === undefined ? {} : { asOf }) })
    return (await app.post("/v1/compare", { a: side("100", from), b: side("200", to), measure })).body
  }
  t.equal((await compare("stock", "2024-10-01", "2024-10-31")).verdict, "conflict")
  t.match(await compare("stock", "2024-10-01", "2024-11-30"), { verdict: "not-comparable", reason: "outside-window" })
  t.match(await compare("cumulative", "2024-10-01", "2024-11-30"), { verdict: "agree", basis: "later", later: "b" })
  t.match(await compare("flow", "2024-10", "2024-11"), { reason: "different-periods" })
  t.equal((await compare("flow", "2024-10")).verdict, "conflict", "one date holds for both")
  t.equal((await compare("flow")).verdict, "conflict")
})

t.test("a verdict names what a request has set", async (t) => {
  const app = await startApp()
  const { body } = await app.post("/v1/compare", { a: { figure: "1" }, b: { figure: "2" }, tolerance: NONE })
  t.match(body.rules, [
    { id: "request", sets: ["allowance", "precise"] },
    { id: "default", sets: ["windowDays", "rounding", "severity", "hedgeProfile", "flagged"] },
  ])
})

t.test("two texts: the worst of the pairs that meet, with all of them", async (t) => {
  const app = await startApp()
  const a = "The flood killed 12 people and injured 40, officials said."
  const conflicting = {
    a: { text: a },
    b: { text: "At least 15 people were killed and 40 were injured." },
    tolerance: NONE,
  }
  const { body } = await app.post("/v1/compare", conflicting)
  t.equal(body.verdict, "conflict")
  t.same(
    body.pairs.map((pair: Body) => [pair.a.text, pair.b.text, pair.verdict]),
    [
      ["12", "At least 15", "conflict"],
      ["40", "40", "agree"],
    ],
  )
  const apart = await app.post("/v1/compare", { a: { text: a }, b: { text: "Rail fares will rise by 4 % next year." } })
  t.match(apart.body, { verdict: "not-comparable", reason: "nothing-in-common", pairs: [] })
  const empty = await app.post("/v1/compare", { a: { text: "" }, b: { text: a } })
  t.equal(empty.body.reason, "nothing-in-common")
})

t.test("two texts: dates, places and scores are held against each other too, exactly", async (t) => {
  const app = await startApp()
  const a = { text: "The mill opened on 14 March 1898 and was the third mill of the town." }
  const b = { text: "It was the 3rd mill of the town when it opened on 16 March 1898." }
  const { body } = await app.post("/v1/compare", { a, b, tolerance: { relative: { percent: 50 } } })
  t.match(body, {
    verdict: "conflict",
    unit: "d",
    severity: "medium",
    gap: { stated: { absolute: "2", percent: null } },
    explanation: '"14 March 1898" and "16 March 1898" conflict: they are 2 days apart.',
  })
  t.same(
    body.pairs.map((pair: Body) => [pair.a.text, pair.a.reader, pair.a.quantity.dimension, pair.verdict]),
    [
      ["14 March 1898", "date", "date", "conflict"],
      ["third", "ordinal", "ordinal", "agree"],
    ],
  )
  const within = await app.post("/v1/compare", { a, b: { text: "The mill of the town opened before 1900." } })
  t.match(within.body, {
    verdict: "agree",
    explanation: '"14 March 1898" and "before 1900" agree: both can be true.',
  })
})

t.test("each side has its language and its format", async (t) => {
  const app = await startApp()
  const flood = { text: "Bei der Flut starben 15 Menschen.", language: "de" }
  const cases: [Body, Body, string, string[]][] = [
    [{ text: "Die Flut kostete 12 Menschen das Leben.", language: "de" }, flood, "conflict", ["12", "15"]],
    [
      { text: "Die Steuer bringt 3 Milliarden Euro.", language: "de" },
      { text: "The tax yields €3bn." },
      "agree",
      ["3 Milliarden Euro", "€3bn"],
    ],
    [
      { text: "<p>The flood killed <b>12</b> people.</p>", format: "html" },
      { text: "The flood killed **15** people.", format: "markdown" },
      "conflict",
      ["12", "15"],
    ],
    [{ figure: "1.234", language: "de" }, { figure: "1,234" }, "agree", []],
    [{ figure: "über 7.000", language: "de" }, { figure: "6,900" }, "conflict", []],
    [{ figure: { value: "5", unit: "Tonnen" }, language: "de" }, { figure: "5 t" }, "agree", []],
  ]
  for (const [a, b, verdict, words] of cases) {
    const { status, body } = await app.post("/v1/compare", { a, b, tolerance: NONE })
    t.same([status, body.verdict], [200, verdict], JSON.stringify([a, b, body]))
    const pairs: Body[] = body.pairs ?? []
    const sent = pairs.flatMap((pair) => [
      a.text.slice(pair.a.start, pair.a.end),
      b.text.slice(pair.b.start, pair.b.end),
    ])
    t.same(sent, words, "positions are those in what was sent")
  }
})

t.test("what of a text was not read is told with the verdict", async (t) => {
  const app = await startApp()
  const german = "Die Polizei sagte, dass bei der Flut in der Stadt 15 Menschen gestorben sind und 40 verletzt wurden."
  const { body } = await app.post("/v1/compare", {
    a: { text: "<p>Some 12 people came, and <b>12.000</b> did not.</p>", format: "html" },
    b: { text: german },
  })
  t.equal(body.verdict, "not-comparable")
  t.match(body.unread, { a: [{ text: "12.000", start: 31, end: 37 }], b: [] })
  t.same(body.notes.a, [])
  t.match(body.notes.b, [/German/])
  const figures = await app.post("/v1/compare", { a: { figure: "1" }, b: { figure: "2" } })
  t.notOk("unread" in figures.body || "notes" in figures.body)
})

t.test("what POST /v1/compare refuses", async (t) => {
  const app = await startApp()
  const figure = { figure: "1" }
  const cases: [Body, number, string][] = [
    [{ a: figure }, 400, "/b"],
    [{ a: {}, b: figure }, 422, "/a"],
    [{ a: { text: "1", figure: "1" }, b: figure }, 422, "/a"],
    [{ a: figure, b: { figure: "none" } }, 422, "/b/figure"],
    [{ a: figure, b: { figure: { min: 2, max: 1 } } }, 422, "/b/figure/min"],
    [{ a: figure, b: { figure: "2", asOf: "2024-13" } }, 422, "/b/asOf"],
    [{ a: figure, b: figure, tolerance: 5 }, 400, "/tolerance"],
    [{ a: figure, b: figure, tolerance: { relative: 5 } }, 400, "/tolerance/relative"],
    [{ a: figure, b: figure, tolerance: { relative: { percent: 100 } } }, 422, "/tolerance/relative/percent"],
    [{ a: figure, b: figure, tolerance: { relative: { percent: -1 } } }, 422, "/tolerance/relative/percent"],
    [{ a: figure, b: figure, tolerance: { absolute: { amount: 5, unit: "x" } } }, 422, "/tolerance/absolute/unit"],
    [{ a: figure, b: figure, tolerance: { severity: { medium: 50, high: 10 } } }, 422, "/tolerance/severity/high"],
    [{ a: figure, b: { text: "x".repeat(50_001) } }, 400, "/b/text"],
    [{ a: figure, b: figure, measure: "total" }, 400, "/measure"],
    [{ a: figure, b: { figure: "1", language: "fr" } }, 400, "/b/language"],
    [{ a: figure, b: { figure: "1", format: "html" } }, 422, "/b/format"],
    [{ a: figure, b: { text: "1", format: "rtf" } }, 400, "/b/format"],
    [{ a: figure, b: { text: "<p>1</p>" } }, 422, "/b/text"],
  ]
  for (const [body, status, pointer] of cases) {
    const reply = await app.post("/v1/compare", body)
    t.same([reply.status, reply.body.errors?.[0]?.pointer], [status, pointer], JSON.stringify(body).slice(0, 80))
  }
})
