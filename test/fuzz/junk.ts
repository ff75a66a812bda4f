import fc from "fast-check"

/** What nobody should send. */

export const ODD_TEXTS = [
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\udfff\ud800",
  "\u{1f600}",
  "e\u0301\u0301\u0301",
  "\u202e123\u202c",
  "\u200b",
  "\ufeff",
  "\ufdfa",
  "\u0130",
  "ß".repeat(300),
  "x".repeat(301),
  "x".repeat(10_001),
  "9".repeat(500),
  "-0",
  "1e999",
  "1e-400",
  "0.1e5000",
  "NaN",
  "Infinity",
  "١٢٣",
  "１２，０００",
  "12,34",
  "1.000.000,00",
  "null",
  "__proto__",
  "constructor",
  "'; drop table claims; --",
  "%",
  "%00",
  "\\",
  "\\u0000",
  "{}",
  "../../etc/passwd",
  "0000-00-00",
  "9999-12-31T23:59:59.999999999Z",
  "10000-01-01T00:00:00Z",
  "-0001-01-01T00:00:00Z",
  "2024-11-04T09:30:00+99:99",
  "0000-01-01T00:00:00Z",
  "0001-01-01T00:00:00+14:00",
  "2024-02-30",
  "9999",
  "0000",
]

const ODD_NUMBERS = [0, -0, 1, -1, 0.1, 1e21, 1e308, -1e308, 5e-324, 2 ** 31, 2 ** 53, 2 ** 63, 1e-7, 0.1 + 0.2]

function nest(depth: number, open: string, close: string): unknown {
  return JSON.parse(`${open.repeat(depth)}1${close.repeat(depth)}`)
}

export const oddText = fc.oneof(
  fc.constantFrom(...ODD_TEXTS),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 40 }),
)

/** Any JSON, the worse the likelier. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  oddText,
  fc.constantFrom<unknown>(...ODD_NUMBERS, null, true, false, [], {}, [null], { id: 1 }, { name: {} }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(nest(50, "[", "]"), nest(500, '{"a":', "}")),
  fc.constantFrom(0, 1, 2).map((place) => `@@${["claims", "conflicts", "rules"][place]}:${place}@@`),
)

/** Bodies that are no JSON objects. */
export const rawBody = fc.constantFrom(
  "",
  "{",
  "null",
  "7",
  '"text"',
  "[]",
  "[".repeat(5_000),
  `${"[".repeat(5_000)}${"]".repeat(5_000)}`,
  '{"a": 1, "a": 2}',
  '{"__proto__": {"a": 1}}',
  '{"constructor": {"prototype": {}}}',
  '{"subject": 1e999}',
  "\ufeff{}",
  "{} {}",
  "{'a': 1}",
  "a=b&c=d",
  '"\\ud800"',
  `{"quote": "${"x".repeat(1_100_000)}"}`,
)

/** Node refuses to send some characters in a header at all: these it sends. */
export const oddHeader = fc.constantFrom(
  "",
  " ",
  "*",
  '"0"',
  'W/"1"',
  '"1", "2"',
  "1",
  '"',
  '"99999999999999999999"',
  "é",
  "%00",
  "%zz",
  "%F0%9F%98%80",
  "%ed%a0%80",
  "x".repeat(256),
  "x".repeat(601),
  "a\tb",
  ",",
)

export const oddType = fc.constantFrom(
  "text/plain",
  "application/xml",
  "application/json; charset=utf-16",
  "application/json;",
  "application/jsonp",
  "APPLICATION/JSON",
  "application/x-www-form-urlencoded",
  "multipart/form-data",
  "",
  "nonsense",
  "application/merge-patch+json",
)
