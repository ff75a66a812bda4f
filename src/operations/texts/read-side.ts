import type { ComparedFigure } from "../../compare/pair/figure.ts"
import type { ReadText } from "../../match/texts/describe/description.ts"
import type { Steps } from "../../match/texts/steps.ts"
import { buildQuantity } from "../../quantity/build-quantity.ts"
import { type AsOf, readAsOf } from "../../quantity/dates/as-of.ts"
import type { Markup } from "../../quantity/find-markup.ts"
import { DEFAULT_LANGUAGE, type LanguageCode } from "../../quantity/languages/languages.ts"
import type { Quantity } from "../../quantity/quantity.ts"
import type { Mention, Unread } from "../../text/mention.ts"
import { readPointsInSteps, withoutRated } from "../../text/points/read-points.ts"
import { placeInSource, stripMarkup } from "../../text/read-marked-up.ts"
import { readMentions, readMentionsInSteps } from "../../text/read-mentions.ts"
import type { AsOfInput, FigureInput } from "../claims/claim-input.ts"
import { readCachedWording } from "../claims/wording-cache.ts"
import { invalidInput } from "../requests/refusals.ts"
import { accept } from "./accept.ts"
import { refuseMarkup } from "./refuse-markup.ts"

/**
 * Either a text with figures in it or one figure. `asOf` is the date of figures that have none of their own; `language` is
 * that of the text or of the wording; `format` says how the text is marked up.
 */
export type SideInput = {
  readonly text?: string
  readonly figure?: FigureInput
  readonly asOf?: AsOfInput
  readonly language?: LanguageCode
  readonly format?: Markup
}

/**
 * One side that was read as a text. Positions in `read` are those of the text without its markup; `toSource` makes them
 * positions in what was sent. `unread` and `notes` are as `readMentions` has them, `unread` with positions in what was sent.
 */
export type ReadSide = {
  readonly read: ReadText
  readonly unread: readonly Unread[]
  readonly notes: readonly string[]
  readonly toSource: <T extends { readonly start: number; readonly end: number }>(found: T) => T
}

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
export function* readSideText(side: SideInput, asOf: AsOf | null, pointer: string): Steps<ReadSide> {
  if (isFigure(side, pointer)) return { read: dateMentions(toText(side, pointer), asOf), ...NOTHING_BESIDE }
  const { text = "", language = DEFAULT_LANGUAGE, format } = side
  if (format === undefined) refuseMarkup(text, `${pointer}/text`, 'say so with "format"')
  const plain = format === undefined ? null : stripMarkup(text, format)
  const { mentions: figures, unread, notes } = yield* readMentionsInSteps(plain?.text ?? text, { language })
  const points = yield* readPointsInSteps(plain?.text ?? text, figures, language)
  const read = { text: plain?.text ?? text, language, mentions: withoutRated(figures, points), points }
  const toSource: ReadSide["toSource"] = (found) => (plain === null ? found : placeInSource(plain, found))
  return { read: dateMentions(read, asOf), unread: unread.map(toSource), notes, toSource }
}

const NOTHING_BESIDE: Omit<ReadSide, "read"> = Object.freeze({ unread: [], notes: [], toSource: (found) => found })

function readSideQuantity(side: SideInput, pointer: string): Quantity {
  const { figure = "", language = DEFAULT_LANGUAGE, format } = side
  if (format !== undefined)
    throw invalidInput([
      { pointer: `${pointer}/format`, detail: "expected only beside a text: a figure has no markup" },
    ])
  const read =
    typeof figure === "string" ? readCachedWording(figure, { language }) : buildQuantity(figure, { language })
  return accept(read, `${pointer}/figure`)
}

function dateMentions(read: ReadText, asOf: AsOf | null): ReadText {
  return { ...read, mentions: read.mentions.map((mention) => ({ ...mention, asOf: mention.asOf ?? asOf })) }
}

function toText(side: SideInput, pointer: string): ReadText {
  const quantity = readSideQuantity(side, pointer)
  const { language = DEFAULT_LANGUAGE } = side
  return { text: quantity.text, language, mentions: [toMention(quantity, language)], points: [] }
}

function toMention(quantity: Quantity, language: LanguageCode): Mention {
  const [said] = readMentions(quantity.text, { language }).mentions
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
