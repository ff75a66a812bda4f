import { sql } from "kysely"
import { FILING_REQUIRE } from "./filing/require.ts"
import type { Step } from "./steps.ts"

export const steps: readonly Step[] = [
  { kind: "transaction", name: "what a batch requires", statements: [sql.raw(FILING_REQUIRE)] },
]
