import * as claimsAndConflicts from "./0001_claims_and_conflicts.ts"
import * as rulesAndWork from "./0002_rules_and_work.ts"
import * as imports from "./0003_imports.ts"
import * as disputes from "./0004_disputes.ts"
import * as filing from "./0005_filing.ts"
import * as searches from "./0006_searches.ts"
import * as filingByArrays from "./0007_filing_by_arrays.ts"
import * as importResults from "./0008_import_results.ts"
import * as claimsByPeriod from "./0009_claims_by_period.ts"
import * as orderOfEvents from "./0010_order_of_events.ts"
import type { AnyMigration } from "./steps.ts"

/** In the order they run. A migration that has been released is never edited: add the next one. */
export const migrations: Readonly<Record<string, AnyMigration>> = {
  "0001_claims_and_conflicts": claimsAndConflicts,
  "0002_rules_and_work": rulesAndWork,
  "0003_imports": imports,
  "0004_disputes": disputes,
  "0005_filing": filing,
  "0006_searches": searches,
  "0007_filing_by_arrays": filingByArrays,
  "0008_import_results": importResults,
  "0009_claims_by_period": claimsByPeriod,
  "0010_order_of_events": orderOfEvents,
}
