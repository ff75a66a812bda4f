import type { Verdict } from "../../../compare/pair/verdict.ts"
import { phraseAmount } from "../../../compare/tell/phrase-amount.ts"
import { type PrintedVerdict, printVerdict } from "../../../compare/tell/print-verdict.ts"
import { exact } from "../../../quantity/numbers/exact.ts"

/** The verdict on two points as JSON. On a scale of time a percentage and the number of a day mean nothing to a reader. */
export function printPointVerdict(verdict: Verdict): PrintedVerdict {
  const printed = printVerdict(verdict)
  if (verdict.unit === null || verdict.unit === "1" || printed.gap === null) return printed
  const { stated, implied } = printed.gap
  const gap = { stated: { ...stated, percent: null }, implied: { ...implied, percent: null } }
  return { ...printed, gap, explanation: explain(verdict) }
}

function explain(verdict: Verdict): string {
  const [a, b] = [`"${verdict.figures.a.quantity.text}"`, `"${verdict.figures.b.quantity.text}"`]
  if (verdict.verdict === "agree") {
    return verdict.basis === "identical" ? `${a} and ${b} say the same.` : `${a} and ${b} agree: both can be true.`
  }
  const distance = "gap" in verdict && verdict.gap.stated.distance
  if (!distance || distance.n === 0n) return `${a} and ${b} conflict: the one begins where the other ends.`
  return `${a} and ${b} conflict: they are ${phraseYears(verdict) ?? phraseAmount(distance, verdict.unit ?? "1")} apart.`
}

/** The distance of two years that are named without a day, in years; null for anything else. */
function phraseYears({ figures }: Verdict): string | null {
  const [a, b] = [figures.a.quantity.text, figures.b.quantity.text]
  return YEAR.test(a) && YEAR.test(b) ? phraseAmount(exact(Math.abs(Number(a) - Number(b))), "a") : null
}

const YEAR = /^\d{4}$/
