import { sql } from "kysely"
import { FILING_REQUIRE } from "./filing/require.ts"
import type { Step } from "./steps.ts"

/** Each call planned its statements anew, since PostgreSQL takes a plan for one family to be cheaper: two thirds of the call. */
export const steps: readonly Step[] = [
  { kind: "transaction", name: "what a batch requires is planned once", statements: [sql.raw(FILING_REQUIRE)] },
]
