import { type Exact, exact } from "../../numbers/exact.ts"
import { numberOf } from "../../numbers/numeral.ts"
import { findUnit } from "../../units/units.ts"
import type { AmountFound, AmountMatch } from "../amount.ts"
import type { Surroundings } from "../language.ts"
import type { Scan } from "../tokenize.ts"
import { endsHeight, isInch, type Rest, readShillings, readShortRest } from "./short-amounts.ts"
import { skipHyphen } from "./units.ts"

type SmallerUnit = { readonly unit: string; readonly many: number }

/** The smaller unit that is said beside a unit, and how many of it make one of the larger. */
const PARTS: Readonly<Record<string, SmallerUnit>> = Object.freeze({
  "[ft_i]": { unit: "[in_i]", many: 12 },
  "[mi_i]": { unit: "[yd_i]", many: 1760 },
  "[stone_av]": { unit: "[lb_av]", many: 14 },
  "[lb_av]": { unit: "[oz_av]", many: 16 },
  "[yd_i]": { unit: "[ft_i]", many: 3 },
  km: { unit: "m", many: 1000 },
  m: { unit: "cm", many: 100 },
  cm: { unit: "mm", many: 10 },
  L: { unit: "mL", many: 1000 },
  t: { unit: "kg", many: 1000 },
  kg: { unit: "g", many: 1000 },
  wk: { unit: "d", many: 7 },
  d: { unit: "h", many: 24 },
  h: { unit: "min", many: 60 },
  min: { unit: "s", many: 60 },
  a: { unit: "mo", many: 12 },
})

/** How a language goes on to the smaller unit. */
export type TwoUnitWords = {
  /** The word for "and". */
  readonly and: string
  /** The small numbers in words. */
  readonly numbers: ReadonlyMap<string, number>
  /** "and a half", with the part of the unit that it adds as an exact number. */
  readonly halves: ReadonlyMap<string, string>
  /** What may go on behind it: "of" would make it a half of something else. */
  readonly afterHalf: ReadonlySet<string>
  readonly readAmount: (scan: Scan, at: number, from: number, known: Surroundings) => AmountMatch | null
}

/** Units that are said one after another at most: "1 hour, 2 minutes and 3 seconds". */
const MOST_UNITS = 3

/** "6 feet 2 inches", "6-foot-2", "2 hours and 15 minutes", "30 dollars 65 cents": one amount, in the smaller unit. */
export function joinSmallerUnit(words: TwoUnitWords, scan: Scan, whole: AmountFound, known: Surroundings): AmountFound {
  let joined = whole
  for (let units = 1; units < MOST_UNITS; units += 1) {
    const next = joinNext(words, scan, joined, known)
    if (next === null) return joined
    joined = next
  }
  return joined
}

function joinNext(words: TwoUnitWords, scan: Scan, whole: AmountFound, known: Surroundings): AmountFound | null {
  if (whole.numeral.places !== 0) return null
  const unit = isPounds(whole) ? "[lb_av]" : whole.unit
  const parts = unit === null ? undefined : PARTS[unit]
  if (parts === undefined) return joinCents(words, scan, whole, known) ?? addHalf(words, scan, whole)
  const half = addHalf(words, scan, whole)
  if (half !== null) return half
  const rest =
    readRest(words, scan, whole, parts, known) ?? readHeight(words, scan, whole) ?? readShortRest(scan, whole)
  if (rest === null || numberOf(rest.numeral).gte(parts.many)) return null
  const mantissa: Exact = numberOf(whole.numeral).mul(parts.many).add(numberOf(rest.numeral))
  const numeral = { mantissa, places: rest.numeral.places, scale: exact(1) }
  return { start: whole.start, end: rest.end, numeral, unit: parts.unit, isBare: false }
}

/** Tokens of "and a half". */
const TOKENS_OF_HALF = 3

/** "3 hours and a half": a half of the unit more. "3 km and a half of the way" names two things. */
function addHalf({ halves, afterHalf }: TwoUnitWords, { tokens }: Scan, whole: AmountFound): AmountFound | null {
  const { numeral, unit } = whole
  if (unit === null || unit === "%") return null
  const end = whole.end + TOKENS_OF_HALF
  const texts = tokens.slice(whole.end, end).map(({ text }) => text)
  const [part, next] = [halves.get(texts.join(" ")), tokens[end]]
  if (part === undefined || next?.kind === "number") return null
  if (next?.kind === "word" && !afterHalf.has(next.text)) return null
  return { ...whole, end, numeral: { ...numeral, mantissa: numeral.mantissa.add(exact(part)), places: null } }
}

const PER_CURRENCY = exact(100)

/** "30 dollars 65 cents", "£5 and 20 pence": the currency with two decimals. A comma there begins something else. */
function joinCents(words: TwoUnitWords, scan: Scan, whole: AmountFound, known: Surroundings): AmountFound | null {
  const code = whole.unit ?? (isPounds(whole) ? "GBP" : null)
  const unit = code === null ? null : findUnit(code)
  if (unit === null || !unit.dimension.startsWith("money") || !whole.numeral.scale.equals(exact(1))) return null
  const old = code === "GBP" ? readShillings(scan, whole) : null
  if (old !== null) return { ...old, start: whole.start, unit: code, isBare: false }
  const at = scan.tokens[whole.end]?.text === words.and ? whole.end + 1 : whole.end
  const rest = words.readAmount(scan, at, at, { ...known, unit })
  if (rest === null || "reason" in rest || rest.start !== at || rest.unit !== code) return null
  const cents = numberOf(rest.numeral).mul(PER_CURRENCY)
  if (!rest.numeral.scale.mul(PER_CURRENCY).equals(exact(1)) || rest.numeral.places !== 0 || cents.gte(PER_CURRENCY))
    return null
  const numeral = { mantissa: numberOf(whole.numeral).add(numberOf(rest.numeral)), places: 2, scale: exact(1) }
  return { start: whole.start, end: rest.end, numeral, unit: code, isBare: false }
}

function isPounds({ unsettled }: AmountFound): boolean {
  return unsettled !== undefined && /^pounds?$/.test(unsettled.name)
}

/** The 2 of "6-foot-2", "6 foot 2" and "six foot two". */
function readHeight({ numbers }: TwoUnitWords, { tokens }: Scan, { unit, end }: AmountFound): Rest | null {
  if (unit !== "[ft_i]") return null
  const at = skipHyphen(tokens, end)
  if (at === end && !(/^(foot|ft)$/.test(tokens[end - 1]?.text ?? "") && endsHeight(tokens[end + 1]))) return null
  const text = tokens[at]?.text ?? ""
  const inches = /^\d{1,2}$/.test(text) ? text : numbers.get(text)
  return inches === undefined
    ? null
    : { end: at + 1, numeral: { mantissa: exact(String(inches)), places: 0, scale: exact(1) } }
}

/** The amount of the smaller unit behind a larger one; between the two there may be "and", a comma or both. */
function readRest(
  { and, readAmount }: TwoUnitWords,
  scan: Scan,
  { end }: AmountFound,
  parts: SmallerUnit,
  known: Surroundings,
): Rest | null {
  const { tokens } = scan
  const next = tokens[end]?.text === "," ? end + 1 : end
  const at = tokens[next]?.text === and ? next + 1 : next
  if (tokens[at]?.kind === "mark") return null
  const rest = readAmount(scan, at, at, { ...known, unit: findUnit(parts.unit) })
  if (rest === null || "reason" in rest || rest.start !== at) return null
  if (rest.unit === parts.unit) return rest
  return parts.unit === "[in_i]" && rest.unit === null && isInch(scan, rest.end) ? { ...rest, end: rest.end + 1 } : null
}
