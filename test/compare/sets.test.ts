import fc from "fast-check"
import t from "tap"
import { compareFigures } from "../../src/compare/pair/compare-figures.ts"
import type { ComparedFigure, Measure } from "../../src/compare/pair/figure.ts"
import { BUILT_IN_TOLERANCE } from "../../src/compare/rules/tolerance.ts"
import { compareAll, type SetSetting } from "../../src/compare/set/compare-all.ts"
import { findFewestToDrop } from "../../src/compare/set/fewest-to-drop.ts"
import { findHeaviestSet } from "../../src/compare/set/independent-set.ts"
import { findLargestGroup } from "../../src/compare/set/largest-group.ts"
import { printReading, type Reading } from "../../src/quantity/numbers/reading.ts"
import { readFigure } from "../../src/quantity/read-figure.ts"
import { propertyRuns } from "../support/property-runs.ts"
import { figureWith, quantityIn, toleranceFor, UNCOUNTED, VAGUE } from "./arbitraries.ts"
import { figureOf } from "./figures.ts"
import { printInterval } from "./oracle.ts"
import { askForFewestToDrop, askForLargestGroup } from "./set-oracle.ts"

const RUNS = propertyRuns(10_000)

type SetQuestion = { readonly figures: readonly ComparedFigure[]; readonly setting: SetSetting }

/** Two to six figures, mostly of one unit. */
const sets: fc.Arbitrary<SetQuestion> = fc.constantFrom("1", "1", "1", "%", "km", "Cel").chain((unit) => {
  const said = quantityIn(unit)
  const rare = unit === "1" ? fc.constantFrom(VAGUE, ...UNCOUNTED) : quantityIn("1")
  const quantity = fc.oneof({ weight: 12, arbitrary: said }, { weight: 1, arbitrary: rare })
  return fc.record({
    figures: fc.array(quantity.chain(figureWith), { minLength: 2, maxLength: 6 }),
    setting: fc.record({
      measure: fc.constantFrom<Measure>("stock", "stock", "cumulative", "flow"),
      tolerance: toleranceFor(unit),
    }),
  })
})

t.test("the matrix holds the verdict on every pair, both ways round", async () => {
  fc.assert(
    fc.property(sets, ({ figures, setting }) => {
      const { outcomes, found } = compareAll(figures, setting)
      return figures.every((one, a) =>
        figures.every((two, b) => {
          const outcome = outcomes[a]?.[b]
          if (a === b) return outcome === null
          const { verdict } = compareFigures(one, two, { ...setting, relation: "same" })
          const isFound = found.some((pair) => pair.a === Math.min(a, b) && pair.b === Math.max(a, b))
          return outcome === verdict && isFound === !["agree", "not-comparable"].includes(verdict)
        }),
      )
    }),
    propertyRuns(3_000),
  )
})

t.test("the largest group is that which trying every group finds", async (t) => {
  const sizes = new Map<number, number>()
  fc.assert(
    fc.property(sets, ({ figures, setting }) => {
      const ours = findLargestGroup(figures, setting)
      const theirs = askForLargestGroup(figures, setting)
      sizes.set(ours?.members.length ?? 0, (sizes.get(ours?.members.length ?? 0) ?? 0) + 1)
      const own = ours && { members: ours.members, range: printReading(ours.range) }
      return JSON.stringify(own) === JSON.stringify(theirs && { ...theirs, range: printInterval(theirs.range) })
    }),
    RUNS,
  )
  const rarest = Math.min(...[0, 2, 3, 4].map((size) => sizes.get(size) ?? 0))
  t.ok(rarest > RUNS.numRuns / 200, `of every size: ${[...sizes].join("; ")}`)
})

t.test("the fewest to drop are those that trying every set finds", async (t) => {
  let some = 0
  fc.assert(
    fc.property(sets, ({ figures, setting }) => {
      const matrix = compareAll(figures, setting)
      const ours = findFewestToDrop(figures, matrix)
      const disagree = (a: number, b: number) => ["conflict", "tension"].includes(matrix.outcomes[a]?.[b] ?? "")
      some += Number(ours.dropped.length > 1)
      return ours.exact && JSON.stringify(ours.dropped) === JSON.stringify(askForFewestToDrop(figures, disagree))
    }),
    RUNS,
  )
  t.ok(some > RUNS.numRuns / 10, `more than one in ${some}`)
})

const graphs = fc.integer({ min: 1, max: 9 }).chain((size) =>
  fc.record({
    edges: fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 20 }),
    claimants: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: size, maxLength: size }),
    order: fc.shuffledSubarray([...Array(size).keys()], { minLength: size }),
  }),
)

t.test("so they are for graphs that no figures make", async () => {
  fc.assert(
    fc.property(graphs, ({ edges, claimants, order }) => {
      const graph = order.map(
        (_, a) => new Set(order.filter((b) => a !== b && edges.some((edge) => isEdge(edge, a, b)))),
      )
      const weights = claimants.map((count) => 100 + count)
      const { kept, exact } = findHeaviestSet(graph, weights, order)
      const dropped = [...order.keys()].filter((place) => !kept.includes(place))
      const named = claimants.map((count) => ({ claimants: Array(count).fill("") }))
      const theirs = askForFewestToDrop(named, (a, b) => graph[a]?.has(b) ?? false)
      return exact && JSON.stringify(dropped) === JSON.stringify(theirs)
    }),
    RUNS,
  )
})

const isEdge = ([p, q]: readonly [number, number], a: number, b: number) => (p === a && q === b) || (p === b && q === a)

const STOCK: SetSetting = { measure: "stock", tolerance: BUILT_IN_TOLERANCE }
const FLOW: SetSetting = { ...STOCK, measure: "flow" }
const TOTAL: SetSetting = { ...STOCK, measure: "cumulative" }
const POINTS: SetSetting = { ...STOCK, tolerance: { ...BUILT_IN_TOLERANCE, rounding: "none" } }

/** "10,000 (Blinken, Austin)", "10,000 @ 2024-11-02", for a period "10,000 @ 2024-11-01/2024-11-30". */
function figure(text: string): ComparedFigure {
  const [, wording = "", names, days = "2024-11-04"] = /^(.*?)(?: \((.*)\))?(?: @ (\S+))?$/.exec(text) ?? []
  const [from = days, to = days] = days.split("/")
  const read = readFigure(wording)
  if (!read.ok) throw new Error(read.reason)
  return figureOf(read.value, { asOf: { from, to }, claimants: names?.split(", ") ?? [text] })
}

/** The members by their wordings, and the range as an interval. */
const GROUPS: readonly (readonly [texts: string[], setting: SetSetting, members: string[], range: string])[] = [
  [
    ["10,000 (Blinken)", "nearly 12,000 (HUR)", "10,000-12,000", "over 7,000 (HUR)"],
    STOCK,
    ["10,000 (Blinken)", "10,000-12,000", "over 7,000 (HUR)"],
    "[10000, 10000]",
  ],
  // Not a chain: 1-3 meets 2-5, and that meets 4-6.
  [["1-3", "2-5", "4-6"], STOCK, ["1-3", "2-5"], "[2, 3]"],
  // Numerals by their rounding among numerals, as they stand beside a range.
  [["10,000", "10,400", "9,900"], STOCK, ["10,000", "10,400"], "[10350, 10450)"],
  [["10,000", "10,400", "9,900"], POINTS, [], ""],
  [["10,000", "about 10,400", "10,100-10,200"], STOCK, ["10,000", "about 10,400"], "[10000, 10000]"],
  [["10,000", "about 10,400", "9,950-10,200"], STOCK, ["10,000", "about 10,400", "9,950-10,200"], "[10000, 10000]"],
  [["50", "about 45"], STOCK, [], ""],
  // Ends that are open, and ends that are closed.
  [["under 10", "at least 10"], STOCK, [], ""],
  [["at most 10", "at least 10"], STOCK, ["at most 10", "at least 10"], "[10, 10]"],
  [["over 7,000", "over 8,000", "at least 8,000"], STOCK, ["over 7,000", "over 8,000", "at least 8,000"], "(8000, ∞)"],
  // Of equally many: more claimants, then the latest, then the first.
  [["5", "5 (A) @ 2024-11-03", "7 (A)", "7 (A) @ 2024-11-03"], STOCK, ["5", "5 (A) @ 2024-11-03"], "[5, 5]"],
  [["5", "5 (A) @ 2024-11-03", "7", "7 (A) @ 2024-11-05"], STOCK, ["7", "7 (A) @ 2024-11-05"], "[7, 7]"],
  [["5", "5 (A)", "7", "7 (A)"], STOCK, ["5", "5 (A)"], "[5, 5]"],
  // Only what can stand side by side.
  [
    ["5 @ 2024-09-01", "5 @ 2024-10-01", "5 @ 2024-10-31", "5 @ 2024-11-30"],
    STOCK,
    ["5 @ 2024-10-31", "5 @ 2024-11-30"],
    "[5, 5]",
  ],
  [
    ["5 @ 2024-08-31", "5 @ 2024-10-01/2024-12-31", "5 @ 2024-12-24"],
    STOCK,
    ["5 @ 2024-10-01/2024-12-31", "5 @ 2024-12-24"],
    "[5, 5]",
  ],
  [["5 @ 2024-09-01", "5 @ 2024-09-02", "5 @ 2024-09-02"], FLOW, ["5 @ 2024-09-02", "5 @ 2024-09-02"], "[5, 5]"],
  [["5 @ 2022-09-01", "5 @ 2024-09-02"], TOTAL, ["5 @ 2022-09-01", "5 @ 2024-09-02"], "[5, 5]"],
  // Only what measures one thing.
  [["$5", "€5", "5", "5 %", "several", "many"], STOCK, [], ""],
  [["5 km", "5,000 m", "5 km/h", "5,100 m"], STOCK, ["5 km", "5,000 m", "5,100 m"], "[5.05, 5.15)"],
  [["9 km", "5,000 m", "5,100 m"], STOCK, [], ""],
  [
    ["200 square km", "80 square miles"],
    STOCK,
    ["200 square km", "80 square miles"],
    "[205.904054771712, 208.494042882048)",
  ],
  [[], STOCK, [], ""],
]

t.test("the largest group that shares a range", async (t) => {
  for (const [texts, setting, members, range] of GROUPS) {
    const group = findLargestGroup(texts.map(figure), setting)
    const told = group?.members.map((place) => texts[place] ?? "") ?? []
    t.strictSame(told, members, texts.join(" | "))
    t.equal(group === null ? "" : phrase(group.range), range, texts.join(" | "))
  }
})

function phrase(reading: Reading): string {
  const { min, max, minOpen, maxOpen } = printReading(reading)
  return `${minOpen ? "(" : "["}${min ?? "-∞"}, ${max ?? "∞"}${max === null || maxOpen ? ")" : "]"}`
}

t.test("ten outlets that quote one ministry are one claimant", async (t) => {
  const group = findLargestGroup([figure("5 (HUR)"), figure("about 5 (HUR, Blinken)"), figure("9 (SBU)")], STOCK)
  t.strictSame(group?.claimants, ["HUR", "Blinken"])
})

const DROPS: readonly (readonly [texts: string[], dropped: string[]])[] = [
  [
    ["10,000", "nearly 12,000", "10,000-12,000", "over 7,000"],
    ["nearly 12,000", "over 7,000"],
  ],
  [["5", "5", "9"], ["9"]],
  [["5 (A, B)", "9 (C)"], ["9 (C)"]],
  [["5 (A)", "9 (B, C)"], ["5 (A)"]],
  [["5 (A)", "9 (B)"], ["9 (B)"]],
  // An update is no disagreement.
  [["5 (A)", "9 (A) @ 2024-11-05"], []],
  [["several", "9", "$3"], []],
]

t.test("the fewest figures to drop for the rest to agree", async (t) => {
  for (const [texts, dropped] of DROPS) {
    const figures = texts.map(figure)
    const found = findFewestToDrop(figures, compareAll(figures, STOCK))
    t.strictSame(
      { ...found, dropped: found.dropped.map((place) => texts[place]) },
      { dropped, exact: true },
      texts.join(" | "),
    )
  }
})

t.test("two hundred figures", async (t) => {
  // Two hundred numbers in a spiral, so that every one meets some and misses others.
  const texts = [...Array(200).keys()].map(
    (n) => `${5000 + ((n * 37) % 200) * 10}-${5100 + ((n * 37) % 200) * 10} (${n % 9})`,
  )
  const figures = texts.map(figure)
  const start = process.cpuUsage()
  const matrix = compareAll(figures, STOCK)
  const group = findLargestGroup(figures, STOCK)
  const { dropped, exact } = findFewestToDrop(figures, matrix)
  t.ok(process.cpuUsage(start).user < 5_000_000, "done in seconds of processor time")
  t.equal(group?.members.length, 11)
  t.ok(exact)
  const kept = figures.filter((_, place) => !dropped.includes(place))
  t.notOk(
    compareAll(kept, STOCK).found.some(({ verdict }) => verdict.verdict !== "revision"),
    "the rest agree",
  )
})

t.test("out of steps, the best that was found is given, and the same every time", async (t) => {
  // Every vertex has 20 neighbours spread over the ring: no clique is larger than a few.
  const graph = [...Array(200).keys()].map(
    (n) =>
      new Set([1, 8, 21, 34, 47, 58, 73, 82, 91, 95].flatMap((step) => [(n + step) % 200, (n + 200 - step) % 200])),
  )
  const weights = graph.map(() => 1)
  const search = () => findHeaviestSet(graph, weights, [...graph.keys()], 200_000)
  const { kept, exact } = search()
  t.notOk(exact)
  t.ok(kept.length > 20, `${kept.length} are kept`)
  t.ok(
    kept.every((one) => kept.every((two) => !graph[one]?.has(two))),
    "no two of them are neighbours",
  )
  t.strictSame(search().kept, kept)
})
