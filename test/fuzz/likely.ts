import fc from "fast-check"
import { placeholder } from "./pool.ts"

/**
 * Bodies that are mostly accepted. What is drawn from the schemas alone is refused for one thing or another nearly
 * always, and an operation that only ever refuses shows little of itself.
 */

const named = (count: number, what: string) => fc.nat(count - 1).map((place) => ({ name: `${what} ${place}` }))
const id = (kind: string) => fc.nat(40).map((place) => placeholder(kind, place))
const figure = fc.oneof(
  fc
    .tuple(fc.constantFrom("", "about ", "over ", "nearly ", "up to ", "at least "), fc.integer({ min: 90, max: 130 }))
    .map(([hedge, value]) => `${hedge}${value}00`),
  fc.record({ min: fc.integer({ min: 9_000, max: 10_000 }), max: fc.integer({ min: 10_000, max: 12_000 }) }),
)
const instant = fc.constantFrom("2024-11-04T09:30:00Z", "2024-11-05T12:00:00Z", "2024-11-06T00:00:00.5+02:00")
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const reason = fc.constantFrom("misread", "withdrawn by the wire", "a person looked")

export const claim = fc.record({
  subject: fc.oneof(
    named(8, "Thing"),
    named(3, "Part").map((one) => ({ ...one, partOf: { name: "Thing 0" } })),
  ),
  figure,
  source: named(4, "Source"),
  claimant: optional(named(4, "Claimant")),
  publishedAt: instant,
  asOf: optional(fc.constantFrom("2024-11-04", "2024-11", "2024-10-20", "2024-09-01")),
  externalId: optional(fc.nat(300).map((place) => `likely ${place}`)),
})

const settings = fc.oneof(
  fc.record({ relative: fc.record({ percent: fc.integer({ min: 0, max: 40 }) }) }),
  fc.record({ absolute: fc.record({ amount: fc.nat(5_000), unit: fc.constant("1") }) }),
  fc.record({
    windowDays: fc.nat(60),
    flagged: fc.constantFrom(["conflict"], ["tension"], [], ["conflict", "tension"]),
  }),
  fc.record({
    severity: fc.constant({ medium: 10, high: 30 }),
    rounding: fc.constantFrom("inferred", "none"),
    precise: fc.constantFrom("strict", "tolerant"),
  }),
  fc.record({ hedgeProfile: fc.constant({ about: { stated: "20", implied: "10" } }) }),
)
const rule = fc.record({
  name: optional(fc.constantFrom("Strict", "Loose")),
  scope: optional(
    fc.oneof(
      fc.record({ subject: id("subjects") }),
      fc.record({ tag: fc.constantFrom("troops", "war") }),
      fc.constant({ measure: "stock" }),
      fc.constant({ dimension: "count" }),
    ),
  ),
  settings,
  priority: optional(fc.integer({ min: -3, max: 3 })),
})
const until = fc.constantFrom("2024-11-08", "2024-12-31T00:00:00Z")
const side = fc.oneof(
  fc.record({ figure }),
  fc.record({
    text: fc.constantFrom("Over 7,000 troops came, HUR said.", "About 10,000 troops came.", "Nobody came."),
  }),
)

/** By operation, without the members that are undefined. */
export const LIKELY: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  "POST /v1/claims": claim,
  "POST /v1/claims/{id}/correct": fc.record({ reason, figure }),
  "POST /v1/claims/{id}/retract": fc.record({ reason }),
  "POST /v1/subjects": fc.record({ name: fc.string({ minLength: 1, maxLength: 20 }) }),
  "PATCH /v1/subjects/{id}": fc.oneof(
    fc.record({ tags: fc.constantFrom(["troops"], ["war"], []) }),
    fc.record({ exhaustive: fc.boolean() }),
    fc.record({ partOf: fc.array(id("subjects"), { maxLength: 1 }) }),
  ),
  "POST /v1/subjects/{id}/merge": fc.record({ into: id("subjects") }),
  "POST /v1/sources/{id}/merge": fc.record({ into: id("sources") }),
  "POST /v1/rules": rule,
  "PUT /v1/rules/{id}": rule,
  "POST /v1/rules/preview": fc.oneof(rule, fc.record({ retires: id("rules") })),
  "POST /v1/exceptions": fc.oneof(
    fc.record({ conflict: id("conflicts"), reason, until }),
    fc.record({ subject: id("subjects"), reason, until }),
  ),
  "POST /v1/exceptions/{id}/end": fc.record({ reason }),
  "PATCH /v1/conflicts/{id}": fc.record({ status: fc.constantFrom("open", "explained", "dismissed", "resolved") }),
  "POST /v1/conflicts/{id}/comments": fc.record({ text: fc.string({ minLength: 1, maxLength: 40 }) }),
  "POST /v1/disputes/{id}/settle": fc.record({
    status: fc.constantFrom("open", "explained", "dismissed", "resolved"),
    note: reason,
    openConflicts: fc.nat(3),
    figure: optional(id("figures")),
    severityAtMost: optional(fc.constantFrom("low", "high")),
  }),
  "POST /v1/compare": fc.record({ a: side, b: side }),
}
