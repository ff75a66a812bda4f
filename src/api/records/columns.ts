import type { RecordKind } from "../../operations/records/record.ts"

/** Kinds that have a form in CSV. The others have texts and lists within lists, which no spreadsheet shows. */
export type CsvKind = Exclude<RecordKind, "article" | "article-version" | "link-decision" | "link-model">

/** The columns of each kind in CSV: members of its records, by their path. */
const LISTS: Readonly<Record<CsvKind, string>> = {
  source: "kind id name aliases url tags mergedInto createdAt history",
  subject:
    "kind id name aliases unit measure measureAssumed tags externalIds partOf exhaustive disjoint archivedAt mergedInto createdAt history",
  rule: "kind id version name scope settings priority status at createdAt earlier history",
  claim: `kind id subject.name subject.unit subject.measure subject.id wording quantity asOf asOfAssumed source.name source.id
    claimant.name claimant.id claimants via publishedAt publishedAtAssumed language url quote externalId bodyHash status
    corrects correctedBy endedAt carriedUntil saidAgainAt erasedAt erasedBy recordedAt figure.id history`,
  conflict: `kind id conflictKind subject.name subject.id verdict severity status note assignee resolution figures detail
    openedAt changedAt history`,
  exception: `kind id subject.name subject.unit subject.measure subject.id conflict conflictKind figures reason until status
    createdAt endedAt history`,
  distinction: `kind id distinctionKind one.name one.unit one.measure one.id other.name other.unit other.measure other.id
    different note who at`,
}

/** What is JSON in its cell: several values, numbers, and what is true or false. Everything else is text. */
const JSON_COLUMNS =
  `aliases tags externalIds partOf exhaustive disjoint measureAssumed history version scope settings priority earlier quantity asOfAssumed
  claimants via publishedAtAssumed resolution figures detail different`.split(/\s+/)

/** A day or a period: text, or JSON that begins with a brace. */
const DAYS = "asOf"

/** What may be null, which is an empty cell. */
const NULLABLE: Readonly<Record<CsvKind, readonly string[]>> = {
  source: ["url", "mergedInto"],
  subject: ["archivedAt", "mergedInto"],
  rule: [],
  claim: [
    "wording",
    "url",
    "quote",
    "externalId",
    "bodyHash",
    "corrects",
    "correctedBy",
    "endedAt",
    "carriedUntil",
    "saidAgainAt",
    "erasedAt",
    "erasedBy",
  ],
  conflict: ["severity", "note", "assignee", "resolution"],
  exception: ["conflict", "conflictKind", "endedAt"],
  distinction: ["note", "who"],
}

/** The columns that an export of this kind has, in their order. */
export function columnsOf(kind: CsvKind): readonly string[] {
  return LISTS[kind].split(/\s+/)
}

export const RECORD_COLUMNS: ReadonlySet<string> = new Set(Object.values(LISTS).flatMap((list) => list.split(/\s+/)))

export function isJsonCell(column: string, cell: string): boolean {
  return JSON_COLUMNS.includes(column) || (column === DAYS && cell.startsWith("{"))
}

export function hasColumns(kind: RecordKind): kind is CsvKind {
  return kind in LISTS
}

export function isNullable(kind: CsvKind, column: string): boolean {
  return NULLABLE[kind].includes(column)
}

/**
 * A spreadsheet takes a cell that begins so for a formula, and runs it. With an apostrophe before it, it is text. An empty
 * text has one too, since an empty cell is null. A cell that begins with apostrophes before such a character, or has
 * nothing else, gets one more, so that all of them can be taken off again.
 */
const RISKY = /^'*(?:[=+\-@\t\r]|$)/
const GUARDED = /^'+(?:[=+\-@\t\r]|$)/

export function guard(text: string): string {
  return RISKY.test(text) ? `'${text}` : text
}

/** Takes the apostrophe off that `guard` has put there. */
export function unguard(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell
}
