import { type Exact, exact, ONE, ZERO } from "../../numbers/exact.ts"
import type { NumeralFound, NumeralMatch } from "./digits.ts"
import type { ScaleMatch } from "./fractions.ts"

/** A number before its scale. `places` as in a numeral: null for what has a fraction in it. */
export type SmallNumber = {
  readonly mantissa: Exact
  readonly places: number | null
  readonly isDigits: boolean
  readonly end: number
}

/** "two hundred thousand" within a longer number: what is counted, and the scale that it is counted in. */
export type NumberGroup = SmallNumber & { readonly scale: Exact }

export function smallNumber(value: number, end: number): SmallNumber {
  return { mantissa: exact(value), places: 0, isDigits: false, end }
}

/** Digits as the small number before a scale word. */
export function smallDigits(digits: NumeralMatch | null): SmallNumber | null {
  if (digits === null || "reason" in digits) return null
  const { mantissa, places } = digits.numeral
  return { mantissa, places, isDigits: true, end: digits.end }
}

export function withScale(small: SmallNumber, scaled: ScaleMatch | null): NumberGroup {
  return { ...small, scale: scaled?.scale ?? ONE, end: scaled?.end ?? small.end }
}

type ReadNext = (at: number, before: NumberGroup | undefined) => NumberGroup | null

/** The groups of one number: millions, then thousands, then the rest. `readNext` sees to it that scales fall. */
export function listGroups(at: number, readNext: ReadNext): readonly NumberGroup[] {
  const groups: NumberGroup[] = []
  for (let next = at; ; ) {
    const group = readNext(next, groups.at(-1))
    if (group === null) return groups
    groups.push(group)
    if (group.scale.equals(ONE)) return groups
    next = group.end
  }
}

/** One group keeps its scale, so that its zeros can be told from the scale's; of several the sum is exact. */
export function sumGroups(groups: readonly NumberGroup[], last: NumberGroup): NumeralFound {
  if (groups.length === 1) {
    const { mantissa, scale, places, end } = last
    return { end, numeral: { mantissa, places, scale }, isPlain: false }
  }
  const sum = groups.reduce((total, group) => total.add(group.mantissa.mul(group.scale)), ZERO)
  return { end: last.end, numeral: { mantissa: sum, places: 0, scale: ONE }, isPlain: false }
}

/** Digits alone stay plain, so that a year can be told; with a scale word they are read as words are. */
export function preferDigits(digits: NumeralMatch | null, words: NumeralMatch | null): NumeralMatch | null {
  return digits !== null && words !== null && "numeral" in words && words.end === digits.end ? digits : words
}
