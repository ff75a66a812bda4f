import { sql } from "kysely"
import { FILING_RECALL, SIMILAR_SUBJECTS } from "./filing/recall.ts"
import type { Step } from "./steps.ts"

/** A name that no subject has costs one look-up more and no more than that, and one that is stored costs no search. */
export const steps: readonly Step[] = [
  {
    kind: "transaction",
    name: "a recall in steps",
    statements: [SIMILAR_SUBJECTS, FILING_RECALL].map((statement) => sql.raw(statement)),
  },
]
