import { exact, ONE, powerOfTen } from "../../numbers/exact.ts"
import type { NumeralMatch } from "../../scan/readers/digits.ts"
import type { ScaleMatch } from "../../scan/readers/fractions.ts"
import {
  listGroups,
  type NumberGroup,
  type SmallNumber,
  smallDigits,
  smallNumber,
  sumGroups,
  withScale,
} from "../../scan/readers/number-groups.ts"
import { skipHyphen } from "../../scan/readers/units.ts"
import { isJoined, type Token } from "../../scan/tokenize.ts"
import { isNumberWord, readCompound } from "../compound.ts"
import { BELOW_HUNDRED, ONE_WORDS, SCALES, SHORT_SCALES, WITH_HALF } from "../number-words.ts"
import { readDigits } from "./digits.ts"

/**
 * Words and digits with the scales after them: "zwölf", "3,5 Millionen", "5 Mrd.", "zwei Millionen dreihunderttausend",
 * "anderthalb Millionen". Digits alone are left to `readDigits`.
 */
export function readWords(tokens: readonly Token[], at: number): NumeralMatch | null {
  const groups = listGroups(at, (next, before) => readNext(tokens, next, before))
  const last = groups.at(-1)
  if (last === undefined) return null
  if (isUnfinished(tokens, last)) return { end: last.end, reason: "these number words do not make one number" }
  return sumGroups(groups, last)
}

/** "neunzehn vierundachtzig" is a title, "drei Millionen Milliarden" a joke. */
function isUnfinished(tokens: readonly Token[], last: NumberGroup): boolean {
  const next = tokens[last.end]
  if (next?.kind !== "word" || last.isDigits) return false
  return isNumberWord(next.text) || SCALES.has(next.text)
}

/** Each scale is smaller than the one before it: millions, then thousands, then the rest. */
function readNext(tokens: readonly Token[], at: number, before: NumberGroup | undefined): NumberGroup | null {
  const group = readGroup(tokens, at)
  return group === null || (before && !continues(before, group)) ? null : group
}

/** Words run on to the unit, digits only to a further scale: "3 Millionen 500 Tausend". */
function continues(before: NumberGroup, group: NumberGroup): boolean {
  if (before.places !== 0 || group.places !== 0 || before.scale.lt(THOUSAND)) return false
  if (group.isDigits) return group.scale.gt(ONE) && group.scale.lt(before.scale)
  return group.mantissa.mul(group.scale).lt(before.scale)
}

const THOUSAND = powerOfTen(3)

function readGroup(tokens: readonly Token[], at: number): NumberGroup | null {
  const small = smallDigits(readDigits(tokens, at)) ?? readWord(tokens, at)
  return small && withScale(small, readScale(tokens, small.end))
}

/** "ein" counts before a scale alone. */
function readWord(tokens: readonly Token[], at: number): SmallNumber | null {
  const text = tokens[at]?.text ?? ""
  const half = WITH_HALF.get(text)
  if (half !== undefined) return { mantissa: half, places: null, isDigits: false, end: at + 1 }
  if (ONE_WORDS.has(text)) return readScale(tokens, at + 1) ? smallNumber(1, at + 1) : null
  if (tokens[at]?.kind !== "word" || !isNumberWord(text)) return null
  const value = readCompound(text)
  return value === null ? null : (readDecimals(tokens, value, at + 1) ?? smallNumber(value, at + 1))
}

/** Digits behind "Komma" at most, one word each. */
const MOST_DECIMALS = 6

/** "zwei Komma fünf", "drei Komma eins vier", "neun Komma fünfundzwanzig". */
function readDecimals(tokens: readonly Token[], whole: number, at: number): SmallNumber | null {
  if (tokens[at]?.text !== "komma") return null
  let [digits, end] = ["", at + 1]
  for (; end <= at + MOST_DECIMALS; end += 1) {
    const value = BELOW_HUNDRED.get(tokens[end]?.text ?? "")
    if (value === undefined || (value > 9 && digits !== "")) break
    digits += String(value)
    if (value > 9) {
      end += 1
      break
    }
  }
  return digits === "" ? null : { mantissa: exact(`${whole}.${digits}`), places: digits.length, isDigits: false, end }
}

/** "Millionen", "Mrd.", "hundert Millionen", also after a hyphen. The full stop of a shortened scale belongs to it. */
export function readScale(tokens: readonly Token[], at: number): ScaleMatch | null {
  const start = skipHyphen(tokens, at)
  const text = tokens[start]?.text ?? ""
  const short = SHORT_SCALES.get(text)
  if (short !== undefined) return { scale: short, end: isShortened(tokens, start + 1) ? start + 2 : start + 1 }
  const scale = SCALES.get(text)
  if (scale === undefined) return null
  const beyond = SCALES.get(tokens[start + 1]?.text ?? "")
  return beyond?.gt(scale) ? { scale: scale.mul(beyond), end: start + 2 } : { scale, end: start + 1 }
}

function isShortened(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.text === "." && isJoined(tokens, at)
}
