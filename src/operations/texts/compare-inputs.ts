import { compareFigures } from "../../compare/pair/compare-figures.ts"
import type { Measure } from "../../compare/pair/figure.ts"
import { layRules, withTolerance } from "../../compare/rules/cascade.ts"
import { readSettings, type SettingsInput } from "../../compare/rules/read-settings.ts"
import { type PrintedVerdict, printVerdict } from "../../compare/tell/print-verdict.ts"
import { pairTextsInSteps } from "../../match/texts/pair-texts.ts"
import type { Steps } from "../../match/texts/steps.ts"
import type { AsOf } from "../../quantity/dates/as-of.ts"
import type { Unread } from "../../text/mention.ts"
import { accept } from "./accept.ts"
import { findWorstPair, type TextComparison } from "./find-worst-pair.ts"
import { MOST_UNREAD } from "./limits.ts"
import { isFigure, type ReadSide, readSideAsOf, readSideFigure, readSideText, type SideInput } from "./read-side.ts"

export type CompareInput = {
  readonly a: SideInput
  readonly b: SideInput
  readonly measure?: Measure
  readonly tolerance?: SettingsInput
}

/** What of either text was not read, and what is to be said of it as a whole. */
type BesidePairs = {
  readonly unread: { readonly a: readonly Unread[]; readonly b: readonly Unread[] }
  /** How many unread passages there are in all, also where fewer are listed. */
  readonly unreadTotal: { readonly a: number; readonly b: number }
  readonly notes: { readonly a: readonly string[]; readonly b: readonly string[] }
}

export type Comparison = PrintedVerdict | (TextComparison & BesidePairs)

/** The rule id of settings that come with a request. */
const REQUEST = "request"
/** Where no side gives a date, both are taken to speak of the same day. Which one does not matter. */
const SAME_DAY: AsOf = { from: "2000-01-01", to: "2000-01-01" }

/** Two figures side by side, or all the figures that two texts about one event have in common. Stores nothing. */
export function* compareInputsInSteps(input: CompareInput): Steps<Comparison> {
  const { a, b, measure = "stock", tolerance: settings = {} } = input
  const tolerance = layRules([
    { id: REQUEST, version: 1, settings: withTolerance(accept(readSettings(settings), "/tolerance")) },
  ])
  const asOf = { a: readSideAsOf(a, "/a"), b: readSideAsOf(b, "/b") }
  const setting = { measure, tolerance }
  if (isFigure(a, "/a") && isFigure(b, "/b")) {
    const one = readSideFigure(a, asOf.a ?? asOf.b ?? SAME_DAY, "/a")
    const other = readSideFigure(b, asOf.b ?? asOf.a ?? SAME_DAY, "/b")
    return printVerdict(compareFigures(one, other, { ...setting, relation: "same" }))
  }
  const [sideA, sideB] = [yield* readSideText(a, asOf.a, "/a"), yield* readSideText(b, asOf.b, "/b")]
  const { pairs, apart } = yield* pairTextsInSteps(sideA.read, sideB.read, setting)
  const placed = pairs.map((pair) => ({ ...pair, a: sideA.toSource(pair.a), b: sideB.toSource(pair.b) }))
  return { ...findWorstPair({ pairs: placed, apart }, tolerance), ...listUnread(sideA, sideB) }
}

function listUnread(a: ReadSide, b: ReadSide): BesidePairs {
  return {
    unread: { a: a.unread.slice(0, MOST_UNREAD), b: b.unread.slice(0, MOST_UNREAD) },
    unreadTotal: { a: a.unread.length, b: b.unread.length },
    notes: { a: a.notes, b: b.notes },
  }
}
