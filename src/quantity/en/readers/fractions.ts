import { exact, ONE } from "../../numbers/exact.ts"
import { matchFrom } from "../../scan/phrases.ts"
import type { NumeralMatch } from "../../scan/readers/digits.ts"
import {
  type FractionMatch,
  readAddedSign,
  readFractionSign,
  readSlashFraction,
  type ScaleMatch,
  scaleFraction,
} from "../../scan/readers/fractions.ts"
import { skipHyphen } from "../../scan/readers/units.ts"
import { isJoined, type Token } from "../../scan/tokenize.ts"
import { ARTICLES, DENOMINATORS, OF, SCALES, UNITS } from "../number-words.ts"
import { UNIT_PHRASES } from "../unit-index.ts"

/** "a third", "two-thirds", "half a million", "half a dozen", "a quarter of a million", "½", "1/2". */
export function readFraction(tokens: readonly Token[], at: number): NumeralMatch | null {
  const fraction =
    readFractionSign(tokens, at) ?? readHalf(tokens, at) ?? readParts(tokens, at) ?? readSlashFraction(tokens, at, OF)
  return fraction && scaleFraction(fraction, readScaleOf(tokens, fraction.end), ONE)
}

function readHalf(tokens: readonly Token[], at: number): FractionMatch | null {
  const text = tokens[at]?.text
  if (PERIODS_BEFORE.has(tokens[at - 1]?.text ?? "") || isHalfName(tokens, at)) return null
  if (text === "half") return { value: exact("1/2"), end: at + 1 }
  return text === "quarter" && tokens[at + 1]?.text === "of" ? { value: exact("1/4"), end: at + 1 } : null
}

/** "this half", "the third quarter of 2024", "the eastern half": a period or a side, no share. */
const PERIODS_BEFORE: ReadonlySet<string> = new Set([
  ..."this first second third fourth last next other each latter former previous final upper lower top bottom".split(
    " ",
  ),
  ..."northern southern eastern western right left better opening closing per in".split(" "),
])

/** "half-brother", "half time": the word is part of a name. */
function isHalfName(tokens: readonly Token[], at: number): boolean {
  const isTied = isJoined(tokens, at + 1) && tokens[at + 1]?.text === "-"
  const next = tokens[isTied ? at + 2 : at + 1]?.text ?? ""
  return AFTER_HALF.has(next) || (isTied && !/^(a|an|million|billion|hour|mile|dozen)$/.test(next))
}

/** After "half" these make a name of it: "half time". */
const AFTER_HALF: ReadonlySet<string> = new Set(
  "past time way hearted empty full asleep brother sister back term marathon century baked".split(" "),
)

/** "a third", "one-half", "three quarters". "The third" and "a third man" are ordinals. */
function readParts(tokens: readonly Token[], at: number): FractionMatch | null {
  const text = tokens[at]?.text ?? ""
  const count = ARTICLES.has(text) ? 1 : UNITS.get(text)
  if (count === undefined || count === 0) return null
  const next = skipHyphen(tokens, at + 1)
  const word = tokens[next]?.text ?? ""
  const denominator = DENOMINATORS.get(word)
  if (denominator === undefined || count >= denominator * 2) return null
  const isPlural = word.endsWith("s") || word.endsWith("ves")
  const isOfUnit = count === 3 && word === "quarter" && matchFrom(UNIT_PHRASES, tokens, next + 1) !== null
  if ((isPlural !== count > 1 && !isOfUnit) || isCompoundOrdinal(tokens, next + 1)) return null
  if (!isPlural && !isOfUnit && word !== "half" && isOrdinal(tokens, at, next) && !isBeforeScale(tokens, next))
    return null
  return { value: exact(`${count}/${denominator}`), end: next + 1 }
}

/** "A third-party check", "a quarter-final". */
function isCompoundOrdinal(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.text !== "-" || !isJoined(tokens, at) || !isJoined(tokens, at + 1)) return false
  return (
    tokens[at + 1]?.kind === "word" &&
    !ARTICLES.has(tokens[at + 1]?.text ?? "") &&
    !SCALES.has(tokens[at + 1]?.text ?? "")
  )
}

/** "A quarter million"; but "a third million" is one that follows two others. */
function isBeforeScale(tokens: readonly Token[], word: number): boolean {
  return tokens[word]?.text === "quarter" && SCALES.has(tokens[word + 1]?.text ?? "")
}

/** A share has "of" after it, or no noun; a hyphen ("one-third") tells as well. */
function isOrdinal(tokens: readonly Token[], at: number, word: number): boolean {
  if (word > at + 1) return false
  const after = tokens[word + 1]
  if (after?.kind !== "word" || AFTER_SHARE.has(after.text)) return false
  return !BEFORE_SHARE.has(tokens[at - 1]?.text ?? "") || !AFTER_MEASURED_SHARE.has(after.text)
}

/** "Rose by a third since May": behind these a share is meant where no noun follows. */
const BEFORE_SHARE: ReadonlySet<string> = new Set(
  "by almost nearly about around roughly than over under just up".split(" "),
)
const AFTER_MEASURED_SHARE: ReadonlySet<string> = new Set(
  "since from for on over this last during compared after before within between by when while but with year".split(" "),
)

/** Words that follow a share, and no ordinal. */
const AFTER_SHARE: ReadonlySet<string> = new Set([
  "of",
  "in",
  "to",
  "as",
  "at",
  "or",
  "and",
  "less",
  "more",
  "the",
  "were",
])

/** "a million", "of a million", "-a-million", "million", "dozen". */
function readScaleOf(tokens: readonly Token[], at: number): ScaleMatch | null {
  let next = skipHyphen(tokens, at)
  if (tokens[next]?.text === "of") next += 1
  if (ARTICLES.has(tokens[next]?.text ?? "")) next = skipHyphen(tokens, next + 1)
  const text = tokens[next]?.text ?? ""
  if (text === "hundred") return { scale: exact(100), end: next + 1 }
  const scale = SCALES.get(text)
  return scale ? { scale, end: next + 1 } : null
}

/** "and a half", "and three quarters" and "½" after a whole number: what is to be added to it. */
export function readAddedFraction(tokens: readonly Token[], at: number): FractionMatch | null {
  const and = skipHyphen(tokens, at)
  if (tokens[and]?.text !== "and") return readAddedSign(tokens, at, OF)
  const next = skipHyphen(tokens, and + 1)
  return readAddedParts(tokens, next) ?? readFractionSign(tokens, next)
}

/** Behind "and": "a half", "a quarter miles", "three-quarter hours". Before "of" it is a share of its own. */
function readAddedParts(tokens: readonly Token[], at: number): FractionMatch | null {
  const text = tokens[at]?.text ?? ""
  const isArticle = ARTICLES.has(text)
  const count = isArticle ? 1 : (UNITS.get(text) ?? 0)
  const next = skipHyphen(tokens, at + 1)
  const denominator = DENOMINATORS.get(tokens[next]?.text ?? "") ?? 0
  if (count === 0 || count >= denominator) return null
  const end = next + 1
  if (tokens[end]?.text === OF ? !isArticle && readScaleOf(tokens, end) === null : !mayBeAdded(tokens, end)) return null
  return { value: exact(`${count}/${denominator}`), end }
}

/** A third or a fifth is added to what is measured; before another noun it is a place in an order. */
function mayBeAdded(tokens: readonly Token[], end: number): boolean {
  if (isCompoundOrdinal(tokens, end)) return false
  const [word, next] = [tokens[end - 1]?.text ?? "", tokens[end]]
  if (next?.kind !== "word" || /^(half|halves|quarters?)$/.test(word)) return true
  return SCALES.has(next.text) || AFTER_SHARE.has(next.text) || matchFrom(UNIT_PHRASES, tokens, end) !== null
}
