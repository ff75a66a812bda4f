import type { Description } from "../describe/description.ts"
import { rateRows } from "./prefer-by-rows.ts"
import { rateNearWords } from "./rate-near-words.ts"
import { rateNouns } from "./rate-nouns.ts"

/**
 * How much two descriptions say for the figures measuring one thing, apart from their values; null where they cannot: an
 * age and a span of time, the dead and the wounded.
 */
export function rateDescriptions(a: Description, b: Description): number | null {
  if (!areOfOneKind(a, b)) return null
  const nouns = rateNouns(a, b)
  if (nouns === null) return null
  return (
    nouns +
    rateRows(a.row, b.row) +
    rateNearWords(a.near, b.near) +
    rateScopes(a, b) +
    rateRoles(a, b) +
    rateSpeakers(a, b)
  )
}

/** Dates always are: whether "14 March" and "14 March 2015" have a scale in common is decided with the verdict. */
function areOfOneKind({ mention: a }: Description, { mention: b }: Description): boolean {
  if (a.reader === "date" && b.reader === "date") return true
  if (a.quantity.dimension !== b.quantity.dimension) return false
  if ((a.reader === "age") !== (b.reader === "age")) return false
  return (a.quantity.change === undefined) === (b.quantity.change === undefined)
}

function rateScopes(a: Description, b: Description): number {
  if (a.scope === null || b.scope === null) return 0
  return a.scope === b.scope ? 1 : -1.5
}

/** A part is not the rival of a whole. */
function rateRoles(a: Description, b: Description): number {
  return a.role !== null && b.role !== null && a.role !== b.role ? -2 : 0
}

function rateSpeakers({ mention: a }: Description, { mention: b }: Description): number {
  return a.attribution !== null && a.attribution === b.attribution ? 0.3 : 0
}
