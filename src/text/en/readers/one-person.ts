import { SCALES } from "../../../quantity/en/number-words.ts"
import { isNumberWord } from "../../../quantity/en/readers/words.ts"
import { ONE } from "../../../quantity/numbers/exact.ts"
import type { Found } from "../../../quantity/scan/language.ts"
import type { Scan, Token } from "../../../quantity/scan/tokenize.ts"
import { HARM_VERBS } from "../idioms.ts"

/** Words of who is counted at most: "a young rescue worker". */
const MOST_WORDS = 4
/** Tokens after both in which it is looked for what befell them. */
const REACH = 4

/** "Three soldiers and a rescue worker were killed", "a woman and two children died": one, counted beside others. */
export function readOnePerson(scan: Scan, at: number, from: number): Found | null {
  if (!startsOnePerson(scan, at)) return null
  const isCounted = isAfterOthers(scan, at, from) || isBeforeOthers(scan, at)
  if (!isCounted) return null
  const numeral = { mantissa: ONE, places: 0, scale: ONE }
  return { start: at, end: at + 1, kind: "figure", meaning: { hedge: "none", numeral }, unit: null }
}

/** Whether to look closer at a token: an article beside "and" and, behind it, a word. */
export function startsOnePerson({ tokens }: Scan, at: number): boolean {
  const article = tokens[at]?.text
  if ((article !== "a" && article !== "an") || tokens[at + 1]?.kind !== "word") return false
  if (tokens[at + 1]?.text === "hundred" || SCALES.has(tokens[at + 1]?.text ?? "")) return false
  return tokens[at - 1]?.text === "and" || findAnd(tokens, at + 1) !== null
}

function findAnd(tokens: readonly Token[], at: number): number | null {
  for (let next = at; next <= at + MOST_WORDS; next += 1) {
    const token = tokens[next]
    if (token?.kind !== "word") return null
    if (token.text === "and") return next > at ? next : null
  }
  return null
}

/** "three soldiers and a rescue worker": the number before is the last that was read. */
function isAfterOthers({ tokens }: Scan, at: number, from: number): boolean {
  if (tokens[at - 1]?.text !== "and" || from < 1 || at - 1 - from < 1 || at - 1 - from > MOST_WORDS) return false
  if (!isNumber(tokens[from - 1]) || !tokens.slice(from, at).every(({ kind }) => kind === "word")) return false
  const before = tokens.slice(Math.max(0, from - REACH), from)
  return before.some(({ text }) => HARM_VERBS.has(text)) || isHarmedAfter(tokens, at + 1)
}

/** "a woman and two children died" */
function isBeforeOthers({ tokens }: Scan, at: number): boolean {
  const and = findAnd(tokens, at + 1)
  return and !== null && isNumber(tokens[and + 1]) && isHarmedAfter(tokens, and + 2)
}

function isNumber(token: Token | undefined): boolean {
  return token?.kind === "number" ? /^[1-9]\d?$/.test(token.text) : isNumberWord(token)
}

/** Within the words of who is counted and the verb. */
function isHarmedAfter(tokens: readonly Token[], at: number): boolean {
  for (let next = at; next < at + MOST_WORDS + REACH; next += 1) {
    const token = tokens[next]
    if (token?.kind !== "word" || token.text === "and") return false
    if (HARMED.has(token.text)) return true
  }
  return false
}

const HARMED: ReadonlySet<string> = new Set([
  ..."killed injured wounded hurt died dead arrested detained kidnapped abducted missing hospitalised hospitalized".split(
    " ",
  ),
])
