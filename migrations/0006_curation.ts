import { sql } from "kysely"
import { FILING_LOOK_UP } from "./curation/functions.ts"
import type { Step } from "./steps.ts"

/** What ends a conflict: also that the last claim of a side was moved to another subject. */
const RESOLUTIONS = "'person', 'retracted', 'corrected', 'rejudged', 'withdrawn', 'accepted', 'moved'"

/** The new constraint allows all that the old one did, so that an older version goes on writing. */
const WIDEN_RESOLUTIONS = [
  `alter table conflicts drop constraint if exists conflicts_resolution_check`,
  `alter table conflicts add constraint conflicts_resolution_check check (resolution in (${RESOLUTIONS})) not valid`,
]

const CHECK_RESOLUTIONS = [`alter table conflicts validate constraint conflicts_resolution_check`]

const ARCHIVE = [`alter table subjects add column archived_at timestamptz`, FILING_LOOK_UP]

/** Lists leave out what is archived: that is little, and looked through once for each list. */
const ARCHIVED = `create index concurrently if not exists subjects_archived on subjects (id) where archived_at is not null`

/** Null where a claim has one claimant, as every claim of an older version has. */
const CLAIMANTS = [`alter table claims add column further_claimants uuid[]`]

const BY_FURTHER = `create index concurrently if not exists claims_by_further_claimant on claims using gin (further_claimants)
  where further_claimants is not null`

const MERGES = [
  `create table subject_merges (from_id uuid primary key, merged_at timestamptz not null, record jsonb not null)`,
  `comment on table subject_merges is 'What a merge of subjects has to remember so that it can be undone.'`,
]

function step(name: string, statements: readonly string[]): Step {
  return { kind: "transaction", name, statements: statements.map((statement) => sql.raw(statement)) }
}

export const steps: readonly Step[] = [
  step("conflicts end by a move", WIDEN_RESOLUTIONS),
  step("all ends of conflicts are known", CHECK_RESOLUTIONS),
  step("subjects can be archived", ARCHIVE),
  { kind: "index", name: "subjects_archived", statement: sql.raw(ARCHIVED) },
  step("claims have several claimants", CLAIMANTS),
  { kind: "index", name: "claims_by_further_claimant", statement: sql.raw(BY_FURTHER) },
  step("merges can be undone", MERGES),
]
