import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox"
import type { ComparedPair } from "../../match/texts/pair-texts.ts"
import { type Comparison, compareInputsInSteps } from "../../operations/texts/compare-inputs.ts"
import { finishInTurns } from "../../operations/texts/finish-in-turns.ts"
import { presentMention } from "../present.ts"
import { presentVerdict } from "../present-quantity.ts"
import * as schema from "./schema.ts"

export const compareRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.post("/compare", { schema: schema.compare }, async (request) =>
    presentComparison(await finishInTurns(compareInputsInSteps(request.body))),
  )
}

function presentComparison(comparison: Comparison) {
  const verdict = comparison.readings === null ? comparison : presentVerdict(comparison)
  return "pairs" in comparison ? { ...verdict, pairs: comparison.pairs.map(presentPair) } : verdict
}

function presentPair(pair: ComparedPair) {
  return { ...presentVerdict(pair), a: presentMention(pair.a), b: presentMention(pair.b) }
}
