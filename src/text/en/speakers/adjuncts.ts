import { type Scan, textAt } from "../../../quantity/scan/tokenize.ts"
import { MONTH_NUMBERS } from "../periods/words.ts"
import { isCapitalAt, startsNumber } from "./name-tokens.ts"
import { BEGINS_FIGURE, DETERMINERS, ENDS_NAME, PREPOSITIONS, TIME_WORDS } from "./speaker-words.ts"
import { TELLING } from "./speech-verbs.ts"

/** Tokens between a verb of speech and "that" at most. */
const FARTHEST_THAT = 12
/** Words of "in a post on the Telegram messaging app" after one preposition at most. */
const MOST_WORDS = 6

/**
 * The token after what stands with a verb of speech and is not yet what is said: to whom, when, where. `at` is the token
 * after the verb. "Told reporters in Kyiv on Friday", "said in a statement".
 */
export function skipAdjuncts(scan: Scan, at: number): number {
  const isTelling = TELLING.has(textAt(scan, at - 1))
  const start = isTelling ? skipListener(scan, at) : at
  if (start > at || startsAdjunct(scan, at)) {
    const that = findThat(scan, at)
    if (that !== null) return that
  }
  let next = start
  for (;;) {
    const end = skipTime(scan, next) ?? skipPhrase(scan, next)
    if (end === null) return next
    next = end
  }
}

function startsAdjunct(scan: Scan, at: number): boolean {
  return skipTime(scan, at) !== null || ADJUNCTS.has(textAt(scan, at))
}

function findThat(scan: Scan, from: number): number | null {
  for (let at = from; at < from + FARTHEST_THAT; at += 1) {
    if (textAt(scan, at) === "that") return at
    const token = scan.tokens[at]
    if (token?.kind === "mark" && !/^[-']$/.test(token.text)) return null
  }
  return null
}

/** "reporters", "the BBC", "a news conference" */
function skipListener(scan: Scan, at: number): number {
  const first = DETERMINERS.has(textAt(scan, at)) ? at + 1 : at
  let end = first
  while (end < first + MOST_WORDS && isPhraseWord(scan, end) && !PREPOSITIONS.has(textAt(scan, end))) end += 1
  return end > first ? end : at
}

const ADJUNCTS: ReadonlySet<string> = new Set("in on at to via through during with".split(" "))

function skipPhrase(scan: Scan, at: number): number | null {
  if (!ADJUNCTS.has(textAt(scan, at)) || /^(least|most)$/.test(textAt(scan, at + 1))) return null
  const first = DETERMINERS.has(textAt(scan, at + 1)) ? at + 2 : at + 1
  let end = first
  while (end < first + MOST_WORDS && isPhraseWord(scan, end)) end += 1
  return end > first ? end : null
}

function isPhraseWord(scan: Scan, at: number): boolean {
  const token = scan.tokens[at]
  if (token === undefined || startsNumber(scan, at)) return false
  if (token.kind === "mark") return /^[-']$/.test(token.text) && token.start === scan.tokens[at - 1]?.end
  const { text } = token
  if (ENDS_NAME.has(text) || DETERMINERS.has(text) || BEGINS_FIGURE.has(text)) return false
  return !ADJUNCTS.has(text) && skipTime(scan, at) === null
}

/** "on Friday", "late on 3 May", "earlier this week", "in October"; null where no such expression stands at the token. */
export function skipTime(scan: Scan, at: number): number | null {
  const text = textAt(scan, at)
  if (text === "on" || text === "in") return isTimeWord(scan, at + 1) ? skipTime(scan, at + 1) : skipDay(scan, at + 1)
  if (text === "this" || text === "last") return TIME_WORDS.has(textAt(scan, at + 1)) ? at + 2 : null
  if (MONTH_NUMBERS.has(text) && isCapitalAt(scan, at)) return skipDigits(scan, at + 1)
  if (isTimeWord(scan, at)) return skipTime(scan, at + 1) ?? at + 1
  return skipDay(scan, at)
}

function isTimeWord(scan: Scan, at: number): boolean {
  const text = textAt(scan, at)
  if (!TIME_WORDS.has(text) || text === "on") return false
  return !MONTH_NUMBERS.has(text) || isCapitalAt(scan, at)
}

/** "3 May 2024" */
function skipDay(scan: Scan, at: number): number | null {
  const isDay = /^\d\d?$/.test(textAt(scan, at)) && MONTH_NUMBERS.has(textAt(scan, at + 1))
  return isDay && isCapitalAt(scan, at + 1) ? skipDigits(scan, at + 2) : null
}

/** A year, or a day and perhaps a year, behind a month. */
function skipDigits(scan: Scan, at: number): number {
  const first = textAt(scan, at) === "." ? at + 1 : at
  if (/^(19|20)\d\d$/.test(textAt(scan, first))) return first + 1
  if (!/^([1-9]|[12]\d|3[01])$/.test(textAt(scan, first))) return at
  const year = textAt(scan, first + 1) === "," ? first + 2 : first + 1
  return /^(19|20)\d\d$/.test(textAt(scan, year)) ? year + 1 : first + 1
}
