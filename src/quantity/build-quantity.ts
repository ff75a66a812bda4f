import type { HedgeProfile } from "./hedges/hedge-profile.ts"
import { DEFAULT_LANGUAGE, type LanguageCode } from "./languages/languages.ts"
import { LOCALES } from "./languages/locales.ts"
import { makeQuantity } from "./make-quantity.ts"
import { type Exact, printExact } from "./numbers/exact.ts"
import { type Numeral, numberOf, precisionOf } from "./numbers/numeral.ts"
import { readNumber, shorten } from "./numbers/numeral-input.ts"
import { printWording, type WordingStyle } from "./print-wording.ts"
import type { PointHedge } from "./quantity.ts"
import { HEDGES, type Hedge, type Quantity, type Reads, type RefusedInput } from "./quantity.ts"
import { findUnit, type Unit } from "./units/units.ts"

/**
 * A figure given by its numbers instead of a wording. A JSON number is read as its shortest decimal text, so that 0.1 is
 * a tenth. Both `min` and `max` belong to the range.
 */
export type StructuredFigure = {
  readonly value?: string | number | undefined
  readonly min?: string | number | undefined
  readonly max?: string | number | undefined
  readonly hedge?: string | undefined
  readonly unit?: string | undefined
  /** What a share in % is of: `{"value": 50, "unit": "%", "of": 10000}` is 5,000 in the unit of the context. */
  readonly of?: string | number | undefined
}

/** `language` is that of the wording which the quantity gets, and of a unit that is given by its name. */
export type FigureDefaults = {
  readonly unit?: string
  readonly profile?: HedgeProfile
  readonly language?: LanguageCode
}

/** What a quantity is made with besides its numbers and its hedge. */
type Making = { readonly unit: Unit; readonly style: WordingStyle; readonly profile?: HedgeProfile | undefined }

type FigureParts = { readonly value: Numeral | null; readonly min: Numeral | null; readonly max: Numeral | null }

/** One end alone is a bound that includes it: `{"min": 50}` is at least 50. */
const LOWER_HEDGES: readonly Hedge[] = Object.freeze(["at-least", "more-than"])
const UPPER_HEDGES: readonly Hedge[] = Object.freeze(["at-most", "up-to", "less-than"])
const POINT_HEDGES: readonly Hedge[] = Object.freeze(
  HEDGES.filter((hedge) => hedge !== "between" && hedge !== "order" && hedge !== "vague"),
)

/** A refusal names its member as a JSON Pointer into the figure. */
export function buildQuantity(figure: StructuredFigure, defaults: FigureDefaults = {}): Reads<Quantity> {
  const language = defaults.language ?? DEFAULT_LANGUAGE
  const unit = findFigureUnit(figure.unit, defaults.unit, language)
  if (!unit.ok) return unit
  const parts = readParts(figure)
  if (!parts.ok) return parts
  const hedge = readHedge(figure.hedge)
  if (!hedge.ok) return hedge
  const making = { unit: unit.value, style: LOCALES[language].wording, profile: defaults.profile }
  if (figure.of === undefined) return assemble(parts.value, hedge.value, making)
  const whole = findFigureUnit(undefined, unitOfWhole(defaults.unit, language), language)
  return whole.ok ? takeShare(figure.of, parts.value, hedge.value, { ...making, whole: whole.value }) : whole
}

/** What a share is of counts where nothing else is known: a percentage of a percentage is none. */
function unitOfWhole(fallback: string | undefined, language: LanguageCode): string | undefined {
  return fallback !== undefined && findUnit(fallback, language)?.dimension === "percent" ? undefined : fallback
}

/** The figure that a share of a number comes to, in the unit of that number, with the share as its wording. */
function takeShare(
  of: string | number,
  parts: FigureParts,
  hedge: Hedge | null,
  { whole, ...making }: Making & { readonly whole: Unit },
): Reads<Quantity> {
  if (making.unit.dimension !== "percent")
    return refuse(
      "/of",
      `only a share is of something, and this figure is in "${making.unit.code}"; expected the unit "%"`,
    )
  const all = readNumber(of)
  if (!all.ok) return refuse("/of", all.reason)
  if (numberOf(all.value).lte(0)) return refuse("/of", `${of} is not above 0; expected the number that the share is of`)
  const share = assemble(parts, hedge, making)
  if (!share.ok) return share
  const factor = making.unit.factor.div(100).mul(numberOf(all.value))
  const text = `${share.value.text} of ${printExact(numberOf(all.value))}`
  const read = assemble(scaleParts(parts, factor), hedge, { ...making, unit: whole })
  return read.ok ? { ok: true, value: Object.freeze({ ...read.value, text }) } : read
}

/** A share is rounded, and so is what it comes to. */
function scaleParts(parts: FigureParts, factor: Exact): FigureParts {
  const scale = (numeral: Numeral | null) =>
    numeral && {
      mantissa: numeral.mantissa.mul(factor),
      places: null,
      scale: numeral.scale,
      precision: precisionOf(numeral).mul(factor),
    }
  return { value: scale(parts.value), min: scale(parts.min), max: scale(parts.max) }
}

function findFigureUnit(given: string | undefined, fallback = "1", language: LanguageCode): Reads<Unit> {
  const unit = findUnit(given ?? fallback, language)
  if (unit !== null) return { ok: true, value: unit }
  const expected = 'expected a UCUM code such as "km2" or "%", an ISO 4217 code such as "USD", or "1" for a count'
  return refuse("/unit", `"${shorten(given ?? fallback)}" is not a known unit; ${expected}`)
}

function readParts(figure: StructuredFigure): Reads<FigureParts> {
  const parts: Record<"value" | "min" | "max", Numeral | null> = { value: null, min: null, max: null }
  for (const name of ["value", "min", "max"] as const) {
    const given = figure[name]
    if (given === undefined) continue
    const numeral = readNumber(given)
    if (!numeral.ok) return refuse(`/${name}`, numeral.reason)
    parts[name] = numeral.value
  }
  return { ok: true, value: parts }
}

function readHedge(given: string | undefined): Reads<Hedge | null> {
  if (given === undefined) return { ok: true, value: null }
  const hedge = HEDGES.find((known) => known === given)
  if (hedge !== undefined) return { ok: true, value: hedge }
  return refuse("/hedge", `"${shorten(given)}" is not a hedge; expected one of ${HEDGES.join(", ")}`)
}

function assemble({ value, min, max }: FigureParts, hedge: Hedge | null, making: Making): Reads<Quantity> {
  if (value !== null) {
    if (min !== null || max !== null)
      return refuse("/value", 'a figure has either "value" or "min" and "max", not both')
    return buildPoint("/value", value, hedge ?? "none", POINT_HEDGES, making)
  }
  if (min !== null && max !== null) return buildRange(min, max, hedge, making)
  if (min !== null) return buildPoint("/min", min, hedge ?? "at-least", LOWER_HEDGES, making)
  if (max !== null) return buildPoint("/max", max, hedge ?? "at-most", UPPER_HEDGES, making)
  return refuse("", 'a figure needs "value", or "min" and "max", or one of these two alone')
}

function buildPoint(
  at: string,
  numeral: Numeral,
  hedge: Hedge,
  fitting: readonly Hedge[],
  making: Making,
): Reads<Quantity> {
  if (!fitting.includes(hedge)) {
    return refuse("/hedge", `"${hedge}" does not fit "${at.slice(1)}" alone; expected one of ${fitting.join(", ")}`)
  }
  const meaning = { hedge: hedge as PointHedge, numeral }
  return make(at, numeral, meaning, making)
}

function buildRange(low: Numeral, high: Numeral, hedge: Hedge | null, making: Making): Reads<Quantity> {
  if (hedge !== null && hedge !== "between") {
    return refuse("/hedge", `"${hedge}" does not fit a range; expected "between" or none`)
  }
  if (numberOf(high).lt(numberOf(low))) {
    return refuse("/min", `the minimum, ${show(low)}, is above the maximum, ${show(high)}`)
  }
  const meaning = { hedge: "between" as const, low, high }
  return make("/min", low, meaning, making)
}

type NumeralMeaning = Parameters<typeof printWording>[0]

/** A refusal names the member `at` and shows its numeral. */
function make(at: string, shown: Numeral, meaning: NumeralMeaning, { unit, style, profile }: Making): Reads<Quantity> {
  const read = makeQuantity(printWording(meaning, unit, style), meaning, unit, profile)
  return read.ok ? read : refuse(at, `${show(shown)} was refused: ${read.reason}`)
}

function show(numeral: Numeral): string {
  return printExact(numberOf(numeral))
}

function refuse(at: string, reason: string): RefusedInput {
  return { ok: false, reason, at }
}
