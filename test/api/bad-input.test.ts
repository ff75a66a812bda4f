import t from "tap"
import { startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"

const UNKNOWN = "01930a2e-5c00-7000-8000-000000000000"
const A_YEAR_AHEAD = "2025-11-07T08:00:00Z"

type Case = readonly [title: string, body: unknown, status: number, pointer: string, says: RegExp]

/** What POST /v1/claims refuses: the place it names, and what it says there. */
const CASES: readonly Case[] = [
  ["no figure in the wording", claimOf("a statement"), 422, "/figure", /figure/],
  ["a figure that is empty", claimOf(""), 400, "/figure", /empty/],
  ["two figures", claimOf("10,000 and 12,000"), 422, "/figure", /10,000.*12,000/],
  ["an ambiguous numeral", claimOf("12,34"), 422, "/figure", /12,34/],
  ["a date for a figure", claimOf("4 November 2024"), 422, "/figure", /./],
  ["a wording that is too long", claimOf("1".repeat(501)), 400, "/figure", /500/],
  ["min above max", claimOf({ min: 12000, max: 10000 }), 422, "/figure/min", /12,?000.*10,?000/],
  ["a number that is text", claimOf({ value: "ten" }), 422, "/figure/value", /ten/],
  [
    "a number that a double cannot hold",
    claimOf({ value: Number("12345678901234567890") }),
    422,
    "/figure/value",
    /text/,
  ],
  ["a value beside a range", claimOf({ value: 1, min: 1, max: 2 }), 422, "/figure/value", /./],
  ["an empty structured figure", claimOf({}), 422, "/figure", /value/],
  ["an unknown hedge", claimOf({ value: 1, hedge: "maybe" }), 400, "/figure/hedge", /maybe.*nearly/],
  ["an unknown unit", claimOf({ value: 1, unit: "furlongs-ish" }), 422, "/figure/unit", /furlongs-ish/],
  ["a null for a figure", claimOf(null), 400, "/figure", /null/],
  ["a number for a figure", claimOf(7), 400, "/figure", /7/],
  ["no figure", { ...claimOf("1"), figure: undefined }, 400, "/figure", /missing/],
  [
    "an unknown unit of a subject",
    claimOf("1", { subject: { name: "S", unit: "bananas" } }),
    422,
    "/subject/unit",
    /bananas/,
  ],
  [
    "an unknown measure",
    claimOf("1", { subject: { name: "S", measure: "total" } }),
    400,
    "/subject/measure",
    /total.*stock/,
  ],
  [
    "a name without a visible character",
    claimOf("1", { subject: { name: " \u3000" } }),
    422,
    "/subject/name",
    /visible/,
  ],
  ["a name that is too long", claimOf("1", { subject: { name: "x".repeat(301) } }), 400, "/subject/name", /300/],
  [
    "a name that folds to something huge",
    claimOf("1", { source: { name: "\ufdfa".repeat(300) } }),
    422,
    "/source/name",
    /long/,
  ],
  ["no subject", { ...claimOf("1"), subject: undefined }, 400, "/subject", /missing/],
  ["an unknown subject id", claimOf("1", { subject: UNKNOWN }), 422, "/subject", new RegExp(UNKNOWN)],
  ["an unknown source id", claimOf("1", { source: UNKNOWN }), 422, "/source", new RegExp(UNKNOWN)],
  ["an unknown link", claimOf("1", { via: [{ name: "R" }, UNKNOWN] }), 422, "/via/1", new RegExp(UNKNOWN)],
  [
    "an unknown whole",
    claimOf("1", { subject: { name: "S", partOf: UNKNOWN } }),
    422,
    "/subject/partOf",
    new RegExp(UNKNOWN),
  ],
  ["an id that is none", claimOf("1", { source: "reuters" }), 400, "/source", /reuters/],
  ["a source that is a number", claimOf("1", { source: 5 }), 400, "/source", /5/],
  ["no date of publication", { ...claimOf("1"), publishedAt: undefined }, 400, "/publishedAt", /missing/],
  ["a month of publication", claimOf("1", { publishedAt: "2024-11" }), 422, "/publishedAt", /2024-11.*RFC 3339/],
  ["a 30th of February", claimOf("1", { publishedAt: "2024-02-30T00:00:00Z" }), 422, "/publishedAt", /2024-02-30/],
  ["publication in a year", claimOf("1", { publishedAt: A_YEAR_AHEAD }), 422, "/publishedAt", /future/],
  ["an as-of date in a year", claimOf("1", { asOf: "2025-11-07" }), 422, "/asOf", /future/],
  ["an as-of date that is none", claimOf("1", { asOf: "last week" }), 422, "/asOf", /last week/],
  [
    "a period that ends before it begins",
    claimOf("1", { asOf: { from: "2024-02", to: "2024-01" } }),
    422,
    "/asOf",
    /2024-01/,
  ],
  ["an unknown member", claimOf("1", { colour: "red" }), 400, "/colour", /not a known member/],
  [
    "an unknown member further in",
    claimOf("1", { source: { name: "A", nmae: "B" } }),
    400,
    "/source/nmae",
    /not a known/,
  ],
  ["a member of the wrong type", claimOf("1", { quote: 5 }), 400, "/quote", /5.*string/],
  ["a quote that is too long", claimOf("1", { quote: "x".repeat(10_001) }), 400, "/quote", /10000/],
  ["an address that is none", claimOf("1", { url: "not an address" }), 400, "/url", /not an address/],
  ["a script for an address", claimOf("1", { url: "javascript:alert(1)" }), 400, "/url", /javascript/],
  ["text with U+0000", claimOf("1", { quote: "a\0b" }), 400, "/quote", /U\+0000/],
  ["half of a surrogate pair", claimOf("1", { quote: "a\ud800b" }), 400, "/quote", /surrogate/],
  ["a percentage of a count", claimOf("7 %"), 422, "/figure", /7 %.*%.*1/],
]

t.test("what POST /v1/claims refuses, and that it then stores nothing", async (t) => {
  const app = await startApp()
  for (const [title, body, status, pointer, says] of CASES) {
    const reply = await app.post("/v1/claims", body)
    t.equal(reply.status, status, title)
    t.match(reply.headers.get("content-type"), "application/problem+json", title)
    const named = reply.body.errors?.find((error: { pointer?: string }) => error.pointer === pointer)
    t.match(named?.detail ?? JSON.stringify(reply.body), says, `${title}: ${pointer}`)
  }
  t.same(await countRows(app), {}, "no table has a row")
})

t.test("what is wrong in several places is named in all of them", async (t) => {
  const app = await startApp()
  const { body } = await app.post("/v1/claims", claimOf("nonsense", { publishedAt: "yesterday", asOf: "2024-13" }))
  t.same(body.errors.map((error: { pointer: string }) => error.pointer).sort(), ["/asOf", "/figure", "/publishedAt"])
})

t.test("bodies that are no JSON objects", async (t) => {
  const app = await startApp()
  const cases: [string, Record<string, string>, number, string][] = [
    ["{", {}, 400, "malformed-json"],
    ["", {}, 400, "malformed-json"],
    ["[]", {}, 400, "invalid-request"],
    ["null", {}, 400, "invalid-request"],
    ['{"__proto__": {"a": 1}}', {}, 400, "malformed-json"],
    ["[".repeat(200_000), {}, 400, "invalid-request"],
    ["[".repeat(200_000) + "]".repeat(200_000), {}, 400, "invalid-request"],
    [`{"subject": ${"[".repeat(200_000)}${"]".repeat(200_000)}}`, {}, 400, "invalid-request"],
    ["figure=7", { "content-type": "application/x-www-form-urlencoded" }, 415, "unsupported-media-type"],
    ["7", { "content-type": "text/plain" }, 415, "unsupported-media-type"],
    [JSON.stringify({ figure: "x".repeat(1_100_000) }), {}, 413, "body-too-large"],
  ]
  for (const [body, headers, status, kind] of cases) {
    const reply = await app.post("/v1/claims", body, headers)
    t.same([reply.status, reply.body.type], [status, `urn:countercheck:problem:${kind}`], `${body.slice(0, 30)}`)
  }
})

t.test("addresses, queries and cursors", async (t) => {
  const app = await startApp()
  const cursor = Buffer.from(JSON.stringify(["claims", "x", "y"])).toString("base64url")
  const cases: [string, number, string][] = [
    ["/v1/nothing", 404, "not-found"],
    [`/v1/claims/${UNKNOWN}`, 404, "not-found"],
    [`/v1/conflicts/${UNKNOWN}`, 404, "not-found"],
    [`/v1/subjects/${UNKNOWN}`, 404, "not-found"],
    [`/v1/sources/${UNKNOWN}`, 404, "not-found"],
    ["/v1/claims/17", 400, "invalid-request"],
    ["/v1/claims?limit=0", 400, "invalid-request"],
    ["/v1/claims?limit=ten", 400, "invalid-request"],
    ["/v1/claims?limit=201", 400, "invalid-request"],
    ["/v1/claims?colour=red", 400, "invalid-request"],
    ["/v1/claims?status=gone", 400, "invalid-request"],
    ["/v1/claims?publishedFrom=yesterday", 422, "invalid-input"],
    ["/v1/claims?asOf=2024-13", 422, "invalid-input"],
    ["/v1/claims?cursor=nonsense", 400, "invalid-cursor"],
    [`/v1/claims?cursor=${cursor}`, 400, "invalid-cursor"],
    [`/v1/subjects?cursor=${cursor}`, 400, "invalid-cursor"],
    ["/v1/conflicts?sort=worst", 400, "invalid-request"],
    ["/v1/claims?q=a%00b", 400, "invalid-request"],
    ["/v1/claims/%zz", 400, "invalid-request"],
  ]
  for (const [path, status, kind] of cases) {
    const reply = await app.get(path)
    t.same([reply.status, reply.body.type], [status, `urn:countercheck:problem:${kind}`], path)
  }
  const put = await app.call("PUT", "/v1/claims", {})
  t.same([put.status, put.headers.get("allow")], [405, "GET, POST"])
})

/** Rows of every table that has any. */
async function countRows(app: TestApp): Promise<Record<string, number>> {
  const tables = [
    "claims",
    "figures",
    "conflicts",
    "subjects",
    "sources",
    "changes",
    "claim_external_ids",
    "idempotency_keys",
  ]
  const counts: Record<string, number> = {}
  for (const table of tables) {
    const { rows } = await app.store.pool.query(`select count(*)::int as count from ${table}`)
    if (rows[0].count > 0) counts[table] = rows[0].count
  }
  return counts
}

t.test("of the same mistake many times in one request the first are told, and how many there are", async (t) => {
  const app = await startApp()
  const given = (mistake: unknown, times: number) =>
    claimOf("7,000", { via: Array.from({ length: times }, () => mistake) })
  for (const mistake of [{ nam: 1 }, {}, 7, { name: "" }]) {
    const few = await app.post("/v1/claims", given(mistake, 3))
    const many = await app.post("/v1/claims", given(mistake, 900))
    t.equal(many.status, 400)
    t.equal(many.body.errors.length, 50)
    t.equal(many.body.errorsTotal, few.body.errors.length * 300 + 1, "there are too many of them, too")
    t.match(many.body.detail, new RegExp(`\\(and ${many.body.errorsTotal - 1} more\\)$`))
    t.equal(few.body.errorsTotal, undefined)
    t.ok(few.body.errors.length > 0)
    const named = many.body.errors.filter(({ pointer }: { pointer: string }) => pointer !== "/via")
    t.same(named.slice(0, few.body.errors.length), few.body.errors)
    const kinds = (errors: readonly { detail: string }[]) => new Set(errors.map(({ detail }) => detail))
    t.same(kinds(named), kinds(few.body.errors), "and nothing that confuses")
  }
})
