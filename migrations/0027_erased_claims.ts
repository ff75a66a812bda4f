import { sql } from "kysely"
import type { Step } from "./steps.ts"

/** Claims without a text are few, and are looked through every minute for words that an older version has left behind. */
const INDEX = "create index concurrently claims_erased on claims (id) where erased_at is not null"

export const steps: readonly Step[] = [{ kind: "index", name: "claims_erased", statement: sql.raw(INDEX) }]
