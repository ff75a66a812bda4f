import fc from "fast-check"
import t from "tap"
import { decimalPlaces, exact, printExact, readExact } from "../../src/quantity/numbers/exact.ts"
import { propertyRuns } from "../support/property-runs.ts"

const numerators = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n })
/** Small ones, and those that no number of JavaScript holds exactly. */
const denominators = fc.oneof(
  fc.bigInt({ min: 1n, max: 1_000n }),
  fc.bigInt({ min: 1n, max: 10n ** 25n }),
  fc.tuple(fc.nat(60), fc.nat(60)).map(([twos, fives]) => 2n ** BigInt(twos) * 5n ** BigInt(fives)),
)

t.test("what is printed is read back, and has the fewest decimals that hold it", async (t) => {
  await fc.assert(
    fc.property(numerators, denominators, (n, d) => {
      const value = exact(n).div(exact(d))
      t.ok(readExact(printExact(value)).equals(value), `${n}/${d}`)
      const places = decimalPlaces(value)
      const isHeld = (decimals: number) => 10n ** BigInt(decimals) % value.d === 0n
      if (places === null) t.notOk(isHeld(90), `${n}/${d} has a decimal form`)
      else t.ok(isHeld(places) && (places === 0 || !isHeld(places - 1)), `${n}/${d} in ${places} places`)
    }),
    propertyRuns(2_000),
  )
})

t.test("signs, zeros and ends of what is counted as a number", async (t) => {
  const cases: [string, string, number | null][] = [
    ["0", "0", 0],
    ["-0.05", "-0.05", 2],
    ["1/3", "1/3", null],
    ["-7/8", "-0.875", 3],
    [`1/${2n ** 53n}`, "", 53],
    [`1/${2n ** 53n - 1n}`, `1/${2n ** 53n - 1n}`, null],
    [`1/${5n ** 23n}`, "", 23],
    [`1/${10n ** 60n}`, `0.${"1".padStart(60, "0")}`, 60],
    [`1/${2n ** 7n * 10n ** 30n}`, "", 37],
    [`1/${3n * 10n ** 30n}`, `1/${3n * 10n ** 30n}`, null],
  ]
  for (const [value, printed, places] of cases) {
    t.equal(decimalPlaces(exact(value)), places, value)
    if (printed !== "") t.equal(printExact(exact(value)), printed)
  }
})
