import { type Circumstances, onDay } from "../../docs/pictures/examples.ts"
import type { ComparedFigure } from "../../src/compare/pair/figure.ts"
import type { Tolerance } from "../../src/compare/rules/tolerance.ts"
import { exact } from "../../src/quantity/numbers/exact.ts"

type Reader = readonly [form: RegExp, read: (...found: string[]) => Circumstances]

const DATE = "(\\d{4}-\\d{2}-\\d{2})"
const NUMBER = "([\\d.,]+)"
const on = (side: string, change: Partial<ComparedFigure>): Circumstances =>
  side === "a" ? { a: change } : { b: change }
const number = (text: string) => exact(text.replaceAll(",", ""))
/** An allowance as a rule gives it that names what it is for: it holds for precise figures too. */
const bare: Partial<Tolerance> = { precise: "tolerant", relativePercent: null, absolute: null, driftPerDay: null }
const amount = (text: string, unit = "1") => ({ amount: number(text), unit })

/** The few phrases that the tables of docs/semantics.md use. */
const PHRASES: readonly Reader[] = [
  [/^(stock|flow|cumulative)$/, (measure) => ({ measure: measure as "stock" })],
  [/^a is a part of b$/, () => ({ relation: "a-part-of-b" })],
  [new RegExp(`^([ab]) on ${DATE}$`), (side = "", day = "") => on(side, { asOf: onDay(day) })],
  [new RegExp(`^([ab]) from ${DATE} on$`), (side = "", from = "") => on(side, { asOf: { from, to: null } })],
  [new RegExp(`^([ab]) from ${DATE} to ${DATE}$`), (side = "", from = "", to = "") => on(side, { asOf: { from, to } })],
  [
    /^([ab]) published later$/,
    (side = "") => on(side, { firstPublished: "2024-11-04T18:00:00Z", lastPublished: "2024-11-04T18:00:00Z" }),
  ],
  [
    new RegExp(`^([ab]) said again on ${DATE}$`),
    (side = "", day = "") => on(side, { lastPublished: `${day}T12:00:00Z` }),
  ],
  [/^one claimant$/, () => ({ a: { claimants: ["HUR"] }, b: { claimants: ["HUR"] } })],
  [/^a second claimant of ([ab])$/, (side = "") => on(side, { claimants: ["HUR", "NIS"] })],
  [
    new RegExp(`^${NUMBER} % allowed$`),
    (percent = "") => ({ tolerance: { ...bare, relativePercent: number(percent) } }),
  ],
  [new RegExp(`^${NUMBER} allowed$`), (most = "") => ({ tolerance: { ...bare, absolute: amount(most) } })],
  [
    new RegExp(`^${NUMBER} points allowed$`),
    (most = "") => ({ tolerance: { ...bare, absolute: amount(most, "%{point}") } }),
  ],
  [new RegExp(`^${NUMBER} a day allowed$`), (daily = "") => ({ tolerance: { ...bare, driftPerDay: amount(daily) } })],
  [/^window (\d+) days$/, (days) => ({ tolerance: { windowDays: Number(days) } })],
  [/^rounding none$/, () => ({ tolerance: { rounding: "none" } })],
  [/^precise (strict|tolerant)$/, (precise) => ({ tolerance: { precise: precise as "strict" } })],
  [/^disjoint$/, () => ({ disjoint: true })],
  [
    new RegExp(`^thresholds ${NUMBER} and ${NUMBER} %$`),
    (medium = "", high = "") => ({ tolerance: { severity: { medium: number(medium), high: number(high) } } }),
  ],
]

/** "cumulative; b on 2024-11-05": all of it, the later phrases over the earlier ones. */
export function readCircumstances(text: string): Circumstances {
  return text
    .split(";")
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== "")
    .map(readPhrase)
    .reduce(merge, {})
}

function readPhrase(phrase: string): Circumstances {
  for (const [form, read] of PHRASES) {
    const found = form.exec(phrase)
    if (found !== null) return read(...found.slice(1))
  }
  throw new Error(`"${phrase}" is no circumstance that the examples know`)
}

function merge(one: Circumstances, two: Circumstances): Circumstances {
  return {
    ...one,
    ...two,
    tolerance: { ...one.tolerance, ...two.tolerance },
    a: { ...one.a, ...two.a },
    b: { ...one.b, ...two.b },
  }
}
