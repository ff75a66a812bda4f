import { findMarkup } from "./find-markup.ts"
import type { HedgeProfile } from "./hedges/hedge-profile.ts"
import { DEFAULT_LANGUAGE, type LanguageCode } from "./languages/languages.ts"
import { LOCALES } from "./languages/locales.ts"
import { noteLanguage } from "./languages/note-language.ts"
import { makeQuantity } from "./make-quantity.ts"
import { shorten } from "./numbers/numeral-input.ts"
import { printQuantity, type Quantity, type Reads, type RefusedInput } from "./quantity.ts"
import { type FoundFigure, type ScannedFigures, scanFigures } from "./scan/scan-figures.ts"
import { findDamagedFigure } from "./spreadsheet-damage.ts"
import { findUnit, type Unit } from "./units/units.ts"

/**
 * `unit`: the unit of a wording that is a bare number, and what settles "pounds" or "$". `language` settles what no
 * wording shows: "1.234" is a decimal in English and a thousand in German.
 */
export type FigureContext = {
  readonly unit?: string
  readonly profile?: HedgeProfile
  readonly language?: LanguageCode
}

/** A wording is a phrase, not an article. UTF-16 units. */
const LONGEST_WORDING = 500

/** "over 7,000", "nearly 12,000 troops", "$1.2bn": a wording with exactly one figure in it. Its text is kept verbatim. */
export function readFigure(wording: string, context: FigureContext = {}): Reads<Quantity> {
  if (wording.length > LONGEST_WORDING) {
    return refuse(`the wording has ${wording.length} characters; a figure's may have up to ${LONGEST_WORDING}`)
  }
  const language = context.language ?? DEFAULT_LANGUAGE
  const expected = context.unit === undefined ? null : findUnit(context.unit, language)
  if (context.unit !== undefined && expected === null) return refuse(`"${shorten(context.unit)}" is not a known unit`)
  const damage = findDamagedFigure(wording)
  if (damage !== null) return refuse(`"${shorten(wording)}" was not read: ${damage}`)
  const foreign = noteLanguage(wording, language, 1)
  if (foreign !== null) return refuse(`"${shorten(wording)}" was not read: ${foreign}`)
  const markup = findMarkup(wording)
  if (markup !== null)
    return refuse(`"${shorten(wording)}" was not read: it looks like ${markup}; write it as plain text`)
  const scanned = scanFigures(wording, LOCALES[language].readers, { unit: expected })
  const problem = scanned.unread[0]
  if (problem !== undefined) return refuse(`"${shorten(problem.text)}" was not read: ${problem.reason}`)
  if (isInBrackets(wording))
    return refuse(`"${shorten(wording)}" can be an aside or a minus; write it without brackets`)
  if (isBehindYear(wording, scanned))
    return refuse(`"${shorten(wording)}" can be a year and its figure, or a name; write the figure alone`)
  return readOnly(wording, scanned, expected, context.profile)
}

/** "2024 (300)": the label of a line, or a year and what was counted in it. */
function isBehindYear(wording: string, { figures }: ScannedFigures): boolean {
  const bracket = wording.indexOf("(")
  return /^\s*(1[5-9]|20)\d\d\s*\(/.test(wording) && figures.every(({ start }) => start > bracket)
}

/** An accountant's (1.2) is minus 1.2. */
function isInBrackets(wording: string): boolean {
  return /^\s*\([^()]*\)\s*%?\s*$/.test(wording)
}

function readOnly(
  wording: string,
  scanned: ScannedFigures,
  expected: Unit | null,
  profile?: HedgeProfile,
): Reads<Quantity> {
  const [first, ...rest] = scanned.figures
  if (first === undefined) return refuseNone(wording, scanned)
  const isAlone = isAsideAfter(wording, first, scanned) || isWithoutNoun(wording, first)
  const read = makeFigure(wording, first, isAlone ? expected : null, profile)
  if (!read.ok) return refuse(`"${shorten(first.text)}" was refused: ${read.reason}`)
  for (const other of rest) {
    const second = makeFigure(wording, other, isWithoutNoun(wording, other) ? expected : null, profile)
    if (!second.ok || !isSame(read.value, second.value)) return refuseTwo(first, other)
  }
  return read
}

/** `expected`: the unit of a figure that gives none, null where words beside it say what it counts. */
function makeFigure(
  wording: string,
  figure: FoundFigure,
  expected: Unit | null,
  profile?: HedgeProfile,
): Reads<Quantity> {
  const code = figure.unit ?? expected?.code ?? "1"
  const unit = findUnit(code)
  if (unit === null) return refuse(`"${code}" is not a known unit`)
  return makeQuantity(wording, figure.meaning, unit, profile)
}

/** What may follow a figure at once and tell of an earlier level. */
const ASIDE = /^\s*([,;(–—-]|up|down|from|against|versus|vs|compared)/i

/** The 12,000 of "12,000, up from 10,000" stands alone: what follows is no noun of it. */
function isAsideAfter(wording: string, { start, end }: FoundFigure, { others }: ScannedFigures): boolean {
  if (/[\p{L}\p{N}]/u.test(wording.slice(0, start))) return false
  return others.some(({ reader }) => reader === "earlier-level") && ASIDE.test(wording.slice(end))
}

/** A number with a noun beside it counts what the noun says: "12,000 troops" is no area, whatever unit is expected. */
function isWithoutNoun(wording: string, { start, end }: FoundFigure): boolean {
  return !/[\p{L}\p{N}]/u.test(wording.slice(0, start) + wording.slice(end))
}

/** "12,000 (twelve thousand)" is one figure said twice. */
function isSame(a: Quantity, b: Quantity): boolean {
  return a.hedge !== "vague" && JSON.stringify(printQuantity(a)) === JSON.stringify(printQuantity(b))
}

function refuseNone(wording: string, { others }: ScannedFigures): RefusedInput {
  const [other] = others
  const instead = other ? `; "${shorten(other.text)}" reads as ${other.what}` : ""
  return refuse(`no figure was found in "${shorten(wording)}"${instead}`)
}

function refuseTwo(first: FoundFigure, second: FoundFigure): RefusedInput {
  return refuse(
    `two figures were found, "${shorten(first.text)}" and "${shorten(second.text)}"; file one claim for each`,
  )
}

function refuse(reason: string): RefusedInput {
  return { ok: false, reason }
}
