import { type Scan, textAt } from "../../../quantity/scan/tokenize.ts"
import type { FoundSaying } from "../../prose/saying.ts"
import { skipAdjuncts } from "./adjuncts.ts"
import { hasWord, isCapitalAt, startsNumber } from "./name-tokens.ts"
import { toSource } from "./read-name.ts"
import {
  BEGINS_FIGURE,
  DETERMINERS,
  isFinder,
  isPluralSpeaker,
  isSpeakerNoun,
  PREPOSITIONS,
  PRONOUNS,
} from "./speaker-words.ts"
import { kindsOfVerb, type SpeechVerb } from "./speech-verbs.ts"
import { readSubjectOf, type Subject } from "./subject.ts"

/** What stands behind a verb of speech: what is said, the end of the clause, or more about the saying. */
type After = { readonly at: number; readonly is: "content" | "end" | "more" }

/** "HUR said 500 came", "…, the fire service said on Friday": a name before its verb, which is the token `at`. */
export function readSaying(scan: Scan, at: number): FoundSaying | null {
  const kinds = kindsOfVerb(textAt(scan, at))
  if (kinds.length === 0) return null
  const subject = readSubjectOf(scan, at)
  if (subject === null) return null
  const after = lookAfter(scan, skipAdjuncts(scan, at + 1))
  if (!kinds.some((kind) => isSpoken(scan, kind, subject, at, after))) return null
  const isBefore = after.is === "end" || (after.is === "more" && isBehindMark(scan, subject))
  return {
    name: toSource(scan, subject.name),
    saying: { start: Math.min(subject.start, subject.name.start), end: after.at },
    content: isBefore && !subject.isRelative ? "before" : "after",
    until: endOfReach(scan, subject, after.at),
    isPronoun: subject.isPronoun ?? false,
  }
}

function lookAfter(scan: Scan, at: number): After {
  const token = scan.tokens[at]
  if (token === undefined) return { at, is: "end" }
  if (token.kind === "mark" && !/^[$€£~±]$/.test(token.text)) {
    const opens = /^[:“„‘('"]$/.test(token.text) || /^["“„]$/.test(textAt(scan, at + 1))
    return { at, is: opens ? "content" : "end" }
  }
  return { at, is: SUBORDINATE.has(token.text) || isAdjunct(scan, at) ? "more" : "content" }
}

const SUBORDINATE: ReadonlySet<string> = new Set(
  "as while when after before although though but and because".split(" "),
)

function isAdjunct(scan: Scan, at: number): boolean {
  return PREPOSITIONS.has(textAt(scan, at)) && !BEGINS_FIGURE.has(textAt(scan, at))
}

/** Behind a comma or a quotation. */
function isBehindMark(scan: Scan, { start }: Subject): boolean {
  return /^[,"”»—–]$/.test(textAt(scan, start - 1)) || textAt(scan, start - 1) === "as"
}

function isSpoken(scan: Scan, kind: SpeechVerb, subject: Subject, verb: number, after: After): boolean {
  if (kind === "strong") return isStrong(scan, subject, verb, after)
  if (kind === "claiming") return isClaiming(scan, subject, verb, after)
  if (kind === "showing") return isShowing(scan, subject, verb)
  if (kind === "plural") return hasWord(scan, subject.name, isPluralSpeaker) && startsClaim(scan, after.at)
  return isAdding(scan, subject, verb, after)
}

/** Those of the verbs that are adjectives too. */
const PARTICIPLE = /^(reported|confirmed|estimated|claimed|declared|alleged|predicted|acknowledged|admitted)$/

function isStrong(scan: Scan, subject: Subject, verb: number, after: After): boolean {
  const word = textAt(scan, verb)
  if (textAt(scan, verb + 1) === "to" && isInfinitive(scan, verb + 2) && word !== "claimed") return false
  if (!PARTICIPLE.test(word)) return true
  return after.is === "content" || isBehindMark(scan, subject)
}

/** "said to be", but not "said to reporters" */
function isInfinitive(scan: Scan, at: number): boolean {
  if (isCapitalAt(scan, at) || DETERMINERS.has(textAt(scan, at))) return false
  return !/^(reporters|journalists|police|state|media)$/.test(textAt(scan, at))
}

/** Nouns before "claims", "estimates" and the like that make nouns of them. */
const OF_NOUNS =
  /^(jobless|insurance|unemployment|asylum|benefit|damage|compensation|initial|weekly|tax|earnings|news)$/

function isClaiming(scan: Scan, subject: Subject, verb: number, after: After): boolean {
  if (saysThat(scan, after.at) || subject.isRelative) return true
  if (after.is === "end") return isBehindMark(scan, subject) && isCalled(scan, subject)
  if (after.is === "more" || OF_NOUNS.test(textAt(scan, verb - 1))) return false
  return (startsClaim(scan, after.at) || textAt(scan, after.at) === "to") && isNamed(scan, subject, verb)
}

function isNamed(scan: Scan, { isPronoun, name }: Subject, verb: number): boolean {
  const last = textAt(scan, verb - 1)
  return isPronoun === true || isCapitalAt(scan, verb - 1) || isSpeakerNoun(last) || hasWord(scan, name, isSpeakerNoun)
}

/** "As the almanac notes", "…, Popko added". */
function isCalled(scan: Scan, { name, isPronoun }: Subject): boolean {
  return isPronoun === true || DETERMINERS.has(textAt(scan, name.start)) || isCapitalAt(scan, name.end - 1)
}

function saysThat(scan: Scan, at: number): boolean {
  return textAt(scan, at) === "that" || textAt(scan, at - 1) === "that" || /^[:“„"]$/.test(textAt(scan, at))
}

/** A number, or what a clause or a noun phrase begins with. */
function startsClaim(scan: Scan, at: number): boolean {
  const text = textAt(scan, at)
  if (saysThat(scan, at) || startsNumber(scan, at) || BEGINS_FIGURE.has(text) || DETERMINERS.has(text)) return true
  return (
    isCapitalAt(scan, at) || PRONOUNS.has(text) || /^(no|nobody|there|dozens|hundreds|thousands|half|most)$/.test(text)
  )
}

function isShowing(scan: Scan, { name }: Subject, verb: number): boolean {
  return hasWord(scan, name, isFinder) && (!/^puts?$/.test(textAt(scan, verb)) || putsAt(scan, verb))
}

function isAdding(scan: Scan, subject: Subject, verb: number, after: After): boolean {
  if (putsAt(scan, verb) || saysThat(scan, after.at)) return true
  return after.is !== "content" && isBehindMark(scan, subject) && isCalled(scan, subject)
}

/** Tokens between "put" and "at" at most. */
const FARTHEST_AT = 8

/** "put the toll at 470", "put it at about 20,000" */
function putsAt(scan: Scan, verb: number): boolean {
  if (!/^puts?$/.test(textAt(scan, verb))) return false
  for (let at = verb + 1; at <= verb + FARTHEST_AT; at += 1) {
    const token = scan.tokens[at]
    if (token === undefined || token.kind === "number" || /^[,;:.]$/.test(token.text)) return false
    if (token.text === "at")
      return startsNumber(scan, at + 1) || startsNumber(scan, at + 2) || startsNumber(scan, at + 3)
  }
  return false
}

/** Tokens in which the end of such a clause is looked for. */
const LONGEST_CLAUSE = 60

/** Of two such verbs the second is that of the clause around. */
const AUXILIARY = /^(has|have|had|is|are|was|were|will)$/

/** A clause that begins with these before its subject ends at the next comma. */
const OPENERS: ReadonlySet<string> = new Set("when after before although though because since if once until".split(" "))

function endOfReach(scan: Scan, { start, isRelative }: Subject, from: number): number {
  if (!isRelative && !OPENERS.has(textAt(scan, start - 1))) return scan.tokens.length
  let verbs = 0
  for (let at = from; at < from + LONGEST_CLAUSE; at += 1) {
    if (isRelative && AUXILIARY.test(textAt(scan, at))) verbs += 1
    if (textAt(scan, at) === "," || verbs > 1) return at
  }
  return scan.tokens.length
}

/** "X was quoted as saying": X. `at` is the token of "saying". */
export function readQuoted(scan: Scan, at: number): FoundSaying | null {
  if (textAt(scan, at) !== "saying" || textAt(scan, at - 1) !== "as") return null
  let be = at - 2
  while (be > at - 10 && !/^(was|were|is|are|been)$/.test(textAt(scan, be))) be -= 1
  if (be <= at - 10 || !hasWord(scan, { start: be, end: at }, (word) => word === "quoted")) return null
  const subject = readSubjectOf(scan, be)
  if (subject === null || subject.isPronoun) return null
  const after = lookAfter(scan, skipAdjuncts(scan, at + 1))
  return {
    name: subject.name,
    saying: { start: subject.start, end: after.at },
    content: after.is === "content" ? "after" : "before",
    until: scan.tokens.length,
    isPronoun: false,
  }
}
