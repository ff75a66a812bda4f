import type { Tables } from "../tables.ts"

type Column = keyof Tables["claims"]

/** Columns of a claim that its filing gives, each with its type as an array of PostgreSQL. */
const FILED = {
  family_id: "uuid",
  subject_id: "uuid",
  id: "uuid",
  figure_id: "uuid",
  source_id: "uuid",
  claimant_id: "uuid",
  further_claimants: "text",
  /** Sent as the text of an array each, since PostgreSQL takes an array of arrays for a matrix. */
  via: "text",
  wording: "text",
  quantity: "jsonb",
  as_of_from: "date",
  as_of_to: "date",
  as_of_assumed: "boolean",
  published_at: "timestamptz",
  url: "text",
  quote: "text",
  external_id: "text",
  corrects: "uuid",
  language: "text",
  published_at_assumed: "boolean",
} as const satisfies Partial<Record<Column, string>>

export type FiledColumn = keyof typeof FILED

/** In the order in which filing sends them. */
export const FILED_COLUMNS = Object.keys(FILED) as readonly FiledColumn[]

/** Columns that the service sets itself: when a claim is filed, when it ends, as its article goes on, and when its text is erased. */
const KEPT = [
  "recorded_at",
  "status",
  "corrected_by",
  "ended_at",
  "version",
  "filed_in",
  "erased_at",
  "erased_by",
  "carried_until",
  "said_again_at",
] as const satisfies readonly Column[]

/** Does not compile where a column of claims stands in neither list; then it would be lost in a merge. */
type Listed = FiledColumn | (typeof KEPT)[number]
const ALL: readonly (Column extends Listed ? Listed : never)[] = [...FILED_COLUMNS, ...KEPT]

/** Every column of claims. */
export const CLAIM_COLUMN_NAMES: readonly Column[] = ALL
