import type { PointHedge } from "../quantity.ts"
import type { HedgeWord } from "./readers/hedges.ts"

/** The end of a range that a hedge makes of its number. */
export type Side = "low" | "high"

const BOUNDS: Readonly<Partial<Record<PointHedge, Side>>> = Object.freeze({
  "more-than": "low",
  "at-least": "low",
  "up-to": "high",
  "at-most": "high",
  "less-than": "high",
})

/** A hedge and whether it reaches far, as in "well over". */
export type CombinedHedge = { readonly hedge: PointHedge; readonly far?: true }

/** Several hedges make one where they do not contradict each other: "at least about 200" is at least 200. Else null. */
export function combineHedges(words: readonly HedgeWord[]): CombinedHedge | null {
  const hedge = combineWords(words.map((word) => (word === "far-more-than" ? "more-than" : word)))
  if (hedge === null) return null
  return hedge === "more-than" && words.includes("far-more-than") ? { hedge, far: true } : { hedge }
}

function combineWords(words: readonly Exclude<HedgeWord, "far-more-than">[]): PointHedge | null {
  const points = words.filter((word) => word !== "range")
  const strong = points.filter((word) => word !== "about" && word !== "exactly")
  const [first = points.at(-1) ?? "none", ...rest] = strong
  return rest.every((word) => word === first || isSameSide(word, first)) ? first : null
}

function isSameSide(a: PointHedge, b: PointHedge): boolean {
  return BOUNDS[a] !== undefined && BOUNDS[a] === BOUNDS[b]
}

/** Whether hedges make a floor or a ceiling of their number; null where they do neither or contradict each other. */
export function sideOf(combined: Pick<CombinedHedge, "hedge"> | null): Side | null {
  return combined === null ? null : (BOUNDS[combined.hedge] ?? null)
}
