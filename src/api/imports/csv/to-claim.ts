import { isUuid } from "../../../operations/requests/uuid.ts"
import type { Column } from "./columns.ts"

/** The cells of a record that are not empty. */
export type Cells = Partial<Record<Column, string>>

/** A claim that was not validated yet. */
type Draft = Record<string, unknown>

/** Several names in one cell. */
const BETWEEN_NAMES = "|"

/** Names of a cell that are read. It is more than any list of a claim takes, so that a longer list is refused for its length. */
const MOST_NAMES = 1_000

/**
 * The body of POST /v1/claims that a record stands for. It is not validated here: the schema of that body does it.
 * `language` is that of the file, where it was said. The reason of a line that was refused before says nothing.
 */
export function toClaim(cells: Cells, language: string | undefined): Draft {
  const { figure, publishedAt, url, quote, externalId, claimants, via } = cells
  const own = cells.language?.toLowerCase() ?? language
  return leaveOut({
    subject: subjectOf(cells),
    figure,
    source: sourceOf(cells.source, cells.sourceUrl),
    claimant: sourceOf(cells.claimant, cells.claimantUrl),
    claimants: listOf(claimants),
    via: listOf(via),
    publishedAt: publishedAt === undefined ? undefined : readDay(publishedAt, own),
    asOf: periodOf(cells, own),
    url,
    quote,
    externalId,
    language: own,
  })
}

/** As spreadsheets write it in English and in German. */
const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, false: false, wahr: true, falsch: false }

/** Anything else stays as it is, and no schema takes it. */
export function readBoolean(cell: string | undefined): unknown {
  return cell === undefined ? undefined : (BOOLEANS[cell.toLowerCase()] ?? cell)
}

/** A unit beside an id makes an object that no schema takes, so that it is refused and not dropped. */
function subjectOf({ subject, unit, measure, partOf, create }: Cells): unknown {
  const whole = partOf === undefined ? undefined : idOrName(partOf)
  const more = leaveOut({ unit, measure, partOf: whole, create: readBoolean(create) })
  const isBare = Object.keys(more).length === 0
  if (subject === undefined) return isBare ? undefined : more
  if (!isUuid(subject)) return { name: subject, ...more }
  return isBare ? subject : { id: subject, ...more }
}

/** An address goes with a name. Beside an id it makes an object that no schema takes. */
function sourceOf(name: string | undefined, url: string | undefined): unknown {
  if (name === undefined) return url === undefined ? undefined : { url }
  if (url === undefined) return idOrName(name)
  return isUuid(name) ? { id: name, url } : { name, url }
}

function listOf(cell: string | undefined): (string | { name: string })[] | undefined {
  return cell?.split(BETWEEN_NAMES, MOST_NAMES).map((name) => idOrName(name.trim()))
}

function idOrName(cell: string): string | { name: string } {
  return isUuid(cell) ? cell : { name: cell }
}

/** A period in one cell beside one in two makes an object that no schema takes. */
function periodOf({ asOf, asOfFrom, asOfTo }: Cells, language: string | undefined): unknown {
  const whole = asOf === undefined || asOf.length > LONGEST_PERIOD ? asOf : readPeriod(asOf, language)
  const [from, to] = [asOfFrom, asOfTo].map((day) => (day === undefined ? undefined : readDay(day, language)))
  if (from === undefined && to === undefined) return whole
  return leaveOut({ from, to, asOf: whole })
}

/** Characters. A longer cell is no period, and is refused as it is. */
const LONGEST_PERIOD = 100

function readPeriod(cell: string, language: string | undefined): string {
  const days = cell.split("/").map((day) => readDay(day, language))
  return days.join("/")
}

const GERMAN_DAY = /^(?:(\d{1,2})\.)?(\d{1,2})\.(\d{4})$/

/** Spreadsheets in German write a day as 4.11.2024 and a month as 11.2024. In other languages this is refused later. */
function readDay(cell: string, language: string | undefined): string {
  const parts = language === "de" ? GERMAN_DAY.exec(cell) : null
  if (parts === null) return cell
  const [, day, month = "", year] = parts
  return [year, month, ...(day === undefined ? [] : [day])].map((part) => part?.padStart(2, "0")).join("-")
}

function leaveOut(draft: Draft): Draft {
  return Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined))
}
