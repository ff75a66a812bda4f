import { sql } from "kysely"
import { FILING_CONFLICTS } from "./filing/conflicts.ts"
import type { Step } from "./steps.ts"

export const steps: readonly Step[] = [
  { kind: "transaction", name: "one call writes conflicts", statements: [sql.raw(FILING_CONFLICTS)] },
]
