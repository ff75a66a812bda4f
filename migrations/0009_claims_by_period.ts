import { sql } from "kysely"
import type { Step } from "./steps.ts"

/** Claims as of a day are found in the order of their list: each period by itself, of which those of many days are few. */
export const steps: readonly Step[] = [
  {
    kind: "index",
    name: "claims_by_period",
    statement: sql`create index concurrently claims_by_period
      on claims (as_of_from, as_of_to, published_at desc, id desc)`,
  },
  {
    kind: "index",
    name: "claims_of_many_days",
    statement: sql`create index concurrently claims_of_many_days on claims (as_of_from, as_of_to)
      where as_of_from < as_of_to`,
  },
  {
    kind: "function",
    name: "one index less",
    // claims_by_period begins with the same columns.
    run: async (db) => void (await sql`drop index concurrently if exists claims_by_as_of`.execute(db)),
  },
  {
    kind: "transaction",
    name: "settings by the transaction",
    // They cost 0.13 ms a call. Whoever calls it has set them for its transaction already: see BY_KEYS in src/store/connection/transaction.ts.
    statements: [sql`alter function filing_look_up(boolean, text[], uuid[], text[], uuid[], text[]) reset all`],
  },
]
