import type { Tables } from "../tables.ts"

type Column = keyof Tables["claims"]

/** Columns of a claim that its filing gives, in the order of the parameters of the function `filing_write`. */
export const FILED_COLUMNS = [
  "family_id",
  "subject_id",
  "id",
  "figure_id",
  "source_id",
  "claimant_id",
  "further_claimants",
  "via",
  "wording",
  "quantity",
  "as_of_from",
  "as_of_to",
  "as_of_assumed",
  "published_at",
  "url",
  "quote",
  "external_id",
  "corrects",
  "language",
  "published_at_assumed",
] as const satisfies readonly Column[]

export type FiledColumn = (typeof FILED_COLUMNS)[number]

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
