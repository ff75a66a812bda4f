import { readdirSync, readFileSync } from "node:fs"
import t from "tap"
import { printAsOf } from "../../src/quantity/dates/print-as-of.ts"
import type { LanguageCode } from "../../src/quantity/languages/languages.ts"
import { printExact } from "../../src/quantity/numbers/exact.ts"
import type { Quantity } from "../../src/quantity/quantity.ts"
import { readMentions } from "../../src/text/read-mentions.ts"
import { readWording } from "../../src/text/read-wording.ts"

/** A row: filed as a wording or found in prose, with what is counted or without, the text, and what is read of it, or who says it, or when it was so. */
type Row = readonly [as: "wording" | "prose" | "nouns" | "speaker" | "date", text: string, reads: readonly string[]]
type Table = {
  readonly about: string
  readonly language: LanguageCode
  /** The publication, against which dates are read. */
  readonly published?: string
  readonly rows: readonly Row[]
}

const TABLES = new URL("../conformance/kinds/", import.meta.url)

for (const name of readdirSync(TABLES)) {
  const { language, published, rows } = JSON.parse(readFileSync(new URL(name, TABLES), "utf8")) as Table
  const readAs: Record<Row[0], (text: string) => string[]> = {
    wording: (text) => readAsWording(text, language),
    prose: (text) => readAsProse(text, language, false),
    nouns: (text) => readAsProse(text, language, true),
    speaker: (text) => readSpeakers(text, language),
    date: (text) => readDates(text, language, published),
  }
  t.test(`test/conformance/kinds/${name}`, async (t) => {
    for (const [as, text, reads] of rows) t.strictSame(readAs[as](text), reads, `${as}: ${text}`)
    t.equal(new Set(rows.map(([as, text]) => `${as} ${text}`)).size, rows.length, "no row twice")
  })
}

/** "3500000000 USD", or "refused". */
function readAsWording(text: string, language: LanguageCode): string[] {
  const read = readWording(text, { language })
  return [read.ok ? show(read.value) : "refused"]
}

/** "$3.5bn = 3500000000 USD", and "unread: 12,34" for a passage that may be a figure and was not understood. */
function readAsProse(text: string, language: LanguageCode, hasNouns: boolean): string[] {
  const { mentions, unread } = readMentions(text, { language })
  const found = [
    ...mentions.map(({ start, text, quantity, noun }) => ({
      start,
      told: `${text} = ${show(quantity)}${hasNouns && noun !== null ? ` (${noun})` : ""}`,
    })),
    ...unread.map(({ start, text }) => ({ start, told: `unread: ${text}` })),
  ]
  return found.sort((a, b) => a.start - b.start).map(({ told }) => told)
}

/** "12,000 = the mayor", and "-" for nobody. */
function readSpeakers(text: string, language: LanguageCode): string[] {
  return readMentions(text, { language }).mentions.map(({ text, attribution }) => `${text} = ${attribution ?? "-"}`)
}

/** "12,000 = 2024-10", "12,000 = 2024-10-20/2024-10-27", and "-" for no date. */
function readDates(text: string, language: LanguageCode, publishedAt: string | undefined): string[] {
  const { mentions } = readMentions(text, { language, publishedAt })
  return mentions.map(({ text, asOf }) => `${text} = ${asOf === null ? "-" : showDate(printAsOf(asOf))}`)
}

function showDate(printed: ReturnType<typeof printAsOf>): string {
  return typeof printed === "string" ? printed : `${printed.from}/${printed.to ?? ""}`
}

/**
 * "over 7,000 troops" is "more-than 7000 1"; a range is "between 10..12 %", with "-" for an end that is unbounded and
 * "(10..12]" where an end is open.
 */
function show({ hedge, value, stated, unit, change }: Quantity): string {
  const end = (exact: Quantity["value"]) => (exact === null ? "-" : printExact(exact))
  const ends = `${end(stated.min)}..${end(stated.max)}`
  const isOpen = stated.minOpen || stated.maxOpen
  const range = isOpen ? `${stated.minOpen ? "(" : "["}${ends}${stated.maxOpen ? ")" : "]"}` : ends
  const number = hedge === "between" ? range : end(value)
  return [hedge === "none" ? "" : hedge, number, unit, change ?? ""].filter((part) => part !== "").join(" ")
}
