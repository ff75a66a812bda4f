import type { TokenSpan } from "../../quantity/scan/language.ts"
import { isCapital, type Scan } from "../../quantity/scan/tokenize.ts"
import type { Phrase } from "../languages/text-language.ts"
import type { Figure } from "../prose/figure.ts"
import { textOf } from "../prose/text-of.ts"
import { readNounPhrase } from "./noun-phrase.ts"
import { DETERMINERS, ENDS_NOUN } from "./noun-words.ts"
import { SPEECH_VERBS } from "./speakers/speech-verbs.ts"

/** Tokens before the figure in which its verb is looked for. */
const FARTHEST_VERB = 4
/** Tokens before the verb that its subject may begin at. */
const FARTHEST_SUBJECT = 14

/** Between a number and the verb that gives it to its subject. */
const BETWEEN: ReadonlySet<string> = new Set(
  "to at by about around nearly almost over a the record breaking -".split(" "),
)

/** Verbs that give a number to their subject. */
const VERBS: ReadonlySet<string> = new Set([
  ..."was were is are reached reaches rose rises risen fell falls fallen totaled totalled totals hit hits".split(" "),
  ..."stood stands topped exceeded grew climbed jumped dropped passed surpassed numbered".split(" "),
])

/** "The number of tests was 6,454", "confirmed cases reached 1,184", "the death toll stood at 70". */
export function readSubject(scan: Scan, figure: Figure | undefined, from: number): Phrase | null {
  if (figure === undefined || figure.unit !== null || figure.reader !== "number") return null
  const verb = findVerb(scan, figure.start, from)
  if (verb === null) return null
  const start = startOfClause(scan, verb, from)
  const span = readCounted(scan, start, verb) ?? readWholeSubject(scan, start, verb)
  return span && { ...span, text: textOf(scan, span), isInferred: false }
}

function findVerb(scan: Scan, end: number, from: number): number | null {
  for (let at = end - 1; at >= Math.max(from, end - FARTHEST_VERB); at -= 1) {
    const text = scan.tokens[at]?.text ?? ""
    if (VERBS.has(text)) return at
    if (!BETWEEN.has(text)) return null
  }
  return null
}

/** After the last mark, conjunction or figure before the verb. */
function startOfClause(scan: Scan, verb: number, from: number): number {
  let at = verb
  const first = Math.max(from, verb - FARTHEST_SUBJECT)
  while (at > first && !STOPS.has(scan.tokens[at - 1]?.text ?? "")) at -= 1
  return at
}

/** What a clause begins after. */
const STOPS: ReadonlySet<string> = new Set(
  [', ; : . ( ) " “ ” — – and but that while when as whose said says'.split(" ")].flat(),
)

/** "number of NOUN" */
function readCounted(scan: Scan, start: number, verb: number): TokenSpan | null {
  for (let at = start; at < verb - 2; at += 1) {
    if (scan.tokens[at]?.text !== "number" || scan.tokens[at + 1]?.text !== "of") continue
    const noun = readNounPhrase(scan, DETERMINERS.has(scan.tokens[at + 2]?.text ?? "") ? at + 3 : at + 2, false)
    return noun !== null && noun.end <= verb ? noun : null
  }
  return null
}

const TOLLS: ReadonlySet<string> = new Set(["toll", "attendance", "membership", "population", "turnout", "headcount"])

/** A plural, or one of few words for a number of people, right before the verb or before "in" and the like. */
function readWholeSubject(scan: Scan, start: number, verb: number): TokenSpan | null {
  const first = DETERMINERS.has(scan.tokens[start]?.text ?? "") ? start + 1 : start
  const noun = readNounPhrase(scan, first, false)
  if (noun === null || noun.end > verb || noun.start >= verb) return null
  const head = scan.tokens[noun.end - 1]
  const isPlural =
    head !== undefined &&
    /[^su]s$|^people$/.test(head.text) &&
    !SPEECH_VERBS.has(head.text) &&
    (noun.start === start || !isCapital(scan, head))
  if (!isPlural && !TOLLS.has(head?.text ?? "")) return null
  return noun.end === verb ||
    ENDS_NOUN.has(scan.tokens[noun.end]?.text ?? "") ||
    AUXILIARY.test(scan.tokens[noun.end]?.text ?? "")
    ? noun
    : null
}

/** Verbs that may stand between a subject and its verb. */
const AUXILIARY = /^(has|have|had|now|already)$/
