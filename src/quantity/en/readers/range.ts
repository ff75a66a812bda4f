import { type Numeral, numberOf } from "../../numbers/numeral.ts"
import type { AmountFound } from "../../scan/amount.ts"
import { combineHedges, sideOf } from "../../scan/combine-hedges.ts"
import type { Surroundings, TokenSpan } from "../../scan/language.ts"
import {
  DESCENT,
  isRangeDash,
  isRateOf,
  matchUnits,
  type RangeFound,
  type RangeMatch,
  type RangeWords,
  readSecondEnd,
} from "../../scan/readers/ranges.ts"
import { shareScale } from "../../scan/readers/share-scale.ts"
import { isJoined, type Scan } from "../../scan/tokenize.ts"
import { readAmount } from "./amount.ts"
import { readHedgesBefore } from "./hedges.ts"
import { shareDenominator } from "./shared-denominators.ts"
import { isYearBesideFigure } from "./years.ts"

const WORDS: RangeWords = Object.freeze({
  isJoiner,
  readAmount,
  startOfHedges: (scan: Scan, at: number, from: number) =>
    startOfGuess(scan, readHedgesBefore(scan, at, from).start, from),
})

/** Before the higher of two guesses: "five, maybe six weeks", "five or even six". */
const GUESSES: ReadonlySet<string> = new Set(["maybe", "perhaps", "possibly", "even"])

function startOfGuess({ tokens }: Scan, at: number, from: number): number {
  return at > from && GUESSES.has(tokens[at - 1]?.text ?? "") ? at - 1 : at
}

/** A guess is at most so many times as high as the one before it. The limit is our own. */
const HIGHEST_GUESS = 3

/** "300 were hurt, perhaps 40 badly" has two figures. */
function isNextGuess(first: AmountFound, second: AmountFound): boolean {
  const [low, high] = [numberOf(first.numeral), numberOf(second.numeral)]
  return high.gt(low) && high.lte(low.mul(HIGHEST_GUESS))
}

const JOINING_WORDS: ReadonlySet<string> = new Set(["to", "or", "and", "through"])

/** The second half of a range whose first amount is `first`: "-12,000", "to 12,000", "and 12,000" after "between". */
export function readRangeFrom(
  scan: Scan,
  first: AmountFound,
  announced: boolean,
  known: Surroundings,
): RangeMatch | null {
  const second = readSecond(scan, first, announced, known)
  if (second === null) return null
  if (isDifferenceAndLevel(scan, first, second)) return known.inProse ? null : levelOf(scan, first, second)
  return readBetween(scan, first, second, known)
}

function readBetween(scan: Scan, from: AmountFound, to: AmountFound, known: Surroundings): RangeMatch | null {
  const { first, second } = shareDenominator(scan, { first: from, second: to })
  const units = matchUnits(first, second)
  if (units === null) return null
  const moved = isMoved(scan, first, second)
  const shared = shareScale(scan, { ...units, first, second }, scaleOfWord)
  if ("reason" in shared && !moved) return { start: first.start, end: second.end, reason: shared.reason }
  const { low, high, isScaleShared } = "reason" in shared ? { ...units, isScaleShared: false } : shared
  if (areTwoFigures(scan, first, second, low, high)) return null
  const unsettled = units.unit === null ? (second.unsettled ?? first.unsettled) : undefined
  const range = {
    start: first.start,
    end: second.end,
    unit: units.unit,
    unsettled,
    isScaleShared,
    isOpen: second.isOpen,
  }
  const third = known.inProse ? readThird(scan, second, known) : null
  if (third !== null) return { start: first.start, end: third.end, reason: "a range has two ends; this names more" }
  if (moved) {
    return known.inProse
      ? { ...range, end: first.end, low, high: low, levelHedges: [] }
      : toLevel(scan, range, high, second)
  }
  if (numberOf(high).gte(numberOf(low))) return { ...range, low, high }
  return known.inProse && isTwoLevels(scan, first, second) ? null : explainDescent(scan, range, second)
}

/** What the hundreds of "two to three hundred" are counted in. */
function scaleOfWord(text: string): number | null {
  return text === "hundred" ? 100 : null
}

/** Ends of a choice that are further apart than this are two figures. The limit is our own. */
const LARGEST_CHOICE = 50

/** "4 cents or $4", "one or 100", and "$24,000 — $1,000 a month", which falls to another unit. */
function areTwoFigures(scan: Scan, first: AmountFound, second: AmountFound, low: Numeral, high: Numeral): boolean {
  if (isRateOf(second.unit, first.unit) && numberOf(low).gt(numberOf(high))) return true
  if (scan.tokens[second.start - 1]?.text !== "or") return false
  return numberOf(low).s > 0n && numberOf(high).gte(numberOf(low).mul(LARGEST_CHOICE))
}

/** "From $160 to $180 to $200"; but "from 5 to 7 to 3 to 5" are two ranges. */
function readThird(scan: Scan, second: AmountFound, known: Surroundings): AmountFound | null {
  const joiner = scan.tokens[second.start - 1]?.text ?? ""
  if (!/^(to|or)$/.test(joiner) || scan.tokens[second.end]?.text !== joiner) return null
  const third = readSecond(scan, second, false, known)
  if (third === null || third.unit !== second.unit) return null
  return readSecond(scan, third, false, known) === null ? third : null
}

/** A higher number is taken for no score. The limit is our own. */
const LARGEST_SCORE = 300
/** Before "of" and two numbers these tell of a score: "a vote of 51 to 49". */
const SCORED: ReadonlySet<string> = new Set(["vote", "score", "margin", "majority", "tally"])

/** "A staff of 400 to 27", "49 % to 47 %": two figures. Two small bare numbers may be a score. */
function isTwoLevels(scan: Scan, first: AmountFound, second: AmountFound): boolean {
  if (isFromTo(scan, first, second)) return true
  if (scan.tokens[second.start - 1]?.text !== "to") return false
  if (first.unit !== null || !first.isBare || numberOf(first.numeral).gt(LARGEST_SCORE)) return true
  const [noun, of] = [scan.tokens[first.start - 2]?.text ?? "", scan.tokens[first.start - 1]?.text]
  return of === "of" && !SCORED.has(noun)
}

/** How many times as large as the difference the level is at least. The limit is our own. */
const LEAST_RATIO = 3

/** "Fell 12 cents to $45.20", "shed 19.35 to 1,731.08": how far it moved, and where it came to. */
function isDifferenceAndLevel(scan: Scan, first: AmountFound, second: AmountFound): boolean {
  const { start } = readHedgesBefore(scan, second.start, first.end)
  if (scan.tokens[start - 1]?.text !== "to") return false
  if (first.unit === null && !(first.numeral.places ?? 0)) return false
  if (!MOVE_VERBS.has(scan.tokens[first.start - 1]?.text ?? "")) return false
  return numberOf(second.numeral).abs().gte(numberOf(first.numeral).abs().mul(LEAST_RATIO))
}

/** Words that a difference follows. */
const MOVE_VERBS: ReadonlySet<string> = new Set(
  (
    "fell rose dropped gained lost climbed jumped added slipped slid shed tumbled sank surged soared increased " +
    "decreased declined advanced dipped plunged rallied grew eased up down by falling rising gaining losing"
  ).split(" "),
)

/** Tokens before "from" in which a word of movement is looked for: "rose sharply last year from 5 to 8". */
const REACH_OF_VERB = 4

/** "Rose from 10,000 to 12,000": two levels, of which the second holds now. "Ranged from 5 to 8" is a range. */
function isMoved(scan: Scan, first: AmountFound, second: AmountFound): boolean {
  if (!isFromTo(scan, first, second) || scan.tokens[second.end]?.text === "to") return false
  const { tokens } = scan
  const from = first.start - 1
  const before = tokens.slice(Math.max(0, from - REACH_OF_VERB), from).map(({ text }) => text)
  const verb = before.findLastIndex((text) => MOVE_VERBS.has(text) || OTHER_MOVES.has(text))
  return verb >= 0 && !before.slice(verb + 1).some((text) => /^[,.;:]$/.test(text))
}

/** Words after which "from … to …" names two levels, and before a bare number no difference. */
const OTHER_MOVES: ReadonlySet<string> = new Set(
  (
    "doubled tripled quadrupled halved revised raised lowered cut reduced upgraded downgraded sank sunk shrank shrunk swelled " +
    "ballooned widened narrowed edged inched crept went moved changed plummeted rocketed skyrocketed risen fallen grown " +
    "slashed trimmed lifted boosted rise increase increases drop fall decline decrease growth jump reduction expanded"
  ).split(" "),
)

/** What the wording says is the level that was reached. */
function toLevel(scan: Scan, range: Omit<RangeFound, "low" | "high">, level: Numeral, second: AmountFound): RangeFound {
  const { words } = readHedgesBefore(scan, second.start, range.start)
  return { ...range, low: level, high: level, levelHedges: words }
}

/** "Up 20 % to 12,000": in a wording the level, in its own unit. */
function levelOf(scan: Scan, first: AmountFound, second: AmountFound): RangeFound {
  const { unit, unsettled, end } = second
  return toLevel(scan, { start: first.start, end, unit, unsettled }, second.numeral, second)
}

/** "Fell from 5 to 3", "from $5 to $3". */
function isFromTo(scan: Scan, first: AmountFound, second: AmountFound): boolean {
  const isTo = scan.tokens[second.start - 1]?.text === "to" || scan.tokens[first.end]?.text === "to"
  return isTo && scan.tokens[first.start - 1]?.text === "from"
}

function explainDescent(scan: Scan, { start, end }: TokenSpan, second: AmountFound): RangeMatch | null {
  const joiner = scan.tokens[second.start - 1]?.text ?? ""
  const isBetween =
    joiner === "and" && scan.tokens[start - 1]?.text === "between" && scan.tokens[second.end]?.kind !== "word"
  if (joiner === "or" || (joiner === "and" && !isBetween)) return null
  return { start, end, reason: DESCENT }
}

/** What is joined to its dash is the second end itself, with no hedge and no other word between. */
function readSecond(scan: Scan, first: AmountFound, announced: boolean, known: Surroundings): AmountFound | null {
  const second = readSecondEnd(WORDS, scan, first, announced, known)
  if (second === null || isYearBesideFigure(scan, first, second.amount)) return null
  const { joiner, amount } = second
  if (scan.tokens[joiner]?.text === "or" && isAlternative(scan, first, joiner, amount)) return null
  if (scan.tokens[joiner]?.text === "," && !isNextGuess(first, amount)) return null
  const isTied = scan.tokens[joiner]?.text === "-" && joiner > first.end + 1
  if (isTied && amount.unit === null) return null
  return isJoined(scan.tokens, joiner + 1) && amount.start > joiner + 1 ? null : amount
}

/** Tokens of the hedges before a number at most. */
const MOST_HEDGE_TOKENS = 6

/** "Lower than 7 or higher than 9": what is not between the two. "Two or at most three" is a range. */
function isAlternative(scan: Scan, first: AmountFound, joiner: number, second: AmountFound): boolean {
  const after = sideOf(combineHedges(readHedgesBefore(scan, second.start, joiner + 1).words))
  const from = Math.max(0, first.start - MOST_HEDGE_TOKENS)
  const before = sideOf(combineHedges(readHedgesBefore(scan, first.start, from).words))
  return after === "low" || (after === "high" && before === "low")
}

/** "5 and 7" are two figures unless "between" stands before them. */
function isJoiner(scan: Scan, at: number, announced: boolean): boolean {
  const text = scan.tokens[at]?.text ?? ""
  if (text === ",") return GUESSES.has(scan.tokens[at + 1]?.text ?? "")
  return isRangeDash(scan, at) ?? (JOINING_WORDS.has(text) && (announced || text !== "and"))
}
