import type { TokenSpan } from "../../../quantity/scan/language.ts"
import { isJoined, type Scan, textAt } from "../../../quantity/scan/tokenize.ts"
import type { FoundSaying } from "../../prose/saying.ts"
import { skipAdjuncts, skipTime } from "./adjuncts.ts"
import { hasWord, isCapitalAt, isNamePart, LONGEST_NAME, namesSomebody, startsNumber } from "./name-tokens.ts"
import { readName } from "./read-name.ts"
import { BEGINS_FIGURE, DATA, DETERMINERS, isSpeakerNoun, PREPOSITIONS } from "./speaker-words.ts"

/** "According to the ministry", "as per", "per the ministry", "source: the ministry". */
export function readAccording(scan: Scan, at: number): FoundSaying | null {
  const start = startOfSource(scan, at)
  if (start === null || BEGINS_FIGURE.has(textAt(scan, start))) return null
  const name = readName(scan, start)
  if (name === null) return null
  const end = skipTimes(scan, Math.max(name.end, start))
  return sourced(scan, name, { start: at, end }, at === 0 ? "after" : "before")
}

function startOfSource(scan: Scan, at: number): number | null {
  const [text, next] = [textAt(scan, at), textAt(scan, at + 1)]
  if ((text === "according" && next === "to") || (text === "as" && next === "per")) return at + 2
  if (text === "source" && next === ":" && /^[(\n]?$/.test(textAt(scan, at - 1))) return at + 2
  if (text !== "per" || !/^[,(]$/.test(textAt(scan, at - 1))) return null
  return isCapitalAt(scan, at + 1) || DETERMINERS.has(next) || isSpeakerNoun(next) ? at + 1 : null
}

function skipTimes(scan: Scan, from: number): number {
  let at = from
  for (let next = skipTime(scan, at); next !== null; next = skipTime(scan, at)) at = next
  return at
}

function sourced(scan: Scan, name: TokenSpan, saying: TokenSpan, content: FoundSaying["content"]): FoundSaying {
  return { name, saying, content, until: scan.tokens.length, isPronoun: false }
}

/** "…, citing two port officials" */
export function readCited(scan: Scan, at: number): FoundSaying | null {
  if (!/^(citing|quoting)$/.test(textAt(scan, at))) return null
  const name = readName(scan, at + 1)
  if (name === null || !canBeCited(scan, name)) return null
  return sourced(scan, name, { start: at, end: name.end }, "cited")
}

/** "citing weak demand" names no source. */
function canBeCited(scan: Scan, name: TokenSpan): boolean {
  return namesSomebody(scan, name) || hasWord(scan, name, (word) => DATA.has(word))
}

const STATED =
  /^(reported|confirmed|announced|estimated|claimed|cited|quoted|verified|calculated|disclosed|stated|told)$/

/** "was reported by a shepherd", "as quoted by Reuters" */
export function readPassive(scan: Scan, at: number): FoundSaying | null {
  const verb = skipTimeBack(scan, at) - 1
  if (textAt(scan, at) !== "by" || !STATED.test(textAt(scan, verb)) || textAt(scan, verb - 1) === ",") return null
  if (startsNumber(scan, at + 1)) return null
  const name = readName(scan, at + 1)
  if (name === null || !namesSomebody(scan, name)) return null
  return sourced(scan, name, { start: at, end: skipAdjuncts(scan, name.end) }, "before")
}

function skipTimeBack(scan: Scan, at: number): number {
  for (let back = 1; back <= 3; back += 1) if (skipTime(scan, at - back) === at) return at - back
  return at
}

const COUNTS = /^(count|counts|estimate|estimates|reckoning|tally|calculation|calculations|figures|account|data)$/

/** "By the union's count", "by the ministry's own estimate" */
export function readCount(scan: Scan, at: number): FoundSaying | null {
  if (textAt(scan, at) !== "by") return null
  for (let next = at + 2; next < at + LONGEST_NAME; next += 1) {
    if (textAt(scan, next) !== "'" || !isJoined(scan.tokens, next)) {
      if (isNamePart(scan, next)) continue
      return null
    }
    const rest = { start: next + 1, end: next + 5 }
    const name = { start: at + 1, end: next }
    if (!hasWord(scan, rest, (word) => COUNTS.test(word)) || !namesSomebody(scan, name)) return null
    return sourced(scan, name, { start: at, end: next + 1 }, at === 0 ? "after" : "before")
  }
  return null
}

const INVERTED =
  /^(said|says|say|reported|reports|warned|warns|announced|added|adds|claimed|claims|wrote|writes|tweeted|stated|states|estimates|insisted|noted|explained|confirmed)$/

/** "…, said Ben Adler, the builder", "…, says mayor" */
export function readInverted(scan: Scan, at: number): FoundSaying | null {
  if (!INVERTED.test(textAt(scan, at)) || scan.tokens[at - 1]?.kind !== "mark") return null
  if (!/^[,"”»’'–—?!]$/.test(textAt(scan, at - 1))) return null
  const name = readName(scan, at + 1)
  if (name === null || !namesSomebody(scan, name) || !isSpeaker(scan, name)) return null
  const end = skipAdjuncts(scan, name.end)
  const after = scan.tokens[end]
  if (after?.kind === "word" && !/^(as|while|after|before|when|who|but|and|during|of)$/.test(after.text)) return null
  if (after?.kind === "number" || /^["“„]$/.test(after?.text ?? "") || /^[$€£]$/.test(after?.text ?? "")) return null
  return sourced(scan, name, { start: at, end }, "before")
}

/** A name, or in headlines an office without its article. */
function isSpeaker(scan: Scan, { start, end }: TokenSpan): boolean {
  const last = textAt(scan, end - 1)
  if (PREPOSITIONS.has(textAt(scan, start))) return false
  const isNamed = isCapitalAt(scan, start) || DETERMINERS.has(textAt(scan, start))
  return isNamed || isSpeakerNoun(textAt(scan, start)) || isSpeakerNoun(last) || DATA.has(last)
}
