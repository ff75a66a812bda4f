import { sql } from "kysely"
import { FILING_CREATE } from "./filing/create.ts"
import type { Step } from "./steps.ts"

export const steps: readonly Step[] = [
  { kind: "transaction", name: "one call creates sources and subjects", statements: [sql.raw(FILING_CREATE)] },
]
