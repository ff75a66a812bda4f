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
  return "pairs" in comparison ? { ...verdict, pairs: comparison.pairs.map(presentPair) } : verdict
}

function presentPair(pair: ComparedPair) {
  return { ...presentVerdict(pair), a: presentMention(pair.a), b: presentMention(pair.b) }
}
