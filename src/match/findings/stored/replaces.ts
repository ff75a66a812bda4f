import { laterAsOf } from "../../../compare/pair/as-of-order.ts"
import type { FiledFigure, FiledVerdict, OnFile } from "./on-file.ts"

/** From this certainty on a link is spoken of as a fact. Below, only a conflict is told, as what may be one. */
export const SURE_ENOUGH = 0.85

/** Whether a figure has taken the place of another: its claimant's later one, or a later and higher running total. */
export function replaces(
  { figure, isHigher }: Pick<FiledVerdict, "figure" | "isHigher">,
  old: FiledFigure,
  { measure }: Pick<OnFile, "measure">,
): boolean {
  if (figure.subject.id !== old.subject.id) return false
  const later = laterAsOf(figure.asOf, old.asOf)
  if (measure === "cumulative" && isHigher && later === "a") return true
  const isOfOneClaimant = figure.claimants.some((claimant) => old.claimants.includes(claimant))
  return isOfOneClaimant && (later === "a" || (later === null && figure.lastPublished > old.lastPublished))
}

export function quoteName({ subject }: FiledFigure): string {
  return `"${subject.name}"`
}
