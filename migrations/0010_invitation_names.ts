import { sql } from "kysely"
import type { Step } from "./steps.ts"

/** The name that whoever sends an invitation gives to the account that it makes. */
export const steps: readonly Step[] = [
  {
    kind: "transaction",
    name: "the column",
    statements: [sql`alter table invitations add column name text`],
  },
]
