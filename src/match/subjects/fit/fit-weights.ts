import type { Steps } from "../../texts/steps.ts"
import { FEATURES } from "../features/all-features.ts"
import { NONE_FEATURES } from "../features/none-features.ts"
import { dot } from "../score/rate-pairs.ts"
import type { RatedExample } from "./example.ts"

/** How far the weights are drawn to what reason gave them: the greater, the nearer they stay. */
const PULL = 0.004
const ROUNDS = 220
const FIRST_STEP = 4

/**
 * One figure to learn from: the rates of its candidates and of none of them, and which of them is right: as many as there
 * are candidates for none. `left`: what is added to the score of each candidate, whatever the weights.
 */
export type Case = {
  readonly rates: readonly Float64Array[]
  readonly none: Float64Array
  readonly right: number
  readonly left?: readonly number[]
}

/** Where the weights begin, and how far they are drawn back to that. */
export type Prior = { readonly weights: Float64Array; readonly pull: number }

const PAIRS = FEATURES.length
const NAMES: readonly string[] = [...FEATURES, ...NONE_FEATURES].map(({ name }) => name)
const REASONED = Float64Array.from([...FEATURES, ...NONE_FEATURES], ({ weight }) => weight)

export const REASONED_WEIGHTS: Readonly<Record<string, number>> = nameWeights(REASONED)

/**
 * The weights under which the right answers are likeliest, drawn to those of reason, each on its side of zero. The same
 * examples in the same order give the same weights, bit for bit.
 */
export function fitWeights(examples: readonly RatedExample[]): Readonly<Record<string, number>> {
  const cases = examples.flatMap((example) => toCase(example) ?? [])
  const steps = fitCasesInSteps(cases, { weights: REASONED, pull: PULL })
  let step = steps.next()
  while (!step.done) step = steps.next()
  return nameWeights(step.value)
}

/** The same for cases and a prior of any origin, a round a step. */
export function* fitCasesInSteps(cases: readonly Case[], prior: Prior): Steps<Float64Array> {
  let { weights } = prior
  let { loss, slope } = weigh(cases, weights, prior)
  let size = FIRST_STEP
  for (let round = 0; round < ROUNDS && size > 1e-6; round += 1) {
    const next = holdSigns(weights, slope, size)
    const tried = weigh(cases, next, prior)
    if (tried.loss < loss) {
      weights = next
      loss = tried.loss
      slope = tried.slope
      size *= 1.3
    } else size /= 2
    yield
  }
  return weights
}

/** Null where the right subject is not among the candidates: nothing can be learned from it. */
function toCase({ rated, mention, subject }: RatedExample): Case | null {
  const figure = rated[mention]
  if (figure === undefined) return null
  const right = figure.pairs.findIndex(({ pair }) => pair.subject.profile.id === subject)
  if (subject !== null && right < 0) return null
  return {
    rates: figure.pairs.map(({ rates }) => rates),
    none: figure.none,
    right: subject === null ? figure.pairs.length : right,
  }
}

function holdSigns(weights: Float64Array, slope: Float64Array, size: number): Float64Array {
  return weights.map((weight, at) => {
    const moved = weight - size * (slope[at] ?? 0)
    return (REASONED[at] ?? 0) < 0 ? Math.min(0, moved) : Math.max(0, moved)
  })
}

type Weighed = { readonly loss: number; readonly slope: Float64Array }

/** The mean surprise at the right answers, with the pull towards the prior; and how it changes with each weight. */
function weigh(cases: readonly Case[], weights: Float64Array, prior: Prior): Weighed {
  const [pair, none] = [weights.subarray(0, PAIRS), weights.subarray(PAIRS)]
  const slope = new Float64Array(weights.length)
  let loss = 0
  for (const { rates, none: noneRates, right, left = [] } of cases) {
    const scores = [...rates.map((one, at) => dot(one, pair) + (left[at] ?? 0)), dot(noneRates, none)]
    const most = Math.max(...scores)
    const raw = scores.map((score) => Math.exp(score - most))
    const all = raw.reduce((sum, one) => sum + one, 0)
    loss -= Math.log((raw[right] ?? 0) / all) / cases.length
    for (const [at, one] of rates.entries())
      addTo(slope, 0, one, ((raw[at] ?? 0) / all - (at === right ? 1 : 0)) / cases.length)
    addTo(slope, PAIRS, noneRates, ((raw.at(-1) ?? 0) / all - (right === rates.length ? 1 : 0)) / cases.length)
  }
  for (const [at, weight] of weights.entries()) {
    const away = weight - (prior.weights[at] ?? 0)
    loss += (prior.pull * away ** 2) / 2
    slope[at] = (slope[at] ?? 0) + prior.pull * away
  }
  return { loss, slope }
}

function addTo(slope: Float64Array, from: number, rates: Float64Array, by: number): void {
  for (let at = 0; at < rates.length; at += 1) slope[from + at] = (slope[from + at] ?? 0) + by * (rates[at] ?? 0)
}

/** By the names of their features. */
export function nameWeights(weights: Float64Array): Readonly<Record<string, number>> {
  return Object.fromEntries(NAMES.map((name, at) => [name, weights[at] ?? 0]))
}
