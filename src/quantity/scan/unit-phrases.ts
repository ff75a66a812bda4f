import { type Exact, exact } from "../numbers/exact.ts"
import { CURRENCIES } from "../units/currencies.ts"
import { indexPhrases, type PhraseIndex } from "./phrases.ts"

/**
 * A name that means several units. Where the caller expects one of them, the name means that one; else it means the usual
 * one, if newsrooms use the name without saying more; else the wording is refused.
 */
export type AmbiguousUnit = {
  readonly codes: readonly string[]
  readonly usual: string | null
  /** How many of the unit the name means: 10 years for "decade". */
  readonly scale?: Exact
}

/** A name and the units it can mean; `isCents` for hundredths of a currency. */
export type UnitName = AmbiguousUnit & { readonly name: string; readonly isCents: boolean }

/**
 * What a language calls the units: [code, names], the plural and the singular first where they are words. Case matters in
 * symbols and not in names. A name that means several units does not belong here.
 */
export type UnitNames = readonly (readonly [code: string, names: readonly string[]])[]

/** All names of units in a language: those that mean one unit, those that mean several, and hundredths of money. */
export type UnitWords = {
  readonly names: UnitNames
  readonly ambiguous: Readonly<Record<string, AmbiguousUnit>>
  readonly cents: Readonly<Record<string, AmbiguousUnit>>
  /** [how many, of which unit, names]: "decade". */
  readonly multiples: readonly (readonly [many: number, code: string, names: readonly string[]])[]
}

export function indexUnits({ names, ambiguous, cents, multiples }: UnitWords): PhraseIndex<UnitName> {
  return indexPhrases([
    ...names.flatMap(([code, all]) => all.map((name) => certain(name, code))),
    ...Object.entries(ambiguous).map(([name, unit]) => several(name, unit, false)),
    ...Object.entries(cents).map(([name, unit]) => several(name, unit, true)),
    ...multiples.flatMap(([many, code, all]) =>
      all.map((name): [string, UnitName] => [name, { ...certain(name, code)[1], scale: exact(many) }]),
    ),
  ])
}

function certain(name: string, code: string): [string, UnitName] {
  return [name, { name, codes: [code], usual: code, isCents: false }]
}

function several(name: string, unit: AmbiguousUnit, isCents: boolean): [string, UnitName] {
  return [name, { ...unit, name, isCents }]
}

/** Read as written, in capitals, in every language. */
export const CURRENCY_CODES: ReadonlySet<string> = new Set(CURRENCIES)

/** Symbols with their codes, the same in every language. Case matters: "t" is a tonne and "T" is not. */
export const UNIT_SYMBOLS: ReadonlyMap<string, string> = new Map([
  ...["m", "g", "t", "h", "s", "L", "W", "V", "J", "K", "A", "cal"].map((code): [string, string] => [code, code]),
  ["l", "L"],
])
