import { UUID } from "../values/id.ts"

/** The columns of a CSV import. An empty cell says nothing. */
export const COLUMN_NAMES = [
  "subject",
  "unit",
  "measure",
  "partOf",
  "figure",
  "source",
  "sourceUrl",
  "claimant",
  "claimantUrl",
  "via",
  "publishedAt",
  "asOf",
  "url",
  "quote",
  "externalId",
] as const

export type Column = (typeof COLUMN_NAMES)[number]

/** Without one of these no line could be a claim, so a header must name them all. */
export const REQUIRED_COLUMNS = ["subject", "figure", "source", "publishedAt"] as const

export function isColumn(name: string): name is Column {
  return (COLUMN_NAMES as readonly string[]).includes(name)
}

/** The cells of a record that are not empty. */
type Cells = Partial<Record<Column, string>>

/** A claim that was not validated yet. */
type Draft = Record<string, unknown>

const ID = new RegExp(UUID)

/** Several names in one cell. */
const BETWEEN_NAMES = "|"

/** The body of POST /v1/claims that a record stands for. It is not validated here: the schema of that body does it. */
export function toClaim(columns: readonly Column[], values: readonly string[]): Draft {
  const cells: Cells = {}
  for (const [index, column] of columns.entries()) {
    const value = values[index] ?? ""
    if (value !== "") cells[column] = value
  }
  const { figure, publishedAt, asOf, url, quote, externalId, via } = cells
  return leaveOut({
    subject: subjectOf(cells),
    figure,
    source: sourceOf(cells.source, cells.sourceUrl),
    claimant: sourceOf(cells.claimant, cells.claimantUrl),
    via: via?.split(BETWEEN_NAMES).map((name) => idOrName(name.trim())),
    publishedAt,
    asOf: asOf === undefined ? undefined : readPeriod(asOf),
    url,
    quote,
    externalId,
  })
}

/** A unit beside an id makes an object that no schema takes, so that it is refused and not dropped. */
function subjectOf({ subject, unit, measure, partOf }: Cells): unknown {
  const more = leaveOut({ unit, measure, partOf: partOf === undefined ? undefined : idOrName(partOf) })
  const isBare = Object.keys(more).length === 0
  if (subject === undefined) return isBare ? undefined : more
  if (!ID.test(subject)) return { name: subject, ...more }
  return isBare ? subject : { id: subject, ...more }
}

/** An address goes with a name. Beside an id it makes an object that no schema takes. */
function sourceOf(name: string | undefined, url: string | undefined): unknown {
  if (name === undefined) return url === undefined ? undefined : { url }
  if (url === undefined) return idOrName(name)
  return ID.test(name) ? { id: name, url } : { name, url }
}

function idOrName(cell: string): string | { name: string } {
  return ID.test(cell) ? cell : { name: cell }
}

/** ISO 8601 writes a period with a slash: "2024-10-01/2024-10-31"; without an end it goes on. */
function readPeriod(cell: string): string | { from: string; to?: string } {
  const [from = "", to, ...more] = cell.split("/")
  if (to === undefined || more.length > 0) return cell
  return to === "" ? { from } : { from, to }
}

function leaveOut(draft: Draft): Draft {
  return Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined))
}
