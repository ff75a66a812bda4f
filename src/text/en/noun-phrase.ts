import { isNumberWord } from "../../quantity/en/readers/words.ts"
import type { TokenSpan } from "../../quantity/scan/language.ts"
import { isCapital, isJoined, type Scan, type Token, writtenForm } from "../../quantity/scan/tokenize.ts"
import { CASUALTIES } from "./idioms.ts"
import { BEFORE_NOUN, ENDS_NOUN, MODIFYING_VERBS, NOT_PLURAL, PLURALS, VERBS, WEAK_PLURALS } from "./noun-words.ts"

/** Words of a noun phrase at most. */
const MOST_WORDS = 7
/** Words that are taken at most where no plural shows the end of the phrase. */
const MOST_UNSURE = 3

/**
 * The noun phrase that begins at the token `at`, without what stands before its first word. A number other than one is
 * followed by a plural, which ends the phrase; without one, the words up to the first that may be a verb are taken.
 */
export function readNounPhrase(scan: Scan, at: number, isSingular: boolean): TokenSpan | null {
  const start = skipFillers(scan, at)
  if (isMoment(scan, start)) return null
  const words = listWords(scan, start)
  if (words.length === 0 || isPredicate(scan, words, isSingular)) return null
  const count = isSingular ? countSingular(scan, words) : (countPlural(scan, words) ?? countUnsure(scan, words))
  const last = words[count - 1]
  return last === undefined ? null : { start, end: withComplement(scan, last + 1) }
}

/** "431,000 last year", "12 next month": when it was, and nothing that is counted. */
function isMoment({ tokens }: Scan, at: number): boolean {
  return /^(last|next|past)$/.test(tokens[at]?.text ?? "") && MOMENTS.test(tokens[at + 1]?.text ?? "")
}

const MOMENTS =
  /^(year|month|week|night|quarter|decade|century|summer|winter|spring|autumn|season|weekend|january|february|march|april|may|june|july|august|september|october|november|december|\w+day)$/

/** "prisoners of war" are not prisoners; few such phrases are fixed. */
function withComplement(scan: Scan, end: number): number {
  const isFixed =
    scan.tokens[end]?.text === "of" && /^(war|state|parliament|congress)$/.test(scan.tokens[end + 1]?.text ?? "")
  return isFixed ? end + 2 : end
}

/** "The two agreed": no noun, but what they did. "Three injured" is both. */
function isPredicate(scan: Scan, words: readonly number[], isSingular: boolean): boolean {
  const first = scan.tokens[words[0] ?? 0]?.text ?? ""
  if (!isSingular && NEVER_ADJECTIVES.test(first)) return true
  if (!isSingular && VERBS.has(first) && !MODIFYING_VERBS.has(first)) return countPlural(scan, words) === null
  if (!/(ed|ly)$/.test(first) || CASUALTIES.has(first)) return false
  return isSingular ? words.length === 1 : countPlural(scan, words) === null
}

/** Past forms that say what somebody did, and never of what kind something is. */
const NEVER_ADJECTIVES = /^(became|came|went|gave|took|said|told|knew|saw|began|got|thought|wrote|flew|threw|spoke)$/

function skipFillers(scan: Scan, at: number): number {
  let start = /^["“'‘]$/.test(scan.tokens[at]?.text ?? "") && !isJoined(scan.tokens, at) ? at + 1 : at
  while (BEFORE_NOUN.has(scan.tokens[start]?.text ?? "")) start += 1
  if (/^(most|least)$/.test(scan.tokens[start]?.text ?? "") && scan.tokens[start + 1]?.kind === "word") start += 1
  return start
}

/** The positions of the words that may belong to the phrase; a hyphen or a possessive between them is no break. */
function listWords(scan: Scan, at: number): number[] {
  const words: number[] = []
  let next = at
  let hasPlural = false
  while (words.length < MOST_WORDS && (isTied(scan, next) || isNounWord(scan, next, words.length === 0, hasPlural))) {
    words.push(next)
    hasPlural ||= isPlural(scan.tokens[next])
    next = skipJoint(scan, next + 1)
    if (!hasPlural && isCoordination(scan, next)) next += 1
  }
  return words
}

/** The second half of "US-made" belongs to the first, be it a noun or not. */
function isTied(scan: Scan, at: number): boolean {
  const [hyphen, token] = [scan.tokens[at - 1], scan.tokens[at]]
  return hyphen?.text === "-" && token?.kind === "word" && hyphen.end === token.start && isJoined(scan.tokens, at - 1)
}

function isNounWord(scan: Scan, at: number, isFirst: boolean, hasPlural = true): boolean {
  const token = scan.tokens[at]
  if (token === undefined || token.kind === "mark" || isMoment(scan, at)) return false
  if (token.kind === "number") return !isFirst && isModelNumber(scan, at)
  if (isCompound(scan, at)) return true
  if (isFirst && mayModify(scan, at)) return true
  if (endsNoun(scan, token) || isNumberWord(token)) return false
  return isFirst || !VERBS.has(token.text) || (!hasPlural && token.text.endsWith("s"))
}

/** "Overseas students", "away games", "late goals": an adverb that also describes what stands right behind it. */
function mayModify({ tokens }: Scan, at: number): boolean {
  const next = tokens[at + 1]
  return next?.kind === "word" && ADJECTIVES.has(tokens[at]?.text ?? "") && isPlural(next) && !ENDS_NOUN.has(next.text)
}

const ADJECTIVES: ReadonlySet<string> = new Set(
  "overseas away late early later earlier outside inside overnight statewide nationwide current total overall near".split(
    " ",
  ),
)

/** "near-Earth asteroids", "off-duty officers". */
function isCompound(scan: Scan, at: number): boolean {
  return scan.tokens[at + 1]?.text === "-" && isJoined(scan.tokens, at + 1) && isJoined(scan.tokens, at + 2)
}

/** "US" is no "us". */
export function endsNoun(scan: Scan, token: Token): boolean {
  return ENDS_NOUN.has(token.text) && !(token.text === "us" && writtenForm(scan, token) === "US")
}

/** "Model 3 sedans". */
function isModelNumber(scan: Scan, at: number): boolean {
  const [before, token, next] = [scan.tokens[at - 1], scan.tokens[at], scan.tokens[at + 1]]
  if (before === undefined || token === undefined || next?.kind !== "word") return false
  const isNextName = isCapital(scan, next) && isPlural(scan.tokens[at + 2])
  return isCapital(scan, before) && token.text.length < 4 && (isPlural(next) || isNextName)
}

/** "Kia and Hyundai vehicles", "digital and physical sales": two modifiers of one plural. */
function isCoordination(scan: Scan, at: number): boolean {
  if (!/^(and|or)$/.test(scan.tokens[at]?.text ?? "") || !isNounWord(scan, at + 1, false)) return false
  for (let next = at + 1; next <= at + 3 && isNounWord(scan, next, false); next += 1)
    if (isPlural(scan.tokens[next])) return true
  return false
}

/** Over "-" in "anti-tank missiles" and "'s" in "children's books". */
function skipJoint(scan: Scan, at: number): number {
  const token = scan.tokens[at]
  if (token?.kind !== "mark" || !isJoined(scan.tokens, at)) return at
  if (token.text === "." && scan.tokens[at - 1]?.text.length === 1) return at + 1
  if (!isJoined(scan.tokens, at + 1)) return at
  if (token.text === "-") return scan.tokens[at + 1]?.kind === "number" ? at + 2 : at + 1
  return token.text === "'" && scan.tokens[at + 1]?.text === "s" ? at + 2 : at
}

/** Up to the first plural, or a second one right after it: "sports cars". */
function countPlural(scan: Scan, words: readonly number[]): number | null {
  const strong = words.findIndex((at) => isPlural(scan.tokens[at]) && !WEAK_PLURALS.has(scan.tokens[at]?.text ?? ""))
  const first = strong >= 0 ? strong : words.findIndex((at) => isPlural(scan.tokens[at]))
  if (first < 0) return null
  const next = words[first + 1]
  const isNextPlural = next !== undefined && isPlural(scan.tokens[next]) && !isOfVerb(scan, words[first] ?? 0, next)
  return isNextPlural ? first + 2 : first + 1
}

/** "16 teams plays three games", "24 people missing", "5,000 others injured": the second is no noun. */
function isOfVerb({ tokens }: Scan, first: number, second: number): boolean {
  const [noun, word, next] = [tokens[first]?.text ?? "", tokens[second]?.text ?? "", tokens[second + 1]]
  if (CASUALTIES.has(word) || noun === "others") return true
  return (
    next !== undefined &&
    second === first + 1 &&
    (next.kind === "number" || isNumberWord(next) || OBJECTS.test(next.text))
  )
}

const OBJECTS = /^(a|an|the|longer|more|less|fewer|its|his|her|their|\$|£|€)$/

function isPlural(token: Token | undefined): boolean {
  const text = token?.text ?? ""
  if (PLURALS.has(text)) return true
  return text.length > 2 && text.endsWith("s") && !text.endsWith("ss") && !text.endsWith("us") && !NOT_PLURAL.has(text)
}

function countUnsure(scan: Scan, words: readonly number[]): number {
  return Math.min(countUntilVerb(scan, words, /(ed|ing|ly)$/), MOST_UNSURE)
}

/** After one thing a word in -s is its verb: "one proposal asks". */
function countSingular(scan: Scan, words: readonly number[]): number {
  return Math.min(countUntilVerb(scan, words, /(ed|ing|ly|[^su]s)$/), MOST_UNSURE)
}

function countUntilVerb(scan: Scan, words: readonly number[], verb: RegExp): number {
  const stop = words.findIndex((at, index) => index > 0 && verb.test(scan.tokens[at]?.text ?? ""))
  return stop < 0 ? words.length : stop
}
