import type { Tables } from "../tables.ts"

/** Columns of a figure that are given when it is inserted, each with its type in PostgreSQL. */
const GIVEN = {
  family_id: "uuid",
  subject_id: "uuid",
  id: "uuid",
  identity: "text",
  quantity: "jsonb",
  unit: "text",
  narrow_min: "numeric",
  narrow_max: "numeric",
  as_of_from: "date",
  as_of_to: "date",
} as const satisfies Partial<Record<keyof Tables["figures"], string>>

export type FigureColumn = keyof typeof GIVEN

/** In the order in which they are sent. */
export const FIGURE_COLUMNS = Object.keys(GIVEN) as readonly FigureColumn[]
