import fc from "fast-check"
import t from "tap"
import { makeSubjectHints } from "../../src/operations/claims/filing/subject-hints.ts"
import { groupLines, type Line, listSourceNames } from "../../src/operations/imports/group-lines.ts"
import { claimOf } from "../support/claims.ts"

const WIRE = "01930a2e-5c00-7000-8000-0000000000a1"

const NOTHING = {
  hints: makeSubjectHints(),
  sources: new Map([
    ["a wire", WIRE],
    ["the wire", WIRE],
    ["hur", "01930a2e-5c00-7000-8000-0000000000b2"],
  ]),
}

/** Lines on subjects by number, each with the external id that is given. */
function linesOf(said: readonly { readonly subject: unknown; readonly [member: string]: unknown }[]): Line[] {
  return said.map((given, index) => ({ line: 10 + 3 * index, payload: claimOf("1", { ...given }) }))
}

const named = (number: number) => ({ name: `Subject ${number}` })
const manySubjects = Array.from({ length: 200 }, (_, index) => ({ subject: named(index % 20) }))

t.test("what belongs together is in one group, in its order, and every line in just one", async (t) => {
  const line = fc.record(
    {
      subject: fc.oneof(
        fc.integer({ min: 0, max: 30 }).map(named),
        fc.integer({ min: 0, max: 30 }).map((number) => ({ name: `  SUBJECT  ${number} ` })),
        fc.integer({ min: 0, max: 9 }).map((number) => `01930a2e-5c00-7000-8000-00000000000${number}`),
      ),
      externalId: fc.integer({ min: 0, max: 200 }).map(String),
    },
    { requiredKeys: ["subject"] },
  )
  fc.assert(
    fc.property(fc.array(line, { minLength: 100, maxLength: 300 }), (said) => {
      const lines = linesOf(said)
      const groups = groupLines(lines, NOTHING)
      t.ok(groups.length <= 2)
      const numbers = groups.map((group) => group.map((one) => one.line))
      for (const own of numbers) if (own.some((number, at) => number <= (own[at - 1] ?? 0))) t.fail("out of order")
      t.same(
        numbers.flat().sort((a, b) => a - b),
        lines.map((one) => one.line),
      )
      const [one = [], two = []] = groups.map((group) => group.flatMap(keysOf))
      t.same(
        one.filter((key) => two.includes(key)),
        [],
      )
    }),
    { numRuns: 60 },
  )
})

function keysOf({ payload }: Line): string[] {
  const { subject, externalId } = payload as { subject: string | { name: string }; externalId?: string }
  const key = typeof subject === "string" ? subject : subject.name.trim().toLowerCase().replace(/\s+/g, " ")
  return [key, ...(externalId === undefined ? [] : [`id ${externalId}`])]
}

t.test("two groups are of about one size where the lines are of many subjects", async (t) => {
  const sizes = groupLines(linesOf(manySubjects), NOTHING).map((group) => group.length)
  t.same(sizes, [100, 100])
  const hot = manySubjects.map((one, index) => (index % 4 === 0 ? one : { subject: named(1) }))
  t.same(
    groupLines(linesOf(hot), NOTHING).map((group) => group.length),
    [150, 50],
  )
})

t.test("there is one group where the order tells, or there is nothing to share", async (t) => {
  const one = (said: Parameters<typeof linesOf>[0], setting: Parameters<typeof groupLines>[1], title: string) => {
    const lines = linesOf(said)
    t.same(groupLines(lines, setting), [lines], title)
  }
  one(manySubjects.slice(0, 99), NOTHING, "few lines")
  one(
    manySubjects.map(() => ({ subject: named(1) })),
    NOTHING,
    "one subject",
  )
  one(
    manySubjects.map((line) => ({ ...line, externalId: "the same" })),
    NOTHING,
    "one external id",
  )
  one(
    manySubjects.map((line, index) =>
      index === 150 ? { subject: { ...named(3), partOf: { name: "A whole" } } } : line,
    ),
    NOTHING,
    "a part",
  )
  one(manySubjects, { ...NOTHING, sources: new Map([["a wire", WIRE]]) }, "a source that nobody has")
  const sources = [{ name: "A wire" }, { name: " THE wire" }, WIRE.toUpperCase()]
  one(
    manySubjects.map((line, index) => ({ ...line, source: sources[index % 3], externalId: "one" })),
    NOTHING,
    "one external id of a source under its names and its id",
  )
  const hints = makeSubjectHints()
  for (let number = 0; number < 20; number++) hints.set(`subject ${number}`, { family_id: "all", id: "all", unit: "1" })
  one(manySubjects, { ...NOTHING, hints }, "names of one subject")
})

t.test("sources are those by name: of the claim, its claimant and those between", async (t) => {
  const said = claimOf("1", {
    source: { name: " A  Wire" },
    claimant: { name: "HUR" },
    via: [{ name: "Kyiv" }, "an id"],
  })
  t.same(listSourceNames(said as never), ["a wire", "hur", "kyiv"])
  const { claimant: _none, ...alone } = claimOf("1", { source: "an id" })
  t.same(listSourceNames(alone as never), [])
})
