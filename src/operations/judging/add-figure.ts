import type { Tolerance } from "../../compare/rules/tolerance.ts"
import { readQuantity } from "../../quantity/quantity.ts"
import { insertFigure } from "../../store/claims/figures.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { type NormalisedFigure, searchColumns } from "./normalise-figure.ts"

/**
 * Inserts a figure that has no claims yet, with the search columns that the hedge profile of its subject gives. Answers
 * its id: that which is given, or a new one.
 */
export function addFigure(
  trx: Trx,
  figure: NormalisedFigure,
  { hedgeProfile }: Pick<Tolerance, "hedgeProfile">,
  now: string,
  id?: string,
): Promise<string> {
  const columns = searchColumns(figure.unit, readQuantity(figure.quantity), hedgeProfile)
  return insertFigure(trx, { ...figure, ...columns }, now, id)
}
