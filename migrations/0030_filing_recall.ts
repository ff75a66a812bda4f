import { sql } from "kysely"
import { FILING_RECALL, SIMILAR_SUBJECTS } from "./filing/recall.ts"
import type { Step } from "./steps.ts"

export const steps: readonly Step[] = [
  {
    kind: "transaction",
    name: "one call reads what is remembered",
    statements: [SIMILAR_SUBJECTS, FILING_RECALL].map((statement) => sql.raw(statement)),
  },
]
