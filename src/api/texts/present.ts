import type { ComparedPair } from "../../match/texts/pair-texts.ts"
import type { Comparison } from "../../operations/texts/compare-inputs.ts"
import type { Mention } from "../../text/mention.ts"
import { printMention } from "../../text/print-mention.ts"
import { presentQuantity } from "../values/quantity.ts"
import { presentVerdict } from "../values/verdict.ts"

export function presentMention(mention: Mention) {
  const { start, end, text, noun, attribution, asOf, reader, evidence, links, quantity } = printMention(mention)
  return { start, end, text, quantity: presentQuantity(quantity), noun, attribution, asOf, reader, evidence, links }
}

export function presentComparison(comparison: Comparison) {
  const verdict = comparison.readings === null ? comparison : presentVerdict(comparison)
  return "pairs" in comparison ? { ...verdict, pairs: presentEach(comparison.pairs, presentPair) } : verdict
}

/** Presents each as it is asked for: all of them at once may take more memory than the text. */
export function* presentEach<T, Presented>(items: readonly T[], present: (item: T) => Presented): Generator<Presented> {
  for (const item of items) yield present(item)
}

function presentPair(pair: ComparedPair) {
  return { ...presentVerdict(pair), a: presentMention(pair.a), b: presentMention(pair.b) }
}
