import type { Scan } from "../../quantity/scan/tokenize.ts"
import { findUnit } from "../../quantity/units/units.ts"
import type { Link } from "../mention.ts"
import type { Figure } from "./figure.ts"

/** Which figures of a sentence belong together; `with` is the index in the sentence. */
export function linkFigures(scan: Scan, figures: readonly Figure[]): Link[][] {
  const links: Link[][] = figures.map(() => [])
  for (let index = 1; index < figures.length; index += 1) {
    const [first, second] = [figures[index - 1], figures[index]]
    if (first === undefined || second === undefined) continue
    if (isSaidTwice(scan, first, second)) {
      links[index - 1]?.push({ kind: "same-quantity", with: index })
      links[index]?.push({ kind: "same-quantity", with: index - 1 })
    } else if (isPartOf(scan, first, second)) links[index - 1]?.push({ kind: "out-of", with: index })
  }
  return links
}

/** "200 square km (80 square miles)": in brackets right after it, in another unit. */
function isSaidTwice(scan: Scan, first: Figure, second: Figure): boolean {
  if (second.start !== first.end + 1 || scan.tokens[first.end]?.text !== "(") return false
  if (first.unit === second.unit) return false
  const [from, to] = [findUnit(first.unit ?? "1"), findUnit(second.unit ?? "1")]
  return from !== null && to !== null && from.dimension === to.dimension
}

/** "three out of five", "three of the five", "one in 10". */
function isPartOf(scan: Scan, first: Figure, second: Figure): boolean {
  if (first.unit !== null || second.unit !== null || second.start - first.end > 3) return false
  const between = scan.tokens.slice(first.end, second.start).map(({ text }) => text)
  return /^(out of|of|of the|of its|of their|out of the|in|in every|in each)$/.test(between.join(" "))
}
