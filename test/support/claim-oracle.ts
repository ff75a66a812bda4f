import fc from "fast-check"
import type { ComparedFigure, Measure, SubjectRelation } from "../../src/compare/pair/figure.ts"
import { BUILT_IN_TOLERANCE, type Tolerance } from "../../src/compare/rules/tolerance.ts"
import { buildQuantity } from "../../src/quantity/build-quantity.ts"
import { readAsOf } from "../../src/quantity/dates/as-of.ts"
import { type Quantity, readQuantity } from "../../src/quantity/quantity.ts"
import { askOracle } from "../compare/oracle.ts"
import type { Body } from "./app.ts"

/**
 * What should be stored for a set of claims, worked out slowly and apart from the service: every pair of distinct
 * figures is put to the oracle of the comparison, with no index, no candidates and no history.
 */

/** A figure with all its claims, as the oracle sees it. `id` is the service's own, to name the pairs with. */
type OracleFigure = ComparedFigure & { readonly id: string; readonly subject: string }

export type Expected = {
  /** "figure figure verdict", the figures in the order of their ids; sorted. */
  readonly open: readonly string[]
  readonly revisions: readonly string[]
}

export type Family = {
  readonly measure: Measure
  /** Ids of the subjects: what is part of what, directly or through others. */
  readonly parts?: readonly { readonly part: string; readonly whole: string }[]
  /** The built-in one where none is given. */
  readonly tolerance?: Tolerance
}

/** `claims` are the active ones, as the API shows them. */
export function expectConflicts(claims: readonly Body[], family: Family): Expected {
  const figures = groupFigures(claims)
  const verdicts = figures.flatMap((a, place) => figures.slice(place + 1).map((b) => judgeBy(a, b, family)))
  return {
    open: verdicts.filter((pair) => / (conflict|tension)$/.test(pair)).sort(),
    revisions: verdicts.filter((pair) => / revision$/.test(pair)).sort(),
  }
}

function judgeBy(a: OracleFigure, b: OracleFigure, family: Family): string {
  const [one, two] = a.id < b.id ? [a, b] : [b, a]
  const { measure, tolerance = BUILT_IN_TOLERANCE } = family
  const setting = { measure, relation: relationOf(one, two, family), tolerance }
  return `${one.id} ${two.id} ${askOracle(one, two, setting)}`
}

function relationOf(a: OracleFigure, b: OracleFigure, { parts = [] }: Family): SubjectRelation {
  if (a.subject === b.subject) return "same"
  if (parts.some(({ part, whole }) => part === a.subject && whole === b.subject)) return "a-part-of-b"
  return parts.some(({ part, whole }) => part === b.subject && whole === a.subject) ? "b-part-of-a" : "unrelated"
}

/** Two figures are one when their readings and their as-of dates are equal. Throws where the service differs. */
function groupFigures(claims: readonly Body[]): OracleFigure[] {
  const groups = new Map<string, Body[]>()
  for (const claim of claims) {
    const key = keyOf(claim)
    groups.set(key, [...(groups.get(key) ?? []), claim])
  }
  const ids = [...groups.values()].map((group) => [...new Set(group.map((claim) => claim.figure.id))])
  if (ids.some((of) => of.length > 1)) throw new Error("equal quantities are in several figures")
  if (new Set(ids.flat()).size < ids.length) throw new Error("different quantities are in one figure")
  return [...groups.values()].map(toFigure)
}

/** A bare numeral is read by what stands beside it, so hedges that change that keep figures apart. */
function keyOf({ subject, quantity, asOf }: Body): string {
  const hedge = ["none", "exactly", "about"].includes(quantity.hedge) ? quantity.hedge : ""
  return JSON.stringify([subject.id, hedge, quantity.stated, quantity.implied, quantity.rounded, asOf])
}

function toFigure(claims: readonly Body[]): OracleFigure {
  const [first] = claims
  const asOf = readAsOf(first.asOf)
  if (!asOf.ok) throw new Error(asOf.reason)
  const published = claims.map((claim) => String(claim.publishedAt)).sort(byTime)
  return {
    id: first.figure.id,
    subject: first.subject.id,
    quantity: readAnswered(first.quantity),
    asOf: asOf.value,
    claimants: [...new Set(claims.flatMap((claim) => claim.claimants.map(({ id }: Body) => id)))],
    firstPublished: published[0] ?? "",
    lastPublished: published.at(-1) ?? "",
  }
}

function byTime(a: string, b: string): number {
  return Date.parse(a) - Date.parse(b)
}

/** The API leaves out whether a numeral was written whole; every numeral of these tests is. */
function readAnswered(quantity: Body): Quantity {
  return readQuantity({ whole: true, ...quantity })
}

const VALUES = ["70", "75", "80", "95", "97", "100", "104", "105", "110", "120", "200", "950", "1000", "1040", "1100"]
const HEDGES = [
  "none",
  "none",
  "exactly",
  "about",
  "more-than",
  "at-least",
  "up-to",
  "less-than",
  "nearly",
  "just-over",
]
const DAYS = ["2024-09-20", "2024-10-21", "2024-11-01", "2024-11-02", "2024-11-04"]

const figure = fc.oneof(
  { weight: 4, arbitrary: fc.record({ value: fc.constantFrom(...VALUES), hedge: fc.constantFrom(...HEDGES) }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.nat(VALUES.length - 1), fc.nat(3))
      .map(([low, width]) => ({ min: VALUES[low], max: VALUES[Math.min(low + width, VALUES.length - 1)] })),
  },
)

const asOf = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...DAYS) },
  { weight: 1, arbitrary: fc.constantFrom("2024-10", "2024-09", { from: "2024-10-30" }) },
  { weight: 1, arbitrary: fc.constant({ from: "2024-10-01", to: "2024-10-20" }) },
)

/** Close numbers, every hedge, days in and out of the window. Wordings that can be true of nothing do not come up. */
const place = fc
  .record({ figure, asOf })
  .filter((said) => buildQuantity({ ...said.figure, unit: "1" } as Parameters<typeof buildQuantity>[0]).ok)

const voice = fc.record({
  claimant: fc.constantFrom("HUR", "Blinken", "NATO", "Seoul").map((name) => ({ name })),
  source: fc.constantFrom("A wire", "A paper", "A station").map((name) => ({ name })),
  publishedAt: fc.constantFrom("2024-11-04T12:00:00Z", "2024-11-05T00:00:00Z", "2024-11-05T18:30:00.5Z"),
})

/** Figures that claims share: of 200 claims each is said four times or so, by one claimant or by several. */
const PLACES = 50

/** What claims of one subject say. The same for the same seed. */
export function makeStatements(seed: number, count: number, distinct = PLACES): Body[] {
  const places = fc.sample(place, { seed, numRuns: distinct })
  const said = fc.record({ place: fc.constantFrom(...places), voice })
  return fc.sample(said, { seed, numRuns: count }).map(({ place, voice }) => ({ ...place, ...voice }))
}
