import { LANGUAGE_NAMES, LANGUAGES_BY_WORD } from "./function-words.ts"
import type { LanguageCode } from "./languages.ts"

/** Enough to tell a language by; the rest of a long text is not looked at. UTF-16 units. */
const LONGEST_SAMPLE = 1000

/** How often another language must outnumber the one asked for: articles quote, and name foreign papers. */
const RATIO = 2

const SCRIPTS: readonly (readonly [name: string, letters: RegExp])[] = Object.freeze([
  ["Cyrillic", /\p{Script=Cyrillic}/gu],
  ["Greek", /\p{Script=Greek}/gu],
  ["Arabic", /\p{Script=Arabic}/gu],
  ["Hebrew", /\p{Script=Hebrew}/gu],
  ["Devanagari", /\p{Script=Devanagari}/gu],
  ["Thai", /\p{Script=Thai}/gu],
  ["Korean", /\p{Script=Hangul}/gu],
  ["Chinese or Japanese", /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu],
])

/**
 * Why a text should not be read as `language`: most of its letters are of another script, or its common words are those
 * of another language. Null where nothing speaks against it. The reason is a sentence part. `atLeast`: how many words of
 * another language it takes; one is enough for a wording, a whole text needs more.
 */
export function noteLanguage(text: string, language: LanguageCode, atLeast = 3): string | null {
  const sample = text.slice(0, LONGEST_SAMPLE)
  const name = LANGUAGE_NAMES[language]
  const script = findScript(sample)
  if (script !== null) return `the text is in ${script} letters, so nothing in it was read as ${name}`
  const other = findOtherLanguage(sample, language, atLeast)
  if (other === null) return null
  return `the text seems to be ${LANGUAGE_NAMES[other]}, so nothing in it was read as ${name}`
}

/** Every language of `LANGUAGES` is written in Latin letters, whose last block of everyday use ends at U+024F. */
const LAST_LATIN = 0x24f
const CAPITAL_A = 0x41

/** Counted by code first, since asking eight scripts of every text would cost as much as reading it. */
function findScript(sample: string): string | null {
  let [latin, beyond] = [0, 0]
  for (let at = 0; at < sample.length; at += 1) {
    const code = sample.charCodeAt(at)
    if (code > LAST_LATIN) beyond += 1
    else if (code >= CAPITAL_A) latin += 1
  }
  if (beyond === 0 || beyond < latin) return null
  const letters = count(sample, /\p{Script=Latin}/gu)
  return SCRIPTS.find(([, script]) => count(sample, script) > letters)?.[0] ?? null
}

function count(sample: string, letters: RegExp): number {
  return sample.match(letters)?.length ?? 0
}

function findOtherLanguage(sample: string, language: LanguageCode, atLeast: number): string | null {
  const counts = countLanguages(sample)
  const own = counts.get(language) ?? 0
  const [other, most] = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [language as string, own])
  return other !== language && most >= atLeast && most > RATIO * own ? other : null
}

/** Words in small letters, and the first one: a capital elsewhere may be a name (Der Spiegel) or a code (CHE). */
function countLanguages(sample: string): Map<string, number> {
  const counts = new Map<string, number>()
  const start = sample.trimStart()
  for (const word of listWords(start.slice(0, 1).toLowerCase() + start.slice(1))) {
    const language = LANGUAGES_BY_WORD.get(word)
    if (language !== undefined) counts.set(language, (counts.get(language) ?? 0) + 1)
  }
  return counts
}

/** By code and not by a regular expression, which would take longer here than the reading of the figures. */
function listWords(sample: string): string[] {
  const words: string[] = []
  for (let at = 0; at < sample.length; at += 1) {
    const start = at
    while (at < sample.length && isLetter(sample.charCodeAt(at))) at += 1
    if (at > start) words.push(sample.slice(start, at))
  }
  return words
}

const FIRST_ACCENTED = 0xc0

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= CAPITAL_A && code <= 0x5a) || code >= FIRST_ACCENTED
}
