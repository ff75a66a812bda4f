import type { TokenSpan } from "../../../quantity/scan/language.ts"
import { isJoined, type Scan, textAt } from "../../../quantity/scan/tokenize.ts"
import { skipTime } from "./adjuncts.ts"
import { isCapitalAt, isNamePart, isPersonalName, LONGEST_NAME, namesSomebody, startsNumber } from "./name-tokens.ts"
import { BEGINS_FIGURE, DATA, DETERMINERS, isSpeakerNoun, PREPOSITIONS } from "./speaker-words.ts"
import { SPEECH_VERBS } from "./speech-verbs.ts"

/** Who stands after "according to", "said", "citing": up to the next mark, verb, number or time, by name where it has one. */
export function readName(scan: Scan, start: number): TokenSpan | null {
  const end = endOfName(scan, start)
  if (end === null) return null
  return toSource(scan, readAppositive(scan, end) ?? { start, end })
}

function endOfName(scan: Scan, start: number): number | null {
  let end = start
  while (end < start + LONGEST_NAME && goesOn(scan, start, end)) end += 1
  if (end === start || DETERMINERS.has(textAt(scan, end - 1))) return null
  if (joinsAnother(scan, end)) return endOfName(scan, end + 1) ?? end
  return textAt(scan, end) === "," ? endOfList(scan, end) : end
}

function goesOn(scan: Scan, start: number, at: number): boolean {
  const text = textAt(scan, at)
  if (at > start && (startsNumber(scan, at) || (skipTime(scan, at) !== null && !isOwned(scan, at)))) return false
  if (BEGINS_FIGURE.has(text) || (SPEECH_VERBS.has(text) && !isCapitalAt(scan, at))) return false
  if (at > start && DETERMINERS.has(text) && !PREPOSITIONS.has(textAt(scan, at - 1)) && textAt(scan, at - 1) !== "and")
    return false
  if (at > start && /..ed$/.test(text) && isSpeakerNoun(textAt(scan, at - 1))) return false
  if (text === "in" && DETERMINERS.has(textAt(scan, at + 1)) && DATA.has(textAt(scan, at + 2))) return false
  return isNamePart(scan, at) || (text === "'" && isJoined(scan.tokens, at) && isJoined(scan.tokens, at + 1))
}

/** "the programme's October report" */
function isOwned(scan: Scan, at: number): boolean {
  return textAt(scan, at - 1) === "s" && textAt(scan, at - 2) === "'" && isJoined(scan.tokens, at - 1)
}

/** Parts of "US, South Korean and Ukrainian assessments" at most. */
const MOST_PARTS = 4

/** The end of a list of names that goes on behind the comma at the token `comma`; the comma where it is none. */
function endOfList(scan: Scan, comma: number): number {
  let at = comma
  for (let parts = 0; parts < MOST_PARTS && textAt(scan, at) === ","; parts += 1) {
    let end = at + 1
    while (end < at + 4 && isCapitalAt(scan, end)) end += 1
    if (end === at + 1) return comma
    at = end
  }
  return joinsAnother(scan, at) ? (endOfName(scan, at + 1) ?? comma) : comma
}

/** "police and hospital officials", "Brazil and Chile", where nothing follows that could be a clause. */
function joinsAnother(scan: Scan, at: number): boolean {
  if (textAt(scan, at) !== "and") return false
  const next = endOfName(scan, at + 1)
  if (next === null || !namesSomebody(scan, { start: at + 1, end: next })) return false
  const after = scan.tokens[next]
  return after === undefined || after.kind === "mark" || skipTime(scan, next) !== null
}

/** "the union's leader, Jane Holm": the name after the office. `at` is the token after the office. */
function readAppositive(scan: Scan, at: number): TokenSpan | null {
  if (textAt(scan, at) !== ",") return null
  let end = at + 1
  while (end < at + 6 && isNamePart(scan, end) && (isCapitalAt(scan, end) || scan.tokens[end]?.kind === "mark"))
    end += 1
  const after = scan.tokens[end]
  const isClosed = after === undefined || (after.kind === "mark" && after.text !== "'") || skipTime(scan, end) !== null
  const isOffice = !isCapitalAt(scan, at - 1) && isSpeakerNoun(textAt(scan, at - 1))
  return isClosed && isOffice && isPersonalName(scan, { start: at + 1, end }) ? { start: at + 1, end } : null
}

/** Who made the data that a name names: of "a survey by YouGov" and "YouGov's latest survey" that is YouGov. */
export function toSource(scan: Scan, span: TokenSpan): TokenSpan {
  return readQuoted(scan, span) ?? readMaker(scan, span) ?? readOwner(scan, span) ?? span
}

/** "a source quoted by RIA": the source. */
function readQuoted(scan: Scan, { start, end }: TokenSpan): TokenSpan | null {
  for (let at = start + 1; at < end - 1; at += 1)
    if (/^(quoted|cited|interviewed)$/.test(textAt(scan, at)) && textAt(scan, at + 1) === "by")
      return { start, end: at }
  return null
}

function readMaker(scan: Scan, { start, end }: TokenSpan): TokenSpan | null {
  let hasData = false
  for (let at = start; at < end; at += 1) {
    hasData ||= DATA.has(textAt(scan, at))
    if (!hasData || !/^(by|from)$/.test(textAt(scan, at))) continue
    const last = endOfMaker(scan, at + 1, end)
    if (isMaker(scan, { start: at + 1, end: last })) return toSource(scan, { start: at + 1, end: last })
  }
  return null
}

function isMaker(scan: Scan, name: TokenSpan): boolean {
  return (
    namesSomebody(scan, name) || (DETERMINERS.has(textAt(scan, name.start)) && !DATA.has(textAt(scan, name.end - 1)))
  )
}

function endOfMaker(scan: Scan, from: number, end: number): number {
  for (let at = from; at < end; at += 1) if (skipTime(scan, at) !== null) return at
  return end
}

function readOwner(scan: Scan, { start, end }: TokenSpan): TokenSpan | null {
  if (!DATA.has(textAt(scan, end - 1))) return null
  for (let at = end - 2; at > start; at -= 1) {
    if (textAt(scan, at) !== "'" || !isJoined(scan.tokens, at)) continue
    return namesSomebody(scan, { start, end: at }) ? { start, end: at } : null
  }
  return null
}
