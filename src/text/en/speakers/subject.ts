import type { TokenSpan } from "../../../quantity/scan/language.ts"
import { type Scan, textAt } from "../../../quantity/scan/tokenize.ts"
import { endsNoun } from "../noun-phrase.ts"
import { skipTime } from "./adjuncts.ts"
import { startOfJoined } from "./joined-names.ts"
import { isCapitalAt, isNamePart, isPersonalName, LONGEST_NAME, startsNumber, written } from "./name-tokens.ts"
import {
  BEFORE_SUBJECT,
  BEFORE_VERB,
  DETERMINERS,
  ENDS_NAME,
  isSpeakerNoun,
  NO_SPEAKERS,
  PREPOSITIONS,
  PRONOUNS,
} from "./speaker-words.ts"
import { SPEECH_VERBS } from "./speech-verbs.ts"

/**
 * Who does what a verb says. `start` is where the clause begins, with what stands before the name there. `isRelative`: it
 * is the verb of a clause with "who".
 */
export type Subject = {
  readonly name: TokenSpan
  readonly start: number
  readonly isPronoun?: boolean
  readonly isRelative?: boolean
}

/** The subject of the verb at the token `at`. */
export function readSubjectOf(scan: Scan, at: number): Subject | null {
  const end = skipBack(scan, at)
  const last = textAt(scan, end - 1)
  if (NEGATING.has(last)) return null
  if (last === ",") return readBehindAside(scan, end - 1)
  if (PRONOUNS.has(last)) return readPronoun(scan, end - 1)
  if ((last === "who" || last === "which") && !isAcronym(scan, end - 1)) return readAntecedent(scan, end - 1)
  if (last === "and" || last === "but") return readShared(scan, end - 1)
  return readNameBefore(scan, end)
}

/** Before a verb these turn what it says round, or make it an infinitive. */
const NEGATING: ReadonlySet<string> = new Set("not never t to nor d ll cannot".split(" "))

/** Over adverbs, and over "on Friday" between the subject and its verb. */
function skipBack(scan: Scan, at: number): number {
  let end = at
  for (;;) {
    const text = textAt(scan, end - 1)
    if (BEFORE_VERB.has(text) || (/..ly$/.test(text) && !isCapitalAt(scan, end - 1))) end -= 1
    else if (WEEKDAY.test(text)) end = skipDayBack(scan, end - 1)
    else return end
  }
}

const WEEKDAY = /^(mon|tues|wednes|thurs|fri|satur|sun)day$|^(yesterday|today)$/

function skipDayBack(scan: Scan, at: number): number {
  let start = at
  while (/^(on|late|early|earlier)$/.test(textAt(scan, start - 1))) start -= 1
  return start
}

/** The pronoun is followed back only where it begins the sentence or stands behind a quotation. */
function readPronoun(scan: Scan, at: number): Subject | null {
  const before = scan.tokens[at - 1]
  const isFirst = before === undefined || /^["“”»]$/.test(before.text) || isFronted(scan, at)
  return isFirst ? { name: { start: at, end: at + 1 }, start: at, isPronoun: true } : null
}

/** "On Friday, he", "However, he" */
function isFronted(scan: Scan, at: number): boolean {
  if (textAt(scan, at - 1) !== ",") return false
  return BEFORE_SUBJECT.has(textAt(scan, at - 2)) ? at === 2 : skipTime(scan, 0) === at - 1
}

/** "Anna Lind, who runs the port, said", "the mayor, Ihor Terekhov, said": the name, where one of the two is one. */
function readBehindAside(scan: Scan, comma: number): Subject | null {
  const open = findComma(scan, comma)
  if (open === null) return null
  const subject = readNameBefore(scan, open)
  if (subject === null || startsNumber(scan, subject.start - 1)) return null
  const aside = { start: open + 1, end: comma }
  const isNamed = isPersonalName(scan, aside) && !isPersonalName(scan, subject.name)
  return isNamed ? { ...subject, name: aside } : subject
}

/** Tokens of what stands between a subject and its verb at most. */
const LONGEST_ASIDE = 24

function findComma(scan: Scan, comma: number): number | null {
  for (let at = comma - 2; at > 0 && at >= comma - LONGEST_ASIDE; at -= 1) {
    const text = textAt(scan, at)
    if (text === ",") return at
    if (/^[;:"“”()]$/.test(text)) return null
  }
  return null
}

/** "Mr Martin, who said", "officials who said" */
function readAntecedent(scan: Scan, at: number): Subject | null {
  const end = textAt(scan, at - 1) === "," ? at - 1 : at
  const subject = readNameBefore(scan, end)
  return subject && { ...subject, isRelative: true }
}

/** Tokens in which the subject of a second verb is looked for. */
const FARTHEST_SHARED = 25

/** "Lind visited the camp and said": the subject that begins the sentence. `at` is the conjunction. */
function readShared(scan: Scan, at: number): Subject | null {
  if (at > FARTHEST_SHARED || scan.tokens.slice(0, at).some(({ text }) => NEW_SUBJECT.has(text))) return null
  if (PRONOUNS.has(textAt(scan, 0))) return { name: { start: 0, end: 1 }, start: 0, isPronoun: true }
  const end = endOfFirstName(scan)
  return end === null ? null : { name: { start: 0, end }, start: at }
}

/** After these another subject may have begun. */
const NEW_SUBJECT: ReadonlySet<string> = new Set(
  ['who which that where while when because ; : " “ ” (', [...SPEECH_VERBS].join(" ")].join(" ").split(" "),
)

function endOfFirstName(scan: Scan): number | null {
  if (DETERMINERS.has(textAt(scan, 0))) {
    const at = [1, 2, 3].find((next) => isSpeakerNoun(textAt(scan, next)))
    return at === undefined || /^(of|for|in|'|,|and)$/.test(textAt(scan, at + 1)) ? null : at + 1
  }
  let end = 0
  while (end < LONGEST_NAME && isCapitalAt(scan, end) && isNamePart(scan, end)) end += 1
  const first = textAt(scan, 0)
  if (end === 0 || BEFORE_SUBJECT.has(first) || PREPOSITIONS.has(first) || ENDS_NAME.has(first)) return null
  return /^(of|for|in|'|,|and|-|\.)$/.test(textAt(scan, end)) || scan.tokens[end]?.kind !== "word" ? null : end
}

/** The name that ends before the token `end`. */
function readNameBefore(scan: Scan, end: number): Subject | null {
  let start = end
  while (end - start < LONGEST_NAME && isNamePart(scan, start - 1)) start -= 1
  start = startOfJoined(scan, start, end)
  const first = skipFront(scan, start, end)
  const last = scan.tokens[end - 1]
  if (first === null || first >= end || last === undefined) return null
  if (!isAcronym(scan, end - 1) && (endsNoun(scan, last) || NO_SPEAKERS.has(last.text))) return null
  if (
    /^(neither|nobody)$/.test(textAt(scan, first)) ||
    PREPOSITIONS.has(last.text) ||
    isOnlyAdjective(scan, first, end)
  )
    return null
  return { name: { start: first, end }, start }
}

/** "WHO" */
function isAcronym(scan: Scan, at: number): boolean {
  return /^\p{Lu}{2,}$/u.test(written(scan, at))
}

/** "Total confirmed deaths", "new reported cases" */
function isOnlyAdjective(scan: Scan, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1)
    if (!DETERMINERS.has(textAt(scan, at)) && !ADJECTIVES.has(textAt(scan, at))) return false
  return true
}

const ADJECTIVES: ReadonlySet<string> = new Set([
  ..."total overall new recent other more all most some several many few any no first last latest further".split(" "),
  ..."suspected probable additional previous only official officially self".split(" "),
])

/** Past what stands before the name in its clause: "On Monday police", "In a statement the ministry". */
function skipFront(scan: Scan, start: number, end: number): number | null {
  let first = start
  while (first < end && (BEFORE_SUBJECT.has(textAt(scan, first)) || /^[-.')(]$/.test(textAt(scan, first)))) first += 1
  const afterTime = skipTime(scan, first)
  if (afterTime !== null && afterTime < end) return skipFront(scan, afterTime, end)
  if (!PREPOSITIONS.has(textAt(scan, first))) return first
  for (let at = first + 2; at < end; at += 1) if (beginsName(scan, at)) return at
  return null
}

/** "In Gaza officials", "In a statement the ministry", but not "In Kyiv Zelensky", of which the end is not known. */
function beginsName(scan: Scan, at: number): boolean {
  if (PREPOSITIONS.has(textAt(scan, at - 1))) return false
  if (DETERMINERS.has(textAt(scan, at))) return true
  return isSpeakerNoun(textAt(scan, at)) && !isCapitalAt(scan, at) && isCapitalAt(scan, at - 1)
}
