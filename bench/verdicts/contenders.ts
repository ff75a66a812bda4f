import type { ComparedFigure, Pair } from "../../src/compare/pair/figure.ts"
import type { Verdict } from "../../src/compare/pair/verdict.ts"
import { toFacts } from "./facts.ts"

/** Judges a pair that was made ready before the clock started: "conflict", "tension" or "agree". */
export type Judge = () => string | Promise<string>

export type Contender = {
  readonly name: string
  readonly does: string
  /** Loads the library and sets up its rules once; then one judge a pair. */
  readonly prepare: (pairs: readonly Pair<ComparedFigure>[]) => Promise<readonly Judge[]>
}

export const CONTENDERS: readonly Contender[] = Object.freeze([
  {
    name: "countercheck",
    does: "compareFigures: units, dates, claimants, parts; readings beside each other in exact fractions; severity, relation, evidence",
    prepare: async (pairs) => {
      const { compare } = await loadEngine()
      return pairs.map((pair) => () => compare(pair).verdict)
    },
  },
  {
    name: "countercheck, as JSON",
    does: "the same printed as the API answers it, with its sentence and what would reconcile the two",
    prepare: async (pairs) => {
      const { compare } = await loadEngine()
      const { printVerdict } = await import("../../src/compare/tell/print-verdict.ts")
      return pairs.map((pair) => () => printVerdict(compare(pair)).verdict)
    },
  },
  {
    name: "json-rules-engine",
    does: "two rules over four intervals in floats, with one operator of ours for the gap; nothing else",
    prepare: async (pairs) => {
      const engine = await makeRules()
      return pairs.map(({ a, b }) => {
        const facts = toFacts(a, b)
        return async () => (await engine.run(facts)).events[0]?.type ?? "agree"
      })
    },
  },
])

async function loadEngine(): Promise<{ compare: (pair: Pair<ComparedFigure>) => Verdict }> {
  const { compareFigures } = await import("../../src/compare/pair/compare-figures.ts")
  const { BUILT_IN_TOLERANCE } = await import("../../src/compare/rules/tolerance.ts")
  const setting = { measure: "stock", relation: "same", tolerance: BUILT_IN_TOLERANCE } as const
  return { compare: ({ a, b }) => compareFigures(a, b, setting) }
}

/**
 * As its documentation has it: one engine, rules added once, `run(facts)` for every pair. It has no arithmetic, so the
 * gap is an operator, the cheapest of its ways (facts that are functions go through a cache and one more promise). It
 * is spared what it cannot do: readings are given to it as they are beside each other, in one unit, as floats. It
 * does not say why, how grave, or what was allowed. No rule fires for an agreement.
 */
async function makeRules() {
  const { Engine } = (await import("json-rules-engine")).default
  const { isFartherApart } = await import("./facts.ts")
  const engine = new Engine()
  engine.addOperator("fartherApartThanAllowed", isFartherApart)
  const apart = (reading: string) => ({
    fact: `a ${reading}`,
    operator: "fartherApartThanAllowed",
    value: { fact: `b ${reading}` },
  })
  engine.addRule({ conditions: { all: [apart("stated")] }, event: { type: "conflict" } })
  engine.addRule({ conditions: { all: [{ not: apart("stated") }, apart("implied")] }, event: { type: "tension" } })
  return engine
}
