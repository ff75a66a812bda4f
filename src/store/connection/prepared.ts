import { CompiledQuery } from "kysely"
import { clientOf, type Db } from "./connect.ts"
import { namePrepared } from "./prepared-names.ts"

/**
 * A statement whose text never changes, parsed and planned once a connection instead of once a call. Its columns are
 * named one by one: a column that a newer service adds to a table must not change what it answers.
 *
 * Within a pipeline it is sent at once, before the call returns.
 */
export function prepare<Row>(
  name: string,
  text: string,
): (db: Db, values: readonly unknown[]) => Promise<readonly Row[]> {
  namePrepared(name, text)
  return async (db, values) => {
    const client = clientOf(db)
    if (client !== undefined) return (await client.query(text, [...values])).rows
    return (await db.executeQuery<Row>(CompiledQuery.raw(text, [...values]))).rows
  }
}

/** The rows' members column by column, as `unnest` takes them. */
export function columnsOf<Row>(rows: readonly Row[], names: readonly (keyof Row)[]): Row[keyof Row][][] {
  return names.map((name) => rows.map((row) => row[name]))
}
