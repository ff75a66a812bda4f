import type { Migration } from "kysely/migration"
import * as claimsAndConflicts from "./0001_claims_and_conflicts.ts"
import * as rulesAndWork from "./0002_rules_and_work.ts"
import * as imports from "./0003_imports.ts"

/** In the order they run. A migration that has been released is never edited: add the next one. */
export const migrations: Readonly<Record<string, Migration>> = {
  "0001_claims_and_conflicts": claimsAndConflicts,
  "0002_rules_and_work": rulesAndWork,
  "0003_imports": imports,
}
