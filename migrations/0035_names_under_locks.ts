import { sql } from "kysely"
import { FILING_REQUIRE } from "./filing/require.ts"
import type { Step } from "./steps.ts"

/** One statement that locked a name and looked for it saw the names of the moment before the lock was free. */
export const steps: readonly Step[] = [
  { kind: "transaction", name: "names are looked for under their locks", statements: [sql.raw(FILING_REQUIRE)] },
]
