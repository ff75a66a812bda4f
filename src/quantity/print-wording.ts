import type { Meaning } from "./make-quantity.ts"
import { decimalPlaces, type Exact, exact, ONE, printExact, ZERO } from "./numbers/exact.ts"
import { type Numeral, numberOf } from "./numbers/numeral.ts"
import type { PointHedge } from "./quantity.ts"
import type { UnitNames } from "./scan/unit-phrases.ts"
import type { Unit } from "./units/units.ts"

/** How a language writes a figure. Words come with the spaces that part them from the numeral. */
export type WordingStyle = {
  readonly hedges: Readonly<Record<PointHedge, string>>
  readonly grouping: string
  readonly decimalPoint: string
  /** Between the ends of a range, and between ends of which the first is negative. */
  readonly to: string
  readonly toFromNegative: string
  readonly between: readonly [before: string, amid: string]
  readonly per: string
  readonly unitNames: UnitNames
}

const THOUSAND = exact(1000)

/** The canonical wording of a structured figure: "over 7,000", "10,000-12,000 km". `readFigure` reads it back. */
export function printWording(
  meaning: Exclude<Meaning, { hedge: "order" | "vague" }>,
  unit: Unit,
  style: WordingStyle,
): string {
  if (meaning.hedge === "between") return printRange(meaning.low, meaning.high, unit, style)
  const { hedge, numeral } = meaning
  return `${style.hedges[hedge]}${printNumeral(numeral, style)}${printUnit(unit.code, numberOf(numeral), style)}`
}

/** "5-5" would be a score, a dash before a minus hard to read, and "5-6,000" thousands on both sides. */
function printRange(low: Numeral, high: Numeral, unit: Unit, style: WordingStyle): string {
  const isUneven = numberOf(low).abs().lt(THOUSAND) && numberOf(high).gte(THOUSAND)
  const from = printNumeral(low, style)
  const to = printNumeral(high, isUneven ? { ...style, grouping: "" } : style)
  const name = printUnit(unit.code, numberOf(high), style)
  const [before, amid] = style.between
  if (numberOf(low).equals(numberOf(high))) return `${before}${from}${amid}${to}${name}`
  return `${from}${numberOf(low).lt(ZERO) ? style.toFromNegative : style.to}${to}${name}`
}

/** With the decimals it was given, since 7.0 is not 7. */
function printNumeral(numeral: Numeral, { grouping, decimalPoint }: WordingStyle): string {
  const value = numberOf(numeral)
  const [whole = "", given = ""] = printExact(value.abs()).split(".")
  const decimals = given.padEnd(numeral.places ?? decimalPlaces(value) ?? 0, "0")
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, grouping)
  return `${value.lt(ZERO) ? "-" : ""}${grouped}${decimals === "" ? "" : `${decimalPoint}${decimals}`}`
}

function printUnit(code: string, value: Exact, style: WordingStyle): string {
  if (code === "1") return ""
  const isOne = value.abs().equals(ONE)
  const slash = findNames(code, style) ? -1 : code.indexOf("/")
  if (slash < 0) return ` ${nameOf(code, isOne, style)}`
  const over = code.slice(0, slash)
  const name = over === "1" ? "" : ` ${nameOf(over, isOne, style)}`
  return `${name}${style.per}${nameOf(code.slice(slash + 1), true, style)}`
}

function findNames(code: string, { unitNames }: WordingStyle): readonly string[] | undefined {
  return unitNames.find(([named]) => named === code)?.[1]
}

/** Words come as plural, singular; a symbol has no singular; a currency goes by its code. */
function nameOf(code: string, isSingular: boolean, style: WordingStyle): string {
  const [first = code, second = first] = findNames(code, style) ?? []
  return isSingular && /^\p{L}[\p{L} -]{3,}$/u.test(first) ? second : first
}
