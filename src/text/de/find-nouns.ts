import { isCapital, type Scan } from "../../quantity/scan/tokenize.ts"
import type { Phrase } from "../languages/text-language.ts"
import type { Figure } from "../prose/figure.ts"
import { textOf } from "../prose/text-of.ts"

/** Adjectives between a number and its noun at most. */
const MOST_MODIFIERS = 3

/**
 * What is counted, for each figure: the first word with a capital after the number, as German nouns have it, with the
 * adjectives before it. Null where there is none, and for a figure with a unit.
 */
export function findNouns(scan: Scan, figures: readonly Figure[]): (Phrase | null)[] {
  return figures.map((figure) => (figure.unit === null ? readNounAfter(scan, figure.end) : null))
}

function readNounAfter(scan: Scan, start: number): Phrase | null {
  for (let at = start; at <= start + MOST_MODIFIERS; at += 1) {
    const token = scan.tokens[at]
    if (token?.kind !== "word") return null
    if (isCapital(scan, token)) return { start, end: at + 1, text: textOf(scan, { start, end: at + 1 }) }
    if (!/(e|en|er|es|em)$/.test(token.text) || NO_ADJECTIVES.has(token.text)) return null
  }
  return null
}

/** Words that end as adjectives do and are none. */
const NO_ADJECTIVES: ReadonlySet<string> = new Set(
  "der die das den dem des eine einen einer werden wurden waren haben hatten gegen unter über bei wegen seine ihre".split(
    " ",
  ),
)
