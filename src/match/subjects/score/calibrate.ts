import type { Calibration } from "./link-model.ts"

/** Shares are held within this distance of 0 and 1, where their logit has an end. */
const EDGE = 1e-6

/** The certainty, from 0 to 1, that a share of the scores stands for. */
export function certaintyOf(share: number, { slope, offset }: Calibration): number {
  const held = Math.min(1 - EDGE, Math.max(EDGE, share))
  return 1 / (1 + Math.exp(-(slope * Math.log(held / (1 - held)) + offset)))
}
