import type { ComparedFigure } from "../../compare/pair/figure.ts"
import type { ReadText } from "../../match/texts/pair-texts.ts"
import type { Steps } from "../../match/texts/steps.ts"
import { buildQuantity } from "../../quantity/build-quantity.ts"
import { type AsOf, readAsOf } from "../../quantity/dates/as-of.ts"
import { DEFAULT_LANGUAGE } from "../../quantity/languages/languages.ts"
import type { Quantity } from "../../quantity/quantity.ts"
import type { Mention } from "../../text/mention.ts"
import { readPointsInSteps, withoutRated } from "../../text/points/read-points.ts"
import { readMentions, readMentionsInSteps } from "../../text/read-mentions.ts"
import type { AsOfInput, FigureInput } from "../claims/claim-input.ts"
import { readCachedWording } from "../claims/wording-cache.ts"
import { invalidInput } from "../requests/refusals.ts"
import { accept } from "./accept.ts"
import { refuseMarkup } from "./refuse-markup.ts"

/** Either a text with figures in it or one figure; `asOf` is the date of figures that have none of their own. */
export type SideInput = { readonly text?: string; readonly figure?: FigureInput; readonly asOf?: AsOfInput }

/** Refuses a side that has both a text and a figure, or neither. */
export function isFigure({ text, figure }: SideInput, pointer: string): boolean {
  if ((text === undefined) !== (figure === undefined)) return figure !== undefined
  throw invalidInput([{ pointer, detail: "expected either a text or a figure" }])
}

export function readSideAsOf({ asOf }: SideInput, pointer: string): AsOf | null {
  return asOf === undefined ? null : accept(readAsOf(asOf), `${pointer}/asOf`)
}

export function readSideFigure(side: SideInput, asOf: AsOf, pointer: string): ComparedFigure {
  return { quantity: readSideQuantity(side, pointer), asOf, claimants: [], firstPublished: "", lastPublished: "" }
}

/** A figure beside a text is read as a text that consists of one mention. */
export function* readSideText(side: SideInput, asOf: AsOf | null, pointer: string): Steps<ReadText> {
  if (isFigure(side, pointer)) return dateMentions(toText(readSideQuantity(side, pointer)), asOf)
  const { text = "" } = side
  refuseMarkup(text, `${pointer}/text`, "send it without the markup")
  const { mentions: figures } = yield* readMentionsInSteps(text, { language: DEFAULT_LANGUAGE })
  const points = yield* readPointsInSteps(text, figures)
  return dateMentions({ text, language: DEFAULT_LANGUAGE, mentions: withoutRated(figures, points), points }, asOf)
}

function readSideQuantity({ figure = "" }: SideInput, pointer: string): Quantity {
  return accept(typeof figure === "string" ? readCachedWording(figure) : buildQuantity(figure), `${pointer}/figure`)
}

function dateMentions(read: ReadText, asOf: AsOf | null): ReadText {
  return { ...read, mentions: read.mentions.map((mention) => ({ ...mention, asOf: mention.asOf ?? asOf })) }
}

function toText(quantity: Quantity): ReadText {
  return { text: quantity.text, language: DEFAULT_LANGUAGE, mentions: [toMention(quantity)], points: [] }
}

function toMention(quantity: Quantity): Mention {
  const [said] = readMentions(quantity.text, { language: DEFAULT_LANGUAGE }).mentions
  return {
    start: 0,
    end: quantity.text.length,
    text: quantity.text,
    noun: said?.noun ?? null,
    attribution: null,
    asOf: null,
    reader: "figure",
    evidence: [],
    links: [],
    quantity,
  }
}
