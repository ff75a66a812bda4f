import { sql } from "kysely"
import { DIRECTORY } from "./baseline/directory.ts"
import { FAMILIES } from "./baseline/families.ts"
import { AFTER_TABLES, BEFORE_TABLES } from "./baseline/functions.ts"
import { KEYS, LOCAL } from "./baseline/others.ts"
import type { Step } from "./steps.ts"

/** All of the schema as the first release has it. From that release on a migration is never edited: add the next one. */
const STATEMENTS = [...BEFORE_TABLES, ...DIRECTORY, ...FAMILIES, ...KEYS, ...LOCAL, ...AFTER_TABLES]

export const steps: readonly Step[] = [
  { kind: "transaction", name: "all of it", statements: STATEMENTS.map((statement) => sql.raw(statement)) },
]
