import { compareFigures } from "../../compare/pair/compare-figures.ts"
import type { ComparedFigure, Measure } from "../../compare/pair/figure.ts"
import { layRules } from "../../compare/rules/cascade.ts"
import { readSettings, type SettingsInput } from "../../compare/rules/read-settings.ts"
import type { Tolerance } from "../../compare/rules/tolerance.ts"
import { type PrintedVerdict, printVerdict } from "../../compare/tell/print-verdict.ts"
import { type ComparedPair, pairTexts, type ReadText } from "../../match/texts/pair-texts.ts"
import { buildQuantity } from "../../quantity/build-quantity.ts"
import { type AsOf, readAsOf } from "../../quantity/dates/as-of.ts"
import type { Quantity, Reads } from "../../quantity/quantity.ts"
import type { Mention } from "../../text/mention.ts"
import { readPoints, withoutRated } from "../../text/points/read-points.ts"
import { readMentions } from "../../text/read-mentions.ts"
import type { AsOfInput, FigureInput } from "../claims/claim-input.ts"
import { readCachedWording } from "../claims/wording-cache.ts"
import { invalidInput } from "../requests/refusals.ts"

/** A figure, or a text with figures in it. */
export type SideInput = { readonly text?: string; readonly figure?: FigureInput; readonly asOf?: AsOfInput }
export type CompareInput = {
  readonly a: SideInput
  readonly b: SideInput
  readonly measure?: Measure
  readonly tolerance?: SettingsInput
}

export type { ComparedPair }

/** No figures of the two texts are about the same thing. */
export type NothingInCommon = {
  readonly verdict: "not-comparable"
  readonly reason: "nothing-in-common"
  readonly relation: null
  readonly unit: null
  readonly readings: null
  readonly gap: null
  readonly allowed: null
  readonly explanation: string
  readonly rules: PrintedVerdict["rules"]
}

export type Comparison =
  | PrintedVerdict
  | ((PrintedVerdict | NothingInCommon) & { readonly pairs: readonly ComparedPair[] })

/** The rule id of settings that come with a request. */
const REQUEST = "request"
/** Worst first; what cannot be compared says least. */
const ORDER = ["conflict", "tension", "revision", "agree", "not-comparable"] as const
/** Where no side gives a date, both are taken to speak of one day: any. */
const SAME_DAY: AsOf = { from: "2000-01-01", to: "2000-01-01" }

/** Two figures side by side, or all the figures that two texts about one event have in common. Stores nothing. */
export function compareInputs({ a, b, measure = "stock", tolerance: settings = {} }: CompareInput): Comparison {
  const tolerance = layRules([{ id: REQUEST, version: 1, settings: accept(readSettings(settings), "/tolerance") }])
  const given = { a: readGivenAsOf(a, "/a"), b: readGivenAsOf(b, "/b") }
  const asOf = { a: given.a ?? given.b ?? SAME_DAY, b: given.b ?? given.a ?? SAME_DAY }
  const setting = { measure, tolerance }
  if (isFigure(a, "/a") && isFigure(b, "/b")) {
    const figures = { a: readSideFigure(a, asOf.a, "/a"), b: readSideFigure(b, asOf.b, "/b") }
    return printVerdict(compareFigures(figures.a, figures.b, { ...setting, relation: "same" }))
  }
  return worstOf(pairTexts(readSideText(a, given.a, "/a"), readSideText(b, given.b, "/b"), setting), tolerance)
}

function worstOf(pairs: readonly ComparedPair[], tolerance: Tolerance): Comparison {
  const [worst] = [...pairs].sort((one, other) => ORDER.indexOf(one.verdict) - ORDER.indexOf(other.verdict))
  if (worst === undefined || worst.verdict === "not-comparable") return { ...nothingInCommon(tolerance), pairs }
  const { a: _a, b: _b, ...verdict } = worst
  return { ...verdict, pairs }
}

function nothingInCommon({ rules }: Tolerance): NothingInCommon {
  return {
    verdict: "not-comparable",
    reason: "nothing-in-common",
    relation: null,
    unit: null,
    readings: null,
    gap: null,
    allowed: null,
    explanation: "The two have no figures of the same thing, so there is nothing to compare.",
    rules,
  }
}

function isFigure({ text, figure }: SideInput, pointer: string): boolean {
  if ((text === undefined) !== (figure === undefined)) return figure !== undefined
  throw invalidInput([{ pointer, detail: "expected either a text or a figure" }])
}

function readSideFigure(side: SideInput, asOf: AsOf, pointer: string): ComparedFigure {
  return { quantity: readSideQuantity(side, pointer), asOf, claimants: [], firstPublished: "" }
}

function readSideQuantity({ figure = "" }: SideInput, pointer: string): Quantity {
  return accept(typeof figure === "string" ? readCachedWording(figure) : buildQuantity(figure), `${pointer}/figure`)
}

/** A figure beside a text is a text of one mention. A date given for a text is that of figures that have none. */
function readSideText(side: SideInput, asOf: AsOf | null, pointer: string): ReadText {
  const text = side.text ?? ""
  if (isFigure(side, pointer)) return datedBy(asText(readSideQuantity(side, pointer)), asOf)
  const { mentions: figures } = readMentions(text)
  const points = readPoints(text, figures)
  return datedBy({ text, mentions: withoutRated(figures, points), points }, asOf)
}

function datedBy(read: ReadText, asOf: AsOf | null): ReadText {
  return { ...read, mentions: read.mentions.map((mention) => ({ ...mention, asOf: mention.asOf ?? asOf })) }
}

function asText(quantity: Quantity): ReadText {
  const [said] = readMentions(quantity.text).mentions
  const mention: Mention = {
    start: 0,
    end: quantity.text.length,
    text: quantity.text,
    noun: said?.noun ?? null,
    attribution: null,
    asOf: null,
    movement: null,
    reader: "figure",
    evidence: [],
    links: [],
    quantity,
  }
  return { mentions: [mention], points: [], text: quantity.text }
}

function readGivenAsOf({ asOf }: SideInput, pointer: string): AsOf | null {
  return asOf === undefined ? null : accept(readAsOf(asOf), `${pointer}/asOf`)
}

function accept<T>(read: Reads<T>, pointer: string): T {
  if (read.ok) return read.value
  throw invalidInput([{ pointer: `${pointer}${read.at ?? ""}`, detail: read.reason }])
}
