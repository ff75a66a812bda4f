import type { Tables } from "../tables.ts"

/** Columns of a figure that are given when it is inserted, in the order of the parameters of the function `filing_write`. */
export const FIGURE_COLUMNS = [
  "family_id",
  "subject_id",
  "id",
  "identity",
  "quantity",
  "unit",
  "narrow_min",
  "narrow_max",
  "as_of_from",
  "as_of_to",
] as const satisfies readonly (keyof Tables["figures"])[]

export type FigureColumn = (typeof FIGURE_COLUMNS)[number]
