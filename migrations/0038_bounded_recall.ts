import { sql } from "kysely"
import { FILING_RECALL } from "./filing/recall.ts"
import type { Step } from "./steps.ts"

/** What one recall reads of all families together is bounded: a few hundred claims may name as many large families. */
export const steps: readonly Step[] = [
  { kind: "transaction", name: "a bounded recall", statements: [sql.raw(FILING_RECALL)] },
]
