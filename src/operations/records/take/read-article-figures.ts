import { readAsOf } from "../../../quantity/dates/as-of.ts"
import type { LanguageCode } from "../../../quantity/languages/languages.ts"
import { printNumbers } from "../../../quantity/print-numbers.ts"
import { readQuantity } from "../../../quantity/quantity.ts"
import { stripMarkup } from "../../../text/read-marked-up.ts"
import type { Said } from "../../articles/article-input.ts"
import type { StoredMention, StoredUnread } from "../../articles/stored-mention.ts"
import { invalidInput } from "../../requests/refusals.ts"
import type { ArticleFigureRecord, FiledClaimRecord, UnreadRecord } from "../article-record.ts"
import type { Named } from "../kept.ts"
import { nameOf } from "./find-named.ts"
import type { FindOnce } from "./find-once.ts"
import { readPrintedQuantity } from "./read-values.ts"
import { nameSeenSubjects } from "./take-link-decision.ts"
import type { GivenOf } from "./taking.ts"

type Version = GivenOf<"article-version">

/** The figures of a version with the subjects and claimants that they name as they are here, after merges. */
export async function nameFigures(figures: Version["figures"] = [], find: FindOnce): Promise<ArticleFigureRecord[]> {
  const named: ArticleFigureRecord[] = []
  for (const [index, figure] of figures.entries()) {
    const pointer = `/figures/${index}`
    const subject = figure.subject && nameOf(await find.subject(figure.subject, `${pointer}/subject`))
    const seen = figure.seen && (await nameSeenSubjects(figure.seen, `${pointer}/seen`, find))
    named.push({ ...figure, subject, claimants: await nameParties(figure.claimants, pointer, find), seen })
  }
  return named
}

/** The same of the claims that were filed with it. */
export async function nameFiled(claims: Version["claims"] = [], find: FindOnce): Promise<FiledClaimRecord[]> {
  const named: FiledClaimRecord[] = []
  for (const [index, claim] of claims.entries()) {
    const pointer = `/claims/${index}`
    const subject = nameOf(await find.subject(claim.subject, `${pointer}/subject`))
    named.push({ ...claim, subject, claimants: await nameParties(claim.claimants, pointer, find) })
  }
  return named
}

async function nameParties(refs: readonly Named[], pointer: string, find: FindOnce): Promise<Named[]> {
  const named: Named[] = []
  for (const [index, ref] of refs.entries()) {
    const { id, name } = await find.party(ref, `${pointer}/claimants/${index}`)
    named.push({ id, name })
  }
  return named
}

/** UTF-16 units of each part of a version, as it was sent and without its markup. */
export type PartLengths = Readonly<
  Record<StoredMention["in"], { readonly sent: number; readonly plain: number } | null>
>

/** Null for a part that the version has not, or whose text was erased. */
export function measureParts({ headline = null, text = null, format = null }: Version): PartLengths {
  const measure = (source: string | null) => {
    if (source === null) return null
    const plain = format === null || format === "text" ? source : stripMarkup(source, format).text
    return { sent: source.length, plain: plain.length }
  }
  return { headline: measure(headline), text: measure(text) }
}

/** What a figure of a version says. Refuses what no figure could say, and a place that its text does not have. */
export function readSaid(
  { figure, quantity, asOf, quote, mention, sentence, matches }: ArticleFigureRecord,
  parts: PartLengths,
  index: number,
): Said {
  const pointer = `/figures/${index}`
  readPrintedQuantity(quantity, `${pointer}/quantity`)
  const days = asOf === null ? null : readAsOf(asOf)
  if (days?.ok === false) throw wrong(`${pointer}/asOf${days.at ?? ""}`, days.reason)
  if ((mention === null) !== (sentence === null))
    throw wrong(`${pointer}/sentence`, "belongs to a figure that was read in a text, as its mention does")
  if (mention === null) return { figure, quantity, asOf, quote }
  if (typeof figure !== "string")
    throw wrong(`${pointer}/figure`, "is no wording, and a figure that was read in a text has one")
  requirePlace(mention, parts[mention.in], `${pointer}/mention`)
  const read: StoredMention = { ...mention, text: figure, quantity, asOf: asOf as StoredMention["asOf"] }
  return { figure, quantity, asOf, quote, mention: read, ...(matches === null ? {} : { matches }) }
}

function requirePlace(
  mention: Pick<StoredMention, "start" | "end" | "at">,
  length: PartLengths["text"],
  pointer: string,
): void {
  if (length === null) return
  requireWithin(mention.at, length.sent, `${pointer}/at`, "of what was sent")
  requireWithin(mention, length.plain, pointer, "of its plain text")
}

function requireWithin(span: StoredMention["at"], length: number, pointer: string, of: string): void {
  if (span.start < span.end && span.end <= length) return
  throw wrong(
    `${pointer}/end`,
    `the place ${span.start} to ${span.end} is none ${of}, which has ${length} UTF-16 units`,
  )
}

function wrong(pointer: string, detail: string) {
  return invalidInput([{ pointer, detail }])
}

/** A number of a version that was not understood. Refuses a place that its text does not have. */
export function readUnread(
  { figure: text, reason, start, end, in: part, at, quote }: UnreadRecord,
  parts: PartLengths,
  index: number,
): StoredUnread {
  requirePlace({ start, end, at }, parts[part], `/unread/${index}`)
  return { start, end, text, reason, in: part, at, quote }
}

/** Whether a version has words beside its numbers, which one whose text was erased has not. */
export function hasWords(version: Version, figures: readonly ArticleFigureRecord[]): boolean {
  if ((version.unread ?? []).length > 0) return true
  const { headline = null, text = null, url = null, language } = version
  if ((headline ?? text ?? url) !== null) return true
  return figures.some(({ figure, quote, quantity }) => {
    const printed = printNumbers(readQuantity(quantity), language as LanguageCode)
    return quote !== null || quantity.text !== printed || (typeof figure === "string" && figure !== printed)
  })
}
