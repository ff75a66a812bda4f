import fc from "fast-check"
import { type Document, resolve, type Schema } from "./document.ts"
import { oddText } from "./junk.ts"
import { placeholder } from "./pool.ts"

/**
 * Values that a schema allows. A schema says "a string"; most strings would be refused on their first look, so members
 * whose names say more get values that often lead further in.
 */

const decimal = fc.oneof(
  fc.constantFrom<string | number>(0, 5, 7000, "0.55", "-3", "12345678901234567890", "1e3", 1e21, "0.0000001", 99.9),
  fc.integer({ min: -10, max: 20_000 }),
  fc.integer({ min: 0, max: 200 }).map(String),
)

const instant = fc.oneof(
  fc.constantFrom(
    "2024-11-04T09:30:00Z",
    "2024-11-03T23:30:00.123456+03:00",
    "2024-10-30T00:00:00Z",
    "2024-11-07T08:00:00Z",
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z",
    "2024-11-04",
    "2025-02-01T00:00:00.5-11:30",
  ),
  fc
    .date({ min: new Date("2020-01-01"), max: new Date("2024-11-07"), noInvalidDate: true })
    .map((at) => at.toISOString()),
)

const day = fc.constantFrom("2024", "2024-10", "2024-11-04", "2024-02-29", "2023-02-29", "0001", "9999-12-31", "2024-1")

const wording = fc.oneof(
  fc.constantFrom(
    "over 7,000",
    "nearly 12,000 troops",
    "10,000-12,000",
    "dozens",
    "several",
    "about 15 km2",
    "$8.3 million",
    "€5bn",
    "7 %",
    "-40 °C",
    "between 5 and 10 km",
    "no more than 3",
    "zero",
    "half a million",
    "1e400",
    "0",
    "-1",
    "up to 0",
    "hundreds of thousands of people",
    "a third",
  ),
  fc
    .tuple(fc.constantFrom("", "about ", "over ", "nearly ", "up to ", "exactly "), fc.nat(20_000))
    .map(([a, b]) => a + b),
)

const units = fc.constantFrom("1", "%", "km2", "km", "USD", "EUR", "h", "Cel", "t", "bananas", "m/s", "10*6", "[ft_i]")
const names = fc.oneof(
  { weight: 4, arbitrary: fc.nat(12).map((place) => `Thing ${place}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom("İstanbul", "ｗｉｄｅ", "a\u0301", "x".repeat(300), "\u{1f600}", "'quoted\" %s"),
  },
)
const sentences = fc.constantFrom(
  "HUR said on Saturday that over 7,000 North Korean troops had reached the border.",
  "The fire burned 200 square km (80 square miles) and three of the five villages.",
  "Prices rose by 5 % to $3.20 in October; between 10 and 12 people were hurt.",
  "Rund 1.000 Menschen kamen, etwa 12,5 Prozent mehr als 2023.",
  "Nearly 12,000 troops, Blinken said. About 10,000, said others.",
  "10-12-14 1,2,3 No. 4 F-16 3-1 (555) 010-9999 v2.0 10:30 4.8/10",
)

const BY_NAME: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  figure: wording,
  value: decimal,
  min: decimal,
  max: decimal,
  percent: decimal,
  amount: decimal,
  medium: decimal,
  high: decimal,
  publishedAt: instant,
  publishedFrom: instant,
  publishedTo: instant,
  since: instant,
  at: instant,
  until: fc.oneof(instant, fc.constantFrom("2024-12-31", "2024-11-08", "2024-11-07T08:00:01Z", "9999-12-31")),
  asOf: day,
  from: day,
  to: day,
  name: names,
  aliases: names,
  q: fc.oneof(names, fc.constantFrom("Thing", "%", "_", "\\")),
  unit: units,
  dimension: fc.constantFrom("count", "money", "length", "area", "percent", "bananas"),
  tag: fc.constantFrom("troops", "war", "a tag"),
  tags: fc.constantFrom("troops", "war", "a tag"),
  text: sentences,
  quote: sentences,
  url: fc.constantFrom("https://example.org/a", "HTTP://x", "http://[::1]/", "https://exa mple", "https://é.example/"),
  externalId: fc.nat(20).map((place) => `e-${place}`),
  cursor: fc.nat(50).map((place) => placeholder("cursors", place)),
  about: decimal,
  stated: decimal.map(String),
  implied: decimal.map(String),
  powerOfTenStep: decimal.map(String),
  low: decimal.map(String),
}

/** Members that hold the id of something; all others hold one of what the path is about. */
const ID_OF: Readonly<Record<string, string>> = {
  subject: "subjects",
  partOf: "subjects",
  source: "sources",
  claimant: "sources",
  via: "sources",
  conflict: "conflicts",
  figure: "figures",
  rule: "rules",
  replaces: "rules",
  retires: "rules",
}

export type Place = { readonly document: Document; readonly name: string; readonly resource: string }

export function arbitraryOf(given: Schema, place: Place): fc.Arbitrary<unknown> {
  const schema = resolve(place.document, given)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((one) => arbitraryOf(one, place)))
  const types = typeof schema.type === "string" ? [schema.type] : (schema.type ?? ["null"])
  return fc.oneof(...types.map((type) => arbitraryOfType(type, schema, place)))
}

function arbitraryOfType(type: string, schema: Schema, place: Place): fc.Arbitrary<unknown> {
  switch (type) {
    case "object":
      return objectOf(schema, place)
    case "array":
      return fc.array(arbitraryOf(schema.items ?? {}, place), { maxLength: Math.min(schema.maxItems ?? 3, 3) })
    case "string":
      return textOf(schema, place)
    case "integer":
    case "number":
      return numberOf(schema)
    case "boolean":
      return fc.boolean()
    default:
      return fc.constant(null)
  }
}

/** What is optional is there one time in three: a request with everything is refused for something nearly always. */
function objectOf({ properties = {}, required = [], additionalProperties }: Schema, place: Place) {
  const members = Object.entries(properties).map(([name, schema]) => {
    const value = arbitraryOf(schema, { ...place, name }).map((inner): [string, unknown][] => [[name, inner]])
    const nothing = fc.constant<[string, unknown][]>([])
    return required.includes(name)
      ? value
      : fc.oneof({ weight: 2, arbitrary: nothing }, { weight: 1, arbitrary: value })
  })
  const free =
    typeof additionalProperties === "object"
      ? fc.array(
          fc.tuple(fc.oneof(names, fc.constantFrom("dozens", "__proto__")), arbitraryOf(additionalProperties, place)),
          {
            maxLength: 2,
          },
        )
      : fc.constant([])
  return fc.tuple(fc.tuple(...members), free).map(([own, more]) => Object.fromEntries([...own.flat(), ...more]))
}

function textOf(schema: Schema, place: Place): fc.Arbitrary<string> {
  if (schema.format === "uuid") return idOf(place)
  const { minLength = 0, maxLength = 1_000 } = schema
  const fits = oddText.filter((text) => text.length >= minLength && text.length <= maxLength)
  const known = BY_NAME[place.name] ?? names
  return fc.oneof({ weight: 7, arbitrary: known.map(String) }, { weight: 1, arbitrary: fits })
}

/** The few oldest come up again and again, so that things happen to one thing one after the other. */
function idOf({ name, resource }: Place): fc.Arbitrary<string> {
  const kind = ID_OF[name] ?? resource
  const of = (which: string) => fc.oneof(fc.nat(5), fc.nat(300)).map((place) => placeholder(which, place))
  return fc.oneof(
    { weight: 12, arbitrary: of(kind) },
    { weight: 1, arbitrary: fc.constantFrom("claims", "subjects", "conflicts", "rules").chain(of) },
    { weight: 1, arbitrary: fc.uuid() },
  )
}

function numberOf({ type, minimum = 0, maximum = 100_000 }: Schema): fc.Arbitrary<unknown> {
  const ends = fc.constantFrom(minimum, maximum, minimum + 1)
  const parts = type === "integer" ? ends : fc.constantFrom(0.5, 1e21, -3, 99.9)
  return fc.oneof(ends, fc.integer({ min: minimum, max: maximum }), parts)
}
