import { DEFAULT_LANGUAGE, type LanguageCode } from "./languages/languages.ts"
import { LOCALES } from "./languages/locales.ts"
import { decimalPlaces, type Exact, ONE } from "./numbers/exact.ts"
import type { Numeral } from "./numbers/numeral.ts"
import { printWording } from "./print-wording.ts"
import { isPointHedge, type Quantity } from "./quantity.ts"
import { findUnit, type Unit } from "./units/units.ts"

type Printed = Parameters<typeof printWording>[0]

/** What stands where no number can be written: of a word that names none, or in a unit that is not known here. */
const NOTHING = "—"

/** A wording that is made of the numbers, the hedge and the unit alone, whatever the words were that said them. */
export function printNumbers(quantity: Quantity, language: LanguageCode = DEFAULT_LANGUAGE): string {
  const style = LOCALES[language].wording
  const unit = findUnit(quantity.unit)
  const meaning = meaningOf(quantity)
  if (unit === null || meaning === null) return NOTHING
  const before = quantity.range === undefined ? "" : style.hedges[quantity.range.hedge]
  return `${before}${printWording(meaning, unit satisfies Unit, style)}`
}

function meaningOf({ hedge, value, precision, whole, stated, implied, range }: Quantity): Printed | null {
  const numeral = (number: Exact) => numeralOf(number, precision, whole)
  if (isPointHedge(hedge) && value !== null) return { hedge, numeral: numeral(value) }
  if (range !== undefined) return { hedge: "between", low: numeral(range.low), high: numeral(range.high) }
  const { min, max } = hedge === "between" ? stated : implied
  if (min !== null && max !== null) return { hedge: "between", low: numeral(min), high: numeral(max) }
  if (min !== null) return { hedge: "at-least", numeral: numeral(min) }
  return max === null ? null : { hedge: "at-most", numeral: numeral(max) }
}

/** With as many decimals as it was rounded to, since 7.0 is not 7. */
function numeralOf(mantissa: Exact, precision: Exact | null, whole: boolean): Numeral {
  const places = whole || precision === null ? null : decimalPlaces(precision)
  return { mantissa, places: places ?? decimalPlaces(mantissa) ?? 0, scale: ONE }
}
