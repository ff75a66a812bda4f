import type { TokenSpan } from "../../../quantity/scan/language.ts"
import { isJoined, PARAGRAPH, type Scan, textAt } from "../../../quantity/scan/tokenize.ts"
import type { FoundSaying } from "../../prose/saying.ts"
import { hasWord, isNamePart, written } from "./name-tokens.ts"
import { isSpeakerNoun } from "./speaker-words.ts"

/** Words of a speaker in a headline at most. */
const MOST_WORDS = 6
/** Published findings that speak for themselves. */
const FINDINGS = /^(study|report|poll|survey|figures|data|census|review|inquiry)$/
/** Countries and marks of the newsroom in capitals: before a colon they say where something is, or what kind it is. */
const NO_ACRONYMS = /^(US|USA|UK|UAE|DRC|NYC|LA|DC|UPDATE|LIVE|VIDEO|PHOTOS|WATCH|BREAKING|NEW|ICYMI|RT|FAQ|PS|NB|TV)$/

/** "The UN: 12,000 displaced", "31 hurt in tram crash: police", "12,000 displaced – UN". */
export function listHeadlineSpeakers(scan: Scan): FoundSaying[] {
  return [readFirst(scan), readLast(scan)].filter((found) => found !== null)
}

function readFirst(scan: Scan): FoundSaying | null {
  let end = 0
  while (end < MOST_WORDS && isNamePart(scan, end)) end += 1
  if (textAt(scan, end) !== ":" || isJoined(scan.tokens, end + 1) || scan.tokens[end + 1] === undefined) return null
  const name = { start: 0, end }
  if (!isSource(scan, name)) return null
  return { name, saying: { start: 0, end: end + 1 }, content: "after", until: scan.tokens.length, isPronoun: false }
}

function readLast(scan: Scan): FoundSaying | null {
  let end = scan.tokens.length
  while (/^[.!?]$/.test(textAt(scan, end - 1)) || textAt(scan, end - 1) === PARAGRAPH) end -= 1
  let start = end
  while (end - start < MOST_WORDS && isNamePart(scan, start - 1)) start -= 1
  if (!/^[:–—-]$/.test(textAt(scan, start - 1)) || isJoined(scan.tokens, start)) return null
  if (textAt(scan, start - 1) !== ":" && isJoined(scan.tokens, start - 1)) return null
  const name = { start, end }
  if (!isSource(scan, name)) return null
  return { name, saying: { start: start - 1, end }, content: "before", until: scan.tokens.length, isPronoun: false }
}

/** An acronym, or words with a noun for those who speak. A place alone says where, and not who. */
function isSource(scan: Scan, name: TokenSpan): boolean {
  if (name.start === name.end) return false
  if (hasWord(scan, name, (word) => isSpeakerNoun(word) || FINDINGS.test(word))) return true
  const last = written(scan, name.end - 1)
  return /^\p{Lu}{2,6}$/u.test(last) && !NO_ACRONYMS.test(last)
}
