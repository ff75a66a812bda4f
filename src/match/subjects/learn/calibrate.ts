import { fitCalibration, type Trial } from "../fit/fit-calibration.ts"
import type { Calibration, Calibrations, LinkModel } from "../score/link-model.ts"
import { round } from "./round.ts"

/** A calibration grows bolder than the one that it begins at by so much at most, however right few decisions are. */
const MOST_BOLDER = 1.25
/** So many links that were as sure are taken to be known already, of which this part was right. */
const KNOWN = { links: 20, right: 0.965 }
/** Of what is sure so many are to be right. */
const RIGHT_OF_SURE = 0.95

/** The calibration of a model, moved towards what came true. What is sure begins no earlier than it did. */
export function calibrate({ calibration: prior }: LinkModel, trials: readonly Trial[]): Calibrations {
  const gated = trials.filter(({ isGated }) => isGated)
  return {
    gated: fit(gated, prior.gated),
    other: fit(
      trials.filter(({ isGated }) => !isGated),
      prior.other,
    ),
    sureFrom: findSure(gated, prior.sureFrom),
  }
}

function fit(trials: readonly Trial[], prior: Calibration): Calibration {
  if (trials.length === 0) return prior
  const { slope, offset } = fitCalibration(trials, prior)
  return { slope: round(Math.min(slope, prior.slope * MOST_BOLDER)), offset: round(offset) }
}

/** The least share, from that of the prior on, above which enough of the links were right. */
function findSure(trials: readonly Trial[], least: number): number {
  const sure = trials.filter(({ share }) => share >= least).toSorted((one, other) => one.share - other.share)
  const enough = (rest: readonly Trial[]) => {
    const right = rest.filter(({ isRight }) => isRight).length + KNOWN.links * KNOWN.right
    return right / (rest.length + KNOWN.links) >= RIGHT_OF_SURE
  }
  const left = sure.findIndex((_, index) => enough(sure.slice(index)))
  if (sure.length === 0 || left === 0) return least
  return left < 0 ? 1 : (sure[left]?.share ?? 1)
}
