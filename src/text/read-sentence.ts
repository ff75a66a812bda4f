import { makeQuantity } from "../quantity/make-quantity.ts"
import type { Quantity, Reads } from "../quantity/quantity.ts"
import type { Place } from "../quantity/scan/language.ts"
import { type Placed, scanTokens } from "../quantity/scan/scan-figures.ts"
import type { Scan } from "../quantity/scan/tokenize.ts"
import { findUnit } from "../quantity/units.ts"
import { chooseAttribution } from "./choose-attribution.ts"
import { choosePeriod } from "./choose-period.ts"
import type { Figure } from "./figure.ts"
import { linkFigures } from "./link-figures.ts"
import type { Evidence, Mention, Unread } from "./mention.ts"
import type { Change, Phrase, TextLanguage } from "./text-language.ts"
import { textOf } from "./text-of.ts"

const IN_PROSE = Object.freeze({ unit: null, inProse: true })

export type ReadSentence = { readonly mentions: readonly Mention[]; readonly unread: readonly Unread[] }

const NOTHING: ReadSentence = Object.freeze({ mentions: [], unread: [] })

/** The figures of one sentence and what stands around them. `offset`: how many mentions the text has before it. */
export function readSentence(
  scan: Scan,
  language: TextLanguage,
  publishedOn: number | null,
  offset: number,
): ReadSentence {
  const placed = scanTokens(scan, language.figures, IN_PROSE)
  if (placed.length === 0) return NOTHING
  const unread = placed.flatMap((one) => listUnread(scan, one))
  const read = placed.flatMap((one) => toFigure(one)).map((figure) => ({ figure, quantity: makeOf(scan, figure) }))
  for (const { figure, quantity } of read) if (!quantity.ok) unread.push(refuse(scan, figure, quantity.reason))
  const figures = read.filter(({ quantity }) => quantity.ok).map(({ figure }) => figure)
  if (figures.length === 0) return { mentions: [], unread }
  const [nouns, changes] = [language.findNouns(scan, figures), language.findChanges(scan, figures)]
  const attributions = language.listAttributions(scan)
  const periods = publishedOn === null ? [] : language.listPeriods(scan, publishedOn)
  const links = linkFigures(scan, figures)
  const mentions = read
    .flatMap(({ quantity }) => (quantity.ok ? [quantity.value] : []))
    .map((quantity, index) => {
      const figure = figures[index] as Figure
      const [noun, change] = [nouns[index] ?? null, changes[index] ?? null]
      const attribution = chooseAttribution(figure, attributions)
      return Object.freeze({
        ...spanOf(scan, figure),
        quantity: change === null ? quantity : withChange(quantity, change),
        noun: noun?.text ?? null,
        attribution: attribution?.text ?? null,
        asOf: choosePeriod(figure, periods)?.asOf ?? null,
        reader: figure.reader,
        evidence: listEvidence(noun, change, attribution),
        links: (links[index] ?? []).map((link) => ({ ...link, with: link.with + offset })),
      })
    })
  return { mentions, unread }
}

function toFigure({ reader, found }: Placed): Figure[] {
  if (found.kind !== "figure") return []
  return [{ ...found, reader }]
}

function makeOf(scan: Scan, figure: Figure): Reads<Quantity> {
  const unit = findUnit(figure.unit ?? "1")
  if (unit === null) return { ok: false, reason: `"${figure.unit}" is not a known unit` }
  return makeQuantity(textOf(scan, figure), figure.meaning, unit)
}

function listUnread(scan: Scan, { found }: Placed): Unread[] {
  return found.kind === "unread" ? [refuse(scan, found, found.reason)] : []
}

function refuse(scan: Scan, place: Place, reason: string): Unread {
  return { ...spanOf(scan, place), reason }
}

function spanOf(scan: Scan, place: Place): { start: number; end: number; text: string } {
  const start = scan.tokens[place.start]?.start ?? 0
  const end = scan.tokens[place.end - 1]?.end ?? 0
  return { start, end, text: scan.text.slice(start, end) }
}

function withChange(quantity: Quantity, { direction }: Change): Quantity {
  return Object.freeze({ ...quantity, change: direction })
}

function listEvidence(noun: Phrase | null, change: Change | null, attribution: Phrase | null): Evidence[] {
  const evidence: Evidence[] = []
  if (noun !== null) evidence.push({ of: "noun", is: noun.isInferred ? "inferred" : "stated", from: noun.text })
  if (change !== null) evidence.push({ of: "change", is: "stated", from: change.word })
  if (attribution !== null) evidence.push({ of: "attribution", is: "stated", from: attribution.text })
  return evidence
}
