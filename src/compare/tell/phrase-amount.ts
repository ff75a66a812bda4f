import type { LanguageCode } from "../../quantity/languages/languages.ts"
import { type Exact, ONE } from "../../quantity/numbers/exact.ts"
import { listUnitNames } from "../../quantity/units/unit-names.ts"
import { printReadable } from "./decimal-text.ts"

/** The language that the sentences of this folder are written in. */
const LANGUAGE: LanguageCode = "en"

/** "1,400", "1,400 km²", "1 mile", "1,400 USD" */
export function phraseAmount(value: Exact, unit: string): string {
  return attachUnit(printReadable(value), unit, nameUnit(unit, value.equals(ONE)))
}

/** "10,000 to 11,400 km²" */
export function phraseSpan(from: Exact, to: Exact, unit: string): string {
  return attachUnit(`${printReadable(from)} to ${printReadable(to)}`, unit, nameUnit(unit, false))
}

/** "between 1.45 and 1.55 hours" */
export function phraseBetween(from: Exact, to: Exact, unit: string): string {
  return attachUnit(`between ${printReadable(from)} and ${printReadable(to)}`, unit, nameUnit(unit, false))
}

/** Two percentages differ by points. */
export function differenceUnit(unit: string): string {
  return unit === "%" ? "%{point}" : unit
}

function attachUnit(number: string, unit: string, name: string): string {
  return unit === "1" ? number : `${number} ${name}`
}

/** A unit's names start with its plural and its singular; a symbol has no singular. */
function nameUnit(unit: string, isOne: boolean): string {
  const [first = unit, second = first] = listUnitNames(unit, LANGUAGE)
  return isOne && isWord(first) ? second : first
}

function isWord(name: string): boolean {
  return /^[a-z][a-z -]{3,}$/i.test(name)
}
