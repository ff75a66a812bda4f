import type { Quantity } from "../../quantity/quantity.ts"
import type { Scan } from "../../quantity/scan/tokenize.ts"
import type { Attribution, Change, PeriodFound, Phrase, TextLanguage } from "../languages/text-language.ts"
import type { Evidence, Link, Mention } from "../mention.ts"
import { chooseAttribution } from "./choose-attribution.ts"
import { type ChosenPeriod, choosePeriod } from "./choose-period.ts"
import type { Figure } from "./figure.ts"
import type { Clauses } from "./split-clauses.ts"
import { spanOf, textOf } from "./text-of.ts"

/** What a sentence says around its figures. `nouns`, `changes` and `links` have one entry for each figure. */
export type Around = {
  readonly nouns: readonly (Phrase | null)[]
  readonly changes: readonly (Change | null)[]
  readonly links: readonly (readonly Link[])[]
  readonly attributions: readonly Attribution[]
  readonly periods: readonly PeriodFound[]
  readonly clauses: Clauses
  readonly language: TextLanguage
  /** How many mentions the text has before the sentence. */
  readonly offset: number
}

export function makeMention(
  scan: Scan,
  figures: readonly Figure[],
  index: number,
  quantity: Quantity,
  around: Around,
): Mention {
  const figure = figures[index] as Figure
  const [noun, change] = [around.nouns[index] ?? null, around.changes[index] ?? null]
  const attribution = chooseAttribution(figure, around.attributions, around.clauses)
  const speaker = attribution?.text === "" ? null : attribution
  const period = choosePeriod(figure, around.periods, { scan, attribution, ...around })
  return Object.freeze({
    ...spanOf(scan, figure),
    quantity: change === null ? quantity : Object.freeze({ ...quantity, change: change.direction }),
    noun: noun?.text ?? null,
    attribution: speaker?.text ?? null,
    asOf: period?.asOf ?? null,
    reader: figure.reader,
    evidence: listEvidence(scan, figure, noun, change, speaker, period),
    links: (around.links[index] ?? []).map((link) => ({ ...link, with: link.with + around.offset })),
  })
}

function listEvidence(
  scan: Scan,
  figure: Figure,
  noun: Phrase | null,
  change: Change | null,
  attribution: Phrase | null,
  period: ChosenPeriod | null,
): Evidence[] {
  const evidence: Evidence[] = []
  if (figure.unsettled) evidence.push({ of: "unit", is: "inferred", from: figure.unsettled.reason })
  if (figure.isUnitShared) evidence.push({ of: "unit", is: "inferred", from: textOf(scan, figure) })
  if (figure.isScaleShared) evidence.push({ of: "scale", is: "inferred", from: textOf(scan, figure) })
  if (noun !== null) evidence.push({ of: "noun", is: noun.isInferred ? "inferred" : "stated", from: noun.text })
  if (change !== null) evidence.push({ of: "change", is: "stated", from: change.word })
  if (attribution !== null)
    evidence.push({ of: "attribution", is: attribution.isInferred ? "inferred" : "stated", from: attribution.text })
  if (period !== null)
    evidence.push({ of: "as-of", is: period.isInferred ? "inferred" : "stated", from: textOf(scan, period) })
  return evidence
}
