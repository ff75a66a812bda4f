import { decimalPlaces, type Exact, ONE, printExact, ZERO } from "../exact.ts"
import type { Meaning } from "../make-quantity.ts"
import { type Numeral, numberOf } from "../numeral.ts"
import type { Hedge } from "../quantity.ts"
import type { Unit } from "../units.ts"
import { UNIT_NAMES } from "./unit-names.ts"

const HEDGE_WORDS: Readonly<Record<Exclude<Hedge, "between" | "order" | "vague">, string>> = Object.freeze({
  none: "",
  exactly: "exactly ",
  about: "about ",
  "more-than": "over ",
  "at-least": "at least ",
  "up-to": "up to ",
  "at-most": "at most ",
  "less-than": "under ",
  nearly: "nearly ",
  "just-over": "just over ",
})

const NAMES = new Map(UNIT_NAMES)

/** The canonical wording of a structured figure: "over 7,000", "10,000-12,000 km". `readFigure` reads it back. */
export function printWording(meaning: Exclude<Meaning, { hedge: "order" | "vague" }>, unit: Unit): string {
  if (meaning.hedge === "between") return printRange(meaning.low, meaning.high, unit)
  return `${HEDGE_WORDS[meaning.hedge]}${printNumeral(meaning.numeral)}${printUnit(unit.code, numberOf(meaning.numeral))}`
}

/** "5-5" would be a score, and a dash before a minus hard to read. */
function printRange(low: Numeral, high: Numeral, unit: Unit): string {
  const [from, to, name] = [printNumeral(low), printNumeral(high), printUnit(unit.code, numberOf(high))]
  if (numberOf(low).equals(numberOf(high))) return `between ${from} and ${to}${name}`
  return `${from}${numberOf(low).lt(ZERO) ? " to " : "-"}${to}${name}`
}

/** Grouped by commas, with the decimals it was given, since 7.0 is not 7. */
function printNumeral(numeral: Numeral): string {
  const value = numberOf(numeral)
  const [whole = "", given = ""] = printExact(value.abs()).split(".")
  const decimals = given.padEnd(numeral.places ?? decimalPlaces(value) ?? 0, "0")
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",")
  return `${value.lt(ZERO) ? "-" : ""}${grouped}${decimals === "" ? "" : `.${decimals}`}`
}

function printUnit(code: string, value: Exact): string {
  if (code === "1") return ""
  const slash = NAMES.has(code) ? -1 : code.indexOf("/")
  if (slash < 0) return ` ${nameOf(code, value.abs().equals(ONE))}`
  const over = code.slice(0, slash)
  const name = over === "1" ? "" : ` ${nameOf(over, value.abs().equals(ONE))}`
  return `${name} per ${nameOf(code.slice(slash + 1), true)}`
}

/** Words come as plural, singular; a symbol has no singular; a currency goes by its code. */
function nameOf(code: string, isSingular: boolean): string {
  const [first = code, second = first] = NAMES.get(code) ?? []
  return isSingular && /^[a-z][a-z -]{3,}$/i.test(first) ? second : first
}
