import { makeQuantity } from "../../quantity/make-quantity.ts"
import { ZERO } from "../../quantity/numbers/exact.ts"
import { numberOf } from "../../quantity/numbers/numeral.ts"
import type { Quantity } from "../../quantity/quantity.ts"
import type { FigureFound, TokenSpan } from "../../quantity/scan/language.ts"
import { type ReaderMatch, scanTokens } from "../../quantity/scan/scan-figures.ts"
import type { Scan } from "../../quantity/scan/tokenize.ts"
import { findUnit, type Unit } from "../../quantity/units/units.ts"
import type { Attribution, TextLanguage } from "../languages/text-language.ts"
import type { Mention, Unread } from "../mention.ts"
import type { Figure } from "./figure.ts"
import { keepHedge } from "./keep-hedge.ts"
import { linkFigures } from "./link-figures.ts"
import { type Around, makeMention } from "./make-mention.ts"
import { shareUnits } from "./share-units.ts"
import { NO_CLAUSES, splitClauses } from "./split-clauses.ts"
import { spanOf, textOf } from "./text-of.ts"

export type ReadSentence = {
  readonly mentions: readonly Mention[]
  readonly unread: readonly Unread[]
  /** Numbers that are no figures and that may change all the same, such as scores. `reason` is what each is. */
  readonly apart: readonly Unread[]
  readonly attributions: readonly Attribution[]
}

/** Puts the names of those meant for pronouns. */
export type Resolve = (attributions: readonly Attribution[]) => readonly Attribution[]

const keep: Resolve = (attributions) => attributions
const IN_PROSE = Object.freeze({ unit: null, inProse: true })
const NOTHING: ReadSentence = Object.freeze({ mentions: [], unread: [], apart: [], attributions: [] })

/**
 * The figures of one sentence and what stands around them. `publishedOn`: a day number, null where it is not known.
 * `offset`: how many mentions of the text stand before the sentence. Without `resolve` pronouns stay.
 */
export function readSentence(
  scan: Scan,
  language: TextLanguage,
  publishedOn: number | null,
  offset: number,
  resolve: Resolve = keep,
): ReadSentence {
  const matches = shareUnits(scan, scanTokens(scan, language.figures, IN_PROSE), language.sharing)
  if (matches.length === 0) return NOTHING
  const { figures, quantities, unread, apart } = sortOut(scan, matches, language)
  if (figures.length === 0) return { ...NOTHING, unread, apart }
  const attributions = resolve(language.listAttributions(scan))
  const periods = publishedOn === null ? [] : language.listPeriods(scan, publishedOn)
  const isPlain = attributions.length === 0 && periods.length === 0
  const around: Around = {
    nouns: language.findNouns(scan, figures),
    changes: language.findChanges(scan, figures),
    attributions,
    clauses: isPlain ? NO_CLAUSES : splitClauses(scan, language.clauses),
    language,
    periods,
    links: linkFigures(scan, figures),
    offset,
  }
  const mentions = quantities.map((quantity, index) => makeMention(scan, figures, index, quantity, around))
  return { mentions, unread, apart, attributions }
}

type Sorted = { readonly figures: Figure[]; readonly quantities: Quantity[] } & Record<"unread" | "apart", Unread[]>

/** Figures that have a meaning, and what was found but not understood. */
function sortOut(scan: Scan, matches: readonly ReaderMatch[], { balance }: TextLanguage): Sorted {
  const sorted: Sorted = { figures: [], quantities: [], unread: [], apart: [] }
  for (const { reader, found: match } of matches) {
    if (match.kind === "unread") sorted.unread.push(refuse(scan, match, match.reason))
    if (match.kind === "other" && APART.has(reader)) sorted.apart.push(refuse(scan, match, match.what))
    if (match.kind !== "figure") continue
    const found = keepHedge(scan, sorted.figures.at(-1), match)
    const unit = unitOf(found.unit)
    const said = unit.isCount && mayBeNegative(scan, found, balance) ? BALANCE : unit
    const quantity = makeQuantity(textOf(scan, found), found.meaning, said)
    if (!quantity.ok) {
      sorted.unread.push(refuse(scan, found, quantity.reason))
      continue
    }
    sorted.figures.push({ ...found, reader })
    sorted.quantities.push(quantity.value)
  }
  return sorted
}

/** The readers of numbers that name, rank or relate what may change. Dates, times and codes are left out. */
const APART: ReadonlySet<string> = new Set([
  ...["label", "list-number", "score", "rising-score", "pair", "slashed", "relay", "multiple", "multiple-range"],
])

/** A count that may be below zero. */
const BALANCE: Unit = Object.freeze({ ...unitOf("1"), canBeNegative: true, isCount: false })
/** Tokens around a negative count in which a word of balance is looked for. */
const BALANCE_REACH = 6

/**
 * "Net migration was -41,000": what comes in is set off against what goes out. A text that is nothing but a number counts
 * nothing. Of counts above zero it says nothing.
 */
function mayBeNegative(scan: Scan, { start, end, meaning }: TokenSpan & FigureFound, balance: RegExp): boolean {
  const lowest = "numeral" in meaning ? meaning.numeral : meaning.hedge === "between" ? meaning.low : null
  if (lowest === null || numberOf(lowest).gte(ZERO)) return false
  if (start === 0 && scan.tokens.slice(end).every(({ kind }) => kind === "mark")) return true
  const around = scan.tokens.slice(Math.max(0, start - BALANCE_REACH), end + 2)
  return around.some(({ kind, text }) => kind === "word" && balance.test(text))
}

/** Readers give only codes that are in the unit table, so that an unknown one is a fault of ours. */
function unitOf(code: string | null): Unit {
  const unit = findUnit(code ?? "1")
  if (unit === null) throw new Error(`a reader gave the unit "${code}", which is in no table`)
  return unit
}

function refuse(scan: Scan, span: TokenSpan, reason: string): Unread {
  return { ...spanOf(scan, span), reason }
}
