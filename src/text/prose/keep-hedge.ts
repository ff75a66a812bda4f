import type { FigureFound, TokenSpan } from "../../quantity/scan/language.ts"
import type { Scan } from "../../quantity/scan/tokenize.ts"
import { findUnit } from "../../quantity/units/units.ts"
import type { Figure } from "./figure.ts"

/**
 * "More than €70m ($76m)", "nearly 5 km (3 miles)": what a bracket says over in another unit has the hedge of the figure
 * before it, unless it has one of its own. Returns the figure, with that hedge where it has none.
 */
export function keepHedge<T extends FigureFound & TokenSpan>(scan: Scan, before: Figure | undefined, figure: T): T {
  if (before === undefined || !isSaidOver(scan, before, figure)) return figure
  const [said, again] = [before.meaning, figure.meaning]
  if (said.hedge === "between" && again.hedge === "between" && said.moved !== undefined && again.moved === undefined) {
    return { ...figure, meaning: { ...again, moved: said.moved } }
  }
  if (!("numeral" in said) || !("numeral" in again) || again.hedge !== "none") return figure
  return { ...figure, meaning: { ...said, numeral: again.numeral } }
}

function isSaidOver({ tokens }: Scan, before: Figure, figure: FigureFound & TokenSpan): boolean {
  if (figure.start !== before.end + 1 || tokens[before.end]?.text !== "(" || tokens[figure.end]?.text !== ")") {
    return false
  }
  if (before.unit === null || figure.unit === null || before.unit === figure.unit) return false
  const [from, to] = [findUnit(before.unit), findUnit(figure.unit)]
  return from !== null && from.dimension === to?.dimension
}
