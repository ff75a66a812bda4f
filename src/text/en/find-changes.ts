import { isJoined, type Scan } from "../../quantity/scan/tokenize.ts"
import type { Change } from "../languages/text-language.ts"
import type { Figure } from "../prose/figure.ts"
import {
  BEFORE_OF,
  BETWEEN,
  CHANGE_NOUNS,
  COMPARED,
  DIRECTIONLESS,
  MOVES,
  PHRASAL,
  POSTPOSED,
  WITH_BY,
} from "./change-words.ts"
import { ENDS_NOUN } from "./noun-words.ts"

/** Tokens before the figure in which the word of change is looked for. */
const FARTHEST_BEFORE = 5
/** The same where "by" stands before the figure. */
const FARTHEST_BY = 7

/**
 * One for each figure. "Rose by 5 %", "up 12 %", "a 5 % increase" are differences; "rose to 5 %" is a level, and null.
 */
export function findChanges(scan: Scan, figures: readonly Figure[]): (Change | null)[] {
  const changes: (Change | null)[] = []
  for (const [index, figure] of figures.entries()) {
    const before = figures[index - 1]
    const found = readOwn(scan, figure, before?.end ?? 0)
    changes.push(found ?? readRepeat(scan, figure, before, changes[index - 1] ?? null))
  }
  return changes
}

function readOwn(scan: Scan, figure: Figure, from: number): Change | null {
  return readBefore(scan, figure, from) ?? readBy(scan, figure, from) ?? readAfter(scan, figure)
}

/** "grow sales by 35 %", "cut its staff by 200". */
function readBy(scan: Scan, { start }: Figure, from: number): Change | null {
  if (scan.tokens[start - 1]?.text !== "by") return null
  for (let at = start - 2; at >= from && at >= start - FARTHEST_BY; at -= 1) {
    const token = scan.tokens[at]
    if (token?.kind !== "word") return null
    const direction = MOVES.get(token.text)
    if (direction !== undefined) return { direction, word: token.text }
  }
  return null
}

/** "Fell below $60,000" is a level, as "rose above 5 %" is; "fell less than 1 %" and "rose over 5 %" are differences. */
const LEVELS: ReadonlySet<string> = new Set(["below", "above", "beyond", "beneath", "under", "past"])

function isLevel({ tokens }: Scan, { start }: Figure): boolean {
  return LEVELS.has(tokens[start]?.text ?? "")
}

function readBefore(scan: Scan, figure: Figure, from: number): Change | null {
  const at = skipBetween(scan, figure, from)
  if (at === null) return null
  const word = scan.tokens[at]?.text ?? ""
  const direction = MOVES.get(word)
  const hasBy = scan.tokens.slice(at + 1, figure.start).some(({ text }) => text === "by")
  if (direction === undefined || DIRECTIONLESS.has(word) || (WITH_BY.has(word) && !hasBy)) return null
  if (isPhrasal(scan, at) || isLevel(scan, figure)) return null
  const hasOf = scan.tokens[figure.start - 1]?.text === "of"
  if (hasOf || hasBy) return hasOf && !BEFORE_OF.has(word) ? null : { direction, word }
  return isMeasured(scan, figure) && !isObject(scan, figure) ? { direction, word } : null
}

/** The token of the word of change, back over what may stand between; null where it is too far off. */
function skipBetween({ tokens }: Scan, { start }: Figure, from: number): number | null {
  const first = Math.max(from, start - FARTHEST_BEFORE)
  let at = start - 1
  while (at >= first && BETWEEN.has(tokens[at]?.text ?? "")) at -= 1
  return at >= first ? at : null
}

/** "Cut the 25 % tariff", "advance a $95bn package"; "rose a further 2 %" is a difference. */
function isObject({ tokens }: Scan, { start, end }: Figure): boolean {
  return /^(the|a|an)$/.test(tokens[start - 1]?.text ?? "") && tokens[end]?.kind === "word"
}

function isPhrasal({ tokens }: Scan, at: number): boolean {
  return /^(up|down)$/.test(tokens[at]?.text ?? "") && PHRASAL.has(tokens[at - 1]?.text ?? "")
}

/** Without "by" a count is a direct object: "dropped 500 bombs". */
function isMeasured(scan: Scan, { unit, end }: Figure): boolean {
  if (unit === null) return /^points?$/.test(scan.tokens[end]?.text ?? "")
  return unit.startsWith("%") || /^([A-Z]{3}|Cel|\[degF\])$/.test(unit)
}

/** Up to two words may stand between: "a 5 % price increase". */
function readAfter(scan: Scan, figure: Figure): Change | null {
  const { end, meaning } = figure
  const compared = readCompared(scan, figure)
  if (compared !== null) return compared
  if (!isMeasured(scan, figure) || meaning.hedge === "order" || meaning.hedge === "vague") return null
  for (let at = end; at <= end + 1; at += 1) {
    const token = scan.tokens[at]
    if (token?.kind !== "word" || (at > end && isJoined(scan.tokens, at))) return null
    const direction = CHANGE_NOUNS.get(token.text)
    if (direction !== undefined && (at === end || !POSTPOSED.has(token.text))) return { direction, word: token.text }
    if (ENDS_NOUN.has(token.text)) return null
  }
  return null
}

/** Tokens behind "more" in which "than" is looked for. */
const REACH_OF_THAN = 6

/** "Nine days longer than planned", "12 fewer deaths", "3,000 more members than in May"; "12 more died" is no difference. */
function readCompared(scan: Scan, { unit, end, meaning }: Figure): Change | null {
  const { tokens } = scan
  const word = tokens[end]?.text ?? ""
  const direction = COMPARED.get(word)
  if (direction === undefined || meaning.hedge === "order" || meaning.hedge === "vague") return null
  if (unit === "%") return isAgainst(scan, end) ? { direction, word } : null
  if (unit === null && word !== "more" && word !== "fewer") return null
  const hasThan = tokens.slice(end + 1, end + 1 + REACH_OF_THAN).some(({ text }) => text === "than")
  if (/^(cheaper|dearer)$/.test(word) && unit !== null) return { direction, word }
  return hasThan || (word === "fewer" && tokens[end + 1]?.kind === "word") ? { direction, word } : null
}

/** "3 % above the target" and "13 % less power"; "2 % above 5" and "2 % below zero" name a point. */
function isAgainst({ tokens }: Scan, at: number): boolean {
  const next = tokens[at + 1]
  return !/^(above|below)$/.test(tokens[at]?.text ?? "") || (next?.kind === "word" && next.text !== "zero")
}

/** Tokens between the two figures at most. */
const MOST_BETWEEN_REPEATS = 6

/** "Lost 190 points, or 0.6 %": the same change in another unit. "A was down 2 %, B by 3 %". */
function readRepeat(scan: Scan, figure: Figure, before: Figure | undefined, change: Change | null): Change | null {
  if (before === undefined || change === null) return null
  if (figure.start - before.end > MOST_BETWEEN_REPEATS) return null
  const between = scan.tokens.slice(before.end, figure.start).map((token) => token.text)
  if (isListed(figure, before, between.join(" "))) return change
  const isRepeat = /^(points )?,? ?(or|\() ?$/.test(between.join(" "))
  return isRepeat || (between.at(-1) === "by" && (between[0] === "," || between[0] === "and")) ? change : null
}

/** "Rose 3, 4 and 5 percent": each of the list rose. */
function isListed(figure: Figure, before: Figure, between: string): boolean {
  if (figure.unit === null || figure.unit !== before.unit) return false
  return /^,? ?and$/.test(between) || (between === "," && before.isUnitShared === true)
}
