import type { TokenSpan } from "../../quantity/scan/language.ts"
import { isCapital, isJoined, type Scan } from "../../quantity/scan/tokenize.ts"
import type { Phrase } from "../languages/text-language.ts"
import { textOf } from "../prose/text-of.ts"
import { endsNoun } from "./noun-phrase.ts"
import { BEFORE_VERB, ENDS_SUBJECT, PRONOUNS, SPEECH_VERBS, WEAK_VERBS } from "./speech-verbs.ts"

/** Tokens of a name or a subject at most. */
const LONGEST_SUBJECT = 14

/** "HUR said", "according to the ministry", "said the mayor": who, in the order of the sentence. */
export function listAttributions(scan: Scan): Phrase[] {
  const found: Phrase[] = []
  for (let at = 0; at < scan.tokens.length; at += 1) {
    const span = isSaying(scan, at) ? readWho(scan, at) : null
    if (span === null) continue
    found.push({ ...span, text: textOf(scan, span) })
  }
  return found
}

function isSaying(scan: Scan, at: number): boolean {
  const text = scan.tokens[at]?.text ?? ""
  return SPEECH_VERBS.has(text) || text === "according"
}

function readWho(scan: Scan, at: number): TokenSpan | null {
  return readAccordingTo(scan, at) ?? readSubject(scan, at) ?? readInverted(scan, at)
}

function readAccordingTo(scan: Scan, at: number): TokenSpan | null {
  if (scan.tokens[at]?.text !== "according" || scan.tokens[at + 1]?.text !== "to") return null
  const name = readName(scan, at + 2)
  return name !== null && /^(more|less|about|around|some|at)$/.test(scan.tokens[at + 2]?.text ?? "") ? null : name
}

/** From `start` to the next mark, or verb: "the Star Tribune". */
function readName(scan: Scan, start: number): TokenSpan | null {
  let end = start
  while (end < start + LONGEST_SUBJECT && isNamePart(scan, end)) end += 1
  return end > start ? { start, end } : null
}

function isNamePart(scan: Scan, at: number): boolean {
  const token = scan.tokens[at]
  if (token === undefined || token.kind === "number") return false
  if (token.text === "and") return joinsNames(scan, at)
  if (token.kind === "word") return !ENDS_SUBJECT.has(token.text) && !SPEECH_VERBS.has(token.text)
  return /^[-'.&]$/.test(token.text) && isJoined(scan.tokens, at) && isJoined(scan.tokens, at + 1)
}

/** The subject before a verb of speech. */
function readSubject(scan: Scan, at: number): TokenSpan | null {
  const verb = scan.tokens[at]?.text ?? ""
  if (verb === "according") return null
  const next = scan.tokens[at + 1]
  if (WEAK_VERBS.has(verb) && next?.text !== "that" && !/^[:"“]$/.test(next?.text ?? "")) return null
  let end = at
  while (BEFORE_VERB.has(scan.tokens[end - 1]?.text ?? "")) end -= 1
  let start = end
  while (end - start < LONGEST_SUBJECT && isSubjectPart(scan, start - 1)) start -= 1
  const last = scan.tokens[end - 1]
  if (start === end || (last !== undefined && endsNoun(scan, last)) || PRONOUNS.has(scan.tokens[end - 1]?.text ?? ""))
    return null
  return { start, end }
}

function isSubjectPart(scan: Scan, at: number): boolean {
  const token = scan.tokens[at]
  if (token === undefined || token.kind === "number") return false
  if (token.text === "and") return joinsNames(scan, at)
  if (token.kind === "word") return !ENDS_SUBJECT.has(token.text)
  if (token.text === "(" || token.text === ")") return true
  return /^[-'.&]$/.test(token.text) && isJoined(scan.tokens, at) && isJoined(scan.tokens, at + 1)
}

/** "the Department of Health and Safety". */
function joinsNames(scan: Scan, at: number): boolean {
  const [before, after] = [scan.tokens[at - 1], scan.tokens[at + 1]]
  return before !== undefined && after !== undefined && isCapital(scan, before) && isCapital(scan, after)
}

/** "…, said Ben Adler, the builder". */
function readInverted(scan: Scan, at: number): TokenSpan | null {
  if (scan.tokens[at]?.text !== "said" && scan.tokens[at]?.text !== "says") return null
  const [before, next] = [scan.tokens[at - 1], scan.tokens[at + 1]]
  if (before?.kind !== "mark" || next === undefined) return null
  return isCapital(scan, next) || next.text === "the" || next.text === "a" ? readName(scan, at + 1) : null
}
