import type { Reading } from "../../quantity/numbers/reading.ts"
import type { SumMeasured, Summand, SumVerdict } from "../sum/sum-verdict.ts"
import { phraseAmount, phraseSpan } from "./phrase-amount.ts"
import { type Level, phraseLeeway, tellGap } from "./phrase-gap.ts"
import { quote, quoteNamed } from "./quote-figure.ts"

/** One sentence, as for two figures: `"6,000" (Kursk) and "4,000" (Belgorod) together make 9,500 to …`. */
export function explainSum(verdict: SumVerdict): string {
  const whole = `the whole, ${quoteNamed(verdict.whole)}`
  switch (verdict.verdict) {
    case "conflict":
      return `${phraseSum(verdict, "stated")}, in conflict with ${whole}: ${phraseGap(verdict, "stated")}.`
    case "tension":
      return `${phraseSum(verdict, "implied")}, in tension with ${whole}: ${phraseLeeway(verdict.gap)}, but as readers take them ${phraseGap(verdict, "implied")}.`
    case "agree":
      return `${phraseSum(verdict, "implied")}, in agreement with ${whole}${phraseBasis(verdict)}.`
  }
}

function phraseSum(verdict: SumMeasured, level: Level): string {
  const { summands, missing, isOpen, readings, unit } = verdict
  const sum = phraseReading(readings.b[level], unit)
  const without = missing.length === 0 || isOpen ? "" : ` even without ${joinWords(missing, "and")}`
  const verb = summands.length === 1 ? "alone makes" : "together make"
  return `${joinWords(summands.map(phraseSummand), "and")} ${verb} ${sum}${without}`
}

const GROWTH = Object.freeze({ none: "", since: ", an earlier total", until: ", a later total" })

/** `"6,000" (Kursk)`, `"6,000" or "6,500" (Kursk, an earlier total)` */
function phraseSummand({ subjectName, figures, growth }: Summand): string {
  return `${joinWords(figures.map(quote), "or")} (${subjectName}${GROWTH[growth]})`
}

const MOST_NAMED = 5

/** "Kursk, Belgorod and Bryansk"; of more than five, the first four and how many follow. */
function joinWords(all: readonly string[], word: "and" | "or"): string {
  const words = all.length > MOST_NAMED ? [...all.slice(0, MOST_NAMED - 1), `${all.length - MOST_NAMED + 1} more`] : all
  const last = words.at(-1) ?? ""
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} ${word} ${last}`
}

/** "9,500 to 10,500", "at least 9,500", "less than 100" */
function phraseReading({ min, max, minOpen, maxOpen }: Reading, unit: string): string {
  if (min === null && max === null) return "any number"
  if (max === null) return min === null ? "" : `${minOpen ? "more than" : "at least"} ${phraseAmount(min, unit)}`
  if (min === null || (min.n === 0n && max.n !== 0n)) {
    return `${maxOpen ? "less than" : "at most"} ${phraseAmount(max, unit)}`
  }
  return min.equals(max) ? phraseAmount(max, unit) : phraseSpan(min, max, unit)
}

function phraseGap(verdict: SumMeasured, level: Level): string {
  return tellGap({ ...verdict, tolerance: verdict.setting.tolerance, arbitraryZero: false }, level)
}

function phraseBasis(verdict: Extract<SumVerdict, { verdict: "agree" }>): string {
  if (verdict.basis === "tolerance") return `: ${phraseGap(verdict, "implied")}`
  return verdict.basis === "rounding" ? ": the difference is no more than rounding" : ""
}
