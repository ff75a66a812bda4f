import t from "tap"
import { layRules } from "../../src/compare/rules/cascade.ts"
import { printSettings, printTolerance } from "../../src/compare/rules/print-settings.ts"
import { readSettings, type SettingsInput } from "../../src/compare/rules/read-settings.ts"
import { BUILT_IN_TOLERANCE } from "../../src/compare/rules/tolerance.ts"
import { DEFAULT_PROFILE } from "../../src/quantity/hedges/hedge-profile.ts"

/** Read and printed again, or the refusal's place and reason. */
function readBack(input: SettingsInput): unknown {
  const read = readSettings(input)
  return read.ok ? printSettings(read.value) : `${read.at}: ${read.reason}`
}

t.test("settings survive being read and printed", async (t) => {
  const severity = { medium: "20", high: "40" }
  const about = { stated: "20", implied: "10" }
  t.strictSame(readBack({}), {})
  t.strictSame(readBack({ relative: { percent: 0.5 } }), { relative: { percent: "0.5" } })
  t.strictSame(readBack({ relative: { percent: "0" } }), { relative: { percent: "0" } })
  t.strictSame(readBack({ relative: { percent: "99.99" } }), { relative: { percent: "99.99" } })
  t.strictSame(readBack({ absolute: { amount: 10, unit: "km" } }), { absolute: { amount: "10", unit: "km" } })
  t.strictSame(readBack({ drift: { amount: "1.50", unit: "usd" } }), { drift: { amount: "1.5", unit: "USD" } })
  t.strictSame(readBack({ windowDays: 0 }), { windowDays: 0 })
  t.strictSame(readBack({ rounding: "none" }), { rounding: "none" })
  t.strictSame(readBack({ severity }), { severity })
  t.strictSame(readBack({ severity: { medium: 30, high: 30 } }), { severity: { medium: "30", high: "30" } })
  t.strictSame(readBack({ flagged: [] }), { flagged: [] })
  t.strictSame(readBack({ hedgeProfile: { about } }), { hedgeProfile: { ...DEFAULT_PROFILE, about } })
  const dozens = { low: "12", high: "120" }
  t.strictSame(readBack({ hedgeProfile: { orders: { dozens } } }), {
    hedgeProfile: { ...DEFAULT_PROFILE, orders: { ...DEFAULT_PROFILE.orders, dozens } },
  })
  const all: SettingsInput = {
    ...{ relative: { percent: "1" }, absolute: { amount: "2", unit: "1" }, drift: { amount: "3", unit: "1" } },
    ...{ windowDays: 4, rounding: "inferred", severity, flagged: ["conflict"] },
  }
  t.strictSame(readBack(all), all)
})

t.test("any part of the allowance is the whole of it", async (t) => {
  const read = readSettings({ absolute: { amount: 10, unit: "1" } })
  t.match(read, { ok: true, value: { allowance: { relativePercent: null, driftPerDay: null } } })
  t.ok(read.ok && Object.isFrozen(read.value))
  t.notOk("allowance" in (readSettings({ windowDays: 5 }) as { value: object }).value)
})

t.test("what cannot be a setting is refused with its place", async (t) => {
  const refusals: readonly (readonly [SettingsInput, string])[] = [
    [
      { relative: { percent: 100 } },
      "/relative/percent: 100 is not a tolerance; expected a percentage from 0 to below 100",
    ],
    [{ relative: { percent: -1 } }, "/relative/percent: -1 is below zero"],
    [
      { relative: { percent: "5 %" } },
      '/relative/percent: "5 %" was refused: expected a decimal number such as 7000 or 0.55, without grouping or words',
    ],
    [{ absolute: { amount: "-0.1", unit: "km" } }, "/absolute/amount: -0.1 is below zero"],
    [
      { absolute: { amount: 1, unit: "furlongs per fortnight" } },
      '/absolute/unit: "furlongs per fortnight" is not a known unit',
    ],
    [{ drift: { amount: -2, unit: "km" } }, "/drift/amount: -2 is below zero"],
    [{ drift: { amount: 2, unit: "?" } }, '/drift/unit: "?" is not a known unit'],
    [{ severity: { medium: -1, high: 5 } }, "/severity/medium: -1 is below zero"],
    [{ severity: { medium: 1, high: -5 } }, "/severity/high: -5 is below zero"],
    [{ severity: { medium: 50, high: 10 } }, "/severity/high: high (10) lies below medium (50)"],
    [
      { hedgeProfile: { about: { stated: "5", implied: "10" } } },
      "/hedgeProfile/about/implied: 10 % implied is wider than 5 % stated; it must lie within it",
    ],
    [
      { hedgeProfile: { orders: { gazillions: { low: "1", high: "2" } } } },
      `/hedgeProfile/orders: "gazillions" is not an order; expected one of ${Object.keys(DEFAULT_PROFILE.orders).join(", ")}`,
    ],
  ]
  for (const [input, refusal] of refusals) t.equal(readBack(input), refusal)
})

t.test("a tolerance is printed with all that holds", async (t) => {
  const rest = { windowDays: 30, rounding: "inferred", hedgeProfile: DEFAULT_PROFILE, flagged: ["conflict", "tension"] }
  t.strictSame(printTolerance(BUILT_IN_TOLERANCE), {
    ...rest,
    precise: "strict",
    relative: { percent: "5" },
    severity: { medium: "5", high: "25" },
  })
  const read = readSettings({ drift: { amount: 3, unit: "1" } })
  const settings = read.ok ? read.value : {}
  t.match(printTolerance(layRules([{ id: "a", version: 1, settings }])), { drift: { amount: "3", unit: "1" } })
  t.notOk("relative" in printTolerance(layRules([{ id: "a", version: 1, settings }])))
  t.notOk("rules" in printTolerance(BUILT_IN_TOLERANCE), "which rules gave it is told apart")
})
