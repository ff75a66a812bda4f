import { MONTHS } from "../../../quantity/en/date-words.ts"
import { isAfterMoney } from "../../../quantity/en/readers/prefix.ts"
import { isNumberWord } from "../../../quantity/en/readers/words.ts"
import { UNIT_PHRASES } from "../../../quantity/en/unit-index.ts"
import type { Found } from "../../../quantity/scan/language.ts"
import { matchFrom } from "../../../quantity/scan/phrases.ts"
import { isCapital, isJoined, type Scan, type Token } from "../../../quantity/scan/tokenize.ts"
import { STARTERS } from "../abbreviations.ts"
import { BEFORE_NUMBER_NAME, NUMBERED_NAMES, SCORE_WORDS } from "../idioms.ts"
import { readNounPhrase } from "../noun-phrase.ts"
import { ENDS_NOUN } from "../noun-words.ts"
import { countsBesideName, isIndexBeforeChange, isLastScore, isProductName, isTopList } from "./name-counts.ts"

/** "the Big 12", "the S&P 500", "787 Dreamliner", "Five Eyes": a number without a noun of its own beside a name. */
export function readNumberInName(scan: Scan, at: number): Found | null {
  if (isTopList(scan, at) || isThing(scan, at)) return { start: at, end: at + 1, kind: "other", what: "part of a name" }
  if (!isAfterName(scan, at) && !isBeforeName(scan, at) && !isNameItself(scan, at)) return null
  if (isTitleCase(scan, at)) return null
  return { start: at, end: at + 1, kind: "other", what: "part of a name" }
}

/** "A three-pointer", "30-somethings", "a six-seater": a noun that begins with a number. */
function isThing({ tokens }: Scan, at: number): boolean {
  return (
    tokens[at + 1]?.text === "-" &&
    isJoined(tokens, at + 1) &&
    isJoined(tokens, at + 2) &&
    THINGS.test(tokens[at + 2]?.text ?? "")
  )
}

const THINGS = /^(pointer|pounder|wheeler|liner|hander|something|setter|parter|timer)s?$/

/** Tokens to each side that show whether a headline has capitals throughout. */
const WINDOW = 20
/** Letters. A shorter word has a small letter in many headlines. */
const SHORT_WORD = 3

/** In a headline with capitals throughout a capital shows nothing: "Storm Leaves 300 Homeless". */
function isTitleCase(scan: Scan, at: number): boolean {
  const words = scan.tokens.slice(Math.max(0, at - WINDOW), at + WINDOW).filter(({ kind }) => kind === "word")
  const long = words.filter(({ text }) => text.length >= SHORT_WORD && !ENDS_NOUN.has(text))
  return long.length > 2 && long.every((word) => isCapital(scan, word))
}

function isAfterName(scan: Scan, at: number): boolean {
  const [before, token, next] = [scan.tokens[at - 1], scan.tokens[at], scan.tokens[at + 1]]
  if (token === undefined || before === undefined || !isBareNumber(token) || !isCapital(scan, before)) return false
  if (isAfterMoney(scan, at)) return false
  if (isJoined(scan.tokens, at) || isLastScore(scan, at)) return !isJoined(scan.tokens, at)
  if (isJoined(scan.tokens, at + 1) !== isEndMark(scan, at + 1)) return false
  if (ENDS_NOUN.has(before.text) || STARTERS.has(before.text) || MONTHS.has(before.text)) return false
  if (countsBesideName(scan, at)) return false
  if (isProductName(scan, at) || isIndexBeforeChange(scan, at)) return true
  return next === undefined || next.kind === "mark" ? isEndMark(scan, at + 1) : !mayBeCounted(scan, at + 1)
}

/** Small counts in digits are rare right after a name; a plural, or a verb of happening, shows one all the same. */
function mayBeCounted(scan: Scan, at: number): boolean {
  const next = scan.tokens[at]
  if (next === undefined) return false
  if (/^(to|or|and)$/.test(next.text)) {
    const after = scan.tokens[at + 1]
    return after?.kind === "number" || /^(older|over|younger|under|above|up|more)$/.test(after?.text ?? "")
  }
  if (/^(were|have|are|of|per|more|other)$/.test(next.text)) return true
  if (ENDS_NOUN.has(next.text)) return false
  const noun = readNounPhrase(scan, at, false)
  if (noun !== null && noun.end === at + 1 && isVerbWithObject(scan, at)) return false
  return noun !== null && /s$|^people$|men$|percent|per/.test(scan.tokens[noun.end - 1]?.text ?? "")
}

/** "Part 2 offers more", "the Galaxy 9 costs $600": a word in -s with an object right after it is a verb. */
function isVerbWithObject(scan: Scan, at: number): boolean {
  const [word, next] = [scan.tokens[at]?.text ?? "", scan.tokens[at + 1]?.text ?? ""]
  if (matchFrom(UNIT_PHRASES, scan.tokens, at) !== null) return false
  return /[^s]s$/.test(word) && OBJECT_STARTS.has(next)
}

/** What an object begins with. */
const OBJECT_STARTS: ReadonlySet<string> = new Set("a an the more its his her their $ £ €".split(" "))

function isEndMark(scan: Scan, at: number): boolean {
  const text = scan.tokens[at]?.text
  return text === undefined || /^[.,;:)!?"”'’]$/.test(text)
}

function isBareNumber({ kind, text }: Token): boolean {
  return kind === "number" && /^\d{1,4}$/.test(text)
}

/** "the 787 Dreamliner", "the 90049 ZIP code". */
function isBeforeName(scan: Scan, at: number): boolean {
  const [before, token, next] = [scan.tokens[at - 1], scan.tokens[at], scan.tokens[at + 1]]
  if (before === undefined || !/^(the|own|s|a|an|its|their|his|her|new|of)$/.test(before.text)) return false
  if (matchFrom(UNIT_PHRASES, scan.tokens, at + 1) !== null) return false
  if (token?.kind !== "number" || !/^\d{3,5}$/.test(token.text) || next === undefined || !isCapital(scan, next))
    return false
  const noun = readNounPhrase(scan, at + 1, false)
  return (
    noun !== null &&
    scan.tokens.slice(noun.start, noun.end).every((word) => !/s$|people|men$|troops/.test(word.text)) &&
    isCapital(scan, scan.tokens[noun.end - 1] ?? next)
  )
}

/** "Five Eyes", "the Big Four". */
function isNameItself(scan: Scan, at: number): boolean {
  const [before, token, next] = [scan.tokens[at - 1], scan.tokens[at], scan.tokens[at + 1]]
  if (token === undefined || !isNumberWord(token) || !isCapital(scan, token)) return false
  if (next !== undefined && isCapital(scan, next) && NUMBERED_NAMES.has(next.text)) return true
  if (before !== undefined && isCapital(scan, before) && BEFORE_NUMBER_NAME.has(before.text)) return true
  return (
    before !== undefined &&
    isCapital(scan, before) &&
    (next === undefined || next.kind === "mark" || !isCapital(scan, next)) &&
    at > 1
  )
}

/** "lost 1-2", "a 21-24 defeat": scores that rise, which a range would too. */
export function readRisingScore(scan: Scan, at: number): Found | null {
  const { tokens } = scan
  const [first, dash, second] = [tokens[at]?.text ?? "", tokens[at + 1]?.text ?? "", tokens[at + 2]?.text ?? ""]
  if (!/^\d{1,3}$/.test(first) || !/^[-–]$/.test(dash) || !/^\d{1,3}$/.test(second) || !isJoined(tokens, at + 1))
    return null
  const isSport = SCORE_WORDS.has(tokens[at - 1]?.text ?? "") || SCORE_WORDS.has(tokens[at + 3]?.text ?? "")
  return isSport || isBesideScore(scan, at) || isBowling(scan, at)
    ? { start: at, end: at + 3, kind: "other", what: "a score or a vote" }
    : null
}

/** "6-4, 3-6, 7-5", "4-6 6-7", "took 3-22 and 4-60": beside another score, of which one falls. */
function isBesideScore(scan: Scan, at: number): boolean {
  const { tokens } = scan
  if (tokens[at + 3]?.kind === "word") return false
  const isPair = (first: number) => tokens[first]?.kind === "number" && /^[-–]$/.test(tokens[first + 1]?.text ?? "")
  const isFalling = (first: number) => isPair(first) && Number(tokens[first]?.text) > Number(tokens[first + 2]?.text)
  if (tokens[at + 3]?.text === "," && isFalling(at + 4)) return true
  if (/^(,|and)$/.test(tokens[at - 1]?.text ?? ""))
    return isFalling(at - 4) || (isPair(at - 4) && isBowling(scan, at - 4))
  return isPair(at - 3)
}

/** "took 5-47 in the first innings": ten wickets at most. */
function isBowling({ tokens }: Scan, at: number): boolean {
  if (!/^(took|takes|taking|claimed|bowled)$/.test(tokens[at - 1]?.text ?? "")) return false
  return (
    Number(tokens[at]?.text) <= 10 && (tokens[at + 3] === undefined || AFTER_BOWLING.test(tokens[at + 3]?.text ?? ""))
  )
}

const AFTER_BOWLING = /^([.,;]|in|on|at|for|against|as|from|and)$/

function isEraBehind(scan: Scan, at: number): boolean {
  const next = scan.tokens[at + 1]
  if (next === undefined) return false
  return (/^(bc|bce|ce|ad)$/.test(next.text) && isCapital(scan, next)) || isBeforeChrist(scan, at)
}

/** "612 B.C.", and none of "200 B.C. firefighters", who are of a province. */
function isBeforeChrist({ tokens }: Scan, at: number): boolean {
  const text = (step: number) => tokens[at + step]?.text ?? ""
  if (!/^\d{1,4}$/.test(text(0)) || text(1) !== "b" || text(2) !== "." || text(3) !== "c") return false
  const behind = text(4) !== "." ? 4 : text(5) === "e" ? 6 : 5
  const follower = tokens[at + behind]
  return follower === undefined || follower.kind === "mark" || AFTER_ERA.test(follower.text)
}

const AFTER_ERA = /^(to|until|till|when|by|under|during|the|is|was|were|it|he|she|they|we)$/

/** "A.D. 1000 and 1260", "400 BC". */
export function readEra(scan: Scan, at: number): Found | null {
  const { tokens } = scan
  if (tokens[at]?.kind !== "number") return null
  const isAfter = isEraBehind(scan, at)
  const isDotted = tokens[at - 1]?.text === "." && tokens[at - 2]?.text === "d" && tokens[at - 4]?.text === "a"
  const isPlain = tokens[at - 1]?.text === "ad" && isCapital(scan, tokens[at - 1] as Token)
  if (!isAfter && !isDotted && !isPlain) return null
  const goesOn = /^(and|to|-|–)$/.test(tokens[at + 1]?.text ?? "") && /^\d{3,4}$/.test(tokens[at + 2]?.text ?? "")
  return { start: at, end: goesOn ? at + 3 : at + 1, kind: "other", what: "a year" }
}
