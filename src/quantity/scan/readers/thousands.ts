import { exact, ONE } from "../../numbers/exact.ts"
import type { Numeral } from "../../numbers/numeral.ts"
import { findUnit } from "../../units/units.ts"

const THOUSAND = exact(1000)
const TEN = exact(10)

/**
 * Why digits with three decimals may as well be thousands, as other languages group them: the point of "16.181 users" in
 * English, the comma of "16,181 Nutzer" in German. A sentence part, or null. `unit`: the code that was given. `isCount`:
 * something is counted, so that decimals make no sense.
 */
export function explainThousands(numeral: Numeral, unit: string | null, isCount: boolean): string | null {
  const { mantissa, places, scale } = numeral
  if (places !== 3 || scale !== ONE) return null
  const size = mantissa.abs()
  if (size.lt(ONE) || size.gte(THOUSAND) || !mayBeThousands(numeral, unit, isCount)) return null
  return "its mark may be a decimal mark or may group thousands; write the number without grouping"
}

/** Nobody measures to 12.500 km or pays 12.345 euros; $1.083 and 9.581 s are rates and times as they are written. */
function mayBeThousands({ mantissa }: Numeral, unit: string | null, isCount: boolean): boolean {
  if (unit === "%" || unit?.includes("/")) return false
  if (mantissa.mul(TEN).d === 1n) return true
  if (unit === null) return isCount
  return mantissa.abs().gte(TEN) && (findUnit(unit)?.dimension.startsWith("money") ?? false)
}
