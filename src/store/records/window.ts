import { type RawBuilder, sql } from "kysely"

/** Rows after an id, in the order of their ids, or the rows with these ids, in the same order. */
export type Window = { readonly after: string | null; readonly limit: number } | { readonly ids: readonly string[] }

/** The condition, the order and the limit of a statement on rows whose id is the column `id`, such as `s.id`. */
export function inWindow(id: string, window: Window): RawBuilder<unknown> {
  const column = sql.ref(id)
  if ("ids" in window) return sql`${column} = any(${[...window.ids]}::uuid[]) order by ${column}`
  const after = window.after === null ? sql`true` : sql`${column} > ${window.after}`
  return sql`${after} order by ${column} limit ${window.limit}`
}
