import type { Steps } from "../../texts/steps.ts"
import type { Trial } from "../fit/fit-calibration.ts"
import { fitCasesInSteps, nameWeights } from "../fit/fit-weights.ts"
import type { LinkModel } from "../score/link-model.ts"
import { compareIds } from "../score/rate-article.ts"
import { orderWeights } from "../score/rate-pairs.ts"
import { calibrate } from "./calibrate.ts"
import { isLearnable, type LearnedCase, type LinkDecision, toLearnedCase } from "./decision.ts"
import { round } from "./round.ts"
import { type LearnScore, listTrialsOf, NOTHING_TRIED, scoreCases } from "./try-cases.ts"

/**
 * A model that was learned from decisions. `before` is how the model did that it began at, `after` how models did that were
 * learned in the same way from the decisions about other articles: neither had seen what it was tried on.
 */
export type LearnedModel = {
  readonly model: LinkModel
  readonly decisions: number
  readonly before: LearnScore
  readonly after: LearnScore
}

/** The model that learning begins at weighs as much as so many decisions: few of them move it little. */
const WEIGHT_OF_PRIOR = 20
const FOLDS = 5

/** How many of the decisions can be learned from. */
export function countLearnable(decisions: readonly LinkDecision[]): number {
  return decisions.filter(isLearnable).length
}

/**
 * Weights and calibration from what people have decided, a round of the fit a step. Weights keep their sides of zero. The
 * same decisions in any order give the same model, byte for byte.
 */
export function* learnModelInSteps(
  name: string,
  base: LinkModel,
  decisions: readonly LinkDecision[],
): Steps<LearnedModel> {
  const sorted = decisions.toSorted((one, other) => compareIds(one.lineage, other.lineage))
  const cases: LearnedCase[] = []
  for (const decision of sorted) {
    cases.push(...toLearnedCase(decision))
    yield
  }
  const folds = partCases(cases)
  const tried: Tried[] = []
  for (const fold of folds) {
    const others = folds.flatMap((one) => (one === fold ? [] : one))
    const model = { ...base, weights: yield* fitWeights(base, others) }
    tried.push({ cases: fold, model, trials: listTrialsOf(fold, orderWeights(model)) })
  }
  const weights = yield* fitWeights(base, cases)
  let [before, after] = [NOTHING_TRIED, NOTHING_TRIED]
  for (const one of tried) {
    before = addScores(before, scoreCases(one.cases, base))
    yield
    after = addScores(after, scoreUnseen(base, one, tried))
    yield
  }
  return {
    model: {
      name,
      weights: roundAll(weights),
      calibration: calibrate(
        base,
        tried.flatMap(({ trials }) => trials),
      ),
    },
    decisions: cases.length,
    before,
    after,
  }
}

/** Decisions with a model that has not seen them, and what it says of them. */
type Tried = {
  readonly cases: readonly LearnedCase[]
  readonly model: LinkModel
  readonly trials: readonly Trial[]
}

/** Neither the weights nor the calibration were fitted on what is scored. */
function scoreUnseen(base: LinkModel, { cases, model }: Tried, tried: readonly Tried[]): LearnScore {
  const others = tried.flatMap((one) => (one.cases === cases ? [] : one.trials))
  return scoreCases(cases, { ...model, calibration: calibrate(base, others) })
}

function* fitWeights(base: LinkModel, cases: readonly LearnedCase[]): Steps<Readonly<Record<string, number>>> {
  if (cases.length === 0) return base.weights
  const { pair, none } = orderWeights(base)
  const prior = { weights: Float64Array.from([...pair, ...none]), pull: WEIGHT_OF_PRIOR / cases.length }
  return nameWeights(yield* fitCasesInSteps(cases, prior))
}

/** Articles go round the folds in the order of their ids, so that none is parted. */
function partCases(cases: readonly LearnedCase[]): readonly (readonly LearnedCase[])[] {
  const articles = [...new Set(cases.map(({ article }) => article))].toSorted(compareIds)
  const foldOf = new Map(articles.map((article, index) => [article, index % FOLDS]))
  return Array.from({ length: Math.min(FOLDS, articles.length) }, (_, fold) =>
    cases.filter(({ article }) => foldOf.get(article) === fold),
  )
}

function addScores(one: LearnScore, other: LearnScore): LearnScore {
  return {
    right: one.right + other.right,
    sure: one.sure + other.sure,
    sureRight: one.sureRight + other.sureRight,
  }
}

function roundAll(values: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, round(value)]))
}
