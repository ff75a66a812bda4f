import type { Calibration, Calibrations } from "../score/link-model.ts"

/** The share of the first candidate of a figure that the fit had not seen, and whether it was right. */
export type Trial = { readonly share: number; readonly isRight: boolean; readonly isGated: boolean }

/** How much a calibration from few trials stays with the prior, which is that the shares are right as they are. */
const PULL = 8
const ROUNDS = 60
const EDGE = 1e-6

const AS_IT_IS: Calibration = { slope: 1, offset: 0 }

export function fitCalibrations(trials: readonly Trial[]): Calibrations {
  return {
    gated: fitCalibration(trials.filter(({ isGated }) => isGated)),
    other: fitCalibration(trials.filter(({ isGated }) => !isGated)),
    sureFrom: findSure(trials.filter(({ isGated }) => isGated)),
  }
}

/** Of the sure so many are to be right, the one that comes next counted as wrong. */
const RIGHT_OF_SURE = 0.95
/** What few trials leave open is sure only from here. */
const SURE_AT_LEAST = 0.97

/** The least share such that, of the trials with as much or more, enough were right. */
function findSure(trials: readonly Trial[]): number {
  let [least, right] = [SURE_AT_LEAST, 0]
  const sorted = trials.toSorted((one, other) => other.share - one.share)
  for (const [index, { share, isRight }] of sorted.entries()) {
    right += Number(isRight)
    const isLastOfShare = sorted[index + 1]?.share !== share
    if (isLastOfShare && right / (index + 2) >= RIGHT_OF_SURE) least = Math.min(least, share)
  }
  return least
}

/**
 * Slope and offset of the logit of the shares under which what came true is likeliest (Platt), by Newton's method. Few
 * trials leave them near the prior.
 */
export function fitCalibration(trials: readonly Pick<Trial, "share" | "isRight">[], prior = AS_IT_IS): Calibration {
  let { slope, offset } = prior
  for (let round = 0; round < ROUNDS; round += 1) {
    let [a, b, aa, ab, bb] = [PULL * (slope - prior.slope), PULL * (offset - prior.offset), PULL, 0, PULL]
    for (const { share, isRight } of trials) {
      const held = Math.min(1 - EDGE, Math.max(EDGE, share))
      const logit = Math.log(held / (1 - held))
      const said = 1 / (1 + Math.exp(-(slope * logit + offset)))
      const error = said - (isRight ? 1 : 0)
      const weight = said * (1 - said)
      a += error * logit
      b += error
      aa += weight * logit ** 2
      ab += weight * logit
      bb += weight
    }
    const determinant = aa * bb - ab ** 2
    slope -= (a * bb - b * ab) / determinant
    offset -= (b * aa - a * ab) / determinant
  }
  return { slope: Math.max(0, slope), offset }
}
