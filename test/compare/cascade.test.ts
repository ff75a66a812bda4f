import fc from "fast-check"
import t from "tap"
import {
  appliesTo,
  comparePrecedence,
  layRules,
  type Rule,
  type RuleScope,
  resolveTolerance,
  SCOPES,
  type SubjectTraits,
} from "../../src/compare/rules/cascade.ts"
import { type Amount, BUILT_IN_TOLERANCE, SETTINGS } from "../../src/compare/rules/tolerance.ts"
import { type Exact, exact } from "../../src/quantity/numbers/exact.ts"
import { propertyRuns } from "../support/property-runs.ts"

const TROOPS: SubjectTraits = { id: "troops", tags: ["war", "russia"], measure: "stock", unit: "1", dimension: "count" }
const FITTING: Required<RuleScope> = { subject: "troops", tag: "war", measure: "stock", unit: "1", dimension: "count" }
const OTHER: Required<RuleScope> = { subject: "tanks", tag: "sport", measure: "flow", unit: "km", dimension: "length" }

const rule = (id: string, scope: RuleScope, windowDays: number, change: Partial<Rule> = {}): Rule => ({
  id,
  version: 1,
  scope,
  priority: 0,
  changedAt: "2024-11-04T12:00:00Z",
  settings: { windowDays },
  ...change,
})

t.test("a rule applies where all of its scope holds", async (t) => {
  t.ok(appliesTo({ scope: {} }, TROOPS), "no scope: everywhere")
  t.ok(appliesTo({ scope: FITTING }, TROOPS))
  t.ok(appliesTo({ scope: { tag: "russia" } }, TROOPS), "any of the tags")
  t.notOk(appliesTo({ scope: { tag: "war" } }, { ...TROOPS, tags: [] }))
  for (const name of SCOPES) {
    t.ok(appliesTo({ scope: { [name]: FITTING[name] } }, TROOPS), name)
    t.notOk(appliesTo({ scope: { [name]: OTHER[name] } }, TROOPS), `another ${name}`)
    t.notOk(appliesTo({ scope: { ...FITTING, [name]: OTHER[name] } }, TROOPS), `all but the ${name}`)
  }
})

t.test("the more specific rule gives the setting: subject, tag, measure, unit, dimension, any, default", async (t) => {
  const rules = SCOPES.map((name, index) => rule(name, { [name]: FITTING[name] }, index + 1))
  const everywhere = rule("everywhere", {}, 9, { priority: 100, changedAt: "2030-01-01T00:00:00Z" })
  for (let first = 0; first < rules.length; first += 1) {
    const some = [everywhere, ...rules.slice(first)]
    t.equal(resolveTolerance(some, TROOPS).windowDays, first + 1, `${SCOPES[first]} before what follows`)
    t.equal(resolveTolerance(some.toReversed(), TROOPS).windowDays, first + 1, "in any order")
  }
  t.equal(resolveTolerance([everywhere], TROOPS).windowDays, 9)
  t.equal(resolveTolerance([], TROOPS).windowDays, 30)
  const all = rule("tag and the rest", { tag: "war", measure: "stock", unit: "1", dimension: "count" }, 7)
  t.equal(
    resolveTolerance([all, rule("subject", { subject: "troops" }, 1)], TROOPS).windowDays,
    1,
    "a subject outweighs all",
  )
  const two = rule("unit and dimension", { unit: "1", dimension: "count" }, 7)
  t.equal(resolveTolerance([two, rule("unit", { unit: "1" }, 1)], TROOPS).windowDays, 7, "two outweigh one of them")
  t.equal(
    resolveTolerance([rule("tanks", { subject: "tanks" }, 1)], TROOPS).windowDays,
    30,
    "what does not apply gives nothing",
  )
})

t.test("ties go to the higher priority, then to the newer, then to the later id", async (t) => {
  const [early, late] = ["2024-01-01T00:00:00Z", "2024-06-01T00:00:00Z"]
  const windowOf = (...rules: Rule[]) => {
    const there = resolveTolerance(rules, TROOPS).windowDays
    t.equal(resolveTolerance(rules.toReversed(), TROOPS).windowDays, there, "in any order")
    return there
  }
  const [low, high] = [
    rule("a", {}, 1, { priority: 1, changedAt: late }),
    rule("b", {}, 2, { priority: 2, changedAt: early }),
  ]
  t.equal(windowOf(low, high), 2)
  t.equal(windowOf(rule("b", {}, 1, { changedAt: early }), rule("a", {}, 2, { changedAt: late })), 2)
  t.equal(windowOf(rule("a", {}, 1), rule("b", {}, 2)), 2)
  t.equal(comparePrecedence(low, low), 0)
})

t.test("each setting from a rule of its own, and every setting is named with its rule", async (t) => {
  const allowance = { relativePercent: null, absolute: { amount: exact(10), unit: "1" }, driftPerDay: null }
  const tolerance = layRules([
    { id: "troops", version: 3, settings: { allowance } },
    {
      id: "stocks",
      version: 2,
      settings: { allowance: { ...allowance, absolute: null }, windowDays: 60, flagged: ["conflict"] },
    },
    { id: "idle", version: 1, settings: {} },
  ])
  t.strictSame(tolerance.rules, [
    { id: "troops", version: 3, sets: ["allowance"] },
    { id: "stocks", version: 2, sets: ["windowDays", "flagged"] },
    { id: "default", version: 1, sets: ["rounding", "precise", "severity", "hedgeProfile"] },
  ])
  t.strictSame(
    [tolerance.relativePercent, tolerance.absolute, tolerance.driftPerDay],
    [null, allowance.absolute, null],
    "a rule that sets any part of the allowance replaces all of it",
  )
  t.equal(tolerance.windowDays, 60)
  t.strictSame(tolerance.flagged, ["conflict"])
  t.equal(tolerance.rounding, "inferred")
  t.ok(Object.isFrozen(tolerance) && Object.isFrozen(tolerance.rules))
  t.strictSame(layRules([]), BUILT_IN_TOLERANCE)
})

t.test("with any rules, each setting is named once", async () => {
  const scopes = fc.record(
    {
      subject: fc.constantFrom("troops", "tanks"),
      tag: fc.constantFrom("war", "russia", "sport"),
      measure: fc.constantFrom("stock" as const, "flow" as const),
      unit: fc.constantFrom("1", "km"),
      dimension: fc.constantFrom("count", "length"),
    },
    { requiredKeys: [] },
  )
  const given = fc.record(
    { windowDays: fc.nat({ max: 90 }), rounding: fc.constantFrom("inferred" as const, "none" as const) },
    { requiredKeys: [] },
  )
  const shapes = fc.array(fc.record({ scope: scopes, settings: given, priority: fc.nat({ max: 2 }) }), { maxLength: 6 })
  fc.assert(
    fc.property(shapes, (drafts) => {
      const rules = drafts.map((draft, index) => ({ ...rule(`rule ${index}`, {}, 0), ...draft }))
      const tolerance = resolveTolerance(rules, TROOPS)
      const named = tolerance.rules.flatMap(({ sets }) => sets)
      const best = rules
        .filter(({ scope, settings }) => appliesTo({ scope }, TROOPS) && settings.windowDays !== undefined)
        .sort(comparePrecedence)[0]
      const isWhole = named.length === SETTINGS.length && SETTINGS.every((setting) => named.includes(setting))
      return isWhole && tolerance.windowDays === (best?.settings.windowDays ?? 30)
    }),
    propertyRuns(2000),
  )
})

t.test("an allowance in a unit of another kind leaves the subject to the next rule", async (t) => {
  const allow = (absolute: Amount | null, driftPerDay: Amount | null, relativePercent: Exact | null = null) =>
    rule("money", {}, 3, { settings: { windowDays: 3, allowance: { relativePercent, absolute, driftPerDay } } })
  const [usd, km] = [
    { amount: exact(100), unit: "USD" },
    { amount: exact(2), unit: "km" },
  ]
  const road: SubjectTraits = { ...TROOPS, unit: "m", dimension: "length" }
  const resolve = (given: Rule) => resolveTolerance([given], road)
  t.strictSame(resolve(allow(usd, null)).relativePercent, BUILT_IN_TOLERANCE.relativePercent)
  t.equal(resolve(allow(usd, null)).absolute, null)
  t.equal(resolve(allow(usd, null)).windowDays, 3, "the rest of the rule holds all the same")
  t.equal(resolve(allow(usd, km)).driftPerDay, km, "one part that fits is enough")
  t.equal(resolve(allow(km, null)).relativePercent, null)
  t.equal(resolve(allow(usd, null, exact(1))).absolute, usd, "a percentage fits every subject")
  t.equal(resolve(allow(null, null)).relativePercent, BUILT_IN_TOLERANCE.relativePercent, "no part at all")
})
