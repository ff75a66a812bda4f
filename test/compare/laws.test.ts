import fc from "fast-check"
import t from "tap"
import { candidateBounds, narrowReading } from "../../src/compare/pair/candidate-bounds.ts"
import { compareFigures } from "../../src/compare/pair/compare-figures.ts"
import type { ComparedFigure, SubjectRelation } from "../../src/compare/pair/figure.ts"
import type { ComparisonSetting } from "../../src/compare/pair/setting.ts"
import type { Verdict } from "../../src/compare/pair/verdict.ts"
import type { Amount, Tolerance } from "../../src/compare/rules/tolerance.ts"
import { printVerdict } from "../../src/compare/tell/print-verdict.ts"
import { type Exact, exact, larger } from "../../src/quantity/numbers/exact.ts"
import { isEmpty, liesWithin, scaleReading } from "../../src/quantity/numbers/reading.ts"
import type { Quantity } from "../../src/quantity/quantity.ts"
import { propertyRuns } from "../support/property-runs.ts"
import { type Question, quantityIn, questions, toleranceFor } from "./arbitraries.ts"
import { figureOf, makeFrom, STOCK } from "./figures.ts"
import { askOracle, canBeWithin } from "./oracle.ts"

const RUNS = propertyRuns(10_000)

const ask = ({ a, b, setting }: Question) => compareFigures(a, b, setting)
const name = (verdict: Verdict) => (verdict.verdict === "agree" ? `agree ${verdict.basis}` : verdict.verdict)

t.test("the engine and the oracle say the same", async (t) => {
  const seen = new Map<string, number>()
  fc.assert(
    fc.property(questions, (question) => {
      const ours = name(ask(question))
      seen.set(ours, (seen.get(ours) ?? 0) + 1)
      return ours === askOracle(question.a, question.b, question.setting)
    }),
    RUNS,
  )
  const often = RUNS.numRuns / 1000
  t.equal([...seen.values()].filter((times) => times >= often).length, 10, `every outcome: ${[...seen].join("; ")}`)
})

const SWAPPED: Record<string, string> = {
  a: "b",
  b: "a",
  "a-within-b": "b-within-a",
  "b-within-a": "a-within-b",
  "a-part-of-b": "b-part-of-a",
  "b-part-of-a": "a-part-of-b",
}
const swap = <T extends string>(word: T): T => (SWAPPED[word] ?? word) as T

t.test("exchanging the figures exchanges the sides and nothing else", async () => {
  fc.assert(
    fc.property(questions, ({ a, b, setting }) => {
      const there = printVerdict(compareFigures(a, b, setting))
      const back = printVerdict(compareFigures(b, a, { ...setting, relation: swap(setting.relation) }))
      const expected = {
        ...there,
        ...(there.later && { later: swap(there.later) }),
        relation: there.relation && swap(there.relation),
        readings: { a: there.readings.b, b: there.readings.a },
        explanation: back.explanation,
      }
      return JSON.stringify(back) === JSON.stringify(expected)
    }),
    RUNS,
  )
})

t.test("a figure agrees with itself, unless it is vague", async () => {
  fc.assert(
    fc.property(questions, ({ a, setting }) => {
      const relation: SubjectRelation = setting.relation === "unrelated" ? "same" : setting.relation
      const verdict = compareFigures(a, a, { ...setting, relation })
      if (a.quantity.hedge === "vague") return verdict.verdict === "not-comparable"
      return name(verdict) === (relation === "same" ? "agree identical" : "agree part")
    }),
    RUNS,
  )
})

t.test("in every order of arrival the same pairs get the same verdicts", async () => {
  const arrivals = questions.chain(({ a, b, setting }) =>
    fc.record({
      figures: fc.constant([a, b, { ...a, asOf: b.asOf }, { ...b, claimants: a.claimants }]),
      order: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
      setting: fc.constant(setting.relation === "unrelated" ? setting : ({ ...setting, relation: "same" } as const)),
    }),
  )
  fc.assert(
    fc.property(arrivals, ({ figures, order, setting }) => {
      return judgeInOrder(figures, [0, 1, 2, 3], setting) === judgeInOrder(figures, order, setting)
    }),
    RUNS,
  )
})

/** Each figure is held against those that came before it; who came first must not show. */
function judgeInOrder(
  figures: readonly ComparedFigure[],
  order: readonly number[],
  setting: ComparisonSetting,
): string {
  const verdicts = order.flatMap((index, position) =>
    order.slice(0, position).map((earlier) => {
      const [one, two] = [figures[index], figures[earlier]]
      if (one === undefined || two === undefined) throw new Error("no such figure")
      const pair = [index, earlier].sort().join(" x ")
      return `${pair}: ${name(compareFigures(one, two, setting))}`
    }),
  )
  return verdicts.sort().join("; ")
}

const RANK = { agree: 0, "not-comparable": 0, revision: 1, tension: 1, conflict: 2 }

t.test("widening an allowance never makes a disagreement, nor a worse one", async () => {
  fc.assert(
    fc.property(questions, fc.nat(20), fc.nat(50), fc.nat(50), ({ a, b, setting }, percent, amount, drift) => {
      const { unit } = a.quantity
      const tolerance = widen(setting.tolerance, { percent, amount: wide(amount, unit), drift: wide(drift, unit) })
      const before = compareFigures(a, b, setting).verdict
      const after = compareFigures(a, b, { ...setting, tolerance }).verdict
      return RANK[after] <= RANK[before]
    }),
    RUNS,
  )
})

const wide = (amount: number, unit: string): Amount => ({ amount: exact(amount), unit })

function widen(tolerance: Tolerance, by: { percent: number; amount: Amount; drift: Amount }): Tolerance {
  const percent = (tolerance.relativePercent ?? exact(0)).add(by.percent)
  return {
    ...tolerance,
    relativePercent: percent.lt(100) ? percent : tolerance.relativePercent,
    absolute: addAmounts(tolerance.absolute, by.amount),
    driftPerDay: addAmounts(tolerance.driftPerDay, by.drift),
  }
}

function addAmounts(one: Amount | null, two: Amount): Amount {
  return { amount: one === null ? two.amount : one.amount.add(two.amount), unit: two.unit }
}

t.test("scaling readings and amounts by one positive factor changes nothing", async () => {
  const lengths = fc.tuple(quantityIn("km"), quantityIn("km"), toleranceFor("km"))
  fc.assert(
    fc.property(lengths, fc.nat(500), fc.nat(500), ([a, b, tolerance], n, d) => {
      const factor = exact(n + 1).div(d + 1)
      const scaled: ComparisonSetting = { ...STOCK, tolerance: scaleTolerance(tolerance, factor) }
      const before = compareFigures(figureOf(a), figureOf(b), { ...STOCK, tolerance })
      const after = compareFigures(figureOf(scale(a, factor)), figureOf(scale(b, factor)), scaled)
      return name(before) === name(after)
    }),
    RUNS,
  )
})

function scale(quantity: Quantity, factor: Exact): Quantity {
  const { value, precision, stated, implied, rounded } = quantity
  return {
    ...quantity,
    value: value?.mul(factor) ?? null,
    precision: precision?.mul(factor) ?? null,
    stated: scaleReading(stated, factor),
    implied: scaleReading(implied, factor),
    ...(rounded && { rounded: scaleReading(rounded, factor) }),
  }
}

function scaleTolerance(tolerance: Tolerance, factor: Exact): Tolerance {
  const scaleAmount = (amount: Amount | null) => amount && { ...amount, amount: amount.amount.mul(factor) }
  return {
    ...tolerance,
    absolute: scaleAmount(tolerance.absolute),
    driftPerDay: scaleAmount(tolerance.driftPerDay),
  }
}

/** Numbers whose next round number is as far away as that of their neighbours, so that only the distance changes. */
const onOneGrain = fc.tuple(
  fc.integer({ min: 100, max: 150 }),
  fc.integer({ min: 0, max: 30 }),
  fc.integer({ min: 1, max: 30 }),
)

t.test("moving one figure away from the other never makes an agreement of a conflict", async () => {
  const [below, above] = [
    fc.constantFrom("none", "exactly", "up-to", "at-most", "less-than"),
    fc.constantFrom("none", "exactly", "more-than", "at-least"),
  ]
  const settings = toleranceFor("1")
  fc.assert(
    fc.property(onOneGrain, below, above, settings, ([n, gap, more], hedge, other, tolerance) => {
      const said = (value: number, hedge: string) => figureOf(makeFrom({ value: `${value * 10 + 1}`, hedge }))
      const setting = { ...STOCK, tolerance }
      const near = compareFigures(said(n, hedge), said(n + gap, other), setting).verdict
      const far = compareFigures(said(n, hedge), said(n + gap + more, other), setting).verdict
      return RANK[far] >= RANK[near]
    }),
    RUNS,
  )
})

t.test("readings used are never empty, and implied lies within stated", async () => {
  fc.assert(
    fc.property(questions, (question) => {
      const { a, b } = ask(question).readings
      return [a, b].every(({ stated, implied }) => !isEmpty(implied) && liesWithin(implied, stated))
    }),
    RUNS,
  )
})

t.test("where stated readings are apart, so are the implied, by as much or more", async () => {
  fc.assert(
    fc.property(questions, (question) => {
      const verdict = ask(question)
      if (verdict.verdict === "not-comparable" || !verdict.gap.stated.apart) return true
      return verdict.gap.implied.apart && verdict.gap.implied.distance.gte(verdict.gap.stated.distance)
    }),
    RUNS,
  )
})

t.test("a conflict is also one by the implied readings", async () => {
  fc.assert(
    fc.property(questions, (question) => {
      const verdict = ask(question)
      if (verdict.verdict !== "conflict") return true
      const { amount } = verdict.allowed.implied
      return verdict.gap.implied.distance.gte(amount) && verdict.gap.implied.apart
    }),
    RUNS,
  )
})

t.test("readings are called apart exactly where they share no number", async () => {
  fc.assert(
    fc.property(questions, (question) => {
      const verdict = ask(question)
      if (verdict.relation === null) return true
      const { a, b } = printVerdict(verdict).readings
      return (verdict.relation === "apart") === !canBeWithin(ratios(a.stated), ratios(b.stated), [0n, 1n])
    }),
    RUNS,
  )
})

/** All numbers of the generators are multiples of a ten-thousandth. */
function ratios(reading: { min: string | null; max: string | null; minOpen: boolean; maxOpen: boolean }) {
  const ratio = (text: string | null) =>
    text === null ? null : ([BigInt(Math.round(Number(text) * 1e4)), 10_000n] as const)
  return { ...reading, min: ratio(reading.min), max: ratio(reading.max) }
}

t.test("every disagreement is found between the candidate bounds", async () => {
  fc.assert(
    fc.property(questions, ({ a, b, setting }) => {
      const { verdict } = compareFigures(a, b, setting)
      if (verdict !== "conflict" && verdict !== "tension" && verdict !== "revision") return true
      return isCandidate(a.quantity, b.quantity, setting) && isCandidate(b.quantity, a.quantity, setting)
    }),
    propertyRuns(30_000),
  )
})

function isCandidate(quantity: Quantity, other: Quantity, { tolerance }: ComparisonSetting): boolean {
  const { below, above } = candidateBounds(quantity, tolerance)
  const { min, max } = narrowReading(other)
  const liesBelow = below !== null && (max?.lte(below) ?? false)
  const liesAbove = above !== null && (min?.gte(above) ?? false)
  return liesBelow || liesAbove
}

t.test("either of the two allowances in `reconcile` makes the figures agree", async () => {
  fc.assert(
    fc.property(questions, ({ a, b, setting }) => {
      const { reconcile, verdict } = printVerdict(compareFigures(a, b, setting))
      if (reconcile === undefined) return verdict !== "conflict" && verdict !== "tension"
      const { relativePercent, absolute, exclusive } = reconcile
      const judge = (tolerance: Partial<Tolerance>) => {
        const bare = {
          ...setting.tolerance,
          precise: "tolerant" as const,
          absolute: null,
          driftPerDay: null,
          relativePercent: null,
        }
        return compareFigures(a, b, { ...setting, tolerance: { ...bare, ...tolerance } }).verdict
      }
      const amount = exact(absolute.amount)
      const atAmount = judge({ absolute: { amount, unit: absolute.unit } })
      const aboveAmount = judge({ absolute: { amount: larger(amount, amount.add("0.000001")), unit: absolute.unit } })
      const atPercent = relativePercent === null ? "agree" : judge({ relativePercent: exact(relativePercent) })
      return atPercent === "agree" && aboveAmount === "agree" && (atAmount === "agree") === !exclusive
    }),
    RUNS,
  )
})

t.test("every verdict is explained in one sentence without a loose end", async () => {
  fc.assert(
    fc.property(questions, (question) => {
      const { explanation } = printVerdict(ask(question))
      return /^".*\.$/s.test(explanation) && !/undefined|null|NaN| {2}|: \.|, \./.test(explanation)
    }),
    RUNS,
  )
})
