import { sql } from "kysely"
import { FILING_WRITE, KEEP_AUDIT, KEEP_NEW_TERMS } from "./filing/write.ts"
import type { Step } from "./steps.ts"

export const steps: readonly Step[] = [
  {
    kind: "transaction",
    name: "one call writes what is filed",
    statements: [FILING_WRITE, KEEP_NEW_TERMS, KEEP_AUDIT].map((statement) => sql.raw(statement)),
  },
]
