import { CompiledQuery } from "kysely"
import { type Element, printArray } from "./arrays.ts"
import type { Db } from "./connect.ts"
import type { NamedQuery } from "./dialect.ts"
import { clientOf } from "./pipeline-db.ts"

/**
 * A statement whose text never changes, which PostgreSQL parses and plans once a connection instead of once a call. It
 * names its columns one by one: a column that a newer service adds to a table must not change the answer.
 *
 * No two statements may have one name, since PostgreSQL keeps one text under it; test/store/prepared.test.ts holds
 * that.
 *
 * Within a pipeline the statement is sent at once, before the call returns.
 */
export function prepare<Row>(
  name: string,
  text: string,
): (db: Db, values: readonly unknown[]) => Promise<readonly Row[]> {
  return async (db, values) => {
    const client = clientOf(db)
    if (client !== undefined) return (await client.send({ name, text, values })).rows
    const query: NamedQuery = { ...CompiledQuery.raw(text, [...values]), name }
    return (await db.executeQuery<Row>(query as CompiledQuery<Row>)).rows
  }
}

/** The members of the rows column by column, each column printed as an array that `unnest` takes. */
export function columnsOf<Row>(rows: readonly Row[], names: readonly (keyof Row & string)[]): string[] {
  return names.map((name) => printArray(rows.map((row) => row[name] as Element)))
}
