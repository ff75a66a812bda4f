import type { Found } from "../../scan/language.ts"
import { matchFrom } from "../../scan/phrases.ts"
import { isCapital, isJoined, type Scan, type Token } from "../../scan/tokenize.ts"
import { countsPeople, countsPlural, NO_NOUNS } from "../counted-nouns.ts"
import {
  CALLED,
  CAPITAL_LABELS,
  GROUPS,
  LABEL_VERBS,
  LABELS,
  LABELS_BEFORE_WORD,
  LOW_LABELS,
  MODEL_WORDS,
  PLACE_LABELS,
  PLURAL_LABELS,
  STREETS,
  THING_LABELS,
} from "../labels.ts"
import { ARTICLES, SCALES, SHORT_SCALES } from "../number-words.ts"
import { UNIT_PHRASES } from "../unit-index.ts"
import { isNumberWord } from "./words.ts"

/** "Article 5", "Boeing 737", "No. 10 of 60", "Level 2-3", "Group of Seven", "10 Downing Street", "911 calls". */
export function readLabel(scan: Scan, at: number): Found | null {
  if (mayBeCalled(scan, at)) return { start: at, end: at + 1, kind: "unread", reason: MAY_BE_CALLED }
  if (mayNumber(scan, at)) return { start: at, end: at + 1, kind: "unread", reason: MAY_NUMBER }
  const end = isLabelled(scan, at) ? endOfLabelNumbers(scan, at) : isNameAlone(scan, at) ? at + 1 : null
  if (end !== null && mayCount(scan, at, end)) return { start: at, end, kind: "unread", reason: MAY_COUNT }
  return end === null ? null : { start: at, end, kind: "other", what: "a label, part of a name" }
}

const MAY_COUNT = "it may number what stands before it or count what stands after it"

/** "On flight 12 passengers died", "Grade 5 of 12 students failed". With a capital within a sentence it is a name. */
function mayCount(scan: Scan, at: number, end: number): boolean {
  const label = scan.tokens[at - 1]
  if (label === undefined || scan.tokens[at]?.kind !== "number") return false
  const behind = scan.tokens.slice(end, end + REACH_OF_VERB)
  if (behind.some(({ text }) => LABEL_VERBS.has(text)) || PRONOUNS.test(behind[0]?.text ?? "")) return false
  const isOf = end > at + 1 && scan.tokens[at + 1]?.text === "of"
  const isOfPlace = PLACE_LABELS.has(label.text) || THING_LABELS.has(label.text)
  const isPlace = end === at + 1 && isOfPlace && !hasCapital(scan, label)
  if (isDatedTime(scan, at)) return true
  return (isOf ? at === 1 : isPlace) && (countsPlural(scan, end) || countsPeople(scan, end))
}

/** Words behind a label in which its verb is looked for. */
const REACH_OF_VERB = 3
const PRONOUNS = /^(he|she|it|they|we|you|i|who|which|there)$/

function isNameAlone(scan: Scan, at: number): boolean {
  return isStep(scan, at) || isGroupName(scan, at) || isAddress(scan, at) || isModel(scan, at) || isCalled(scan, at)
}

/** "Level 2-3", "pages 10 to 12", "Articles 5 and 6", "Image 5 of 13": the numbers that one label has. */
export function endOfLabelNumbers({ tokens }: Scan, at: number): number {
  const [joiner, second] = [tokens[at + 1]?.text ?? "", tokens[at + 2]]
  if (second?.kind !== "number" || !/^\d{1,4}$/.test(second.text)) return at + 1
  const isDash = /^[-–/]$/.test(joiner) && isJoined(tokens, at + 1) && isJoined(tokens, at + 2)
  const label = tokens[at - 1]?.text ?? ""
  const isSeveral = /^(to|and|or|through)$/.test(joiner) && (PLURAL_LABELS.has(label) || label === "page")
  return isDash || isSeveral || joiner === "of" ? at + 3 : at + 1
}

function isLabelled(scan: Scan, at: number): boolean {
  const hasDot = scan.tokens[at - 1]?.text === "."
  const label = scan.tokens[hasDot ? at - 2 : at - 1]
  const number = scan.tokens[at]
  if (label === undefined || number === undefined || (hasDot && !/^nos?$/.test(label.text))) return false
  if (number.kind === "word" && !isCapital(scan, number) && label.text !== "number") return false
  const isPlural = PLURAL_LABELS.has(label.text) && number.kind === "number"
  const isNumbered =
    LABELS.has(label.text) || isThing(scan, label, at) || (CAPITAL_LABELS.has(label.text) && hasCapital(scan, label))
  return (isPlural || isNumbered) && (hasDot || !isFreeOf(scan, label, at))
}

function isThing(scan: Scan, { text }: Token, at: number): boolean {
  if (!THING_LABELS.has(text) || scan.tokens[at]?.kind !== "number") return false
  const before = scan.tokens[at - 2]?.text ?? ""
  const isWhole = before === "the" || BEFORE_WHOLE.has(before)
  return !ARTICLES.has(before) && !(isWhole && countsPlural(scan, at + 1))
}

/** "Level", and "iPhone" as well. */
function hasCapital(scan: Scan, { start, end, text }: Token): boolean {
  return scan.folded.slice(start, end) !== text
}

/** The highest number that a label for steps has. The limit is our own. */
const HIGHEST_STEP = 30

/**
 * The number after a common noun that may be a label is a count all the same: "at the federal level 25 percent", "at this
 * stage 300 people", "in his room 12 guns", "on the flight 176 people".
 */
function isFreeOf(scan: Scan, label: Token, at: number): boolean {
  const number = scan.tokens[at]?.text ?? ""
  if (scan.tokens[at]?.kind !== "number") return false
  if (isMeasured(scan, at + 1)) return true
  if (NUMBERS.has(label.text)) return false
  if (number.includes(",")) return true
  if (hasCapital(scan, label)) return false
  if (RANKS.has(label.text)) return countsPlural(scan, at + 1)
  if (LOW_LABELS.has(label.text) && Number(number) > HIGHEST_STEP) return true
  const before = scan.tokens[at - 2]?.text ?? ""
  if (before === "the") return countsPeople(scan, at + 1)
  return BEFORE_WHOLE.has(before) && countsPlural(scan, at + 1)
}

const NUMBERS: ReadonlySet<string> = new Set(["no", "nos", "number"])

const RANKS: ReadonlySet<string> = new Set("rank ranks ranked ranking".split(" "))

/** Before a noun these leave it without a number of its own: "his room". */
const BEFORE_WHOLE: ReadonlySet<string> = new Set(
  "this that these those his her its their our my each every".split(" "),
)

/** A percent sign, a scale, or a unit in a word that is no span of time: "page 3 minutes later". */
function isMeasured({ tokens }: Scan, at: number): boolean {
  const text = tokens[at]?.text ?? ""
  if (text === "%" || SCALES.has(text) || SHORT_SCALES.has(text)) return true
  const unit = text.length > 1 ? matchFrom(UNIT_PHRASES, tokens, at) : null
  return unit !== null && !TIMES.test(text)
}

const TIMES = /^(in|second|minute|hour|day|week|month|year|decade)s?$/

/** "Day two of the trial", "phase three"; but "that day two people died", "each week three trains". */
function isStep(scan: Scan, at: number): boolean {
  const [before, label, number] = [scan.tokens[at - 2]?.text ?? "", scan.tokens[at - 1], scan.tokens[at]]
  if (number === undefined || !LABELS_BEFORE_WORD.has(label?.text ?? "")) return false
  if (number.kind === "number" ? !isDatedStep(before, number) : !isNumberWord(number)) return false
  if (BEFORE_WHOLE.has(before) || /^(the|a|an|per|one|last|next|same|of)$/.test(before)) return false
  const next = scan.tokens[at + 1]
  if (next === undefined || next.kind === "mark" || NO_NOUNS.has(next.text) || isDatedTime(scan, at)) return true
  return (
    !TIME_LABELS.test(label?.text ?? "") &&
    !countsPlural(scan, at + 1) &&
    matchFrom(UNIT_PHRASES, scan.tokens, at + 1) === null
  )
}

/** "In week 9", "on day 12": with a preposition and no article, and no number that is more than a year has weeks or so. */
function isDatedStep(before: string, { text }: Token): boolean {
  return /^\d{1,2}$/.test(text) && /^(in|on|by|from|after|before|until|till|since|through)$/.test(before)
}

/** "In week 3 matches were played": the third week, or three matches. "In game 7 he scored": the seventh. */
function isDatedTime(scan: Scan, at: number): boolean {
  const [before, label, number] = [scan.tokens[at - 2]?.text ?? "", scan.tokens[at - 1], scan.tokens[at]]
  if (number?.kind !== "number" || !TIME_LABELS.test(label?.text ?? "") || !isDatedStep(before, number)) return false
  const next = scan.tokens[at + 1]
  if (next === undefined || isMeasured(scan, at + 1)) return false
  return PRONOUNS.test(next.text) || isCapital(scan, next) || countsPlural(scan, at + 1) || countsPeople(scan, at + 1)
}

const TIME_LABELS = /^(day|week|game|match|season|leg)$/

function isGroupName(scan: Scan, at: number): boolean {
  const [group, of, number] = [scan.tokens[at - 2], scan.tokens[at - 1], scan.tokens[at]]
  return of?.text === "of" && number !== undefined && isCapital(scan, number) && GROUPS.has(group?.text ?? "")
}

function isAddress(scan: Scan, at: number): boolean {
  if (scan.tokens[at]?.kind !== "number") return false
  if (isBlock(scan, at)) return true
  for (let next = at + 1; next <= at + 3; next += 1) {
    const token = scan.tokens[next]
    if (token === undefined || !isCapital(scan, token)) return false
    if (next > at + 1 && STREETS.has(token.text)) return true
  }
  return false
}

/** "the 6200 block of Main Street". */
function isBlock({ tokens }: Scan, at: number): boolean {
  if (tokens[at + 1]?.text !== "block" || !/^[1-9]\d{0,2}00$/.test(tokens[at]?.text ?? "")) return false
  return /^(the|in|on|at)$/.test(tokens[at - 1]?.text ?? "")
}

/** "737 Max jets", "787 Dreamliner". */
function isModel(scan: Scan, at: number): boolean {
  const [number, word] = [scan.tokens[at], scan.tokens[at + 1]]
  if (word === undefined || !/^\d{2,3}$/.test(number?.text ?? "") || isJoined(scan.tokens, at + 1)) return false
  return MODEL_WORDS.has(word.text) && isCapital(scan, word)
}

/** "911 calls", "a 999 operator", "rang 112", "the 23 shirt": what is dialled or worn. */
function isCalled({ tokens }: Scan, at: number): boolean {
  const [number, noun] = [tokens[at]?.text ?? "", tokens[at + 1]?.text ?? ""]
  if (noun === "shirt" || noun === "jersey") return /^\d{1,2}$/.test(number) && number !== "1"
  return EMERGENCY.test(number) && (CALLED.has(noun) || DIALS.test(tokens[at - 1]?.text ?? ""))
}

const EMERGENCY = /^(911|999|112|111|101|988)$/
const DIALS = /^(rang|ring|dial|dials|dialled|dialed|phone|phoned|calling|called|call)$/

const MAY_BE_CALLED = "it may be a number or what was dialled"

/** "Handled 999 calls", which may be so many; 911 is the name of the line far more often. */
function mayBeCalled({ tokens }: Scan, at: number): boolean {
  const number = tokens[at]?.text ?? ""
  return number !== "911" && EMERGENCY.test(number) && tokens[at + 1]?.text === "calls"
}

const MAY_NUMBER = "it may be the number that a thing goes by"

/** "My room is 1204", "her flat number is 12". "The room is 12 metres wide" has its unit behind the number. */
function mayNumber({ tokens }: Scan, at: number): boolean {
  if (!/^\d{1,5}$/.test(tokens[at]?.text ?? "") || !/^(is|was)$/.test(tokens[at - 1]?.text ?? "")) return false
  const label = tokens[at - 2]?.text ?? ""
  const isNumber = label === "number" && HAVE_NUMBERS.has(tokens[at - 3]?.text ?? "")
  return (isNumber || NUMBERED.has(label)) && endsHere(tokens[at + 1])
}

const NUMBERED: ReadonlySet<string> = new Set("room suite gate platform seat locker pin".split(" "))
const HAVE_NUMBERS: ReadonlySet<string> = new Set([
  ...NUMBERED,
  ..."flat house flight bus train phone page account lot ticket bib".split(" "),
])

function endsHere(token: Token | undefined): boolean {
  return token === undefined || /^([.,;:!?)"'”’]|and|but|on)$/.test(token.text)
}
