import { createRequire } from "node:module"
import t from "tap"
import { DIMENSIONS } from "../../src/quantity/units/unit-table.ts"
import { findUnit, listUnitCodes } from "../../src/quantity/units/units.ts"

/**
 * Our table against the library of the National Library of Medicine, which reckons in doubles. What it cannot know:
 * that a count, a percentage and a difference of percentages are three things, and money.
 */
type Library = {
  validateUnitString(code: string): { status: string }
  convertUnitTo(from: string, amount: number, to: string): { toVal: number | null; msg?: string[] }
}
// It has no types, and its entry for import is CommonJS too.
const library: Library = createRequire(import.meta.url)("@lhncbc/ucum-lhc").UcumLhcUtils.getInstance()

/** To UCUM an annotation in braces means nothing: a basis point is a per cent there. */
const OURS_ALONE = new Set(["%{basis-point}"])
const RELATIVE_ERROR = 1e-9
/** UCUM rounds the conventional millimetre of mercury (NIST SP 811: 133.322387415 Pa) to six digits. */
const ROUNDED_THERE = new Set(["mm[Hg]"])
const ROUNDING = 1e-5

t.test("every code of the table is a UCUM code", async (t) => {
  for (const code of listCodes()) t.equal(library.validateUnitString(code).status, "valid", code)
})

t.test("every factor and offset is the library's, as far as doubles go", async (t) => {
  let compared = 0
  for (const { units } of Object.values(DIMENSIONS)) {
    const [base = ""] = Object.keys(units)
    for (const code of Object.keys(units).filter((one) => one !== base && !OURS_ALONE.has(one))) {
      for (const amount of [1, 100]) {
        const { toVal, msg } = library.convertUnitTo(code, amount, base)
        const unit = findUnit(code)
        const ours = unit?.factor.mul(unit.offset.add(amount)).valueOf() ?? Number.NaN
        const theirs = toVal ?? Number.NaN
        const error = Math.abs(ours - theirs) / Math.max(Math.abs(theirs), Number.MIN_VALUE)
        t.ok(
          error < (ROUNDED_THERE.has(code) ? ROUNDING : RELATIVE_ERROR),
          `${amount} ${code} = ${ours} ${base}; the library says ${theirs} ${msg?.join(" ") ?? ""}`,
        )
        compared += 1
      }
    }
  }
  t.ok(compared > 100, `${compared} conversions were compared`)
})

function listCodes(): string[] {
  return Object.values(DIMENSIONS).flatMap(({ units }) => Object.keys(units))
}

t.test("a dimension lists exactly the codes that are units of it", async (t) => {
  const cases = {
    count: "1",
    money: "EUR",
    length: "km",
    percent: "%",
    speed: "km/h",
    "mass/time": "t/d",
    "money/volume": "USD/[bbl_us]",
  }
  for (const [dimension, code] of Object.entries(cases)) {
    const codes = listUnitCodes(dimension)
    t.ok(codes.includes(code), `${code} is a ${dimension}`)
    t.same(
      codes.filter((one) => findUnit(one)?.code !== one || findUnit(one)?.dimension !== dimension),
      [],
    )
    t.equal(new Set(codes).size, codes.length, "each once")
  }
  for (const nothing of ["beauty", "length/beauty", "/", ""]) t.same(listUnitCodes(nothing), [], nothing)
})
