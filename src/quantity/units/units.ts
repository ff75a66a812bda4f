import { DEFAULT_LANGUAGE } from "../languages/languages.ts"
import { type Exact, exact, ONE, ZERO } from "../numbers/exact.ts"
import { CURRENCIES } from "./currencies.ts"
import { findCodeByName } from "./unit-names.ts"
import { DIMENSIONS, QUOTIENT_DIMENSIONS, type UnitRow } from "./unit-table.ts"

export type Unit = {
  /** UCUM, ISO 4217 for money, "1" for counts, "%{point}" for percentage points. */
  readonly code: string
  readonly dimension: string
  /** The unit that `factor` leads to. Two units convert when it is one and the same: each currency is its own. */
  readonly base: string
  readonly factor: Exact
  /** Added before the factor is applied; other than 0 only for °C and °F. */
  readonly offset: Exact
  readonly canBeNegative: boolean
  readonly isCount: boolean
}

const UNITS_BY_CODE = indexUnits()

function indexUnits(): ReadonlyMap<string, Unit> {
  const units = new Map<string, Unit>()
  for (const [dimension, { canBeNegative, units: rows }] of Object.entries(DIMENSIONS)) {
    const base = Object.keys(rows)[0] ?? ""
    const shared = { dimension, base, canBeNegative, isCount: dimension === "count" }
    for (const [code, row] of Object.entries(rows)) units.set(code, Object.freeze({ code, ...shared, ...readRow(row) }))
  }
  for (const code of CURRENCIES) units.set(code, makeCurrency(code))
  return units
}

function readRow(row: UnitRow): Pick<Unit, "factor" | "offset"> {
  if (typeof row === "string") return { factor: exact(row), offset: ZERO }
  return { factor: exact(row.factor), offset: exact(row.offset) }
}

function makeCurrency(code: string): Unit {
  const traits = { canBeNegative: false, isCount: false }
  return Object.freeze({ code, dimension: "money", base: code, factor: ONE, offset: ZERO, ...traits })
}

/**
 * "km2", "USD", "t/d", or a name in the language: "square miles". Codes are told apart by case ("Mt", "mt"), names are
 * not. A name that means several units ("tons") gives null, since its meaning depends on the words around it.
 */
export function findUnit(codeOrName: string, language = DEFAULT_LANGUAGE): Unit | null {
  const text = codeOrName.trim()
  const code = UNITS_BY_CODE.has(text) ? text : (findCodeByName(text, language) ?? text)
  return UNITS_BY_CODE.get(code) ?? findCurrency(code) ?? findQuotient(code)
}

function findCurrency(text: string): Unit | null {
  const unit = UNITS_BY_CODE.get(text.toUpperCase())
  return unit?.dimension === "money" ? unit : null
}

/** One unit per another: "t/d", "1/[mi_i]2", "USD/[bbl_us]". A rate may be fractional, so it is no count. */
function findQuotient(code: string): Unit | null {
  const slash = code.indexOf("/")
  if (slash < 1) return null
  const over = UNITS_BY_CODE.get(code.slice(0, slash))
  const under = UNITS_BY_CODE.get(code.slice(slash + 1))
  if (!over || !under || hasOffset(over) || hasOffset(under)) return null
  const dimension = `${over.dimension}/${under.dimension}`
  return Object.freeze({
    ...over,
    code,
    dimension: QUOTIENT_DIMENSIONS[dimension] ?? dimension,
    base: `${over.base}/${under.base}`,
    factor: over.factor.div(under.factor),
    isCount: false,
  })
}

const ADDITIVE_DIMENSIONS: ReadonlySet<string> = new Set([
  "money",
  ...Object.keys(DIMENSIONS).filter((name) => DIMENSIONS[name]?.isAdditive),
])

/** Whether amounts of a dimension add up. Never so of one per another, such as "mass/time", nor of a point in a text. */
export function isAdditiveDimension(name: string): boolean {
  return ADDITIVE_DIMENSIONS.has(name)
}

/** "length", "money", "speed", or one per another: "mass/time". */
export function isDimension(name: string): boolean {
  const isPlain = (part: string) => part === "money" || Object.hasOwn(DIMENSIONS, part)
  const parts = name.split("/")
  return Object.values(QUOTIENT_DIMENSIONS).includes(name) || (parts.length <= 2 && parts.every(isPlain))
}

/** The codes of every unit of a dimension, quotients such as "t/d" too; none where there is no such dimension. */
export function listUnitCodes(dimension: string): readonly string[] {
  const quotients = Object.keys(QUOTIENT_DIMENSIONS).filter((name) => QUOTIENT_DIMENSIONS[name] === dimension)
  return [...new Set([...listPlainCodes(dimension), ...[dimension, ...quotients].flatMap(listQuotientCodes)])]
}

function listPlainCodes(dimension: string): string[] {
  return [...UNITS_BY_CODE.values()].filter((unit) => unit.dimension === dimension).map(({ code }) => code)
}

function listQuotientCodes(dimension: string): string[] {
  const [over = [], under = []] = dimension.split("/").map(listPlainCodes)
  return over.flatMap((one) => under.map((other) => `${one}/${other}`)).filter((code) => findUnit(code)?.code === code)
}

export function hasOffset(unit: Unit): boolean {
  return !unit.offset.equals(ZERO)
}

/** Null across dimensions and across currencies. `isDifference`: 5 °C more is 9 °F more, not 41. */
export function convert(value: Exact, from: Unit, to: Unit, isDifference = false): Exact | null {
  if (from.base !== to.base) return null
  if (isDifference) return value.mul(from.factor).div(to.factor)
  return value.add(from.offset).mul(from.factor).div(to.factor).sub(to.offset)
}
