import { readNumberFigure } from "../../../quantity/en/readers/figure.ts"
import type { Found, Surroundings } from "../../../quantity/scan/language.ts"
import { isCapital, type Scan } from "../../../quantity/scan/tokenize.ts"

/** "Anna Berg, 66, said", "aged 10", "between the ages of 5 and 7", "she was 45 when". */
export function readAge(scan: Scan, at: number, from: number, known: Surroundings): Found | null {
  if (isApposition(scan, at)) return toYears(readNumberFigure(scan, at, at, known))
  if (!mayBeAge(scan, at)) return null
  const found = readNumberFigure(scan, at, from, known)
  return found !== null && isSaidOfAge(scan, found) ? toYears(found) : null
}

const NEAR = 4

/** A word that tells of age stands at most a hedge away. */
function mayBeAge(scan: Scan, at: number): boolean {
  for (let before = at - 1; before >= at - NEAR; before -= 1) {
    const text = scan.tokens[before]?.text ?? ""
    if (AGE_WORDS.has(text)) return true
  }
  return false
}

const AGE_WORDS: ReadonlySet<string> = new Set("aged age ages he she who".split(" "))

function toYears(found: Found | null): Found | null {
  return found?.kind === "figure" && found.unit === null ? { ...found, unit: "a" } : null
}

/** After a name and a comma, before another mark. */
function isApposition(scan: Scan, at: number): boolean {
  const [name, comma, number, next] = [scan.tokens[at - 2], scan.tokens[at - 1], scan.tokens[at], scan.tokens[at + 1]]
  if (number === undefined || !/^([1-9]|[1-9]\d|1[01]\d)$/.test(number.text)) return false
  if (name === undefined || !isCapital(scan, name)) return false
  if (comma?.text === "(") return next?.text === ")"
  return (
    comma?.text === "," &&
    (next === undefined || next.text === "," || (next.text === "." && scan.tokens[at + 2] === undefined))
  )
}

function isSaidOfAge(scan: Scan, { start, end }: Found): boolean {
  const [subject, word] = [scan.tokens[start - 2]?.text ?? "", scan.tokens[start - 1]?.text ?? ""]
  if (word === "aged" || word === "age" || word === "ages") return true
  if (word === "of") return subject === "age" || subject === "ages"
  if (!/^(is|was|turned|turns|turning)$/.test(word) || !/^(he|she|who)$/.test(subject)) return false
  const after = scan.tokens[end]
  return after === undefined || after.kind === "mark" || /^(when|at|and|in|on|but|while|now)$/.test(after.text)
}
