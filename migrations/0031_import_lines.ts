import { sql } from "kysely"
import { SAVE_IMPORT_LINES } from "./filing/import-lines.ts"
import type { Step } from "./steps.ts"

export const steps: readonly Step[] = [
  {
    kind: "transaction",
    name: "one call saves what became of lines of an import",
    statements: [sql.raw(SAVE_IMPORT_LINES)],
  },
]
