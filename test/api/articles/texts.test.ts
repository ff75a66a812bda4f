import t from "tap"
import { type Body, startApp, type TestApp } from "../../support/app.ts"

const LIVE = "/v1/articles/Gazette/flood"

async function start(): Promise<TestApp> {
  const app = await startApp()
  await app.post("/v1/sources", { name: "Gazette" })
  return app
}

const versionOf = (hour: number, text: string, more: object = {}) => ({
  publishedAt: `2024-11-04T${String(hour).padStart(2, "0")}:00:00Z`,
  text,
  ...more,
})

const FIRST =
  "Heavy rain fell overnight. At least 12 people were killed in the valley, the mayor said. Rescuers saved 40 animals."
const SECOND =
  "Heavy rain fell overnight. At least 15 people were killed in the valley, the mayor said. Rescuers saved 40 animals. A bridge that cost 3 million euros is gone."
const THIRD = "Heavy rain fell overnight. Rescuers saved 40 animals."

const changesOf = (body: Body) =>
  body.figures.map(({ mention, was, change }: Body) => [mention?.text ?? null, was?.mention.text ?? null, change])

t.test("figures of a text are tied from version to version", async (t) => {
  const app = await start()
  const first = await app.call("PUT", LIVE, versionOf(8, FIRST))
  t.equal(first.status, 201, JSON.stringify(first.body))
  t.same(changesOf(first.body), [
    ["At least 12", null, "new"],
    ["40", null, "new"],
  ])
  t.equal(first.body.unassigned, 2)
  const [killed] = first.body.figures
  t.match(killed, { slot: null, subject: null, claim: null, mention: { in: "text", noun: "people" } })
  t.equal(FIRST.slice(killed.mention.start, killed.mention.end), "At least 12")
  t.equal(killed.mention.quote, "At least 12 people were killed in the valley, the mayor said.")

  const second = await app.call("PUT", LIVE, versionOf(10, SECOND))
  t.same(changesOf(second.body), [
    ["At least 15", "At least 12", "changed"],
    ["40", "40", "kept"],
    ["3 million euros", null, "new"],
  ])
  t.match(second.body.figures[0], { of: "value", marked: false, lineage: killed.lineage })
  const [finding, ...others] = second.body.findings
  t.match(finding, { kind: "changed", severity: "low", mention: { in: "text", text: "At least 15" } })
  t.match(finding.message, /"At least 15" was "At least 12" in the last version/)
  t.same([first.body.findings, finding.verdict, others], [[], undefined, []], "told, and no contradiction")

  const repeated = await app.call("PUT", LIVE, versionOf(10, SECOND))
  t.same([repeated.status, repeated.body], [200, second.body], "the same again is told the same")

  const third = await app.call("PUT", LIVE, versionOf(12, THIRD))
  t.same(changesOf(third.body), [
    ["40", "40", "kept"],
    ["At least 15", "At least 15", "withdrawn"],
    ["3 million euros", "3 million euros", "withdrawn"],
  ])
  const fourth = await app.call("PUT", LIVE, versionOf(14, SECOND))
  t.same(
    changesOf(fourth.body).map(([, , change]: string[]) => change),
    ["returned", "kept", "returned"],
  )
  t.equal(fourth.body.figures[0].lineage, killed.lineage)
  const again = await app.call("PUT", LIVE, versionOf(14, SECOND))
  t.same([again.status, again.body], [200, fourth.body])
  t.same((await app.get("/v1/claims")).body.items, [], "nothing is filed while nothing has a subject")
})

t.test("a number that was not understood is told as it comes, changes and goes, and tied to nothing", async (t) => {
  const app = await start()
  const text = "The gas gave off 92.4 kJ/mol at night. Rescuers saved 40 animals."
  const first = await app.call("PUT", LIVE, versionOf(8, text))
  const [number, animals] = first.body.figures
  t.match(number, {
    change: "new",
    subject: null,
    claim: null,
    claimants: [],
    matches: undefined,
    newSubject: undefined,
  })
  t.match(number.mention, { text: "92.4 kJ/mol", quantity: null, unread: /is no unit that is known/, in: "text" })
  t.equal(number.mention.quote, "The gas gave off 92.4 kJ/mol at night.")
  t.equal(text.slice(number.mention.start, number.mention.end), "92.4 kJ/mol")
  t.match([first.body.unassigned, (await app.get("/v1/unassigned")).body.items], [1, [{ lineage: animals.lineage }]])

  const later = await app.call("PUT", LIVE, versionOf(12, text.replace("92.4", "95.5")))
  const between = await app.call("PUT", LIVE, versionOf(10, text.replace("92.4", "93.1")))
  const gone = await app.call("PUT", LIVE, versionOf(13, "Rescuers saved 40 animals."))
  const back = await app.call("PUT", LIVE, versionOf(14, text.replace("92.4", "95.5")))
  t.same(
    [later, between, gone, back].map(({ body }) => changesOf(body)),
    [
      [
        ["95.5 kJ/mol", "92.4 kJ/mol", "changed"],
        ["40", "40", "kept"],
      ],
      [
        ["93.1 kJ/mol", "92.4 kJ/mol", "changed"],
        ["40", "40", "kept"],
      ],
      [
        ["40", "40", "kept"],
        ["95.5 kJ/mol", "95.5 kJ/mol", "withdrawn"],
      ],
      [
        ["95.5 kJ/mol", null, "returned"],
        ["40", "40", "kept"],
      ],
    ],
  )
  for (const { body } of [later, between]) t.match(body.figures[0], { lineage: number.lineage, of: "value" })
  for (const { body } of [gone, back]) t.ok(body.figures.some(({ lineage }: Body) => lineage === number.lineage))
  const changes = (await app.get(`${LIVE}/changes?from=2&to=3`)).body
  t.same(changesOf(changes), [
    ["95.5 kJ/mol", "93.1 kJ/mol", "changed"],
    ["40", "40", "kept"],
  ])
  t.match(changes.counts, { changed: 1, kept: 1 })

  const before = (await app.get(LIVE)).body
  for (const [input, pointer] of [
    [{ subject: null }, "/subject"],
    [{ newSubject: { name: "Heat of the gas" } }, "/newSubject"],
  ] as const) {
    const refused = await app.post(`${LIVE}/figures/${number.lineage}/assign`, input)
    t.match([refused.status, refused.body.errors], [422, [{ pointer, detail: /“92.4 kJ\/mol” was not read: / }]])
  }
  t.same((await app.get(LIVE)).body, before)
  await app.post(`${LIVE}/erase`, { reason: "A court order." })
  t.same(
    (await app.get(LIVE)).body.figures.map(({ mention }: Body) => mention.text),
    ["40"],
    "of a number that was not read there is nothing but its words",
  )
})

t.test(
  "labels, scores, ratings and entries of lists are told as they change; dates, years and clock times are not",
  async (t) => {
    const app = await start()
    const text =
      "Route 39 was closed at 8:30 on 4 November 2024. Linz won 4-0. The film has 6.6/10 on the site.\n\n2. Take the train."
    const first = await app.call("PUT", LIVE, versionOf(8, text))
    t.same(
      first.body.figures.map(({ mention }: Body) => [mention.text, mention.quantity, mention.unread]),
      [
        ["39", null, "it is a label, part of a name"],
        ["4-0", null, "it is a score or a vote"],
        ["6.6/10", null, "it is a pair of numbers"],
        ["2", null, "it is the number of an entry in a list"],
      ],
    )
    const changed = text
      .replace("39", "93")
      .replace("4-0", "4-1")
      .replace("6.6", "6.7")
      .replace("8:30", "9:30")
      .replace("2. T", "3. T")
    const second = await app.call("PUT", LIVE, versionOf(9, changed))
    t.same(changesOf(second.body), [
      ["93", "39", "changed"],
      ["4-1", "4-0", "changed"],
      ["6.7/10", "6.6/10", "changed"],
      ["3", "2", "changed"],
    ])
    t.equal(second.body.unassigned, 0)
    const { body } = await app.post("/v1/parse", { text })
    t.same([body.mentions, body.unread], [[], []], "they are no figures of a text")
  },
)

t.test("a sentence that stands twice has two figures, which both stay", async (t) => {
  const app = await start()
  const text =
    "Turnout was 61% in Linz. It gave off 92 kJ/mol. The vote went on. Turnout was 61% in Linz. It gave off 92 kJ/mol."
  const first = await app.call("PUT", LIVE, versionOf(8, text))
  t.equal(new Set(first.body.figures.map(({ lineage }: Body) => lineage)).size, 4)
  const second = await app.call("PUT", LIVE, versionOf(9, `Rain fell. ${text}`))
  t.same(
    second.body.figures.map(({ change }: Body) => change),
    ["kept", "kept", "kept", "kept"],
  )
})

t.test("a figure that was assigned is filed in all versions, and in later ones by itself", async (t) => {
  const app = await start()
  const first = await app.call("PUT", LIVE, versionOf(8, FIRST, { url: "https://example.org/flood" }))
  await app.call("PUT", LIVE, versionOf(10, SECOND))
  const { lineage } = first.body.figures[0]
  const list = (await app.get("/v1/unassigned?limit=2")).body
  t.equal(list.items.length, 2)
  const rest = (await app.get(`/v1/unassigned?limit=2&cursor=${list.nextCursor}`)).body
  t.same([rest.items.length, rest.nextCursor], [1, null])
  t.same((await app.get("/v1/unassigned?article=other")).body.items, [])
  t.same((await app.get("/v1/unassigned?since=2024-11-05")).body.items, [])

  const newSubject = { name: "People killed in the flood" }
  const assigned = await app.post(`${LIVE}/figures/${lineage}/assign`, { newSubject })
  t.equal(assigned.status, 200, JSON.stringify(assigned.body))
  t.match(assigned.body, { unassigned: 2, figure: { subject: newSubject, mention: { text: "At least 15" } } })
  const claims = (await app.get("/v1/claims?order=asc")).body.items
  t.same(
    claims.map((claim: Body) => [claim.wording, claim.publishedAt.slice(11, 13), claim.claimant.name, claim.quote]),
    [
      ["At least 12", "08", "the mayor", "At least 12 people were killed in the valley, the mayor said."],
      ["At least 15", "10", "the mayor", "At least 15 people were killed in the valley, the mayor said."],
    ],
  )
  t.equal(claims[0].url, "https://example.org/flood")

  const third = await app.call("PUT", LIVE, versionOf(11, SECOND.replace("15", "21")))
  const [figure] = third.body.figures
  t.match(figure, { change: "changed", subject: newSubject, was: { claim: claims[1].id } })
  t.match((await app.get(`/v1/claims/${figure.claim}`)).body, { wording: "At least 21", status: "active" })
  const gone = await app.call("PUT", LIVE, versionOf(12, THIRD))
  t.equal(gone.status, 201)
  for (const { carriedUntil } of (await app.get("/v1/claims")).body.items) t.equal(carriedUntil, "2024-11-04T12:00:00Z")

  const none = await app.post(`${LIVE}/figures/${lineage}/assign`, { subject: null })
  t.equal(none.status, 200, JSON.stringify(none.body))
  t.same((await app.get("/v1/claims?status=active")).body.items, [], "it speaks of nothing")
})

t.test("an assignment to another subject moves the claims, and one of another dimension is refused", async (t) => {
  const app = await start()
  const { body: first } = await app.call("PUT", LIVE, versionOf(8, FIRST))
  const { lineage } = first.figures[0]
  const subjects = []
  for (const [name, unit] of [
    ["Killed in the valley", "1"],
    ["Killed in the region", "1"],
    ["Length of the road", "km"],
  ]) {
    subjects.push((await app.post("/v1/subjects", { name, unit })).body.id)
  }
  const assign = (subject: unknown) => app.post(`${LIVE}/figures/${lineage}/assign`, { subject })
  await assign(subjects[0])
  const [claim] = (await app.get("/v1/claims")).body.items
  const moved = await assign(subjects[1])
  t.match(moved.body.figure, { claim: claim.id, subject: { id: subjects[1] } })
  t.equal((await app.get(`/v1/claims/${claim.id}`)).body.subject.id, subjects[1])
  const refused = await assign(subjects[2])
  t.same([refused.status, refused.body.errors[0].pointer], [422, "/subject"])
  t.equal((await app.get(`/v1/claims/${claim.id}`)).body.subject.id, subjects[1])
  const unknown = await app.post(`${LIVE}/figures/01930a2e-5c00-7000-8000-000000000001/assign`, { subject: null })
  t.equal(unknown.status, 404)
  const both = await app.post(`${LIVE}/figures/${lineage}/assign`, { subject: null, newSubject: { name: "x" } })
  t.equal(both.status, 422)

  await app.post(`/v1/subjects/${subjects[1]}/merge`, { into: subjects[0] })
  const next = await app.call("PUT", LIVE, versionOf(9, FIRST.replace("12", "13")))
  t.match(next.body.figures[0], { change: "changed", subject: { id: subjects[0] } })
})

t.test("a late text slides between two others, and each figure keeps its lineage", async (t) => {
  const app = await start()
  const first = await app.call("PUT", LIVE, versionOf(8, FIRST))
  await app.post(`${LIVE}/figures/${first.body.figures[0].lineage}/assign`, { newSubject: { name: "Killed" } })
  await app.call("PUT", LIVE, versionOf(12, SECOND))
  const late = await app.call("PUT", LIVE, versionOf(10, SECOND.replace("A bridge", "Also, a bridge")))
  t.match(late.body.article, { version: 2 })
  t.match(late.body.figures[0], {
    change: "changed",
    was: { mention: { text: "At least 12" } },
    subject: { name: "Killed" },
  })
  const current = (await app.get(LIVE)).body
  t.same(
    current.figures.map(({ change }: Body) => change),
    ["kept", "kept", "kept"],
  )
  t.equal(current.figures[0].claim, late.body.figures[0].claim)
  const { items } = (await app.get("/v1/claims?status=active&order=asc")).body
  t.same(
    items.map((claim: Body) => [claim.wording, claim.publishedAt.slice(11, 13)]),
    [
      ["At least 12", "08"],
      ["At least 15", "10"],
    ],
  )
})

t.test("texts that arrive at once all find their place", async (t) => {
  const app = await start()
  const bodies = [8, 9, 10, 11, 12].map((hour) => versionOf(hour, FIRST.replace("12", String(hour + 100))))
  const replies = await Promise.all([...bodies, ...bodies].map((body) => app.call("PUT", LIVE, body)))
  t.same(replies.map(({ status }) => status).sort(), [200, 200, 200, 200, 200, 201, 201, 201, 201, 201])
  const { body } = await app.get(`${LIVE}/changes?from=1&to=5`)
  t.same(changesOf(body)[0], ["At least 112", "At least 108", "changed"])
  for (const version of [2, 3, 4, 5]) {
    const { figures } = (await app.get(`${LIVE}/versions/${version}`)).body
    t.same(
      figures.map(({ change }: Body) => change),
      ["changed", "kept"],
    )
  }
})

t.test("markup is read with a format only, and a version has a text or claims", async (t) => {
  const app = await start()
  const html = "<p>At least 12 <b>people</b> were killed.</p><p>Rescuers saved&nbsp;40 animals.</p>"
  const cases: readonly (readonly [body: object, status: number, pointer: string])[] = [
    [versionOf(8, html), 422, "/text"],
    [versionOf(8, FIRST, { claims: [] }), 422, "/claims"],
    [{ publishedAt: "2024-11-04" }, 422, "/text"],
    [{ publishedAt: "2024-11-04", claims: [], format: "html" }, 422, "/format"],
    [versionOf(8, "x".repeat(50_001)), 400, "/text"],
  ]
  for (const [body, status, pointer] of cases) {
    const reply = await app.call("PUT", LIVE, body)
    t.same([reply.status, reply.body.errors[0].pointer], [status, pointer], JSON.stringify(reply.body).slice(0, 300))
  }
  t.equal((await app.get(LIVE)).status, 404, "nothing is stored")
  const first = await app.call("PUT", LIVE, versionOf(8, html, { format: "html", headline: "12 killed" }))
  t.same(
    first.body.figures.map(({ mention }: Body) => [mention.in, mention.text]),
    [
      ["headline", "12"],
      ["text", "At least 12"],
      ["text", "40"],
    ],
  )
  t.match(html.slice(first.body.figures[2].mention.start), /^40/)
  const next = await app.call(
    "PUT",
    LIVE,
    versionOf(9, html.replace("<b>people</b>", "people"), { format: "html", headline: "12 killed" }),
  )
  t.same(
    next.body.figures.map(({ change }: Body) => change),
    ["kept", "kept", "kept"],
  )
})

t.test("what a text says against itself is told, until somebody dismisses it", async (t) => {
  const app = await start()
  const text = "They took 200 square km (120 square miles)."
  const first = await app.call("PUT", LIVE, versionOf(8, text))
  t.equal(first.body.findings.length, 1, JSON.stringify(first.body.findings))
  const [{ id }] = first.body.findings
  const headers = { "x-actor": "Ana" }
  const dismissal = { finding: id, reason: "They are rounded." }
  const dismissed = await app.call("PUT", `${LIVE}/dismissals`, dismissal, headers)
  t.match(dismissed.body.items, [{ finding: id, reason: "They are rounded.", who: "Ana" }])
  const next = await app.call("PUT", LIVE, versionOf(9, `Rain fell. ${text}`))
  t.match(next.body, { findings: [], findingsDismissed: 1 })
  t.match((await app.get(LIVE)).body.history[1], { action: "dismissed", note: "They are rounded.", who: "Ana" })
  await app.call("PUT", `${LIVE}/dismissals`, { finding: id, dismissed: false })
  t.same((await app.get(`${LIVE}/dismissals`)).body.items, [])
  t.equal((await app.call("PUT", `${LIVE}-2/dismissals`, dismissal)).status, 404)
})

t.test(
  "a new figure comes with the subjects that it may speak of, and what is sure is filed where that is asked",
  async (t) => {
    const app = await start()
    const subject = { name: "North Korean troops in Russia", unit: "1" }
    for (const [figure, quote] of [
      ["10,000", "About 10,000 North Korean troops are in Russia, the Pentagon said."],
      ["11,000", "Some 11,000 North Korean troops were in Russia on Monday, HUR said."],
    ]) {
      const claim = { subject, figure, quote, source: { name: "Reuters" }, publishedAt: "2024-11-03T08:00:00Z" }
      await app.post("/v1/claims", claim)
    }
    const text = "At least 12,000 North Korean troops are in Russia, the Pentagon said."
    const first = await app.call("PUT", LIVE, versionOf(8, text, { headline: "North Korean troops in Russia" }))
    const [figure] = first.body.figures
    t.match(figure.matches[0]?.subject, { name: subject.name }, JSON.stringify(first.body))
    t.match(figure.newSubject, { name: "North Korean troops", unit: "1" })
    t.match((await app.get("/v1/unassigned")).body.items, [{ matches: figure.matches, newSubject: figure.newSubject }])
    t.equal(figure.subject, null, "nothing is filed by itself")
    const path = LIVE.replace("flood", "sure")
    const sure = await app.call(
      "PUT",
      path,
      versionOf(8, text, { headline: "North Korean troops in Russia", fileSure: true }),
    )
    const [filed] = sure.body.figures
    t.equal(figure.matches[0].link, "sure")
    t.match(filed, { subject: { name: subject.name }, claim: /./ })
    const { body: claim } = await app.get(`/v1/claims/${filed.claim}`)
    t.match(claim, { wording: "At least 12,000", claimant: { name: /Pentagon/ } })
  },
)

t.test("an article loses its text, and its claims theirs", async (t) => {
  const app = await start()
  const text = FIRST.replace("valley", "Xanadu valley")
  const put = versionOf(8, text, { headline: "Xanadu is flooded", url: "https://example.org/xanadu" })
  const first = await app.call("PUT", LIVE, put, { "idempotency-key": "first" })
  await app.post(`${LIVE}/figures/${first.body.figures[0].lineage}/assign`, { newSubject: { name: "Killed" } })
  const { body } = await app.post(`${LIVE}/erase`, { reason: "A court order." })
  t.match(body, { externalId: "flood", claimsErased: 1 })
  const article = (await app.get(LIVE)).body
  t.match(article, { headline: null, url: null, figures: [{ mention: { quote: null, noun: null } }, {}] })
  t.match(article.figures[0].mention.text, /^at least 12$/i)
  t.match(article.history.at(-1), { action: "erased", note: "A court order." })
  for (const table of ["article_versions", "article_figures", "claims", "idempotency_keys", "directory_changes"]) {
    const { rows } = await app.store.pool.query(
      `select count(*)::int as n from ${table} t where t::text ilike '%xanadu%'`,
    )
    t.equal(rows[0].n, 0, table)
  }
  const next = await app.call("PUT", LIVE, versionOf(9, FIRST, { correction: { note: "Wrong." } }))
  t.same([next.status, next.body.unassigned], [201, 2])
  t.equal((await app.call("PUT", LIVE, put)).status, 200, "the version that is on file")
})

t.test("figures of a section are dated by it, and sections out of place are refused", async (t) => {
  const app = await start()
  const [now, before] = ["At least 40 people are missing.", "About 12 people were missing."]
  const text = `${now}\n\n${before}`
  const section = { start: now.length + 2, end: text.length, publishedAt: "2024-11-02T08:00:00Z" }
  const put = await app.call("PUT", LIVE, versionOf(8, text, { sections: [section] }))
  t.equal(put.status, 201, JSON.stringify(put.body))
  t.same(
    put.body.figures.map(({ mention }: Body) => mention.asOf),
    [null, "2024-11-02"],
  )
  const rows: [object, string][] = [
    [{ sections: [{ ...section, end: text.length + 1 }] }, "/sections/0"],
    [{ sections: [{ ...section, end: section.start }] }, "/sections/0"],
    [{ sections: [section, { ...section, start: section.start + 1 }] }, "/sections/1"],
    [{ sections: [section], format: "markdown" }, "/sections"],
  ]
  for (const [more, pointer] of rows) {
    const refused = await app.call("PUT", LIVE, versionOf(9, text, more))
    t.equal(refused.status, 422, pointer)
    t.equal(refused.body.errors[0].pointer, pointer)
  }
  t.equal((await app.get(LIVE)).body.versions, 1)
})
