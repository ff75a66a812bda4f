import { daysBetween } from "../../../compare/pair/as-of-order.ts"
import { dayNumber } from "../../../quantity/dates/as-of.ts"
import { areMistyped } from "../are-mistyped.ts"
import type { MeantFigure } from "./linked-figure.ts"
import type { FiledVerdict } from "./on-file.ts"
import { replaces, SURE_ENOUGH } from "./replaces.ts"

export type Disagreement = FiledVerdict & { readonly verdict: "conflict" | "tension" }

/**
 * What disagrees with a figure. Not what its own claimant has replaced by the number that the text says too, nor what has
 * replaced that number since the day of which the text says it.
 */
export function listAgainst(meant: MeantFigure): readonly Disagreement[] {
  const { mention, onFile } = meant
  return [...onFile.against.flatMap((one) => doubtRevision(one, meant)), ...listSlips(meant)].filter((one) => {
    return !onFile.equal.some(
      (same) =>
        replaces({ ...one, figure: same, isHigher: !one.isHigher }, one.figure, onFile) ||
        (mention.asOf !== null && daysBetween(same.asOf, mention.asOf) === 0 && replaces(one, same, onFile)),
    )
  })
}

/** A number that looks like the last one on file with a slip, where time alone would let both stand: a running total that grew. */
function listSlips({ mention, certainty, onFile }: MeantFigure): readonly Disagreement[] {
  const [last] = onFile.latest
  if (last === undefined || !last.isApart || certainty < SURE_ENOUGH || onFile.equal.length > 0) return []
  const isJudged = onFile.against.some(({ figure }) => figure.id === last.figure.id)
  if (isJudged || !areMistyped(mention.text, last.figure.text)) return []
  const explanation = `The last figure on file, "${last.figure.text}", has nearly the same digits.`
  const slip = { verdict: "tension", severity: "low", ratio: null, rules: [] } as const
  return [{ ...slip, explanation, isHigher: last.isHigher, figure: last.figure }]
}

/**
 * That its claimant has replaced a number is taken for granted only where the text says since when. Else it is doubtful where
 * the other is of the same day, or a running total would have fallen, or the two look like a slip.
 */
function doubtRevision(
  one: FiledVerdict,
  { mention, certainty, publishedOn, onFile }: MeantFigure,
): readonly Disagreement[] {
  const { verdict, figure, isHigher } = one
  if (verdict !== "revision") return [{ ...one, verdict }]
  if (mention.asOf !== null || certainty < SURE_ENOUGH || onFile.equal.length > 0) return []
  const isOfDay = publishedOn !== null && dayNumber(figure.asOf.to ?? figure.asOf.from) === publishedOn
  const hasFallen = onFile.measure === "cumulative" && isHigher
  return isOfDay || hasFallen || areMistyped(mention.text, figure.text) ? [{ ...one, verdict: "tension" }] : []
}
