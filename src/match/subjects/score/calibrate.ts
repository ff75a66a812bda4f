import type { Calibration, Calibrations } from "./link-model.ts"

/** Shares are held within this distance of 0 and 1, where their logit has an end. */
const EDGE = 1e-6

/** Links from this certainty on, past the gates, are sure. */
export const SURE = 0.95

/** The certainty, from 0 to 1, that a share of the scores stands for, of a pair that passes the gates or does not. */
export function certaintyOf(share: number, isGated: boolean, { gated, other, sureFrom }: Calibrations): number {
  if (!isGated) return calibrate(share, other)
  if (share < sureFrom) return Math.min(calibrate(share, gated), BELOW_SURE)
  return SURE + ((1 - SURE) * (share - sureFrom)) / (1 - sureFrom + EDGE)
}

/** What is not sure stays below it, so that a greater share is never less certain. */
const BELOW_SURE = SURE - 0.001

function calibrate(share: number, { slope, offset }: Calibration): number {
  const held = Math.min(1 - EDGE, Math.max(EDGE, share))
  return 1 / (1 + Math.exp(-(slope * Math.log(held / (1 - held)) + offset)))
}
