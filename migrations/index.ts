import * as baseline from "./0001_baseline.ts"
import * as lists from "./0002_lists.ts"
import * as nameKeys from "./0003_name_keys.ts"
import * as records from "./0004_records.ts"
import * as files from "./0005_files.ts"
import * as curation from "./0006_curation.ts"
import * as verdicts from "./0007_verdicts.ts"
import * as lineWarnings from "./0008_line_warnings.ts"
import * as access from "./0009_access.ts"
import * as invitationNames from "./0010_invitation_names.ts"
import * as audit from "./0011_audit.ts"
import * as keyRates from "./0012_key_rates.ts"
import * as keptConflicts from "./0013_kept_conflicts.ts"
import * as candidates from "./0014_candidates.ts"
import * as erasure from "./0015_erasure.ts"
import * as articles from "./0016_articles.ts"
import * as newTerms from "./0017_new_terms.ts"
import * as articleTexts from "./0018_article_texts.ts"
import * as links from "./0019_links.ts"
import * as filing from "./0020_filing.ts"
import * as unreadNumbers from "./0021_unread_numbers.ts"
import * as sections from "./0022_sections.ts"
import * as leanConflicts from "./0023_lean_conflicts.ts"
import * as claimWords from "./0024_claim_words.ts"
import * as filingLane from "./0025_filing_lane.ts"
import * as keysOfClaims from "./0026_keys_of_claims.ts"
import * as erasedClaims from "./0027_erased_claims.ts"
import * as grounds from "./0028_grounds.ts"
import * as filingWrite from "./0029_filing_write.ts"
import * as filingRecall from "./0030_filing_recall.ts"
import * as importLines from "./0031_import_lines.ts"
import * as filingConflicts from "./0032_filing_conflicts.ts"
import * as recallByKeys from "./0033_recall_by_keys.ts"
import * as filingCreate from "./0034_filing_create.ts"
import * as namesUnderLocks from "./0035_names_under_locks.ts"
import * as recallInSteps from "./0036_recall_in_steps.ts"
import * as requireByKeys from "./0037_require_by_keys.ts"
import * as boundedRecall from "./0038_bounded_recall.ts"
import type { AnyMigration } from "./steps.ts"

/** In the order in which they run. A migration that has been released is never edited: add the next one. */
export const migrations: Readonly<Record<string, AnyMigration>> = {
  "0001_baseline": baseline,
  "0002_lists": lists,
  "0003_name_keys": nameKeys,
  "0004_records": records,
  "0005_files": files,
  "0006_curation": curation,
  "0007_verdicts": verdicts,
  "0008_line_warnings": lineWarnings,
  "0009_access": access,
  "0010_invitation_names": invitationNames,
  "0011_audit": audit,
  "0012_key_rates": keyRates,
  "0013_kept_conflicts": keptConflicts,
  "0014_candidates": candidates,
  "0015_erasure": erasure,
  "0016_articles": articles,
  "0017_new_terms": newTerms,
  "0018_article_texts": articleTexts,
  "0019_links": links,
  "0020_filing": filing,
  "0021_unread_numbers": unreadNumbers,
  "0022_sections": sections,
  "0023_lean_conflicts": leanConflicts,
  "0024_claim_words": claimWords,
  "0025_filing_lane": filingLane,
  "0026_keys_of_claims": keysOfClaims,
  "0027_erased_claims": erasedClaims,
  "0028_grounds": grounds,
  "0029_filing_write": filingWrite,
  "0030_filing_recall": filingRecall,
  "0031_import_lines": importLines,
  "0032_filing_conflicts": filingConflicts,
  "0033_recall_by_keys": recallByKeys,
  "0034_filing_create": filingCreate,
  "0035_names_under_locks": namesUnderLocks,
  "0036_recall_in_steps": recallInSteps,
  "0037_require_by_keys": requireByKeys,
  "0038_bounded_recall": boundedRecall,
}
