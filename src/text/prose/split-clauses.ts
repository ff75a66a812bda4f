import type { TokenSpan } from "../../quantity/scan/language.ts"
import { isJoined, type Scan, textAt } from "../../quantity/scan/tokenize.ts"
import type { ClauseWords } from "../languages/text-language.ts"

/**
 * The clauses of a sentence, for each of its tokens: the number of the clause, and the aside that the token stands in,
 * null outside of all. An aside is about a noun: in brackets, or a clause with "which".
 */
export type Clauses = {
  readonly numbers: readonly number[]
  readonly asides: readonly (Aside | null)[]
  /** Where each clause begins. */
  readonly starts: readonly number[]
  /** How many comparisons begin before the token, one more than there are tokens. */
  readonly comparisons: readonly number[]
}
export type Aside = { readonly start: number; readonly is: "bracket" | "relative" }

/** Of a sentence with neither a speaker nor a time, of which nobody asks for its clauses. */
export const NO_CLAUSES: Clauses = Object.freeze({ numbers: [], asides: [], starts: [], comparisons: [] })

/** One pass over the tokens. */
export function splitClauses(scan: Scan, words: ClauseWords): Clauses {
  const numbers: number[] = []
  const asides: (Aside | null)[] = []
  const starts = [0]
  const comparisons = [0]
  let closed = -1
  let aside: Aside | null = null
  for (let at = 0; at < scan.tokens.length; at += 1) {
    if (endsAside(scan, at, aside)) {
      closed = at
      aside = null
    }
    if (startsClause(scan, at, words)) {
      starts.push(at)
      aside = null
    }
    aside = aside ?? startAside(scan, at, words, closed === at - 1)
    numbers.push(starts.length - 1)
    asides.push(aside)
    comparisons.push((comparisons[at] ?? 0) + (words.startsComparison(scan, at) ? 1 : 0))
  }
  return { numbers, asides, starts, comparisons }
}

/** A comma, or a dash that stands apart. */
function isBreak(scan: Scan, at: number): boolean {
  const text = textAt(scan, at)
  return text === "," || ((text === "–" || text === "—") && !isJoined(scan.tokens, at + 1))
}

function endsAside(scan: Scan, at: number, aside: Aside | null): boolean {
  if (aside === null) return false
  if (aside.is === "bracket") return textAt(scan, at - 1) === ")"
  return isBreak(scan, at) || /^[;:)"“”]$/.test(textAt(scan, at))
}

/** `isClosing`: the comma before the token ends an aside, so that the verb of the clause follows. */
function startAside(
  scan: Scan,
  at: number,
  { relatives, needsComma, asides }: ClauseWords,
  isClosing: boolean,
): Aside | null {
  const text = textAt(scan, at)
  if (text === "(") return { start: at, is: "bracket" }
  const isBehindBreak = isBreak(scan, at - 1)
  const isRelative = relatives.has(text) && (isBehindBreak || !needsComma)
  const participle = scan.tokens[at]?.kind === "number" ? textAt(scan, at + 1) : text
  return isRelative || (isBehindBreak && !isClosing && asides.test(participle)) ? { start: at, is: "relative" } : null
}

function startsClause(scan: Scan, at: number, { coordinators, contrasts, and, afterAnd }: ClauseWords): boolean {
  const [before, text] = [textAt(scan, at - 1), textAt(scan, at)]
  if (before === ";" || (at > 0 && contrasts.has(text))) return true
  if (isBreak(scan, at - 1) && coordinators.has(text)) return true
  return text === and && at > 0 && afterAnd.test(textAt(scan, at + 1))
}

/** Whether one stands in a clause beside that of the other. */
export function areApart({ numbers }: Clauses, one: TokenSpan, other: TokenSpan): boolean {
  return numbers[one.start] !== numbers[other.start]
}
