import t from "tap"
import { type Body, startApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"

/** The worked example of the README: the four figures and the two of the Kursk region, filed over HTTP. */
const BLINKEN = { claimant: { name: "Antony Blinken" }, publishedAt: "2024-11-04T17:00:00Z" }
const HUR = { claimant: { name: "HUR" }, publishedAt: "2024-11-02T12:00:00Z" }
const ALLIES = { claimant: { name: "Allied assessments" }, publishedAt: "2024-11-04T18:00:00Z" }
const KURSK = {
  subject: {
    name: "North Korean troops in Kursk",
    unit: "1",
    measure: "stock",
    partOf: { name: "North Korean troops in Russia" },
  },
}

const EXPECTED = [
  ["10,000", "nearly 12,000", "conflict", "12.3", "medium"],
  ["10,000", "over 7,000", "tension", "20", "medium"],
  ["nearly 12,000", "over 7,000", "tension", "31.6", "medium"],
  ["10,000-12,000", "over 7,000", "tension", "20", "medium"],
] as const

t.test("the worked example, filed over HTTP, in two orders", async (t) => {
  const claims = [
    claimOf("10,000", BLINKEN),
    claimOf("nearly 12,000", HUR),
    claimOf("10,000-12,000", ALLIES),
    claimOf("over 7,000", HUR),
    claimOf("as many as 8,000", { ...KURSK, ...BLINKEN }),
    claimOf("around 8,000", { ...KURSK, ...BLINKEN }),
  ]
  for (const order of [claims, [...claims].reverse()]) {
    const app = await startApp()
    for (const claim of order) t.equal((await app.post("/v1/claims", claim)).status, 201)
    const { body } = await app.get("/v1/conflicts?limit=200")
    t.same(body.items.map(describe).sort(), [...EXPECTED].map(String).sort())
  }
})

t.test("the answer to each claim names the conflicts that it opens or joins", async (t) => {
  const app = await startApp()
  const first = await app.post("/v1/claims", claimOf("10,000", BLINKEN))
  t.same([first.body.conflicts, first.body.conflictsTotal], [[], 0])
  const second = await app.post("/v1/claims", claimOf("nearly 12,000", HUR))
  t.equal(second.body.conflictsTotal, 1)
  const [conflict] = second.body.conflicts
  t.equal(
    conflict.explanation,
    '"10,000" and "nearly 12,000" conflict: 10,000 to 11,400 is 12.3 % apart and 5 % is allowed.',
  )
  t.same(conflict.figures.map((figure: Body) => figure.claimants[0].name).sort(), ["Antony Blinken", "HUR"])
  t.same(conflict.rules[0].id, "default")
  const joined = await app.post("/v1/claims", claimOf("10,000", { ...BLINKEN, source: { name: "Another wire" } }))
  t.equal(joined.body.conflicts[0].id, conflict.id, "a repeat joins the same conflict")
  t.equal(joined.body.conflicts[0].figures.find((figure: Body) => figure.quantity.text === "10,000").claims, 2)
})

function describe(conflict: Body): string {
  const [a, b] = conflict.figures.map((figure: Body) => figure.quantity.text).sort()
  const gap = conflict.verdict === "conflict" ? conflict.gap.stated : conflict.gap.implied
  return String([a, b, conflict.verdict, gap.percent, conflict.severity])
}
