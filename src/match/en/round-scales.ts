import type { RoundScale } from "../languages/match-language.ts"

/** "$8M", "8 million" and the like. */
export const ROUND_SCALES: readonly RoundScale[] = [
  { ending: /(\d ?k|thousand)$/i, power: 3 },
  { ending: /(\d ?mn?|million)$/i, power: 6 },
  { ending: /(\d ?bn?|billion)$/i, power: 9 },
  { ending: /(\d ?tn?|trillion)$/i, power: 12 },
]
