import type { Tolerance } from "../../compare/rules/tolerance.ts"
import type { PrintedVerdict } from "../../compare/tell/print-verdict.ts"
import type { ComparedPair, PairedTexts } from "../../match/texts/pair-texts.ts"
import { MOST_PAIRS } from "./limits.ts"

/** The verdict on two texts that say nothing about the same thing. */
export type NothingInCommon = {
  readonly verdict: "not-comparable"
  readonly reason: "nothing-in-common"
  readonly relation: null
  readonly unit: null
  readonly readings: null
  readonly gap: null
  readonly allowed: null
  readonly explanation: string
  readonly rules: PrintedVerdict["rules"]
}

/** The verdict on two texts: the worst one on any pair, with the pairs in the order of the first text. */
export type TextComparison = (PrintedVerdict | NothingInCommon) & {
  /** Where there are more than an answer holds, the worst of them. */
  readonly pairs: readonly ComparedPair[]
  /** How many pairs there are in all. */
  readonly pairsTotal: number
}

/** From the worst. What cannot be compared says least. */
const ORDER = ["conflict", "tension", "revision", "agree", "not-comparable"] as const

/** Of equally bad pairs, the first of the text. `pairs` are in the order of the text. */
export function findWorstPair({ pairs, apart }: PairedTexts, { rules }: Tolerance): TextComparison {
  const fromWorst = pairs.toSorted((one, other) => ORDER.indexOf(one.verdict) - ORDER.indexOf(other.verdict))
  const kept = { pairs: keepWorst(pairs, fromWorst), pairsTotal: pairs.length }
  const [worst] = fromWorst
  if (worst === undefined || worst.verdict === "not-comparable") {
    const explanation = apart === null ? `${NOTHING}, so there is nothing to compare.` : `${NOTHING}: ${apart}`
    return { ...NOTHING_IN_COMMON, explanation, rules, ...kept }
  }
  const { a: _a, b: _b, ...verdict } = worst
  return { ...verdict, ...kept }
}

function keepWorst(pairs: readonly ComparedPair[], fromWorst: readonly ComparedPair[]): readonly ComparedPair[] {
  if (pairs.length <= MOST_PAIRS) return pairs
  const kept = new Set(fromWorst.slice(0, MOST_PAIRS))
  return pairs.filter((pair) => kept.has(pair))
}

const NOTHING = "The two have no figures of the same thing"

const NOTHING_IN_COMMON: Omit<NothingInCommon, "rules" | "explanation"> = Object.freeze({
  verdict: "not-comparable",
  reason: "nothing-in-common",
  relation: null,
  unit: null,
  readings: null,
  gap: null,
  allowed: null,
})
