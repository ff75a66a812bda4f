import type { TokenSpan } from "../../quantity/scan/language.ts"
import type { Attribution } from "../languages/text-language.ts"
import type { Figure } from "./figure.ts"
import { areApart, type Clauses } from "./split-clauses.ts"

/**
 * Who says a figure. The nearest before it, since what was said follows who said it, unless that one's saying has ended:
 * "A was 5, X said, while B was 7, Y said". Else the first after it of whom it was said before. Nobody says what they are
 * themselves: "two officials said".
 */
export function chooseAttribution(
  figure: Figure,
  attributions: readonly Attribution[],
  clauses: Clauses,
): Attribution | null {
  if (attributions.some(({ saying }) => overlap(saying, figure))) return null
  const before = findBefore(figure, attributions)
  const after = findAfter(figure, attributions)
  if (before === undefined || after === undefined) return before ?? after ?? null
  if (before.content === "cited") return before
  if (before.content === "before" || after.content === "cited") return after
  return areApart(clauses, before, figure) && !areApart(clauses, figure, after) ? after : before
}

/** Of "Reuters, quoting police, said" the police. */
function findBefore(figure: Figure, attributions: readonly Attribution[]): Attribution | undefined {
  const last = attributions.findLast((one) => one.saying.end <= figure.start && reaches(one, figure))
  const cited = attributions.find(
    (one) => one.content === "cited" && last !== undefined && overlap(one.saying, last.saying),
  )
  return cited ?? last
}

/** Of "RIA reported, citing the governor" the governor. */
function findAfter(figure: Figure, attributions: readonly Attribution[]): Attribution | undefined {
  const index = attributions.findIndex((one) => one.saying.start >= figure.end && one.content !== "after")
  const [first, next] = index < 0 ? [] : [attributions[index], attributions[index + 1]]
  const isCited = first !== undefined && next?.content === "cited" && next.saying.start <= first.saying.end + 1
  return isCited ? next : first
}

function overlap(one: TokenSpan, other: TokenSpan): boolean {
  return one.start < other.end && other.start < one.end
}

function reaches({ reach }: Attribution, figure: Figure): boolean {
  return reach.start <= figure.start && figure.end <= reach.end
}
