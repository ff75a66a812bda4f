import fc from "fast-check"
import t from "tap"
import { REQUEST_LIMITS, scanJson } from "../../src/api/server/body/scan-json.ts"
import { propertyRuns } from "../support/property-runs.ts"

const SMALL = { depth: 4, items: 5, values: 20, name: 6 }

type Value = { readonly value: unknown; readonly depth: number }

function* walk(value: unknown, depth = 0): Generator<Value> {
  yield { value, depth }
  if (typeof value === "object" && value !== null)
    for (const inner of Object.values(value)) yield* walk(inner, depth + 1)
}

/** What is wrong with a value, counted the plain way. */
function listExcess(value: unknown): string[] {
  const all = [...walk(value)]
  const containers = all.filter((one): one is { value: object; depth: number } => {
    return typeof one.value === "object" && one.value !== null
  })
  return [
    ...(all.length > SMALL.values ? ["values"] : []),
    ...(containers.some(({ depth }) => depth >= SMALL.depth) ? ["deeper"] : []),
    ...(containers.some((one) => Object.keys(one.value).length > SMALL.items) ? ["items|members"] : []),
    ...(containers.some((one) => !Array.isArray(one.value) && Object.keys(one.value).some(isLong)) ? ["name"] : []),
  ]
}

function isLong(name: string): boolean {
  return JSON.stringify(name).length - 2 > SMALL.name
}

function valueAt(value: unknown, pointer: string): unknown {
  const members = pointer.split("/").slice(1)
  return members
    .map((member) => member.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce((inner, member) => (inner as Record<string, unknown>)[member], value)
}

const names = fc.oneof(fc.constantFrom("a", "b/c", "~", '"', "\\", "é", "longer name"), fc.string({ maxLength: 7 }))
const { value: anything } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "medium", withCrossShrink: true },
    fc.oneof(fc.string(), fc.constantFrom('"', "\\", "[{,:", '\\"'), fc.integer(), fc.double(), fc.boolean()),
    fc.array(tie("value"), { maxLength: 7 }),
    fc.dictionary(names, tie("value"), { maxKeys: 7 }),
  ),
}))

t.test("the scan finds an excess exactly where there is one, and names a place that is there", async (t) => {
  let refused = 0
  fc.assert(
    fc.property(anything, fc.constantFrom(undefined, 1, "\t"), (given, indent) => {
      const value = JSON.parse(JSON.stringify(given))
      const { excess, lost } = scanJson(JSON.stringify(value, null, indent), SMALL)
      const expected = listExcess(value)
      t.same(lost, [])
      if (excess === null) return t.same(expected, [], JSON.stringify(value))
      refused += 1
      t.match(excess.detail, new RegExp(expected.join("|") || "nothing"), JSON.stringify(value))
      return t.not(valueAt(value, excess.pointer), undefined, excess.pointer)
    }),
    propertyRuns(2_000),
  )
  t.ok(refused > 200, `${refused} were refused`)
})

t.test("the limits, and one more than each", async (t) => {
  const { depth, items, values, name } = REQUEST_LIMITS
  const cases: [fits: string, exceeds: string, pointer: string, says: RegExp][] = [
    [nest(depth), nest(depth + 1), "/0".repeat(depth), /^is nested deeper than 32 levels$/],
    [list(items), list(items + 1), "", /^has more than 1000 items$/],
    [members(items), members(items + 1), "", /^has more than 1000 members$/],
    [lists(values - 7, 6), lists(values - 6, 6), "", /^has more than 5000 values in all$/],
    [named(name), named(name + 1), "", /^has a member whose name is longer than 1000 characters$/],
    [`{"a/b": [7, ${list(items)}]}`, `{"a/b": [7, ${list(items + 1)}]}`, "/a~1b/1", /items/],
    [`[{"a": {"b": ${members(items)}}}]`, `[{"a": {"b": ${members(items + 1)}}}]`, "/0/a/b", /members/],
  ]
  for (const [fits, exceeds, pointer, says] of cases) {
    t.equal(scanJson(fits, REQUEST_LIMITS).excess, null, String(says))
    t.match(scanJson(exceeds, REQUEST_LIMITS).excess, { pointer, detail: says })
  }
})

function nest(depth: number): string {
  return "[".repeat(depth) + "]".repeat(depth)
}

function list(items: number): string {
  return `[${Array(items).fill("0").join()}]`
}

/** `count` values in `by` lists of a list. */
function lists(count: number, by: number): string {
  const each = Math.floor(count / by)
  const sizes = Array.from({ length: by }, (_, place) => (place === 0 ? count - each * (by - 1) : each))
  return `[${sizes.map(list).join()}]`
}

function members(count: number): string {
  return `{${Array.from({ length: count }, (_, place) => `"m${place}": null`).join()}}`
}

function named(length: number): string {
  return `{"${"n".repeat(length)}": "${"v".repeat(2 * length)}"}`
}

t.test("numbers that no double holds are found where they stand, and no others", async (t) => {
  const tell = (text: string) =>
    scanJson(text, REQUEST_LIMITS).lost.map(({ pointer, source }) => `${pointer} ${source}`)
  t.same(tell('{"a": [1, 1e999, {"b/c": -1e-400}], "d": 1E+309}'), ["/a/1 1e999", "/a/2/b~1c -1e-400", "/d 1E+309"])
  t.same(tell("1e999"), [" 1e999"])
  t.same(tell(`[${"9".repeat(400)}, 0.${"0".repeat(400)}1]`).length, 2)
  t.same(tell('["1e999", 1e308, 0e-400, 0.0e999, 5e-324, {"1e999": 1}]'), [])
  t.same(tell('{"a": 1e999, "a": 1}'), ["/a 1e999"], "also one that a later member of the same name hides")
})
