import type { TokenSpan } from "../../../quantity/scan/language.ts"
import { type Scan, textAt } from "../../../quantity/scan/tokenize.ts"
import type { FoundSaying } from "../../prose/saying.ts"
import { isNoun, isPersonalName, LONGEST_NAME, readName, readNameBefore, toSource } from "./names.ts"
import { ARTICLES, COUNTING, DATA, PARTICLE_VERBS, SHOWING, SPEAKER_NOUN, SPEECH_VERBS } from "./words.ts"

/** "Die Polizei sagte", "sagte die Polizei", "wie die Polizei mitteilte": a name and its verb, which is the token `at`. */
export function readSaying(scan: Scan, at: number): FoundSaying | null {
  if (!isSpoken(scan, at)) return null
  return readBefore(scan, at) ?? readBehind(scan, at)
}

/** Tokens between a verb and the word that makes it one of speech at most. */
const FARTHEST_PARTICLE = 14

function isSpoken(scan: Scan, at: number): boolean {
  const text = textAt(scan, at)
  if (isNoun(scan, at)) return false
  if (SPEECH_VERBS.has(text)) return !isDenied(scan, at)
  if (COUNTING.has(text)) return hasNumber(scan, at)
  if (SHOWING.has(text)) return hasData(scan, at)
  const particle = PARTICLE_VERBS.get(text)
  if (particle === undefined || isDenied(scan, at)) return false
  for (let next = at + 1; next <= at + FARTHEST_PARTICLE; next += 1) {
    if (particle.test(textAt(scan, next))) return true
    if (/^[,;:“„"]$/.test(textAt(scan, next)) && text !== "ging" && text !== "geht") return false
  }
  return false
}

/** Tokens between a verb of counting and the number at most. */
const FARTHEST_NUMBER = 6

function hasNumber(scan: Scan, at: number): boolean {
  for (let next = at + 1; next <= at + FARTHEST_NUMBER; next += 1) {
    if (scan.tokens[next]?.kind === "number") return true
    if (scan.tokens[next]?.kind !== "word") return false
  }
  return false
}

function hasData(scan: Scan, at: number): boolean {
  for (let back = at - 1; back >= at - LONGEST_NAME; back -= 1) if (DATA.test(textAt(scan, back))) return true
  return false
}

/** "sagte nicht, dass", "sagte die Ministerin nicht" */
function isDenied(scan: Scan, at: number): boolean {
  for (let next = at + 1; next <= at + 5; next += 1) {
    if (/^(nicht|nie|niemals|kein|keine)$/.test(textAt(scan, next))) return true
    if (/^[,;:]$/.test(textAt(scan, next))) return false
  }
  return false
}

function readBefore(scan: Scan, at: number): FoundSaying | null {
  const end = skipTimeBack(scan, at)
  const pronoun = readPronoun(scan, end)
  const name = textAt(scan, end - 1) === "," ? readBehindAside(scan, end - 1) : (pronoun ?? readNameBefore(scan, end))
  if (name === null) return null
  const isWie = textAt(scan, name.start - 1) === "wie"
  const start = isWie ? name.start - 1 : name.start
  const after = endOfSaying(scan, at + 1)
  const isBefore = isWie ? start > 0 : endsHere(scan, after) && start > 0
  return {
    name: pronoun ?? toSource(scan, name),
    saying: { start, end: after },
    content: isBefore ? "before" : "after",
    until: endOfReach(scan, start, after),
    isPronoun: pronoun !== null,
  }
}

/** "wie die Polizei am Freitag mitteilte" */
function skipTimeBack(scan: Scan, at: number): number {
  const isTime = /tag$|abend$|^(gestern|heute)$/.test(textAt(scan, at - 1)) && !isNoun(scan, at - 1)
  if (!isTime) return at
  return textAt(scan, at - 2) === "am" ? at - 2 : at - 1
}

function readPronoun(scan: Scan, end: number): TokenSpan | null {
  const isFirst = end === 1 || /^[“"”«»]$/.test(textAt(scan, end - 2))
  return isFirst && /^(er|sie)$/.test(textAt(scan, end - 1)) ? { start: end - 1, end } : null
}

/** Tokens of what stands between a subject and its verb at most. */
const LONGEST_ASIDE = 20

/** "Anna Lind, die den Hafen leitet, sagte", "der Bürgermeister, Karl Weber, sagte" */
function readBehindAside(scan: Scan, comma: number): TokenSpan | null {
  for (let open = comma - 2; open > 0 && open >= comma - LONGEST_ASIDE; open -= 1) {
    if (textAt(scan, open) !== ",") continue
    const subject = readNameBefore(scan, open)
    const aside = { start: open + 1, end: comma }
    if (subject === null) return null
    return isPersonalName(scan, aside) && !isPersonalName(scan, subject) ? aside : subject
  }
  return null
}

/** Behind a comma or a quotation, "…, sagte die Marine", or behind what begins the clause: "Am Freitag sagte die Marine". */
function readBehind(scan: Scan, at: number): FoundSaying | null {
  const name = readName(scan, at + 1)
  if (name === null || !canSpeak(scan, name)) return null
  const isBehindMark = /^[,“"”«»–—]$/.test(textAt(scan, at - 1))
  if (!isBehindMark && !beginsClause(scan, at)) return null
  const end = endOfSaying(scan, name.end)
  const content = isBehindMark ? "before" : "after"
  return {
    name: toSource(scan, name),
    saying: { start: at, end },
    content,
    until: scan.tokens.length,
    isPronoun: false,
  }
}

function canSpeak(scan: Scan, name: TokenSpan): boolean {
  if (ARTICLES.has(textAt(scan, name.start)) || isPersonalName(scan, name)) return true
  for (let at = name.start; at < name.end; at += 1) if (SPEAKER_NOUN.test(textAt(scan, at))) return true
  return name.end === name.start + 1
}

/** Tokens before a verb in second place at most. */
const LONGEST_FRONT = 8

/** Whether only a phrase such as "Am Freitag", "In Graz" or "Zuvor" stands before the verb. */
function beginsClause(scan: Scan, at: number): boolean {
  if (at === 0 || at > LONGEST_FRONT) return false
  const first = textAt(scan, 0)
  if (/^(zuvor|später|zudem|gestern|heute|dabei|dort|inzwischen|außerdem|dagegen|unterdessen)$/.test(first))
    return at === 1
  if (!/^(am|im|in|an|auf|bei|nach|seit|vor)$/.test(first)) return false
  return !scan.tokens.slice(0, at).some(({ text }) => text === "," || SPEECH_VERBS.has(text))
}

/** Tokens of when, where and to whom something is said at most. */
const LONGEST_ADJUNCTS = 14

/** Where what is said begins, or the clause ends: at the next mark, "dass" or number that is not the day of a month. */
function endOfSaying(scan: Scan, from: number): number {
  let at = from
  for (; at < from + LONGEST_ADJUNCTS; at += 1) {
    const token = scan.tokens[at]
    if (token === undefined || /^(dass|[,;:!?“„"”»«()–—])$/.test(token.text)) return at
    if (token.kind === "number") return /^\d\d?$/.test(token.text) && textAt(scan, at + 1) === "." ? at + 3 : at
    if (token.text === "von" || (token.text === "." && at + 1 >= scan.tokens.length)) return at
  }
  return from
}

/** Nothing is said behind it: the sentence ends, or goes on without "dass", a colon, or a clause behind a comma. */
function endsHere(scan: Scan, at: number): boolean {
  const token = scan.tokens[at]
  return token === undefined || /^[.!?;)]$/.test(token.text)
}

/** Tokens in which the end of what is said is looked for. */
const LONGEST_CLAUSE = 60

const OPENERS: ReadonlySet<string> = new Set("als nachdem bevor weil obwohl wenn während".split(" "))

/** "Als Lind sagte, sie gehe, verließen 12 den Saal": up to the comma behind what she says. */
function endOfReach(scan: Scan, start: number, from: number): number {
  if (!OPENERS.has(textAt(scan, start - 1))) return scan.tokens.length
  for (let at = from + 1; at < from + LONGEST_CLAUSE; at += 1) if (textAt(scan, at) === ",") return at
  return scan.tokens.length
}
