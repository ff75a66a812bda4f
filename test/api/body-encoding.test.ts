import t from "tap"
import { startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"

/** The claim with a name whose last letter is é as ISO 8859-1 writes it: one byte, which is no character in UTF-8. */
const LATIN = Buffer.from(JSON.stringify(claimOf("7,000", { subject: { name: "Café" } })), "latin1")

t.test("a body that is not UTF-8 is refused with the offset of the byte, and makes no subject", async (t) => {
  const app = await startApp()
  const reply = await app.post("/v1/claims", LATIN)
  t.match([reply.status, reply.body.type], [400, "urn:countercheck:problem:malformed-json"])
  t.match(reply.body.detail, new RegExp(`offset ${LATIN.indexOf(0xe9)} `))
  t.equal(await countSubjects(app), 0)
})

t.test("U+FFFD that was sent is a character like any other, and the byte behind it is found", async (t) => {
  const app = await startApp()
  const sent = await app.post("/v1/subjects", { name: "Caf\ufffd" })
  t.match([sent.status, sent.body.name], [201, "Caf\ufffd"])
  const body = Buffer.concat([Buffer.from('{"name": "\ufffd\ufffd'), Buffer.from([0xff]), Buffer.from('"}')])
  const reply = await app.post("/v1/subjects", body)
  t.equal(reply.status, 400)
  t.match(reply.body.detail, /offset 16 /)
})

t.test("a charset other than UTF-8 is not taken", async (t) => {
  const app = await startApp()
  for (const charset of ["iso-8859-1", '"utf-16"', "windows-1252"]) {
    const headers = { "content-type": `application/json; charset=${charset}` }
    const reply = await app.post("/v1/subjects", { name: "Cafe" }, headers)
    t.match([reply.status, reply.body.type], [415, "urn:countercheck:problem:unsupported-media-type"], charset)
  }
  for (const charset of ["utf-8", '"UTF-8"', "us-ascii"]) {
    const headers = { "content-type": `application/json; charset=${charset}` }
    t.equal((await app.post("/v1/subjects", { name: `Cafe ${charset}` }, headers)).status, 201, charset)
  }
})

t.test("a line of an import that is not UTF-8 is refused, and the next one is taken", async (t) => {
  const app = await startApp()
  const good = Buffer.from(JSON.stringify(claimOf("8,000")))
  const lines = Buffer.concat([LATIN, Buffer.from("\n"), good])
  const { status, body } = await app.call("POST", "/v1/imports", lines, { "content-type": "application/x-ndjson" })
  t.match([status, body.received, body.refused], [202, 2, 1])
  const { body: refused } = await app.get(`/v1/imports/${body.id}/lines?outcome=refused`)
  t.match(refused.items, [
    { line: 1, problem: { type: /malformed-line/, detail: new RegExp(`offset ${LATIN.indexOf(0xe9)} `) } },
  ])
  const csv = Buffer.from("subject,figure,source,publishedAt\nCafé,7,A,2024-11-04T12:00:00Z\n", "latin1")
  const records = await app.call("POST", "/v1/imports", csv, { "content-type": "text/csv" })
  t.match([records.status, records.body.refused], [202, 1])
})

const LOST = ["1e-400", "1e400", "-1E-0400", `0.${"0".repeat(330)}1`, "9".repeat(310), `${"9".repeat(250)}e99`]

t.test("a number that a double cannot hold is refused with its pointer, and not read as 0", async (t) => {
  const app = await startApp()
  for (const number of LOST) {
    const reply = await app.post("/v1/claims", claimText(number))
    t.match([reply.status, reply.body.errors?.[0]?.pointer], [422, "/figure/value"], number.slice(0, 20))
  }
  t.equal(await countSubjects(app), 0)
  const two = await app.post(
    "/v1/compare",
    '{"a": {"figure": {"min": 1e-400, "max": 1}}, "b": {"figure": {"value": 1e999}}}',
  )
  t.same(
    two.body.errors.map((error: { pointer: string }) => error.pointer),
    ["/a/figure/min", "/b/figure/value"],
  )
})

t.test("of many such numbers the first twenty are named", async (t) => {
  const app = await startApp()
  const reply = await app.post("/v1/claims", `{"figure": [${Array(900).fill("1e-400").join(",")}]}`)
  t.equal(reply.status, 422)
  t.same(
    reply.body.errors.map((error: { pointer: string }) => error.pointer),
    Array.from({ length: 20 }, (_, n) => `/figure/${n}`),
  )
})

t.test("one byte order mark before a body is ignored", async (t) => {
  const app = await startApp()
  for (const figure of ["7000", "0e-400"]) {
    t.equal((await app.post("/v1/claims", `\ufeff${claimText(figure)}`)).status, 201, figure)
  }
  t.equal((await app.post("/v1/claims", `\ufeff${claimText("1e-400")}`)).status, 422)
  for (const body of [`\ufeff\ufeff${claimText("7000")}`, `${claimText("7000")}\ufeff`]) {
    t.match(await app.post("/v1/claims", body), { status: 400, body: { type: /malformed-json/ } })
  }
})

t.test("numbers that a double holds are taken, and so is text that looks like one that it does not", async (t) => {
  const app = await startApp()
  for (const number of ["1e3", "0e-400", "0.0e999", "7000"]) {
    t.equal((await app.post("/v1/claims", claimText(number))).status, 201, number)
  }
  t.equal((await app.post("/v1/subjects", { name: "1e-400" })).status, 201)
  const deep = await app.post("/v1/claims", `{"figure": 1e-400, "x": ${"[".repeat(200_000)}${"]".repeat(200_000)}}`)
  t.equal(deep.status, 400, "nested deeper than can be looked through")
})

t.test("a line of an import with such a number is refused", async (t) => {
  const app = await startApp()
  const lines = [claimText("1e-400"), claimText("7000")].join("\n")
  const { body } = await app.call("POST", "/v1/imports", lines, { "content-type": "application/x-ndjson" })
  t.match([body.received, body.refused], [2, 1])
  const { body: refused } = await app.get(`/v1/imports/${body.id}/lines?outcome=refused`)
  t.match(refused.items, [{ line: 1, problem: { status: 422, errors: [{ pointer: "/figure/value" }] } }])
})

function claimText(number: string): string {
  return JSON.stringify(claimOf({ value: 12345 })).replace("12345", number)
}

async function countSubjects(app: TestApp): Promise<number> {
  const { rows } = await app.store.pool.query("select count(*)::int as count from subjects")
  return rows[0].count
}
