import { type Exact, exact } from "../../numbers/exact.ts"
import { type Numeral, numberOf } from "../../numbers/numeral.ts"
import type { AmountFound, AmountMatch } from "../../scan/amount.ts"
import type { Surroundings } from "../../scan/language.ts"
import { isJoined, type Scan } from "../../scan/tokenize.ts"

type SmallerUnit = { readonly unit: string; readonly many: number }

/** The smaller unit that is said beside a unit, and how many of it make one of the larger. */
const PARTS: Readonly<Record<string, SmallerUnit>> = Object.freeze({
  "[ft_i]": { unit: "[in_i]", many: 12 },
  h: { unit: "min", many: 60 },
  min: { unit: "s", many: 60 },
  a: { unit: "mo", many: 12 },
  "[lb_av]": { unit: "[oz_av]", many: 16 },
})

const OUNCES: ReadonlySet<string> = new Set(["oz", "ounce", "ounces"])

type ReadAmount = (scan: Scan, at: number, from: number, known: Surroundings) => AmountMatch | null

/** "6 feet 2 inches", "5ft 10in", "6-foot-2", "2 hours and 15 minutes": one amount, in the smaller unit. */
export function joinSmallerUnit(scan: Scan, whole: AmountFound, read: ReadAmount, known: Surroundings): AmountFound {
  const unit = isPounds(whole) ? "[lb_av]" : whole.unit
  const parts = unit === null ? undefined : PARTS[unit]
  if (parts === undefined || whole.numeral.places !== 0) return whole
  const rest = readHeight(scan, whole) ?? readRest(scan, whole, parts, read, known)
  if (rest === null || numberOf(rest.numeral).gte(parts.many)) return whole
  const mantissa: Exact = numberOf(whole.numeral).mul(parts.many).add(numberOf(rest.numeral))
  const numeral = { mantissa, places: 0, scale: exact(1) }
  return { start: whole.start, end: rest.end, numeral, unit: parts.unit, isBare: false }
}

function isPounds({ unsettled }: AmountFound): boolean {
  return unsettled !== undefined && /^pounds?$/.test(unsettled.name)
}

/** What is said of the smaller unit. */
type Rest = { readonly end: number; readonly numeral: Numeral }

/** The 2 of "6-foot-2". */
function readHeight({ tokens }: Scan, { unit, end }: AmountFound): Rest | null {
  const [hyphen, inches] = [tokens[end], tokens[end + 1]]
  if (unit !== "[ft_i]" || hyphen?.text !== "-" || !isJoined(tokens, end) || !isJoined(tokens, end + 1)) return null
  if (inches === undefined || !/^\d{1,2}$/.test(inches.text)) return null
  return { end: end + 2, numeral: { mantissa: exact(inches.text), places: 0, scale: exact(1) } }
}

function readRest(
  scan: Scan,
  { end }: AmountFound,
  parts: SmallerUnit,
  read: ReadAmount,
  known: Surroundings,
): Rest | null {
  const { tokens } = scan
  const at = tokens[end]?.text === "and" || tokens[end]?.text === "," ? end + 1 : end
  if (tokens[at]?.kind === "mark") return null
  const rest = read(scan, at, at, known)
  if (rest === null || "reason" in rest || rest.numeral.places !== 0 || rest.start !== at) return null
  if (rest.unit === parts.unit) return rest
  if (parts.unit === "[oz_av]") return OUNCES.has(rest.unsettled?.name ?? "") ? rest : null
  const isInch = parts.unit === "[in_i]" && tokens[rest.end]?.text === "in" && isJoined(tokens, rest.end)
  return isInch ? { ...rest, end: rest.end + 1 } : null
}
