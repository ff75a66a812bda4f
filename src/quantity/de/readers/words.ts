import { type Exact, exact, ONE, powerOfTen, ZERO } from "../../numbers/exact.ts"
import { isJoined, type Token } from "../../scan/tokenize.ts"
import { isNumberWord, readCompound } from "../compound.ts"
import { ONE_WORDS, SCALES, SHORT_SCALES, WITH_HALF } from "../number-words.ts"
import { type NumeralMatch, readDigits } from "./digits.ts"

type Group = {
  readonly mantissa: Exact
  /** As in a numeral: null for what has a half in it. */
  readonly places: number | null
  readonly scale: Exact
  readonly isDigits: boolean
  readonly end: number
}

/**
 * Words and digits with the scales after them: "zwölf", "3,5 Millionen", "5 Mrd.", "zwei Millionen dreihunderttausend",
 * "anderthalb Millionen". Digits alone are left to `readDigits`.
 */
export function readWords(tokens: readonly Token[], at: number): NumeralMatch | null {
  const groups = readGroups(tokens, at)
  const [first] = groups
  const last = groups.at(-1)
  if (first === undefined || last === undefined) return null
  if (isUnfinished(tokens, last)) return { end: last.end, reason: "these number words do not make one number" }
  if (groups.length === 1) {
    const { mantissa, scale, places, end } = first
    return { end, numeral: { mantissa, places, scale }, isPlain: false }
  }
  const sum = groups.reduce((total, group) => total.add(group.mantissa.mul(group.scale)), ZERO)
  return { end: last.end, numeral: { mantissa: sum, places: 0, scale: ONE }, isPlain: false }
}

/** "neunzehn vierundachtzig" is a title, "drei Millionen Milliarden" a joke. */
function isUnfinished(tokens: readonly Token[], last: Group): boolean {
  const next = tokens[last.end]
  if (next?.kind !== "word" || last.isDigits) return false
  return isNumberWord(next.text) || SCALES.has(next.text)
}

/** Each scale smaller than the one before it: millions, then thousands, then the rest. */
function readGroups(tokens: readonly Token[], at: number): Group[] {
  const groups: Group[] = []
  let next = at
  for (;;) {
    const before = groups.at(-1)
    const group = readGroup(tokens, next)
    if (group === null || (before && !continues(before, group))) return groups
    groups.push(group)
    next = group.end
    if (group.scale.equals(ONE)) return groups
  }
}

/** Words run on to the unit, digits only to a further scale: "3 Millionen 500 Tausend". */
function continues(before: Group, group: Group): boolean {
  if (before.places !== 0 || group.places !== 0 || before.scale.lt(THOUSAND)) return false
  if (group.isDigits) return group.scale.gt(ONE) && group.scale.lt(before.scale)
  return group.mantissa.mul(group.scale).lt(before.scale)
}

const THOUSAND = powerOfTen(3)

function readGroup(tokens: readonly Token[], at: number): Group | null {
  const small = readDigitGroup(tokens, at) ?? readWord(tokens, at)
  if (small === null) return null
  const scaled = readScale(tokens, small.end)
  return { ...small, scale: scaled?.scale ?? ONE, end: scaled?.end ?? small.end }
}

type Small = Omit<Group, "scale">

function readDigitGroup(tokens: readonly Token[], at: number): Small | null {
  const digits = readDigits(tokens, at)
  if (digits === null || "reason" in digits) return null
  return { mantissa: digits.numeral.mantissa, places: digits.numeral.places, isDigits: true, end: digits.end }
}

/** "ein" counts before a scale alone. */
function readWord(tokens: readonly Token[], at: number): Small | null {
  const text = tokens[at]?.text ?? ""
  const half = WITH_HALF.get(text)
  if (half !== undefined) return { mantissa: half, places: null, isDigits: false, end: at + 1 }
  if (ONE_WORDS.has(text)) return readScale(tokens, at + 1) ? whole(1, at + 1) : null
  if (tokens[at]?.kind !== "word" || !isNumberWord(text)) return null
  const value = readCompound(text)
  return value === null ? null : whole(value, at + 1)
}

function whole(value: number, end: number): Small {
  return { mantissa: exact(value), places: 0, isDigits: false, end }
}

/** "Millionen", "Mrd.", "hundert Millionen", also after a hyphen. The full stop of a shortened scale belongs to it. */
export function readScale(tokens: readonly Token[], at: number): { scale: Exact; end: number } | null {
  const start = tokens[at]?.text === "-" && isJoined(tokens, at) && isJoined(tokens, at + 1) ? at + 1 : at
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
