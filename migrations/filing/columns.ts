/** Plans of functions that find what they write by keys, whatever the values are and however large the tables. */
export const BY_KEYS = `set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off
    set enable_mergejoin = off`

/** The columns of rows, each with its type. */
export type Columns = Readonly<Record<string, string>>

/** The parameters of a function that takes such rows, an array a column. */
export const parameters = (prefix: string, columns: Columns) =>
  Object.entries(columns).map(([name, type]) => `${prefix}_${name} ${type}[]`)

/** These rows as `r` within the function. */
export const rows = (prefix: string, columns: Columns) =>
  `unnest(${Object.keys(columns).map((name) => `${prefix}_${name}`)}) as r (${Object.keys(columns)})`

export const listOf = (columns: Columns) => Object.keys(columns).join(", ")

/** The definition of such rows for `jsonb_to_recordset`. */
export const recordOf = (columns: Columns) => Object.entries(columns).map(([name, type]) => `${name} ${type}`)
