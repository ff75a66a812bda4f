import type { PointHedge } from "../hedges/derive-readings.ts"
import type { HedgeWord } from "./readers/hedges.ts"

const BOUNDS: Readonly<Partial<Record<PointHedge, "low" | "high">>> = Object.freeze({
  "more-than": "low",
  "at-least": "low",
  "up-to": "high",
  "at-most": "high",
  "less-than": "high",
})

/** Several hedges make one where they do not contradict each other: "at least about 200" is at least 200. Else null. */
export function combineHedges(words: readonly HedgeWord[]): PointHedge | null {
  const points = words.filter((word) => word !== "range")
  const strong = points.filter((word) => word !== "about" && word !== "exactly")
  const [first = points.at(-1) ?? "none", ...rest] = strong
  return rest.every((word) => word === first || isSameSide(word, first)) ? first : null
}

function isSameSide(a: PointHedge, b: PointHedge): boolean {
  return BOUNDS[a] !== undefined && BOUNDS[a] === BOUNDS[b]
}
