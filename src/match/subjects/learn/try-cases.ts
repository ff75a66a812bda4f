import type { Trial } from "../fit/fit-calibration.ts"
import { certaintyOf, SURE } from "../score/calibrate.ts"
import type { LinkModel } from "../score/link-model.ts"
import { dot, orderWeights, type Weights } from "../score/rate-pairs.ts"
import { LIKELY } from "../score/tell-matches.ts"
import type { LearnedCase } from "./decision.ts"

/** How a model does on decisions: counts of figures. */
export type LearnScore = {
  /** The right subject, or rightly none. */
  readonly right: number
  readonly sure: number
  readonly sureRight: number
}

export const NOTHING_TRIED: LearnScore = { right: 0, sure: 0, sureRight: 0 }

export function scoreCases(cases: readonly LearnedCase[], model: LinkModel): LearnScore {
  const weights = orderWeights(model)
  const score = { ...NOTHING_TRIED }
  for (const one of cases) {
    const certainties = listShares(one, weights).map((share, place) =>
      certaintyOf(share, one.gated[place] === true, model.calibration),
    )
    const most = Math.max(0, ...certainties)
    const first = certainties.indexOf(most)
    const isSure = most >= SURE && one.gated[first] === true
    score.right += Number((most >= LIKELY ? first : one.rates.length) === one.right)
    score.sure += Number(isSure)
    score.sureRight += Number(isSure && first === one.right)
  }
  return score
}

/** What a calibration learns from: of each figure the subject with the greatest share. */
export function listTrialsOf(cases: readonly LearnedCase[], weights: Weights): readonly Trial[] {
  return cases.flatMap((one) => {
    const shares = listShares(one, weights)
    const share = Math.max(...shares)
    const place = shares.indexOf(share)
    return place < 0 ? [] : [{ share, isRight: place === one.right, isGated: one.gated[place] === true }]
  })
}

/** The share of each subject that the figure was offered with. */
function listShares({ rates, none, left }: LearnedCase, weights: Weights): readonly number[] {
  const against = dot(none, weights.none)
  const scores = rates.map((one, at) => dot(one, weights.pair) + (left[at] ?? 0))
  const most = Math.max(against, ...scores)
  const raw = scores.map((score) => Math.exp(score - most))
  const all = raw.reduce((sum, one) => sum + one, Math.exp(against - most))
  return raw.map((one) => one / all)
}
