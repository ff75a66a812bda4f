import t from "tap"
import { startApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"

/** The language of a claim, and a day of publication without a time: read, stored, shown, and read again alike. */

t.test("a wording is read in the language of its claim, and again in it", async (t) => {
  const app = await startApp()
  const cases: [string, string, string | undefined][] = [
    ["1.234", "1234", "de"],
    ["1.234", "1.234", "en"],
    ["1.234", "1.234", undefined],
    ["2,5", "2.5", "de"],
    ["rund 12.000 Soldaten", "12000", "de"],
  ]
  for (const [figure, value, language] of cases) {
    const subject = { name: `Read as ${language} ${figure}`, unit: "1", measure: "stock" }
    const { status, body } = await app.post("/v1/claims", claimOf(figure, { subject, ...(language && { language }) }))
    t.equal(status, 201, figure)
    t.match(body.claim, { wording: figure, language: language ?? "en", quantity: { value } })
    const moved = await app.post(`/v1/claims/${body.claim.id}/correct`, { reason: "The day.", asOf: "2024-10" })
    t.match(moved.body.claim, { language: language ?? "en", quantity: { value }, asOf: "2024-10" }, "read as before")
  }
})

t.test(
  "a correction reads a new wording in the language of the claim, and the stored one in another if it says so",
  async (t) => {
    const app = await startApp()
    const { body } = await app.post("/v1/claims", claimOf("1.234", { externalId: "a", language: "en" }))
    const correct = (id: string, given: object) => app.post(`/v1/claims/${id}/correct`, { reason: "A slip.", ...given })
    const german = await correct(body.claim.id, { language: "de" })
    t.match(german, { status: 201, body: { claim: { language: "de", wording: "1.234", quantity: { value: "1234" } } } })
    const next = await correct(german.body.claim.id, { figure: "1.235" })
    t.match(next.body.claim, { language: "de", quantity: { value: "1235" } })
    const same = await correct(next.body.claim.id, { language: "de" })
    t.match(same, { status: 200, body: { claim: { id: next.body.claim.id } } }, "nothing changes")
    const wrong = await correct(next.body.claim.id, { figure: "nearly 12,000", language: "de" })
    t.match(wrong, { status: 422, body: { errors: [{ pointer: "/figure", detail: /English/ }] } })
  },
)

t.test("one wording in two languages is not the same claim under one external id", async (t) => {
  const app = await startApp()
  const first = claimOf("1.234", { externalId: "a", language: "de" })
  t.equal((await app.post("/v1/claims", first)).status, 201)
  t.equal((await app.post("/v1/claims", first)).status, 200)
  const other = await app.post("/v1/claims", { ...first, language: "en" })
  t.same([other.status, other.body.type], [409, "urn:countercheck:problem:external-id-taken"])
  const unknown = await app.post("/v1/claims", { ...first, language: "fr" })
  t.match(unknown, { status: 400, body: { errors: [{ pointer: "/language" }] } })
})

t.test("a day of publication is its first instant in UTC, and is marked", async (t) => {
  const app = await startApp()
  const { body } = await app.post("/v1/claims", claimOf("7,000", { publishedAt: "2024-11-04" }))
  const stored = {
    publishedAt: "2024-11-04T00:00:00Z",
    publishedAtAssumed: true,
    asOf: "2024-11-04",
    asOfAssumed: true,
  }
  t.match(body.claim, stored)
  t.match((await app.get(`/v1/claims/${body.claim.id}`)).body, stored)
  const correct = (given: object) =>
    app.post(`/v1/claims/${body.claim.id}/correct`, { reason: "It said when.", ...given })
  t.equal((await correct({ publishedAt: "2024-11-04" })).status, 200, "the same day changes nothing")
  const exact = await correct({ publishedAt: "2024-11-04T00:00:00Z" })
  t.match(exact, { status: 201, body: { claim: { publishedAt: stored.publishedAt, publishedAtAssumed: false } } })
  const full = await app.post(
    "/v1/claims",
    claimOf("7,000", { source: { name: "B" }, publishedAt: "2024-11-04T09:00:00Z" }),
  )
  t.match(full.body.claim, { publishedAtAssumed: false })
})

t.test("what is no day and no instant is refused, with what it may have been", async (t) => {
  const app = await startApp()
  const cases: [string, RegExp][] = [
    ["2024-11", /is not a day, such as 2024-11-04/],
    ["2024-02-30", /no day of the calendar/],
    ["2024-13-01", /months run from 01 to 12/],
    ["0000-01-01", /year 0/],
    ["2024-11-09", /lies in the future/],
    ["45600", /stands for 2024-11-04/],
    ["04.11.2024", /write the day as YYYY-MM-DD/],
    ["11/4/2024", /the day first or the month first/],
    ["########", /too narrow/],
    ["2024-11-04T09:30", /RFC 3339/],
    ["2024-11-04/2024-11-05", /is not a day/],
    [" 2024-11-04", /is not a day/],
  ]
  for (const [publishedAt, detail] of cases) {
    const { status, body } = await app.post("/v1/claims", claimOf("7,000", { publishedAt }))
    t.match(
      { status, errors: body.errors },
      { status: 422, errors: [{ pointer: "/publishedAt", detail }] },
      publishedAt,
    )
  }
  t.equal((await app.post("/v1/claims", claimOf("7,000", { publishedAt: "2024-11-08" }))).status, 201, "a day ahead")
})

t.test("a figure that a spreadsheet spoilt is refused in JSON too", async (t) => {
  const app = await startApp()
  for (const figure of ["12-Mar", "Mar-12", "1.23457E+11", "#REF!", "########", { value: "1.23457E+11" }]) {
    const { status, body } = await app.post("/v1/claims", claimOf(figure))
    t.match(
      { status, errors: body.errors },
      { status: 422, errors: [{ pointer: /^\/figure/ }] },
      JSON.stringify(figure),
    )
  }
  t.same((await app.get("/v1/claims")).body.items, [])
})

t.test("a period is one text in JSON as it is in CSV, and a filter takes it", async (t) => {
  const app = await startApp()
  const { body } = await app.post("/v1/claims", claimOf("7,000", { asOf: "2024-10-01/2024-10-31" }))
  t.match(body.claim, { asOf: "2024-10", asOfAssumed: false })
  const open = await app.post("/v1/claims", claimOf("8,000", { asOf: "2024-11-01/" }))
  t.match(open.body.claim, { asOf: { from: "2024-11-01" } })
  const found = async (asOf: string) => (await app.get(`/v1/claims?asOf=${asOf}`)).body.items.length
  t.same([await found("2024-10-31/2024-11-01"), await found("2024-10"), await found("2024-01/")], [2, 1, 2])
  t.same([await found("2025-03"), await found("2024-01/2024-09")], [1, 0])
  const wrong = await app.post("/v1/claims", claimOf("9,000", { asOf: "2024-10-31/2024-10-01" }))
  t.match(wrong, { status: 422, body: { errors: [{ pointer: "/asOf", detail: /lies before/ }] } })
})
